// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/timeline_model.h"

#include "client/chat/message_markup.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"

#include <QDateTime>
#include <QLocale>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int quoteLength = 200;

const UserId& senderOf(const TimelineRow& row, const UserId& me)
{
    return row.kind == TimelineRow::Kind::Outgoing ? me : row.message.senderId;
}

} // namespace

TimelineModel::TimelineModel(
    const ChatStore& store, const Outbox& outbox, const Clock& clock, QObject* parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_outbox(outbox)
    , m_clock(clock)
{
    connect(&store, &ChatStore::marksChanged, this, [this](const ChatId& chat) {
        if (m_timeline && m_timeline->chat() == chat && rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {MarkRole});
    });
}

void TimelineModel::setTimeZone(const QTimeZone& zone)
{
    if (zone == m_zone)
        return;
    beginResetModel();
    m_zone = zone;
    endResetModel();
}

void TimelineModel::setTimeline(Timeline* timeline)
{
    beginResetModel();
    if (m_timeline)
        m_timeline->disconnect(this);
    m_timeline = timeline;
    m_newAfter.reset();
    countNew();
    if (timeline) {
        connect(timeline, &Timeline::rowsAboutToBeInserted, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
        connect(timeline, &Timeline::rowsInserted, this, [this](int first, int last) {
            countNew();
            endInsertRows();
            touch(first - 1, first - 1);
            touch(last + 1, last + 1);
        });
        connect(timeline, &Timeline::rowsAboutToBeRemoved, this,
            [this](int first, int last) { beginRemoveRows({}, first, last); });
        connect(timeline, &Timeline::rowsRemoved, this, [this](int first) {
            countNew();
            endRemoveRows();
            touch(first - 1, first);
        });
        connect(timeline, &Timeline::rowsChanged, this, [this](int first, int last) {
            countNew();
            touch(first - 1, last + 1);
        });
        connect(timeline, &QObject::destroyed, this, [this] {
            beginResetModel();
            countNew();
            endResetModel();
        });
    }
    endResetModel();
}

void TimelineModel::touch(int first, int last)
{
    first = std::max(first, 0);
    last = std::min(last, rowCount() - 1);
    if (first <= last)
        Q_EMIT dataChanged(index(first), index(last));
}

void TimelineModel::setNewAfter(std::optional<qint64> seq)
{
    if (seq == m_newAfter)
        return;
    const int before = m_newRow;
    m_newAfter = seq;
    countNew();
    for (const int row : {before, m_newRow}) {
        if (row >= 0)
            touch(row - 1, row);
    }
}

void TimelineModel::countNew()
{
    m_newRow = -1;
    m_newCount = 0;
    if (!m_newAfter || !m_timeline)
        return;
    // From the end: what is new is there.
    for (int row = rowCount() - 1; row >= 0; --row) {
        const TimelineRow& line = m_timeline->row(row);
        if (line.kind == TimelineRow::Kind::Outgoing)
            continue;
        if (line.lastSeq <= *m_newAfter)
            break;
        if (line.kind == TimelineRow::Kind::Hole)
            continue;
        if (line.message.senderId == m_store.me() || line.message.deletedAt)
            continue;
        m_newRow = row;
        ++m_newCount;
    }
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_timeline ? 0 : m_timeline->rowCount();
}

QDateTime TimelineModel::when(int row) const
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(m_timeline->row(row).message.createdAt), m_zone);
}

QDate TimelineModel::today() const
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(m_clock.now()), m_zone).date();
}

const Person* TimelineModel::personOf(const UserId& user) const
{
    if (const Chat* chat = m_timeline ? m_store.find(m_timeline->chat()) : nullptr) {
        for (const ChatParticipant& one : chat->participants) {
            if (one.person.id == user)
                return &one.person;
        }
    }
    return nullptr;
}

QString TimelineModel::nameOf(const UserId& user) const
{
    const Person* person = personOf(user);
    return person ? PersonWords::name(person->displayName)
                  : tr("Somebody", "a participant whose name is not known");
}

/// By the same author, no more than a minute apart on the clock, nothing between them.
bool TimelineModel::belongTogether(int first, int second) const
{
    if (first < 0 || second >= rowCount() || isNewAt(second))
        return false;
    const TimelineRow& a = m_timeline->row(first);
    const TimelineRow& b = m_timeline->row(second);
    if (a.kind == TimelineRow::Kind::Hole || b.kind == TimelineRow::Kind::Hole
        || senderOf(a, m_store.me()) != senderOf(b, m_store.me()))
        return false;
    const qint64 minuteA = toMillis(a.message.createdAt) / 60'000;
    const qint64 minuteB = toMillis(b.message.createdAt) / 60'000;
    return std::llabs(minuteB - minuteA) <= 1 && when(first).date() == when(second).date();
}

