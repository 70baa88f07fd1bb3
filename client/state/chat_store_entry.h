// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/chat_store.h"

#include <algorithm>

namespace gremio {

/// One chat with what is known about how much of it is known; for the sources of ChatStore.
struct ChatStore::Entry {
    Chat chat;
    qint64 synced = 0; ///< what is here is true up to this rev
    std::set<qint64> ahead; ///< applied, but something before them is missing
    qint64 notified = 0; ///< messages up to this one are no news
    qint64 readHere = 0; ///< my mark, which the server may not know yet
    qint64 toldAt = 0; ///< the rev at which the server last told all of the chat
    qint64 deletedThen = 0; ///< how many of the unread were deleted by then
    std::set<qint64> deletedSince;
    Instant activity{};
    std::unique_ptr<Timeline> timeline;

    ChatParticipant* participant(const UserId& user)
    {
        for (ChatParticipant& one : chat.participants) {
            if (one.person.id == user)
                return &one;
        }
        return nullptr;
    }
    qint64 readSeq(const UserId& user)
    {
        const ChatParticipant* one = participant(user);
        return one ? one->readSeq : 0;
    }
    qint64 myReadSeq(const UserId& me) { return std::max(readHere, readSeq(me)); }
    void tookAll(const UserId& me) { tookAllAt(readSeq(me)); }
    /// The chat's unread ones were counted from that mark on.
    void tookAllAt(qint64 read)
    {
        const qint64 all = std::max<qint64>(0, chat.lastSeq - std::max(read, chat.visibleFromSeq - 1));
        toldAt = chat.rev;
        deletedThen = std::max<qint64>(0, all - chat.unread);
        deletedSince.clear();
    }
    /// Deleted ones are not waited for.
    void countUnread(const UserId& me)
    {
        const qint64 read = std::max(myReadSeq(me), chat.visibleFromSeq - 1);
        const qint64 all = std::max<qint64>(0, chat.lastSeq - read);
        deletedSince.erase(deletedSince.begin(), deletedSince.upper_bound(read));
        if (all == 0)
            deletedThen = 0;
        chat.unread = std::max<qint64>(0, all - deletedThen - static_cast<qint64>(deletedSince.size()));
    }
    bool comesBefore(const Entry& other) const
    {
        return std::pair(activity, chat.id) > std::pair(other.activity, other.chat.id);
    }
    void raise(qint64 rev)
    {
        chat.rev = std::max(chat.rev, rev);
        if (rev > synced)
            ahead.insert(rev);
        while (!ahead.empty() && *ahead.begin() <= synced + 1) {
            synced = std::max(synced, *ahead.begin());
            ahead.erase(ahead.begin());
        }
    }
};

} // namespace gremio
