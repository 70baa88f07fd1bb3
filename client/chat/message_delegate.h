// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/message_geometry.h"
#include "client/chat/message_text.h"

#include <QAbstractItemDelegate>
#include <QCache>
#include <QPersistentModelIndex>

namespace gremio::ui {
class Theme;
}

namespace gremio {

class TimelineModel;

/// What stands at a point of a row.
struct MessageHit {
    enum class Kind { None, Bubble, Link, Quote, Retry, Discard };
    Kind kind = Kind::None;
    QUrl link = {};
    qint64 quoted = 0;
};

/// Paints the rows of a TimelineModel. What is laid out for a row is kept while it is in or near sight, and
/// made anew when its text, the width or the theme is another.
class MessageDelegate : public QAbstractItemDelegate {
    Q_OBJECT

public:
    explicit MessageDelegate(const TimelineModel& model, QObject* parent = nullptr);

    /// Words to mark wherever they stand.
    void setFound(const SearchWords& words) { m_found = words; }
    /// The message that was jumped to: it has an edge. 0: none.
    void setMarked(qint64 seq) { m_marked = seq; }
    qint64 marked() const { return m_marked; }
    /// Fonts or colours are others.
    void forget();

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// How high a row probably is, without looking at its text.
    int guess(int width, int row) const;

    MessageGeometry geometry(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    /// at: from the row's top left corner.
    MessageHit hit(const QStyleOptionViewItem& option, const QModelIndex& index, const QPointF& at) const;
    std::vector<QUrl> links(const QStyleOptionViewItem& option, const QModelIndex& index) const;

private:
    struct Laid {
        MessageItem item;
        int width = 0;
        std::unique_ptr<MessageText> text;
    };
    struct Look {
        TextLook in;
        TextLook out;
        TextLook gone; ///< deleted
    };

    const Look& look(const QWidget* widget) const;
    const Laid& laid(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    MessageGeometry geometryOf(const Laid& laid, const QWidget* widget, bool firstRow) const;
    QString metaWords(const MessageItem& item) const;
    void paintHole(QPainter& painter, const QRectF& rect, const ui::Theme& theme) const;
    void paintSeparators(QPainter& painter, const MessageItem& item, const MessageGeometry& places,
        const ui::Theme& theme) const;
    void paintBubble(QPainter& painter, const Laid& laid, const MessageGeometry& places,
        const QStyleOptionViewItem& option) const;
    void paintMeta(QPainter& painter, const MessageItem& item, const QRectF& place, const QColor& ink,
        const ui::Theme& theme) const;
    void paintFailure(QPainter& painter, const MessageItem& item, const MessageGeometry& places,
        const ui::Theme& theme) const;

    const TimelineModel& m_model;
    SearchWords m_found;
    qint64 m_marked = 0;
    mutable std::shared_ptr<Look> m_look;
    mutable QCache<QByteArray, Laid> m_cache;
};

} // namespace gremio