MessageItem TimelineModel::item(int row) const
{
    const TimelineRow& line = m_timeline->row(row);
    MessageItem item;
    if (line.kind == TimelineRow::Kind::Hole) {
        item.hole = true;
        item.seq = line.message.seq;
        return item;
    }
    const Message& message = line.message;
    item.seq = message.seq;
    item.sender = senderOf(line, m_store.me());
    item.clientId = message.clientId;
    item.mine = item.sender == m_store.me();
    item.author = item.mine ? tr("You") : nameOf(item.sender);
    if (const Person* person = personOf(item.sender))
        item.avatarName = person->displayName;
    item.content = message.content;
    const QDateTime moment = when(row);
    item.day = moment.date();
    item.time = moment.time();
    item.edited = message.editedAt.has_value() && !message.deletedAt;
    item.deleted = message.deletedAt.has_value();
    if (line.kind == TimelineRow::Kind::Outgoing) {
        item.mark = line.sending == Sending::Failed ? MessageItem::Mark::Failed : MessageItem::Mark::Waiting;
        if (const OutgoingMessage* out = m_outbox.find(message.clientId);
            out && out->failure && item.mark == MessageItem::Mark::Failed)
            item.failure = ErrorWords::say(*out->failure);
    } else if (item.mine && !item.deleted) {
        switch (m_store.tick(message)) {
        case Tick::Sent:
            item.mark = MessageItem::Mark::Sent;
            break;
        case Tick::Delivered:
            item.mark = MessageItem::Mark::Delivered;
            break;
        case Tick::Read:
            item.mark = MessageItem::Mark::Read;
            break;
        }
    }
    if (message.replyTo && !item.deleted) {
        MessageItem::Quote quote{*message.replyTo, {}, tr("An earlier message")};
        if (const Message* answered = m_timeline->find(*message.replyTo)) {
            quote.author = answered->senderId == m_store.me() ? tr("You") : nameOf(answered->senderId);
            quote.text = answered->deletedAt ? tr("Message deleted")
                                             : plainMarkup(answered->content.left(quoteLength));
        }
        item.quote = quote;
    }
    const TimelineRow* above = row > 0 ? &m_timeline->row(row - 1) : nullptr;
    item.startsDay =
        !above || above->kind == TimelineRow::Kind::Hole || when(row - 1).date() != moment.date();
    item.newMessages = isNewAt(row) ? m_newCount : 0;
    item.startsGroup = !belongTogether(row - 1, row);
    item.endsGroup = !belongTogether(row, row + 1);
    const Chat* chat = m_store.find(m_timeline->chat());
    item.showsName = item.startsGroup && !item.mine && chat && chat->kind == ChatKind::Group;
    return item;
}

int TimelineModel::roughLength(int row) const
{
    const TimelineRow& line = m_timeline->row(row);
    return line.kind == TimelineRow::Kind::Hole ? -1 : static_cast<int>(line.message.content.size());
}

std::vector<qint64> TimelineModel::search(const SearchWords& words) const
{
    std::vector<qint64> hits;
    if (words.isEmpty())
        return hits;
    for (int row = rowCount() - 1; row >= 0; --row) {
        const TimelineRow& line = m_timeline->row(row);
        if (line.kind == TimelineRow::Kind::Message && !line.message.deletedAt
            && words.allIn(line.message.content))
            hits.push_back(line.message.seq);
    }
    return hits;
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return plainMarkup(m_timeline->row(index.row()).message.content);
    case Qt::AccessibleTextRole:
        return describe(index.row());
    default:
        return {};
    }
}

QString TimelineModel::markWord(MessageItem::Mark mark)
{
    switch (mark) {
    case MessageItem::Mark::Waiting:
        return tr("Waiting");
    case MessageItem::Mark::Failed:
        return tr("Not sent");
    case MessageItem::Mark::Sent:
        return tr("Sent");
    case MessageItem::Mark::Delivered:
        return tr("Delivered");
    case MessageItem::Mark::Read:
        return tr("Read");
    case MessageItem::Mark::None:
        break;
    }
    return {};
}

QString TimelineModel::newWords(int count)
{
    return tr("%n new message(s)", nullptr, count);
}

QString TimelineModel::dayWords(const QDate& day, const QDate& today)
{
    const qint64 ago = day.daysTo(today);
    if (ago == 0)
        return tr("Today");
    if (ago == 1)
        return tr("Yesterday");
    const QLocale locale;
    QString words;
    if (ago > 0 && ago < 7)
        words = locale.dayName(day.dayOfWeek());
    else if (day.year() == today.year())
        words = locale.toString(day, tr("dddd d MMMM", "weekday, day and month, a date format"));
    else
        words = locale.toString(day, tr("d MMMM yyyy", "day, month and year, a date format"));
    return words.left(1).toUpper() + words.mid(1);
}

QString TimelineModel::describe(int row) const
{
    const MessageItem shown = item(row);
    if (shown.hole)
        return tr("Messages that are not loaded yet");
    QStringList parts;
    if (shown.startsDay)
        parts << dayWords(shown.day, today());
    if (shown.newMessages > 0)
        parts << newWords(shown.newMessages);
    parts << shown.author;
    if (shown.quote)
        parts << (shown.quote->author.isEmpty()
                ? tr("in reply to an earlier message")
                : tr("in reply to %1: %2", "author, text").arg(shown.quote->author, shown.quote->text));
    parts << (shown.deleted ? tr("Message deleted") : plainMarkup(shown.content));
    if (shown.edited)
        parts << tr("edited");
    parts << QLocale().toString(shown.time, QLocale::ShortFormat);
    if (shown.mark != MessageItem::Mark::None)
        parts << markWord(shown.mark);
    if (!shown.failure.isEmpty())
        parts << shown.failure;
    return parts.join(u", "_s);
}

} // namespace gremio
