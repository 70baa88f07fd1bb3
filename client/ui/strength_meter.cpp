// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/strength_meter.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>

namespace gremio::ui {

namespace {
constexpr int kBars = 4;
constexpr int kThick = 4;
} // namespace

StrengthMeter::StrengthMeter(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StrengthMeter::setLevel(int level, const QString& word, bool enough)
{
    m_level = level;
    m_word = word;
    m_enough = enough;
    setAccessibleName(word);
    update();
}

QSize StrengthMeter::sizeHint() const
{
    return {200, typeToken(Type::Caption).line};
}

QSize StrengthMeter::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void StrengthMeter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const QFont font = theme.font(Type::Caption, QFont::Medium);
    const QColor ink = theme.color(m_enough ? Color::Success : Color::Warning);
    int right = width();
    if (!m_word.isEmpty()) {
        paintText(painter, rect(), font, ink, m_word, Qt::AlignRight | Qt::AlignVCenter);
        right -= textWidth(font, m_word) + space::m;
    }
    const double wide = (right - (kBars - 1) * space::xs) / double(kBars);
    for (int i = 0; i < kBars; ++i) {
        const QRectF bar(i * (wide + space::xs), (height() - kThick) / 2.0, wide, kThick);
        paintBox(painter, bar, kThick / 2.0, i < m_level ? ink : theme.color(Color::Border));
    }
}

} // namespace gremio::ui
