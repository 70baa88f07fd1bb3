// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/message_view.h"

#include "client/chat/chat_accessible.h"
#include "client/chat/jump_button.h"
#include "client/chat/timeline_model.h"
#include "client/ui/control_state.h"
#include "client/ui/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

// Where rows stand; message_view_input.cpp has what is done to them.
namespace gremio {

namespace {
constexpr int nearEnd = 8;
/// Holes are asked for when they come as near as so many viewports.
constexpr int holeReach = 2;
constexpr int markFor = 1600; // ms
constexpr int jumpMargin = 12;
} // namespace

MessageView::MessageView(TimelineModel& model, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_delegate(model)
    , m_jump(new JumpButton(this))
{
    installChatAccessibility();
    setObjectName(QStringLiteral("messageView"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // It paints nothing where there is nothing to scroll; text must not break anew when it comes.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    // It paints all of itself: what lies under it need not be painted in each frame.
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(20);
    m_jump->hide();
    connect(m_jump, &QAbstractButton::clicked, this, [this] {
        scrollToEnd();
        Q_EMIT endWanted();
    });
    // Several changes in one turn of the event loop are laid out once.
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &MessageView::arrange);
    m_markEnd.setSingleShot(true);
    connect(&m_markEnd, &QTimer::timeout, this, &MessageView::clearMark);
    connect(&ui::Theme::of(this), &ui::Theme::changed, this, [this] {
        m_delegate.forget();
        viewport()->update();
    });
    connectModel();
    onReset();
}

void MessageView::connectModel()
{
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex&, int first, int last) { onInserted(first, last); });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex&, int first, int last) { onRemoved(first, last); });
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
            onChanged(first.row(), last.row(), roles == QList<int>{TimelineModel::MarkRole});
        });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &MessageView::onReset);
}

std::vector<int> MessageView::guesses(int first, int last) const
{
    std::vector<int> all;
    all.reserve(static_cast<std::size_t>(last - first + 1));
    for (int row = first; row <= last; ++row)
        all.push_back(m_delegate.guess(viewport()->width(), row));
    return all;
}

void MessageView::onReset()
{
    m_current = -1;
    m_heights.reset(guesses(0, m_model.rowCount() - 1));
    m_anchor = {};
    arrange();
}

void MessageView::onInserted(int first, int last)
{
    m_heights.insert(first, guesses(first, last));
    if (m_anchor.row >= first)
        m_anchor.row += last - first + 1;
    if (m_current >= first)
        m_current += last - first + 1;
    later();
}

void MessageView::onRemoved(int first, int last)
{
    m_heights.remove(first, last);
    const int gone = last - first + 1;
    const auto follow = [&](int row) {
        return row > last ? row - gone : row >= first ? std::min(first, m_heights.count() - 1) : row;
    };
    m_anchor.row = follow(m_anchor.row);
    m_current = follow(m_current);
    later();
}

void MessageView::onChanged(int first, int last, bool marksOnly)
{
    if (!marksOnly) {
        for (int row = first; row <= std::min(last, m_heights.count() - 1); ++row)
            m_heights.doubt(row);
        later();
    }
    viewport()->update();
    if (m_current >= first && m_current <= last)
        tell(m_current);
}

void MessageView::later()
{
    viewport()->update();
    if (!m_later.isActive())
        m_later.start(0);
}

QStyleOptionViewItem MessageView::option(int row) const
{
    QStyleOptionViewItem option;
    option.initFrom(this);
    option.widget = this;
    option.rect = QRect(0, 0, viewport()->width(), m_heights.height(row));
    option.state.setFlag(QStyle::State_HasFocus, row == m_current && ui::hasKeyboardFocus(this));
    return option;
}

void MessageView::measure(int row)
{
    if (!m_heights.isMeasured(row))
        m_heights.measure(row, m_delegate.sizeHint(option(row), m_model.index(row)).height());
}

