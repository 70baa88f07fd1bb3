// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/chat/stage.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::vector<qint64> seqs(const std::vector<Message>& messages)
{
    std::vector<qint64> all;
    for (const Message& message : messages)
        all.push_back(message.seq);
    return all;
}

} // namespace

class MessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statements_data() { engines(); }
    void statements()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        QCOMPARE(base.brokenStatements(), QStringList());
    }

    void send_data() { engines(); }
    void send()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        QCOMPARE(two.see(two.ana, two.chat).rev, 1);
        const Message first = two.say(two.ana, two.chat, u"Hello"_s);
        QCOMPARE(first.seq, 1);
        QCOMPARE(first.rev, 2);
        QCOMPARE(first.createdAt, two.base.clock.now());
        const Message second = two.say(two.ben, two.chat, u"¡Hola! 😀"_s, 1);
        QCOMPARE(second.seq, 2);
        QCOMPARE(second.rev, 3);
        QCOMPARE(second.replyTo, std::optional<qint64>(1));
        QVERIFY(two.history(two.ana, two.chat).items == (std::vector<Message>{first, second}));
        QCOMPARE(two.told(), (QStringList{u"sent 1 to Ana Ben"_s, u"sent 2 to Ana Ben"_s}));
        // Who writes has read what stands before.
        const Chat seen = two.see(two.ben, two.chat);
        QCOMPARE(seen.unread, 0);
        QCOMPARE(seen.lastSeq, 2);
        QVERIFY(seen.lastMessage == second);
        for (const ChatParticipant& participant : seen.participants)
            QCOMPARE(participant.readSeq, participant.person.id == two.ben ? 2 : 1);
        QCOMPARE(two.see(two.ana, two.chat).unread, 1);
    }

    void sameClientId_data() { engines(); }
    void sameClientId()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        const UserId cleo = two.person(u"Cleo"_s);
        const ChatId other = two.join(two.ana, cleo);
        const ClientMessageId id = two.client();
        const Message stored = two.sayAs(two.ana, two.chat, id, u"Once"_s);
        two.told();
        two.base.clock.advance(1h);
        QVERIFY(two.sayAs(two.ana, two.chat, id, u"Once"_s) == stored);
        QVERIFY(two.sayAs(two.ana, two.chat, id, u"Something else"_s) == stored);
        QVERIFY(two.sayAs(two.ana, other, id, u"Elsewhere"_s) == stored);
        QCOMPARE(two.told(), QStringList());
        QCOMPARE(two.see(two.ana, two.chat).rev, stored.rev);
        QCOMPARE(two.see(two.ana, other).lastSeq, 0);
        // Another sender's ids are their own.
        QCOMPARE(two.sayAs(two.ben, two.chat, id, u"Mine"_s).seq, 2);
        // The answer stays the same when writing is over, or the message is another one by now.
        two.remove(two.ben, two.chat, 2);
        QVERIFY(two.sayAs(two.ben, two.chat, id, u"Mine"_s).deletedAt.has_value());
        two.part(two.ana, two.ben);
        QVERIFY(two.sayAs(two.ana, two.chat, id, u"Once"_s) == stored);
        QCOMPARE(problemOf([&] { two.say(two.ana, two.chat, u"New"_s); }),
            std::optional(ErrorCode::ChatNotAllowed));
    }

    void replies_data() { engines(); }
    void replies()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        for (const qint64 nothing : {1, 2, 99})
            QCOMPARE(problemOf([&] { two.say(two.ana, two.chat, u"Re"_s, nothing); }),
                std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(two.say(two.ana, two.chat, u"Hello"_s).seq, 1); // nothing was counted
    }

    void editUntilRead_data() { engines(); }
    void editUntilRead()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        two.say(two.ana, two.chat, u"Helo"_s);
        two.say(two.ana, two.chat, u"World"_s);
        two.told();
        two.base.clock.advance(1s);
        const Message edited = two.edit(two.ana, two.chat, 1, u"Hello"_s);
        QCOMPARE(edited.content, u"Hello"_s);
        QCOMPARE(edited.editedAt, std::optional(two.base.clock.now()));
        QCOMPARE(edited.rev, 4);
        QCOMPARE(two.told(), QStringList{u"edited 1 to Ana Ben"_s});
        two.markDelivered(two.ben, two.chat, 2);
        two.edit(two.ana, two.chat, 2, u"World!"_s); // come, but not read
        two.markRead(two.ana, two.chat, 2); // by oneself: nothing new
        two.markRead(two.ben, two.chat, 1);
        two.told();
        QCOMPARE(problemOf([&] { two.edit(two.ana, two.chat, 1, u"Late"_s); }),
            std::optional(ErrorCode::AlreadyRead));
        QCOMPARE(problemOf([&] { two.remove(two.ana, two.chat, 1); }), std::optional(ErrorCode::AlreadyRead));
        QVERIFY(two.edit(two.ana, two.chat, 1, u"Hello"_s) == edited); // says so already: the answer was lost
        QCOMPARE(two.told(), QStringList());
        QCOMPARE(two.edit(two.ana, two.chat, 2, u"Everybody"_s).seq, 2);
        QCOMPARE(problemOf([&] { two.edit(two.ben, two.chat, 2, u"Mine"_s); }),
            std::optional(ErrorCode::Forbidden));
        QCOMPARE(problemOf([&] { two.edit(two.ana, two.chat, 3, u"What"_s); }),
            std::optional(ErrorCode::NotFound));
    }

    void tombstones_data() { engines(); }
    void tombstones()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        two.say(two.ana, two.chat, u"Secret"_s);
        two.say(two.ana, two.chat, u"Open"_s);
        two.told();
        const Message gone = two.remove(two.ana, two.chat, 1);
        QCOMPARE(gone.content, QString());
        QVERIFY(gone.deletedAt.has_value());
        QCOMPARE(two.told(), QStringList{u"deleted 1 to Ana Ben"_s});
        QVERIFY(two.remove(two.ana, two.chat, 1) == gone);
        QCOMPARE(two.told(), QStringList());
        QCOMPARE(problemOf([&] { two.edit(two.ana, two.chat, 1, u"Back"_s); }),
            std::optional(ErrorCode::MessageDeleted));
        QVERIFY(two.history(two.ben, two.chat).items.front() == gone);
        QCOMPARE(two.see(two.ben, two.chat).unread, 1); // what is gone is nothing to read
    }

    void marks_data() { engines(); }
    void marks()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        for (int i = 0; i < 5; ++i)
            two.say(two.ana, two.chat, u"Word"_s);
        two.told();
        QCOMPARE(two.markDelivered(two.ben, two.chat, 3).rev, 7);
        QCOMPARE(two.markRead(two.ben, two.chat, 4).rev, 8); // what is read has come, too
        QCOMPARE(two.told(), (QStringList{u"delivered 3 to Ana Ben"_s, u"read 4 to Ana Ben"_s}));
        for (const qint64 seq : {1, 3, 4}) {
            const MarkMoved read = two.markRead(two.ben, two.chat, seq);
            QCOMPARE(read.seq, 4);
            QCOMPARE(read.rev, 8);
            QCOMPARE(two.markDelivered(two.ben, two.chat, seq).seq, 4);
        }
        QCOMPARE(two.told(), QStringList());
        QCOMPARE(two.see(two.ben, two.chat).unread, 1);
        for (const bool read : {true, false})
            QCOMPARE(problemOf([&] {
                read ? two.markRead(two.ben, two.chat, 6) : two.markDelivered(two.ben, two.chat, 6);
            }),
                std::optional(ErrorCode::ValidationFailed));
    }

    void marksGoForwardWhoeverWritesThem_data() { engines(); }
    void marksGoForwardWhoeverWritesThem()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        two.say(two.ana, two.chat, u"One"_s);
        two.markRead(two.ben, two.chat, 1);
        const auto refused = [&](const char* sql) {
            try {
                two.base.execute(QString::fromLatin1(sql));
                return false;
            } catch (const std::exception&) {
                return true;
            }
        };
        QVERIFY(refused("UPDATE chat_participants SET read_seq = 0"));
        QVERIFY(refused("UPDATE chat_participants SET delivered_seq = 0, read_seq = 0"));
        QVERIFY(refused("UPDATE chat_participants SET rev = 0"));
        QVERIFY(refused("UPDATE chats SET rev = rev - 1"));
        QVERIFY(refused("UPDATE chats SET last_seq = 0"));
        QVERIFY(!refused("UPDATE chats SET rev = rev + 1"));
    }

    void history_data() { engines(); }
    void history()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        for (int i = 1; i <= 10; ++i)
            two.say(two.ana, two.chat, QString::number(i));
        const auto page = [&](int limit, std::optional<qint64> before, std::optional<qint64> after) {
            const History found = two.history(two.ben, two.chat, limit, before, after);
            return std::pair(seqs(found.items), found.more);
        };
        using Seqs = std::vector<qint64>;
        QCOMPARE(page(3, {}, {}), std::pair(Seqs({8, 9, 10}), true));
        QCOMPARE(page(10, {}, {}).second, false);
        QCOMPARE(page(3, 8, {}), std::pair(Seqs({5, 6, 7}), true));
        QCOMPARE(page(3, 4, {}), std::pair(Seqs({1, 2, 3}), false));
        QCOMPARE(page(3, 1, {}), std::pair(Seqs(), false));
        QCOMPARE(page(3, {}, 0), std::pair(Seqs({1, 2, 3}), true));
        QCOMPARE(page(3, {}, 7), std::pair(Seqs({8, 9, 10}), false));
        QCOMPARE(page(3, {}, 10), std::pair(Seqs(), false));
        QCOMPARE(page(5, 6, 3), std::pair(Seqs({4, 5}), false));
    }

    void changesComeInPages_data() { engines(); }
    void changesComeInPages()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        for (int i = 0; i < 7; ++i)
            two.say(i % 2 == 0 ? two.ana : two.ben, two.chat, u"Word"_s);
        two.remove(two.ana, two.chat, 7);
        const qint64 now = two.see(two.ana, two.chat).rev;
        for (int limit = 1; limit <= 12; ++limit) {
            std::map<qint64, Message> messages;
            std::map<UserId, ChatParticipant> people;
            qint64 after = 0;
            int rounds = 0;
            ChatChanges page;
            do {
                page = two.changes(two.ana, two.chat, after, limit);
                QVERIFY(!page.more || page.rev > after);
                QVERIFY(
                    page.messages.size() + page.participants.size() < static_cast<std::size_t>(limit) + 2);
                for (const Message& message : page.messages) {
                    QVERIFY(message.rev > after);
                    messages[message.seq] = message;
                }
                for (const ChatParticipant& participant : page.participants)
                    people[participant.person.id] = participant;
                after = page.rev;
                QVERIFY(++rounds < 20);
            } while (page.more);
            QCOMPARE(after, now);
            std::vector<Message> all;
            for (const auto& [seq, message] : messages)
                all.push_back(message);
            QVERIFY(all == two.history(two.ana, two.chat).items);
            QCOMPARE(people.size(), std::size_t(2));
        }
        QVERIFY(two.changes(two.ana, two.chat, now).messages.empty());
        QCOMPARE(two.changes(two.ana, two.chat, now + 100).rev, now);
    }

    void notTheirs_data() { engines(); }
    void notTheirs()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        two.say(two.ana, two.chat, u"Between us"_s);
        const UserId eve = two.person(u"Eve"_s);
        two.join(two.ana, eve); // knows one of them
        const auto nothing = [](auto f) { return problemOf(f) == ErrorCode::NotFound; };
        QVERIFY(nothing([&] { two.say(eve, two.chat, u"Hi"_s); }));
        QVERIFY(nothing([&] { two.edit(eve, two.chat, 1, u"Hi"_s); }));
        QVERIFY(nothing([&] { two.remove(eve, two.chat, 1); }));
        QVERIFY(nothing([&] { two.markRead(eve, two.chat, 1); }));
        QVERIFY(nothing([&] { two.markDelivered(eve, two.chat, 1); }));
        QVERIFY(nothing([&] { two.history(eve, two.chat); }));
        QVERIFY(nothing([&] { two.changes(eve, two.chat, 0); }));
        QVERIFY(nothing([&] { two.see(eve, two.chat); }));
        QVERIFY(nothing([&] { two.write([&](Transaction& tx) { ChatService::hide(tx, eve, two.chat); }); }));
        QVERIFY(nothing(
            [&] { two.read([&](Transaction& tx) { return ChatService::people(tx, eve, two.chat); }); }));
        QVERIFY(nothing(
            [&] { two.read([&](Transaction& tx) { return ChatService::mayWrite(tx, eve, two.chat); }); }));
    }
};

QTEST_GUILESS_MAIN(MessagesTest)
#include "messages_test.moc"
