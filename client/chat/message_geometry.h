// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/message_item.h"

#include <QRectF>

namespace gremio {

class MessageText;

/// The measures of look.md for messages, in device-independent px.
namespace bubble {
constexpr int widest = 460;
constexpr int margin = 24; ///< of the page
constexpr int scrollBar = 10; ///< has its room whether it is there or not
constexpr int right = margin - scrollBar; ///< of a row; the margin of the page goes past the scroll bar
constexpr int avatar = 32;
constexpr int beside = margin + avatar + 8; ///< where bubbles of others begin
constexpr int across = 13; ///< edge to text
constexpr int down = 7;
constexpr int inGroup = 4;
constexpr int betweenGroups = 12;
constexpr int separator = 16; ///< the words of a day or of what is new
constexpr int quoteHeight = 32;
constexpr int failedHeight = 24;
constexpr int holeHeight = 216;
constexpr int leastBeside = 40; ///< on the side that the bubble does not touch
/// How wide text may run in a row of that width.
int textWidth(int rowWidth);
} // namespace bubble

/// Widths that depend on fonts and words, measured by whoever paints.
struct MessageMeasures {
    qreal meta = 0; ///< "edited · 11:19" and the tick
    qreal name = 0;
    qreal quote = 0; ///< the wider of author and text
    qreal retry = 0;
    qreal discard = 0;
};

/// Where the parts of a row stand, from its top left corner. Parts that are not there are null.
struct MessageGeometry {
    int height = 0;
    QRectF day;
    QRectF news;
    QRectF avatar;
    QRectF name;
    QRectF bubble;
    QRectF quote;
    QRectF text;
    QRectF meta;
    QRectF failed; ///< the words why, to the left of the two
    QRectF retry;
    QRectF discard;

    static MessageGeometry of(const MessageItem& item, const MessageText& text,
        const MessageMeasures& measures, int rowWidth, bool firstRow);
};

} // namespace gremio
