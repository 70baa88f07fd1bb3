// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/message_geometry.h"

#include "client/chat/message_text.h"

#include <algorithm>
#include <cmath>

namespace gremio {

namespace {
constexpr int line = 20;
constexpr int caption = 16;
constexpr int beforeMeta = 13;
constexpr int metaHeight = 18; ///< its baseline lies a pixel under the text's
constexpr int quoteTop = 9;
constexpr int underQuote = 4;
constexpr int quoteText = 11; ///< from the bar to the words
constexpr int actionGap = 12;
} // namespace

int bubble::textWidth(int rowWidth)
{
    const int room = rowWidth - beside - right - leastBeside;
    return std::max(120, std::min(widest, room) - 2 * across);
}

MessageGeometry MessageGeometry::of(const MessageItem& item, const MessageText& text,
    const MessageMeasures& measures, int rowWidth, bool firstRow)
{
    MessageGeometry made;
    if (item.hole) {
        made.height = bubble::holeHeight;
        return made;
    }
    int y = 0;
    const auto separate = [&](QRectF& words) {
        y += firstRow && y == 0 ? bubble::betweenGroups + 6 : bubble::betweenGroups;
        words = QRectF(bubble::margin, y, rowWidth - bubble::margin - bubble::right, bubble::separator);
        y += bubble::separator;
    };
    if (item.startsDay)
        separate(made.day);
    if (item.newMessages > 0)
        separate(made.news);
    y += item.startsGroup || y > 0 ? bubble::betweenGroups : bubble::inGroup;
    const int most = bubble::textWidth(rowWidth);
    if (item.showsName) {
        made.name = QRectF(bubble::beside + bubble::across, y, std::min<qreal>(most, measures.name), caption);
        y += caption + bubble::inGroup;
    }

    // What the text needs; the time closes its last line where there is room for it.
    const qreal besideLast = text.lastLineWidth() + beforeMeta + measures.meta;
    const bool onLast = besideLast <= most;
    qreal inside = std::max(text.width(), onLast ? besideLast : measures.meta);
    if (item.quote)
        inside = std::max(inside, std::min<qreal>(most, measures.quote + quoteText));
    inside = std::ceil(std::min<qreal>(inside, most));
    const qreal wide = inside + 2 * bubble::across;
    const qreal left = item.mine ? rowWidth - bubble::right - wide : bubble::beside;
    int within = bubble::down;
    if (item.quote) {
        made.quote = QRectF(left + bubble::across, y + quoteTop, inside, bubble::quoteHeight);
        within = quoteTop + bubble::quoteHeight + underQuote;
    }
    made.text = QRectF(left + bubble::across, y + within, inside, text.height());
    within += text.height();
    if (!onLast)
        within += metaHeight;
    made.meta = QRectF(left + bubble::across, y + within - (onLast ? line - 1 : metaHeight), inside, line);
    within += bubble::down;
    made.bubble = QRectF(left, y, wide, within);
    y += within;
    if (!item.mine && item.endsGroup)
        made.avatar = QRectF(bubble::margin, y - bubble::avatar, bubble::avatar, bubble::avatar);
    if (item.mark == MessageItem::Mark::Failed) {
        const qreal right = rowWidth - bubble::right;
        made.discard = QRectF(right - measures.discard, y, measures.discard, bubble::failedHeight);
        made.retry =
            QRectF(made.discard.left() - actionGap - measures.retry, y, measures.retry, bubble::failedHeight);
        made.failed =
            QRectF(bubble::margin, y, made.retry.left() - actionGap - bubble::margin, bubble::failedHeight);
        y += bubble::failedHeight;
    }
    made.height = y;
    return made;
}

} // namespace gremio