void MessageView::arrange()
{
    m_later.stop();
    if (m_arranging)
        return;
    m_arranging = true;
    // Measuring changes where rows stand, and that what can be seen: twice is enough in practice.
    for (int round = 0; round < 3; ++round) {
        const int before = verticalScrollBar()->value();
        const qint64 total = m_heights.total();
        arrangeOnce();
        if (before == verticalScrollBar()->value() && total == m_heights.total())
            break;
    }
    m_arranging = false;
    viewport()->update();
    look();
}

void MessageView::arrangeOnce()
{
    const int count = m_heights.count();
    const int high = viewport()->height();
    if (count == 0) {
        verticalScrollBar()->setRange(0, 0);
        return;
    }
    if (m_anchor.end || m_anchor.row < 0 || m_anchor.row >= count) {
        m_anchor.row = count - 1;
        measure(count - 1);
        m_anchor.y = high - m_heights.height(count - 1);
        m_anchor.end = true;
    } else {
        measure(m_anchor.row);
    }
    int y = m_anchor.y + m_heights.height(m_anchor.row);
    for (int row = m_anchor.row + 1; row < count && y < high; ++row) {
        measure(row);
        y += m_heights.height(row);
    }
    y = m_anchor.y;
    for (int row = m_anchor.row - 1; row >= 0 && y > 0; --row) {
        measure(row);
        y -= m_heights.height(row);
    }
    const qint64 most =
        std::min<qint64>(std::max<qint64>(0, m_heights.total() - high), std::numeric_limits<int>::max());
    const qint64 wanted = m_heights.top(m_anchor.row) - m_anchor.y;
    const auto value = static_cast<int>(std::clamp<qint64>(wanted, 0, most));
    verticalScrollBar()->setRange(0, static_cast<int>(most));
    verticalScrollBar()->setPageStep(high);
    verticalScrollBar()->setValue(value);
    if (value != wanted && !m_anchor.end) // there is nothing beyond: that is the place then
        m_anchor.y = static_cast<int>(m_heights.top(m_anchor.row) - value);
}

void MessageView::anchorAt(int value)
{
    const int high = viewport()->height();
    const int count = m_heights.count();
    m_anchor = {};
    if (count == 0 || value >= verticalScrollBar()->maximum() - nearEnd)
        return;
    m_anchor.end = false;
    // A row that was in sight before stays; what is guessed may turn out higher. Never a hole: what comes
    // out of it would push away what is read.
    int best = -1;
    const int first = m_heights.rowAt(value);
    for (int row = first; row < count && m_heights.top(row) < value + high; ++row) {
        if (m_model.roughLength(row) < 0)
            continue;
        if (best < 0)
            best = row;
        if (m_heights.isMeasured(row)) {
            best = row;
            break;
        }
    }
    m_anchor.row = best < 0 ? first : best;
    m_anchor.y = static_cast<int>(m_heights.top(m_anchor.row) - value);
}

void MessageView::scrollContentsBy(int, int)
{
    if (m_arranging)
        return;
    anchorAt(verticalScrollBar()->value());
    arrange();
}

/// Says what is near, and shows or hides the way to the end.
void MessageView::look()
{
    m_jump->setVisible(!isAtEnd());
    const int count = m_heights.count();
    if (count == 0 || !isVisible())
        return;
    const int value = verticalScrollBar()->value();
    const int high = std::max(1, viewport()->height());
    const int first = m_heights.rowAt(value);
    const qint64 reach = qint64(holeReach) * high;
    for (int row = first; row >= 0 && m_heights.top(row) + m_heights.height(row) > value - reach; --row) {
        if (m_model.roughLength(row) < 0) {
            Q_EMIT holeNear(m_model.item(row).seq, true);
            break;
        }
    }
    for (int row = first + 1; row < count && m_heights.top(row) < value + high + reach; ++row) {
        if (m_model.roughLength(row) < 0) {
            Q_EMIT holeNear(m_model.item(row).seq, false);
            break;
        }
    }
    Q_EMIT moved();
}

