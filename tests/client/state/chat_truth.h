// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/chat_store.h"
#include "shared/core/json_encoding.h"

#include <algorithm>
#include <random>

namespace gremio::test {

/// What a server would know of one private chat, and what it would tell (realtime.md, What is promised about
/// messages).
struct ChatTruth {
    /// One thing that a client is told live.
    struct Event {
        std::optional<Message> message;
        std::optional<MarkMoved> mark;
        bool read = false;

        void applyTo(ChatStore& store) const
        {
            if (message)
                store.applyMessage(*message);
            else
                store.applyMark(*mark, read);
        }
    };

    Instant now = instantFromMillis(1'000'000);
    ChatId id = ChatId::generate(now);
    UserId ana = UserId::generate(now);
    UserId ben = UserId::generate(now);
    qint64 rev = 0;
    std::vector<Message> all;
    std::vector<ChatParticipant> participants;

    ChatTruth() { start(); }

    void start()
    {
        participants.clear();
        for (const UserId& user : {ana, ben}) {
            ChatParticipant one;
            one.person.id = user;
            participants.push_back(one);
        }
    }

    ChatParticipant& participant(const UserId& user)
    {
        return *std::find_if(participants.begin(), participants.end(),
            [&](const ChatParticipant& one) { return one.person.id == user; });
    }

    Chat chat(const UserId& me) const
    {
        Chat chat;
        chat.id = id;
        chat.participants = participants;
        chat.lastSeq = static_cast<qint64>(all.size());
        chat.rev = rev;
        if (!all.empty())
            chat.lastMessage = all.back();
        for (const ChatParticipant& one : participants) {
            if (one.person.id == me)
                chat.unread = chat.lastSeq - one.readSeq;
        }
        chat.createdAt = instantFromMillis(1'000'000);
        chat.mayWrite = true;
        return chat;
    }

    const std::vector<Message>& messages() const { return all; }
    std::vector<Message> messages(qint64 first, qint64 last) const
    {
        return {all.begin() + (first - 1), all.begin() + last};
    }

    Message send(const UserId& by, const QString& content)
    {
        Message message;
        message.id = MessageId::generate(now);
        message.chatId = id;
        message.seq = static_cast<qint64>(all.size()) + 1;
        message.rev = ++rev;
        message.senderId = by;
        message.clientId = ClientMessageId::generate(now);
        message.content = content;
        message.createdAt = now;
        all.push_back(message);
        ChatParticipant& sender = participant(by);
        sender.readSeq = sender.deliveredSeq = message.seq;
        sender.rev = rev;
        return message;
    }

    void replace(const Message& message) { all[static_cast<std::size_t>(message.seq - 1)] = message; }

    MarkMoved mark(const UserId& by, qint64 seq, bool read)
    {
        ChatParticipant& who = participant(by);
        ++rev;
        who.deliveredSeq = std::max(who.deliveredSeq, seq);
        if (read)
            who.readSeq = std::max(who.readSeq, seq);
        who.rev = rev;
        return {id, seq, by, rev, now};
    }

    ChatChanges changes(qint64 after, int limit) const
    {
        std::vector<qint64> revs;
        for (const Message& message : all)
            revs.push_back(message.rev);
        for (const ChatParticipant& one : participants)
            revs.push_back(one.rev);
        std::sort(revs.begin(), revs.end());
        revs.erase(revs.begin(), std::upper_bound(revs.begin(), revs.end(), after));
        ChatChanges page;
        page.more = revs.size() > static_cast<std::size_t>(limit);
        page.rev = page.more ? revs[static_cast<std::size_t>(limit) - 1] : rev;
        const auto isIn = [&](qint64 candidate) { return candidate > after && candidate <= page.rev; };
        for (const Message& message : all) {
            if (isIn(message.rev))
                page.messages.push_back(message);
        }
        std::sort(page.messages.begin(), page.messages.end(),
            [](const Message& a, const Message& b) { return a.rev < b.rev; });
        for (const ChatParticipant& one : participants) {
            if (isIn(one.rev))
                page.participants.push_back(one);
        }
        return page;
    }

    /// A message, an edit, a deletion or a mark that moves.
    Event somethingHappens(std::mt19937& random)
    {
        using namespace Qt::StringLiterals;
        const auto upTo = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
        const UserId who = upTo(1) ? ana : ben;
        const qint64 seq = 1 + upTo(static_cast<int>(all.size()) - 1);
        now += std::chrono::seconds(1);
        Event event;
        switch (upTo(3)) {
        case 0: {
            Message& message = all[static_cast<std::size_t>(seq - 1)];
            if (!message.deletedAt) {
                message.rev = ++rev;
                message.content = upTo(3) ? u"edited at %1"_s.arg(rev) : QString();
                (message.content.isEmpty() ? message.deletedAt : message.editedAt) = now;
                event.message = message;
                return event;
            }
            break;
        }
        case 1: {
            const bool read = upTo(1);
            const ChatParticipant& one = participant(who);
            if (seq > (read ? one.readSeq : one.deliveredSeq)) {
                event.mark = mark(who, seq, read);
                event.read = read;
                return event;
            }
            break;
        }
        default:
            break;
        }
        event.message = send(who, u"sent at %1"_s.arg(rev + 1));
        return event;
    }
};

} // namespace gremio::test
