// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/message_markup.h"
#include "client/chat/search_words.h"

#include <QColor>
#include <QFont>
#include <QTextLayout>

#include <memory>

class QPainter;

namespace gremio {

/// What a text is laid out with. Sizes in device-independent px.
struct TextLook {
    QFont font;
    QFont codeFont;
    QColor ink;
    QColor link;
    QColor codeGround;
    QColor found; ///< under what was searched for
    int line = 20; ///< from one line to the next
};

/// The text of one message, laid out for one width. Costs no more than its own lines: made when it comes into
/// sight, thrown away when it has been out of it for long. GUI thread.
class MessageText {
public:
    MessageText(const QString& source, const TextLook& look, qreal maxWidth);

    qreal width() const { return m_width; }
    int height() const { return m_height; }
    /// Where the last line ends, for the time that may stand behind it.
    qreal lastLineWidth() const { return m_lastLine; }

    /// found: marked wherever they stand.
    void draw(
        QPainter& painter, const QPointF& at, const TextLook& look, const SearchWords& found = {}) const;
    /// The link at a point, or an empty one. The point counts from the text's top left corner.
    QUrl linkAt(const QPointF& point) const;
    /// All links, in the order of the text.
    std::vector<QUrl> links() const;

private:
    struct Laid {
        MarkupBlock block;
        std::unique_ptr<QTextLayout> layout;
        int top = 0;
        int height = 0;
        qreal left = 0;
    };

    void lay(Laid& laid, const TextLook& look, qreal maxWidth);

    std::vector<Laid> m_blocks;
    qreal m_width = 0;
    qreal m_lastLine = 0;
    int m_height = 0;
};

} // namespace gremio