bool MessageView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - nearEnd;
}

QRect MessageView::rowRect(int row)
{
    measure(row);
    const qint64 shift = std::max<qint64>(0, viewport()->height() - m_heights.total());
    const qint64 y = m_heights.top(row) - verticalScrollBar()->value() + shift;
    return {0, static_cast<int>(y), viewport()->width(), m_heights.height(row)};
}

QRect MessageView::bubbleRect(int row)
{
    const QRect whole = rowRect(row);
    const MessageGeometry places = m_delegate.geometry(option(row), m_model.index(row));
    return places.bubble.translated(whole.topLeft()).toRect();
}

int MessageView::rowAt(const QPoint& viewportPoint) const
{
    // Few rows lie at the end of the viewport, next to the composer.
    const qint64 shift = std::max<qint64>(0, viewport()->height() - m_heights.total());
    const qint64 y = viewportPoint.y() + verticalScrollBar()->value() - shift;
    return y < 0 || y >= m_heights.total() ? -1 : m_heights.rowAt(y);
}

int MessageView::lastSeenRow()
{
    if (m_heights.count() == 0)
        return -1;
    int row = m_heights.rowAt(verticalScrollBar()->value() + viewport()->height() - 1);
    while (row > 0 && rowRect(row).bottom() > viewport()->height() + nearEnd)
        --row;
    return row;
}

void MessageView::scrollToEnd()
{
    m_anchor = {};
    arrange();
}

void MessageView::showRow(int row, Mark mark)
{
    if (row < 0 || row >= m_heights.count())
        return;
    measure(row);
    m_anchor.end = false;
    m_anchor.row = row;
    m_anchor.y = std::max(0, (viewport()->height() - m_heights.height(row)) / 2);
    arrange();
    if (mark != Mark::None) {
        m_delegate.setMarked(m_model.item(row).seq);
        m_markEnd.stop();
        if (mark == Mark::Moment)
            m_markEnd.start(markFor);
        viewport()->update();
    }
    anchorAt(verticalScrollBar()->value());
}

void MessageView::clearMark()
{
    m_markEnd.stop();
    m_delegate.setMarked(0);
    viewport()->update();
}

void MessageView::showRowAtTop(int row, int distance)
{
    m_anchor = {row, distance, false};
    arrange();
}

void MessageView::setBelow(int count)
{
    m_jump->setCount(count);
}

void MessageView::setFound(const SearchWords& words)
{
    m_delegate.setFound(words);
    viewport()->update();
}

void MessageView::paintEvent(QPaintEvent* event)
{
    if (m_later.isActive())
        arrange();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), ui::Theme::of(this).color(ui::Color::Window));
    const int count = m_heights.count();
    if (count == 0)
        return;
    for (int row = m_heights.rowAt(verticalScrollBar()->value()); row < count; ++row) {
        const QRect place = rowRect(row);
        if (place.top() > event->rect().bottom())
            break;
        if (place.bottom() < event->rect().top())
            continue;
        QStyleOptionViewItem shown = option(row);
        shown.rect = place;
        m_delegate.paint(&painter, shown, m_model.index(row));
    }
}

void MessageView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        for (int row = 0; row < m_heights.count(); ++row)
            m_heights.doubt(row);
    }
    m_jump->move(width() - bubble::margin - m_jump->width(), height() - jumpMargin - m_jump->height());
    m_jump->raise();
    arrange();
}

void MessageView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    arrange();
}

void MessageView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange
        || event->type() == QEvent::FontChange) {
        // Words of ours stand in the rows, and are as wide as they are.
        m_delegate.forget();
        onChanged(0, m_heights.count() - 1, false);
    }
    QAbstractScrollArea::changeEvent(event);
}

} // namespace gremio
