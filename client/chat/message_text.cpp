// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/message_text.h"

#include "client/ui/painting.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace gremio {

namespace {

constexpr int gapHeight = 8;
constexpr int itemIndent = 20;
constexpr int codePadding = 8;
constexpr int codeRadius = 4;

bool isEmoji(char32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x200D || c == 0xFE0F;
}

/// Emoji are drawn smaller than letters of their size: a little more makes them as high.
void markEmoji(const QString& text, const TextLook& look, QList<QTextLayout::FormatRange>& formats)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
        if (isEmoji(c)) {
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(at);
            range.length = pair ? 2 : 1;
            range.format.setProperty(QTextFormat::FontPixelSize, look.font.pixelSize() + 3);
            formats.append(range);
        }
        at += pair ? 1 : 0;
    }
}

QList<QTextLayout::FormatRange> formatsOf(const MarkupBlock& block, const TextLook& look)
{
    QList<QTextLayout::FormatRange> formats;
    for (const MarkupSpan& span : block.spans) {
        QTextLayout::FormatRange range;
        range.start = span.start;
        range.length = span.length;
        if (span.bold)
            range.format.setFontWeight(QFont::DemiBold);
        if (span.italic)
            range.format.setFontItalic(true);
        if (span.code) {
            range.format.setFont(look.codeFont, QTextCharFormat::FontPropertiesSpecifiedOnly);
            range.format.setBackground(look.codeGround);
        }
        if (!span.link.isEmpty()) {
            range.format.setForeground(look.link);
            range.format.setFontUnderline(true);
        }
        formats.append(range);
    }
    markEmoji(block.text, look, formats);
    return formats;
}

QTextOption wrapping()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

} // namespace

MessageText::MessageText(const QString& source, const TextLook& look, qreal maxWidth)
{
    for (MarkupBlock& block : parseMarkup(source)) {
        Laid laid;
        laid.block = std::move(block);
        laid.top = m_height;
        lay(laid, look, maxWidth);
        m_height += laid.height;
        m_blocks.push_back(std::move(laid));
    }
    if (m_blocks.empty())
        m_height = look.line;
}

void MessageText::lay(Laid& laid, const TextLook& look, qreal maxWidth)
{
    if (laid.block.kind == MarkupBlock::Kind::Gap) {
        laid.height = gapHeight;
        m_lastLine = 0;
        return;
    }
    const bool isCode = laid.block.kind == MarkupBlock::Kind::Code;
    const int around = isCode ? codePadding : 0;
    laid.left = laid.block.kind == MarkupBlock::Kind::Item ? itemIndent : around;
    QString text = laid.block.text;
    if (isCode)
        text.replace(u'\n', QChar::LineSeparator);
    const QFont& font = isCode ? look.codeFont : look.font;
    laid.layout = std::make_unique<QTextLayout>(text, font);
    laid.layout->setTextOption(wrapping());
    laid.layout->setFormats(formatsOf(laid.block, look));
    laid.layout->setCacheEnabled(true);
    // Every line has the same distance from the next, whatever emoji or other script stands in it, and text
    // lies where a Label of that height would put it.
    const QFontMetricsF metrics(font);
    const qreal ascent = std::round(metrics.ascent());
    const qreal above = std::floor((look.line - ascent - std::round(metrics.descent())) / 2);
    int top = around;
    laid.layout->beginLayout();
    for (QTextLine line = laid.layout->createLine(); line.isValid(); line = laid.layout->createLine()) {
        line.setLineWidth(std::max(1.0, maxWidth - laid.left - around));
        line.setPosition({0, top + above + ascent - line.ascent()});
        top += look.line;
        m_lastLine = laid.left + line.naturalTextWidth() + around;
        m_width = std::max(m_width, m_lastLine);
    }
    laid.layout->endLayout();
    laid.height = top + around;
    if (isCode)
        m_lastLine = maxWidth; // the time does not stand in the code's box
}

void MessageText::draw(
    QPainter& painter, const QPointF& at, const TextLook& look, const SearchWords& found) const
{
    painter.setPen(look.ink);
    for (const Laid& laid : m_blocks) {
        if (!laid.layout)
            continue;
        const QPointF place(at.x() + laid.left, at.y() + laid.top);
        if (laid.block.kind == MarkupBlock::Kind::Code) {
            ui::paintBox(painter, QRectF(at.x(), at.y() + laid.top + 2, m_width, laid.height - 4), codeRadius,
                look.codeGround);
            painter.setPen(look.ink);
        }
        if (!laid.block.marker.isEmpty()) {
            ui::paintText(painter, QRectF(at.x(), place.y(), itemIndent, look.line), look.font, look.ink,
                laid.block.marker);
            painter.setPen(look.ink);
        }
        QList<QTextLayout::FormatRange> marks;
        for (const SearchWords::Place& hit : found.placesIn(laid.block.text)) {
            QTextLayout::FormatRange range;
            range.start = hit.start;
            range.length = hit.length;
            range.format.setBackground(look.found);
            marks.append(range);
        }
        laid.layout->draw(&painter, place, marks);
    }
}

QUrl MessageText::linkAt(const QPointF& point) const
{
    for (const Laid& laid : m_blocks) {
        if (!laid.layout || point.y() < laid.top || point.y() >= laid.top + laid.height)
            continue;
        for (int i = 0; i < laid.layout->lineCount(); ++i) {
            const QTextLine line = laid.layout->lineAt(i);
            const QPointF inside = point - QPointF(laid.left, laid.top);
            const bool here = inside.y() >= line.y() && inside.y() < line.y() + line.height();
            if (!here || inside.x() < 0 || inside.x() > line.naturalTextWidth())
                continue;
            const int place = line.xToCursor(inside.x(), QTextLine::CursorOnCharacter);
            for (const MarkupSpan& span : laid.block.spans) {
                if (place >= span.start && place < span.start + span.length)
                    return span.link;
            }
        }
    }
    return {};
}

std::vector<QUrl> MessageText::links() const
{
    std::vector<QUrl> all;
    for (const Laid& laid : m_blocks) {
        for (const MarkupSpan& span : laid.block.spans) {
            if (!span.link.isEmpty() && (all.empty() || all.back() != span.link))
                all.push_back(span.link);
        }
    }
    return all;
}

} // namespace gremio
