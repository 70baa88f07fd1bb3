// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/week_legend.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QPainter>

namespace gremio {

namespace {

constexpr int height_ = 36;
constexpr int signWidth = 16;
constexpr int signHeight = 12;

} // namespace

WeekLegend::WeekLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WeekLegend::setFreeWords(const QString& words)
{
    m_free = words;
    setAccessibleName(words);
    update();
}

QSize WeekLegend::sizeHint() const
{
    return {200, height_};
}

void WeekLegend::paintEvent(QPaintEvent*)
{
    using ui::Color;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ui::Theme& theme = ui::Theme::of(this);
    const QFont font = theme.font(ui::Type::Caption);
    struct Sign {
        QString words;
        Color fill;
        Color edge;
        bool bar;
        bool dashed;
    };
    std::vector<Sign> signs{{tr("You learn"), Color::Surface, Color::AccentText, true, false},
        {tr("You mentor"), Color::AccentSoft, Color::AccentText, true, false},
        {tr("Proposed"), Color::Surface, Color::AccentText, false, true},
        {tr("Completed", "a sign in the legend"), Color::NeutralSoft, Color::Control, false, false},
        {tr("Cancelled", "a sign in the legend"), Color::Window, Color::Text3, false, true}};
    if (!m_free.isEmpty())
        signs.push_back({m_free, Color::Free, Color::Border, false, false});
    int left = 0;
    for (const Sign& sign : signs) {
        const int wide = signWidth + ui::space::s + ui::textWidth(font, sign.words);
        if (left + wide > width())
            break;
        const QRectF box(left + 0.5, (height() - signHeight) / 2 + 0.5, signWidth - 1, signHeight - 1);
        QPen pen(theme.color(sign.edge), 1);
        if (sign.dashed)
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(theme.color(sign.fill));
        painter.drawRoundedRect(box, 3, 3);
        if (sign.bar)
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), theme.color(sign.edge));
        const QRect words(left + signWidth + ui::space::s, 0, wide - signWidth - ui::space::s, height());
        ui::paintText(painter, words, font, theme.color(Color::Text2), sign.words);
        left += wide + ui::space::l;
    }
}

} // namespace gremio
