// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/timeline.h"

#include <algorithm>

namespace gremio {

namespace {

TimelineRow messageRow(const Message& message)
{
    TimelineRow row;
    row.message = message;
    row.lastSeq = message.seq;
    return row;
}

TimelineRow hole(const ChatId& chat, qint64 first, qint64 last, bool loading = false)
{
    TimelineRow row;
    row.kind = TimelineRow::Kind::Hole;
    row.message.chatId = chat;
    row.message.seq = first;
    row.lastSeq = last;
    row.loading = loading;
    return row;
}

} // namespace

Timeline::Timeline(const ChatId& chat, const UserId& me, QObject* parent)
    : QObject(parent)
    , m_chat(chat)
    , m_me(me)
{
}

int Timeline::rowOf(qint64 seq) const
{
    const auto end = m_rows.begin() + settledCount();
    const auto place = std::lower_bound(
        m_rows.begin(), end, seq, [](const TimelineRow& row, qint64 wanted) { return row.lastSeq < wanted; });
    return place != end && place->message.seq <= seq ? static_cast<int>(place - m_rows.begin()) : -1;
}

int Timeline::rowOf(const ClientMessageId& outgoing) const
{
    for (int at = settledCount(); at < rowCount(); ++at) {
        if (row(at).message.clientId == outgoing)
            return at;
    }
    return -1;
}

const Message* Timeline::find(qint64 seq) const
{
    const int at = rowOf(seq);
    return at >= 0 && row(at).kind == TimelineRow::Kind::Message ? &row(at).message : nullptr;
}

const Message* Timeline::myLast() const
{
    for (int at = settledCount() - 1; at >= 0; --at) {
        const TimelineRow& one = row(at);
        if (one.kind == TimelineRow::Kind::Message && one.message.senderId == m_me && !one.message.deletedAt)
            return &one.message;
    }
    return nullptr;
}

void Timeline::cover(qint64 first, qint64 last)
{
    m_known = true;
    if (first > last)
        return;
    const int settled = settledCount();
    if (settled == 0) {
        insert(0, {hole(m_chat, first, last)});
        return;
    }
    if (const qint64 from = row(0).message.seq; first < from) {
        if (row(0).kind == TimelineRow::Kind::Hole) {
            m_rows.front().message.seq = first;
            Q_EMIT rowsChanged(0, 0);
        } else {
            insert(0, {hole(m_chat, first, from - 1)});
        }
    }
    const int newest = settledCount() - 1;
    if (const qint64 until = row(newest).lastSeq; last > until) {
        if (row(newest).kind == TimelineRow::Kind::Hole) {
            m_rows[static_cast<std::size_t>(newest)].lastSeq = last;
            Q_EMIT rowsChanged(newest, newest);
        } else {
            insert(newest + 1, {hole(m_chat, until + 1, last)});
        }
    }
}

void Timeline::put(const std::vector<Message>& messages)
{
    std::vector<Message> sorted = messages;
    std::stable_sort(
        sorted.begin(), sorted.end(), [](const Message& a, const Message& b) { return a.seq < b.seq; });
    // Runs without a gap that fall into one hole, or behind the last row, are put in at once.
    std::size_t from = 0;
    while (from < sorted.size()) {
        const int at = rowOf(sorted[from].seq);
        if (at >= 0 && row(at).kind == TimelineRow::Kind::Message) {
            TimelineRow& known = m_rows[static_cast<std::size_t>(at)];
            if (sorted[from].rev > known.message.rev) {
                known.message = sorted[from];
                Q_EMIT rowsChanged(at, at);
            }
            ++from;
            continue;
        }
        const bool isBefore = at < 0 && settledCount() > 0 && sorted[from].seq < row(0).message.seq;
        const qint64 limit = at >= 0 ? row(at).lastSeq
            : isBefore               ? row(0).message.seq - 1
                                     : std::numeric_limits<qint64>::max();
        std::size_t until = from + 1;
        while (until < sorted.size() && sorted[until].seq == sorted[until - 1].seq + 1
            && sorted[until].seq <= limit)
            ++until;
        putRun(sorted.data() + from, sorted.data() + until);
        from = until;
    }
    m_known = m_known || !messages.empty();
}

void Timeline::putRun(const Message* first, const Message* last)
{
    // Most often one message of mine comes back and stands where it already is.
    if (last - first == 1 && settleOutgoing(*first))
        return;
    for (const Message* message = first; message != last && m_outgoing > 0; ++message) {
        if (message->senderId == m_me)
            removeOutgoing(message->clientId);
    }
    const qint64 from = first->seq;
    const qint64 until = (last - 1)->seq;
    std::vector<TimelineRow> rows;
    rows.reserve(static_cast<std::size_t>(last - first) + 1);
    for (const Message* message = first; message != last; ++message)
        rows.push_back(messageRow(*message));

    const int at = rowOf(from);
    if (at < 0) {
        // Before everything, or behind it, perhaps with a stretch between.
        if (const int settled = settledCount(); settled > 0) {
            if (until < row(0).message.seq)
                cover(until + 1, row(0).message.seq - 1);
            else if (row(settled - 1).lastSeq + 1 < from)
                cover(row(0).message.seq, from - 1);
        }
        const bool before = settledCount() > 0 && until < row(0).message.seq;
        insert(before ? 0 : settledCount(), std::move(rows));
        return;
    }
    const TimelineRow was = row(at);
    TimelineRow& rest = m_rows[static_cast<std::size_t>(at)];
    if (from == was.message.seq && until < was.lastSeq) {
        rest.message.seq = until + 1;
        rest.loading = false;
        insert(at, std::move(rows));
        Q_EMIT rowsChanged(at + static_cast<int>(last - first), at + static_cast<int>(last - first));
        return;
    }
    if (until < was.lastSeq)
        rows.push_back(hole(m_chat, until + 1, was.lastSeq, false));
    if (from > was.message.seq) {
        rest.lastSeq = from - 1;
        rest.loading = false;
        insert(at + 1, std::move(rows));
        Q_EMIT rowsChanged(at, at);
        return;
    }
    insert(at + 1, std::move(rows));
    remove(at, at);
}

bool Timeline::settleOutgoing(const Message& message)
{
    const int settled = settledCount();
    if (m_outgoing == 0 || message.senderId != m_me || rowOf(message.seq) >= 0)
        return false;
    TimelineRow& next = m_rows[static_cast<std::size_t>(settled)];
    const bool follows = settled == 0 ? message.seq == 1 : row(settled - 1).lastSeq + 1 == message.seq;
    if (next.message.clientId != message.clientId || !follows)
        return false;
    next = messageRow(message);
    --m_outgoing;
    Q_EMIT rowsChanged(settled, settled);
    return true;
}

void Timeline::setLoading(qint64 seq, bool loading)
{
    const int at = rowOf(seq);
    if (at < 0 || row(at).kind != TimelineRow::Kind::Hole || row(at).loading == loading)
        return;
    m_rows[static_cast<std::size_t>(at)].loading = loading;
    Q_EMIT rowsChanged(at, at);
}

void Timeline::putOutgoing(const OutgoingMessage& message)
{
    const int known = rowOf(message.clientId);
    if (known >= 0) {
        m_rows[static_cast<std::size_t>(known)].sending = message.state;
        Q_EMIT rowsChanged(known, known);
        return;
    }
    TimelineRow row;
    row.kind = TimelineRow::Kind::Outgoing;
    row.sending = message.state;
    row.message.chatId = m_chat;
    row.message.senderId = m_me;
    row.message.clientId = message.clientId;
    row.message.content = message.content;
    row.message.replyTo = message.replyTo;
    row.message.createdAt = message.writtenAt;
    const int at = rowCount();
    Q_EMIT rowsAboutToBeInserted(at, at);
    m_rows.push_back(std::move(row));
    ++m_outgoing;
    Q_EMIT rowsInserted(at, at);
}

void Timeline::removeOutgoing(const ClientMessageId& id)
{
    const int at = rowOf(id);
    if (at < 0)
        return;
    Q_EMIT rowsAboutToBeRemoved(at, at);
    m_rows.erase(m_rows.begin() + at);
    --m_outgoing;
    Q_EMIT rowsRemoved(at, at);
}

void Timeline::clear()
{
    if (const int settled = settledCount(); settled > 0)
        remove(0, settled - 1);
    m_known = false;
}

void Timeline::insert(int at, std::vector<TimelineRow> rows)
{
    if (rows.empty())
        return;
    const int last = at + static_cast<int>(rows.size()) - 1;
    Q_EMIT rowsAboutToBeInserted(at, last);
    m_rows.insert(
        m_rows.begin() + at, std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    Q_EMIT rowsInserted(at, last);
}

void Timeline::remove(int first, int last)
{
    Q_EMIT rowsAboutToBeRemoved(first, last);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    Q_EMIT rowsRemoved(first, last);
}

} // namespace gremio
