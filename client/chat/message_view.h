// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/message_delegate.h"
#include "client/chat/row_heights.h"

#include <QAbstractScrollArea>
#include <QStyleOptionViewItem>
#include <QTimer>

namespace gremio {

class JumpButton;
class TimelineModel;

/// The rows of a chat. Lays out only what is in sight; the rest is guessed, so a chat of any length opens at
/// once. What one looks at stays where it is when rows come above it, and at the end one stays at the end.
/// Keyboard: Up, Down, Home, End, page keys move; Enter acts; R, E, Delete, Ctrl+C as in the context menu.
class MessageView : public QAbstractScrollArea {
    Q_OBJECT

public:
    /// The model must outlive the view.
    explicit MessageView(TimelineModel& model, QWidget* parent = nullptr);

    TimelineModel& model() const { return m_model; }
    MessageDelegate& delegate() { return m_delegate; }
    const RowHeights& heights() const { return m_heights; }

    /// The row that the keyboard is on; -1 for none.
    int currentRow() const { return m_current; }
    void setCurrentRow(int row);
    /// Its place in the viewport, in sight or not. Measures it.
    QRect rowRect(int row);
    QRect bubbleRect(int row);
    int rowAt(const QPoint& viewportPoint) const;
    /// The last row whose end can be seen; -1 without rows.
    int lastSeenRow();
    bool isAtEnd() const;

    void scrollToEnd();
    /// An edge around the row that was jumped to: for a moment, or until clearMark().
    enum class Mark { None, Moment, Stays };
    /// Brings the row into the middle.
    void showRow(int row, Mark mark = Mark::None);
    void clearMark();
    /// Brings the row's top to that distance from the top of the viewport.
    void showRowAtTop(int row, int distance);
    /// How many have come below while one looks at older ones.
    void setBelow(int count);
    /// Marked wherever they stand.
    void setFound(const SearchWords& words);

Q_SIGNALS:
    /// A hole is in or near sight. older: it is above what one looks at.
    void holeNear(qint64 seq, bool older);
    /// Something else can be seen than before.
    void moved();
    void replyWanted(int row);
    void editWanted(int row);
    void deleteWanted(int row);
    void copyWanted(int row);
    void menuWanted(int row, const QPoint& global);
    void linkWanted(const QUrl& link);
    void quoteWanted(qint64 seq);
    void retryWanted(int row);
    void discardWanted(int row);
    void endWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// What must not move: a row, and where its top is in the viewport.
    struct Anchor {
        int row = -1;
        int y = 0;
        bool end = true; ///< the end of all rows stays at the end of the viewport
    };

    void connectModel();
    void onInserted(int first, int last);
    void onRemoved(int first, int last);
    void onChanged(int first, int last, bool marksOnly);
    void onReset();
    std::vector<int> guesses(int first, int last) const;
    QStyleOptionViewItem option(int row) const;
    void measure(int row);
    void arrange();
    void arrangeOnce();
    void anchorAt(int value);
    void later();
    void look();
    void act(int row, const MessageHit& hit);
    void activate(int row);
    void moveTo(int row);
    void tell(int row);

    TimelineModel& m_model;
    MessageDelegate m_delegate;
    RowHeights m_heights;
    Anchor m_anchor;
    int m_current = -1;
    bool m_arranging = false;
    QTimer m_later;
    QTimer m_markEnd;
    MessageHit m_pressed;
    int m_pressedRow = -1;
    JumpButton* m_jump;
};

} // namespace gremio
