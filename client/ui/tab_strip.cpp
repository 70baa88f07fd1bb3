// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/tab_strip.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>

namespace gremio::ui {

namespace {
constexpr int kHeight = 40;
} // namespace

TabStrip::TabStrip(const QStringList& words, QWidget* parent)
    : WordChoice(words, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QRect TabStrip::tabRect(int index) const
{
    const QFont font = Theme::of(this).font(Type::Body, QFont::Medium);
    const QFont bold = Theme::of(this).font(Type::Body, QFont::DemiBold);
    int x = 0;
    for (int i = 0; i < index; ++i) {
        x += textWidth(i == current() ? bold : font, words()[i]) + space::xl;
    }
    return {x, 0, textWidth(index == current() ? bold : font, words()[index]), kHeight};
}

int TabStrip::wordAt(const QPoint& position) const
{
    for (int i = 0; i < words().size(); ++i) {
        if (tabRect(i).adjusted(-space::m, 0, space::m, 0).contains(position)) {
            return i;
        }
    }
    return -1;
}

QSize TabStrip::sizeHint() const
{
    return {words().isEmpty() ? 0 : tabRect(static_cast<int>(words().size()) - 1).right() + 1, kHeight};
}

QRect TabStrip::ringRect() const
{
    return words().isEmpty() ? QRect() : tabRect(current()).adjusted(-4, 8, 4, -6);
}

void TabStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Color::Border));
    for (int i = 0; i < words().size(); ++i) {
        const QRect tab = tabRect(i);
        const bool chosen = i == current();
        const Color ink = chosen ? Color::AccentText : i == hovered() ? Color::Text : Color::Text2;
        paintText(painter, tab, theme.font(Type::Body, chosen ? QFont::DemiBold : QFont::Medium),
            theme.color(ink), words()[i]);
        if (chosen) {
            painter.fillRect(QRect(tab.left(), height() - 2, tab.width(), 2), theme.color(Color::AccentText));
        }
    }
}

} // namespace gremio::ui
