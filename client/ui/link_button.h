// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"
#include "client/ui/icon.h"
#include "client/ui/tokens.h"

#include <QtWidgets/QAbstractButton>

namespace gremio::ui {

/// Words in accent-text that act, without edge or padding: "All requests", "Forgotten?".
class LinkButton : public QAbstractButton, public RingTarget {
    Q_OBJECT

public:
    explicit LinkButton(const QString& text, QWidget* parent = nullptr, Type type = Type::Body);

    void setGlyph(Icon icon);
    void setColor(Color color, QFont::Weight weight = QFont::Medium);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QRect ringRect() const override { return rect(); }
    int ringRadius() const override { return 4; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Type m_type;
    Color m_color = Color::AccentText;
    QFont::Weight m_weight = QFont::Medium;
    Icon m_icon = Icon::None;
};

} // namespace gremio::ui
