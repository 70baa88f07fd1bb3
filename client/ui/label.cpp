// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/label.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QToolTip>

#include <cmath>

namespace gremio::ui {

namespace {

constexpr int kManyLines = 10'000;

/// Breaks text into lines of the given width; the last of `most` lines is elided. Returns the lines.
QStringList broken(const QString& text, const QFont& font, qreal width, int most, bool* elided)
{
    QStringList lines;
    const QFontMetricsF metrics(font);
    const QStringList paragraphs = text.split(u'\n');
    for (qsizetype p = 0; p < paragraphs.size(); ++p) {
        const QString& paragraph = paragraphs[p];
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            const int start = line.textStart();
            const bool last = lines.size() + 1 == most;
            const bool more = start + line.textLength() < paragraph.size() || p + 1 < paragraphs.size();
            if (last && more) {
                // What is left goes on this line and is cut; a further paragraph is hinted at by the dots.
                QString rest = paragraph.mid(start);
                if (start + line.textLength() >= paragraph.size()) {
                    rest += QChar(0x2026);
                }
                lines << metrics.elidedText(rest, Qt::ElideRight, width);
                *elided = true;
                layout.endLayout();
                return lines;
            }
            lines << paragraph.mid(start, line.textLength()).trimmed();
        }
        layout.endLayout();
        if (lines.size() == most && p + 1 < paragraphs.size()) {
            *elided = true;
            return lines;
        }
    }
    return lines;
}

} // namespace

Label::Label(QWidget* parent)
    : Label(QString(), Type::Body, Color::Text, parent)
{
}

Label::Label(const QString& text, Type type, Color color, QWidget* parent)
    : QLabel(parent)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setType(type);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Label::setType(Type type)
{
    m_type = type;
    m_weight = typeToken(type).weight;
    updateGeometry();
    update();
}

void Label::setWeight(QFont::Weight weight)
{
    m_weight = weight;
    updateGeometry();
    update();
}

void Label::setColor(Color color)
{
    m_color = color;
    update();
}

void Label::setLines(int lines)
{
    m_lines = lines;
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(lines == 0);
    policy.setVerticalPolicy(lines == 0 ? QSizePolicy::Minimum : QSizePolicy::Fixed);
    if (lines != 1) {
        policy.setHorizontalPolicy(QSizePolicy::Ignored);
    }
    setSizePolicy(policy);
    updateGeometry();
    update();
}

void Label::setTabular(bool tabular)
{
    m_tabular = tabular;
    updateGeometry();
    update();
}

void Label::setStruck(bool struck)
{
    m_struck = struck;
    update();
}

QFont Label::textFont() const
{
    QFont font = Theme::of(this).font(m_type, m_weight);
    font.setStrikeOut(m_struck);
    return font;
}

bool Label::isElided() const
{
    const QRect inside = contentsRect();
    if (m_lines == 1) {
        return !m_tabular && textWidth(textFont(), text()) > inside.width() + 1;
    }
    bool elided = false;
    broken(text(), textFont(), inside.width(), m_lines == 0 ? kManyLines : m_lines, &elided);
    return elided;
}

QSize Label::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const int line = typeToken(m_type).line;
    const QFont font = textFont();
    const int width =
        m_tabular ? static_cast<int>(std::ceil(tabularWidth(font, text()))) : textWidth(font, text());
    const int wide = m_lines == 1 ? width : std::min(width, 320);
    const int high = m_lines == 0 ? heightForWidth(wide) : m_lines * line + margins.top() + margins.bottom();
    return {wide + margins.left() + margins.right(), high};
}

QSize Label::minimumSizeHint() const
{
    const int line = typeToken(m_type).line;
    const QMargins margins = contentsMargins();
    const int high = std::max(1, m_lines) * line + margins.top() + margins.bottom();
    if (m_tabular) {
        return {sizeHint().width(), high}; // times and counts are never cut
    }
    return {std::min(sizeHint().width(), 24), high};
}

bool Label::hasHeightForWidth() const
{
    return m_lines == 0;
}

int Label::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const int line = typeToken(m_type).line;
    if (m_lines != 0) {
        return m_lines * line + margins.top() + margins.bottom();
    }
    bool elided = false;
    const auto lines = broken(
        text(), textFont(), std::max(1, width - margins.left() - margins.right()), kManyLines, &elided);
    return static_cast<int>(std::max<qsizetype>(1, lines.size())) * line + margins.top() + margins.bottom();
}

void Label::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont font = textFont();
    const QColor color = Theme::of(this).color(isEnabled() ? m_color : Color::Disabled);
    const QRect inside = contentsRect();
    const Qt::Alignment across = alignment() & Qt::AlignHorizontal_Mask;
    if (m_tabular) {
        paintTabular(painter, inside, font, color, text(), across | Qt::AlignVCenter);
        return;
    }
    if (m_lines == 1) {
        paintText(painter, inside, font, color, text(), across | Qt::AlignVCenter);
        return;
    }
    const int line = typeToken(m_type).line;
    bool elided = false;
    int y = inside.top();
    for (const QString& part :
        broken(text(), font, inside.width(), m_lines == 0 ? kManyLines : m_lines, &elided)) {
        paintText(painter, QRectF(inside.left(), y, inside.width() + 1, line), font, color, part,
            across | Qt::AlignVCenter);
        y += line;
    }
}

bool Label::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (isElided()) {
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
        } else {
            QToolTip::hideText();
            event->ignore();
        }
        return true;
    }
    return QLabel::event(event);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, Label::minimumSizeHint().height()};
}

} // namespace gremio::ui
