// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/send_group.h"
#include "tests/server/chat/stage.h"

#include <QRandomGenerator>
#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

/// What somebody's app holds of a chat: told only by changes, now and then.
struct Device {
    UserId user;
    ChatId chat;
    qint64 rev = 0;
    std::map<qint64, Message> messages;
    std::map<UserId, ChatParticipant> people;

    void catchUp(Stage& stage, int limit)
    {
        bool more = true;
        while (more) {
            const ChatChanges page = stage.changes(user, chat, rev, limit);
            for (const Message& message : page.messages)
                messages[message.seq] = message;
            for (const ChatParticipant& participant : page.participants)
                people[participant.person.id] = participant;
            if (page.rev < rev || (page.more && page.rev == rev))
                qFatal("the changes do not go on from rev %lld", rev);
            rev = page.rev;
            more = page.more;
        }
    }

    bool holdsWhatIsThere(Stage& stage) const
    {
        const Chat there = stage.see(user, chat);
        std::vector<Message> loaded;
        std::optional<qint64> before;
        bool more = true;
        while (more) {
            const History page = stage.history(user, chat, 100, before);
            loaded.insert(loaded.begin(), page.items.begin(), page.items.end());
            more = page.more;
            if (more)
                before = page.items.front().seq;
        }
        std::vector<Message> held;
        for (const auto& [seq, message] : messages)
            held.push_back(message);
        std::map<UserId, ChatParticipant> loadedPeople;
        for (const ChatParticipant& participant : there.participants)
            loadedPeople.emplace(participant.person.id, participant);
        return held == loaded && people == loadedPeople && rev == there.rev;
    }
};

} // namespace

/// Anything by anybody at any time; and after each round what must hold does.
class InvariantsTest : public QObject {
    Q_OBJECT

    /// One after the other, or several at once.
    static void play(Stage& stage, const std::vector<UserId>& people, const std::vector<ChatId>& chats,
        QRandomGenerator& dice, int steps)
    {
        QSemaphore done;
        for (int i = 0; i < steps; ++i) {
            const UserId user = people[dice.bounded(quint32(people.size()))];
            const ChatId chat = chats[dice.bounded(quint32(chats.size()))];
            const qint64 seq = 1 + dice.bounded(40);
            const int what = dice.bounded(100);
            const ClientMessageId client = stage.client();
            const QString text = u"word %1"_s.arg(i);
            stage.base.database().write(
                [=](Transaction& tx) {
                    if (what < 40)
                        ChatService::send(tx, user, {chat, client, MessageType::Text, text, {}});
                    else if (what < 55)
                        ChatService::edit(tx, user, {chat, seq, text});
                    else if (what < 65)
                        ChatService::remove(tx, user, {chat, seq});
                    else if (what < 80)
                        ChatService::markDelivered(tx, user, {chat, seq});
                    else if (what < 97)
                        ChatService::markRead(tx, user, {chat, seq});
                    else
                        ChatService::hide(tx, user, chat);
                },
                [&done](std::exception_ptr) { done.release(); },
                dice.bounded(2) == 0 ? chat::writeHint(chat) : storage::WriteHint{});
        }
        QVERIFY(done.tryAcquire(steps, 60'000));
    }

private Q_SLOTS:
    void holdAfterAnything_data() { engines(); }
    void holdAfterAnything()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 4);
        QRandomGenerator dice(20261121);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const UserId cleo = stage.person(u"Cleo"_s);
        const std::vector people{ana, ben, cleo};
        std::vector<ChatId> chats{stage.join(ana, ben), stage.join(cleo, ana)};
        chats.push_back(stage.group(ana, {ben, cleo}));
        std::vector<Device> devices;
        for (const UserId user : people) {
            for (const Chat& chat : stage.list(user)) {
                Device device;
                device.user = user;
                device.chat = chat.id;
                devices.push_back(device);
            }
        }
        QCOMPARE(devices.size(), std::size_t(7));
        std::map<ChatId, qint64> revs;
        for (int round = 0; round < 12; ++round) {
            play(stage, people, chats, dice, 60);
            if (QTest::currentTestFailed())
                return;
            for (const ChatId id : chats) {
                const Chat chat = stage.see(ana, id);
                QVERIFY(chat.rev >= revs[id]);
                revs[id] = chat.rev;
                QVERIFY(chat.rev > chat.lastSeq);
                const History all = stage.history(ana, id, 1'000'000);
                QCOMPARE(all.items.size(), static_cast<std::size_t>(chat.lastSeq));
                std::set<qint64> used;
                qint64 expected = 0;
                qint64 gone = 0;
                const qint64 mine = std::find_if(
                    chat.participants.begin(), chat.participants.end(), [&](const ChatParticipant& one) {
                        return one.person.id == ana;
                    })->readSeq;
                for (const Message& message : all.items) {
                    QCOMPARE(message.seq, ++expected); // no gap
                    QVERIFY(message.rev <= chat.rev);
                    QVERIFY(used.insert(message.rev).second); // no two changes share one
                    gone += message.seq > mine && message.deletedAt ? 1 : 0;
                }
                QCOMPARE(chat.unread, chat.lastSeq - mine - gone);
                for (const ChatParticipant& participant : chat.participants) {
                    QVERIFY(participant.rev <= chat.rev);
                    QVERIFY(participant.readSeq <= participant.deliveredSeq);
                    QVERIFY(participant.deliveredSeq <= chat.lastSeq);
                }
                if (engine == Engine::Sqlite || round == 11)
                    QVERIFY(chat.lastMessage
                        == (all.items.empty() ? std::optional<Message>() : all.items.back()));
            }
            for (Device& device : devices) {
                if (dice.bounded(3) > 0)
                    device.catchUp(stage, 1 + dice.bounded(30)); // others are away for longer
            }
        }
        for (Device& device : devices) {
            device.catchUp(stage, 5);
            QVERIFY(device.holdsWhatIsThere(stage));
        }
    }

    /// Who reads changes while others write never misses one.
    void catchUpWhileOthersWrite_data() { engines(); }
    void catchUpWhileOthersWrite()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 4);
        QRandomGenerator dice(7);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const ChatId chat = stage.join(ana, ben);
        std::atomic<bool> over = false;
        Device device;
        device.user = ben;
        device.chat = chat;
        std::thread reader([&] {
            while (!over)
                device.catchUp(stage, 3);
        });
        for (int round = 0; round < 5; ++round)
            play(stage, {ana, ben}, {chat}, dice, 80);
        over = true;
        reader.join();
        device.catchUp(stage, 3);
        QVERIFY(device.holdsWhatIsThere(stage));
    }
};

QTEST_GUILESS_MAIN(InvariantsTest)
#include "invariants_test.moc"
