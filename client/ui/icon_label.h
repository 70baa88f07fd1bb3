// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"
#include "client/ui/tokens.h"

#include <QtWidgets/QWidget>

namespace gremio::ui {

class Label;

/// A small icon and words beside it, both in one colour: "London, 10:22 there now".
class IconLabel : public QWidget {
    Q_OBJECT

public:
    IconLabel(Icon icon, const QString& text, Type type = Type::Caption, Color color = Color::Text2,
        QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const;
    void setGlyph(Icon icon);
    /// The icon in another colour than the words.
    void setGlyphColor(Color color);
    Label* label() const { return m_label; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    Color m_glyphColor;
    Label* m_label;
};

} // namespace gremio::ui
