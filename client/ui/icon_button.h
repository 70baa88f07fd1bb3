// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"
#include "client/ui/icon.h"
#include "client/ui/tokens.h"

#include <QtWidgets/QAbstractButton>

namespace gremio::ui {

/// A 32 px icon alone. Its name is its tooltip and its accessible name, so it must have one.
class IconButton : public QAbstractButton, public RingTarget {
    Q_OBJECT

public:
    IconButton(Icon icon, const QString& name, QWidget* parent = nullptr);

    void setGlyph(Icon icon);
    void setName(const QString& name);
    /// Side of the square in px (32), and of the icon's box (20 or 16).
    void setBox(int side, int iconBox = 20);
    void setColor(Color color);
    /// A dot at the icon's top right: something new is behind it. Said in words too: `word` joins the name.
    void setDot(bool dot, const QString& word = {});

    QSize sizeHint() const override { return {m_side, m_side}; }
    QRect ringRect() const override { return rect(); }
    int ringRadius() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void name();

    Icon m_icon;
    QString m_name;
    QString m_dotWord;
    int m_side = 32;
    int m_iconBox = 20;
    Color m_color = Color::Text2;
    bool m_dot = false;
};

} // namespace gremio::ui
