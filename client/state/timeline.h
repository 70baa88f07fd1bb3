// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/outgoing_message.h"

#include <QObject>

#include <deque>

namespace gremio {

/// One row of a chat. The rows of a timeline cover every `seq` one may see, in order: messages that are here,
/// holes for stretches that are not, and after them what I wrote and nobody has confirmed.
struct TimelineRow {
    enum class Kind { Message, Hole, Outgoing };

    Kind kind = Kind::Message;
    Message message; ///< Hole: only `seq`, its first; Outgoing: without `id`, `seq` 0, written at createdAt
    qint64 lastSeq = 0; ///< Hole: the last that is missing; otherwise message.seq
    bool loading = false; ///< Hole: some of it has been asked for
    Sending sending = Sending::Waiting; ///< Outgoing
};

/// The messages of one chat as far as they are here. Made for a list model: each change is announced before
/// and told after. Reading a row costs the same wherever it is; 100,000 of them are meant to be held. Only
/// ChatStore writes.
class Timeline : public QObject {
    Q_OBJECT

public:
    Timeline(const ChatId& chat, const UserId& me, QObject* parent = nullptr);

    const ChatId& chat() const { return m_chat; }
    int rowCount() const { return static_cast<int>(m_rows.size()); }
    const TimelineRow& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    /// The row of that message, or of the hole it is missing in; -1 where there is neither.
    int rowOf(qint64 seq) const;
    /// -1: not on its way out.
    int rowOf(const ClientMessageId& outgoing) const;
    /// The message, where it is here.
    const Message* find(qint64 seq) const;
    /// My newest message that nobody has deleted, among those here; null if there is none.
    const Message* myLast() const;
    /// Messages or holes have ever been told: until then it is not known whether the chat is empty.
    bool isKnown() const { return m_known; }

    /// Covers first..last: what is not here becomes a hole.
    void cover(qint64 first, qint64 last);
    /// In the order of `seq`, any number, known or not; older states of known ones are ignored.
    void put(const std::vector<Message>& messages);
    void setLoading(qint64 seq, bool loading);
    void putOutgoing(const OutgoingMessage& message);
    void removeOutgoing(const ClientMessageId& id);
    /// Everything but what is on its way out.
    void clear();

Q_SIGNALS:
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted(int first, int last);
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved(int first, int last);
    void rowsChanged(int first, int last);

private:
    int settledCount() const { return rowCount() - m_outgoing; }
    void putRun(const Message* first, const Message* last);
    bool settleOutgoing(const Message& message);
    void insert(int at, std::vector<TimelineRow> rows);
    void remove(int first, int last);

    ChatId m_chat;
    UserId m_me;
    std::deque<TimelineRow> m_rows;
    int m_outgoing = 0; ///< how many rows at the end are Outgoing
    bool m_known = false;
};

} // namespace gremio
