// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_search.h"
#include "server/chat/send_group.h"
#include "server/moderation/block_service.h"
#include "tests/server/chat/stage.h"
#include "tests/support/race.h"

#include <QTest>

#include <mutex>
#include <numeric>
#include <set>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

int sum(const Tally& tally)
{
    return std::accumulate(
        tally.begin(), tally.end(), 0, [](int all, const auto& one) { return all + one.second; });
}

} // namespace

class RacersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendOneClientId_data() { engines(); }
    void sendOneClientId()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId ana = stage.person(u"Ana"_s);
        const ChatId chat = stage.join(ana, stage.person(u"Ben"_s));
        const ChatId other = stage.join(ana, stage.person(u"Cleo"_s));
        const ClientMessageId id = stage.client();
        std::mutex mutex;
        std::set<MessageId> answers;
        stage.told();
        const Tally tally = race(stage.base.database(), racers, [&](int racer, Transaction& tx) {
            // Into one chat and the other: an id is its sender's wherever it goes.
            const Message message = ChatService::send(
                tx, ana, {racer % 2 == 0 ? chat : other, id, MessageType::Text, QString::number(racer), {}});
            const std::lock_guard lock(mutex);
            answers.insert(message.id);
        });
        QCOMPARE(tally, (Tally{{std::nullopt, racers}}));
        QCOMPARE(stage.told().size(), 1);
        QCOMPARE(stage.see(ana, chat).lastSeq + stage.see(ana, other).lastSeq, 1);
        QCOMPARE(stage.see(ana, chat).rev + stage.see(ana, other).rev, 3);
        // A job that was run again may have answered before its first run was undone.
        QVERIFY(!answers.empty());
    }

    void sendManyAtOnce_data() { engines(); }
    void sendManyAtOnce()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        std::vector<ChatId> chats{stage.join(ana, ben)};
        for (int i = 0; i < 4; ++i)
            chats.push_back(stage.join(ana, stage.person(u"Other"_s)));
        const std::vector<ClientMessageId> ids = stage.clients(racers);
        const auto chatOf = [&](int racer) { return chats[static_cast<std::size_t>(racer) % chats.size()]; };
        const auto sent = [&](int racer) {
            return SendMessagePayload{chatOf(racer), ids[static_cast<std::size_t>(racer)], MessageType::Text,
                u"Message %1"_s.arg(racer), {}};
        };
        const quint64 before = stage.base.database().stats().commits;
        const Tally tally = race(
            stage.base.database(), racers,
            [&](int racer, Transaction& tx) { ChatService::send(tx, ana, sent(racer)); },
            [&](int racer) { return chat::sendHint(engine, ana, sent(racer)); });
        QCOMPARE(tally, (Tally{{std::nullopt, racers}}));
        QVERIFY(stage.base.database().stats().commits - before < racers); // several in one
        for (const ChatId chat : chats) {
            const History history = stage.history(ana, chat);
            std::vector<qint64> expected(static_cast<std::size_t>(racers) / chats.size());
            std::iota(expected.begin(), expected.end(), 1);
            std::vector<qint64> seqs;
            for (const Message& message : history.items)
                seqs.push_back(message.seq);
            QCOMPARE(seqs, expected);
            QCOMPARE(stage.sentOrder(chat), expected); // told in the order of seq
            const auto found = stage.read([&](Transaction& tx) {
                return chat::searchMessages(tx, ana, {u"message"_s, chat, 100, {}});
            });
            QCOMPARE(found.items.size(), expected.size());
        }
    }

    /// As from several processes on one database: nothing but the chat's row keeps them in line.
    void sendFromAnywhere_data() { engines(); }
    void sendFromAnywhere()
    {
        QFETCH(Engine, engine);
        Two two(engine, 8);
        const std::vector<ClientMessageId> ids = two.clients(racers);
        const Tally tally = race(two.base.database(), racers, [&](int racer, Transaction& tx) {
            const ClientMessageId id = ids[static_cast<std::size_t>(racer)];
            ChatService::send(tx, racer % 2 == 0 ? two.ana : two.ben,
                {two.chat, id, MessageType::Text, QString::number(racer), {}});
        });
        QCOMPARE(tally, (Tally{{std::nullopt, racers}}));
        const ChatChanges all = two.changes(two.ben, two.chat, 0, 2 * racers);
        std::set<qint64> seqs;
        std::set<qint64> revs;
        for (const Message& message : all.messages) {
            seqs.insert(message.seq);
            revs.insert(message.rev);
        }
        QCOMPARE(seqs.size(), std::size_t(racers)); // 1, 2, 3 …, each once, and no two changes with one rev
        QCOMPARE(*seqs.begin(), 1);
        QCOMPARE(*seqs.rbegin(), racers);
        QCOMPARE(revs.size(), std::size_t(racers));
        QCOMPARE(two.see(two.ana, two.chat).rev, all.rev);
    }

    void sendInAGroup_data() { engines(); }
    void sendInAGroup()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 1); // so that all wait for one writer
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const UserId eve = stage.person(u"Eve"_s);
        const ChatId chat = stage.join(ana, ben);
        const ChatId group = stage.group(ana, {ben});
        stage.say(ana, chat, u"First"_s);
        std::vector<SendMessagePayload> messages;
        std::vector<UserId> senders;
        for (int i = 0; i < racers; ++i) {
            senders.push_back(i % 2 == 0 ? ana : ben);
            messages.push_back({i % 3 == 0 ? group : chat, stage.client(), MessageType::Text,
                u"'%1' \"\\ \u00e1 \U0001f600"_s.arg(i),
                i % 3 == 1 ? std::optional<qint64>(1) : std::nullopt});
        }
        const auto send = [&](bool refusals) {
            return race(
                stage.base.database(), racers,
                [&](int racer, Transaction& tx) {
                    const auto i = static_cast<std::size_t>(racer);
                    if (refusals && racer == 150)
                        ChatService::markRead(tx, ana, {chat, 10'000});
                    ChatService::send(tx, senders[i], messages[i]);
                },
                [&](int racer) {
                    const auto i = static_cast<std::size_t>(racer);
                    return chat::sendHint(engine, senders[i], messages[i]);
                });
        };
        stage.told();
        QCOMPARE(send(false), (Tally{{std::nullopt, racers}}));
        QCOMPARE(stage.told().size(), racers);
        const auto all = [&] {
            return stage.history(ana, chat, 1000).items.size() + stage.history(ben, group, 1000).items.size();
        };
        QCOMPARE(all(), std::size_t(racers + 1));
        for (const Message& message : stage.history(ana, chat, 1000).items) {
            const auto sent = std::find_if(messages.begin(), messages.end(),
                [&](const SendMessagePayload& one) { return one.clientId == message.clientId; });
            QVERIFY(
                message.seq == 1 || (sent->content == message.content && sent->replyTo == message.replyTo));
            QCOMPARE(message.rev, message.seq + 1);
        }
        for (const ChatParticipant& participant : stage.see(ana, chat).participants)
            QVERIFY(participant.readSeq > 1 && participant.rev == participant.readSeq + 1);

        QCOMPARE(send(false), (Tally{{std::nullopt, racers}})); // all of them again
        QCOMPARE(stage.told(), QStringList());
        QCOMPARE(all(), std::size_t(racers + 1));

        // What is wrong with some does not touch the others.
        for (std::size_t i = 0; i < messages.size(); ++i) {
            messages[i].clientId = stage.client();
            if (i % 50 == 7)
                senders[i] = eve;
            if (i % 50 == 9)
                messages[i].replyTo = 10'000;
        }
        QCOMPARE(send(true),
            (Tally{{std::nullopt, racers - 9}, {ErrorCode::NotFound, 4}, {ErrorCode::ValidationFailed, 5}}));
        QCOMPARE(stage.told().size(), racers - 9);
        QCOMPARE(all(), std::size_t(2 * racers + 1 - 9));
        for (const ChatId id : {chat, group}) {
            qint64 expected = 0;
            for (const Message& message : stage.history(ana, id, 1000).items)
                QCOMPARE(message.seq, ++expected);
            std::vector<qint64> order = stage.sentOrder(id);
            QVERIFY(std::is_sorted(order.begin(), order.end()));
        }
        stage.block(ben, ana);
        messages.resize(racers);
        for (std::size_t i = 0; i < messages.size(); ++i) {
            messages[i] = {chat, stage.client(), MessageType::Text, u"?"_s, {}};
            senders[i] = ana;
        }
        QCOMPARE(send(false), (Tally{{ErrorCode::ChatNotAllowed, racers}}));
    }

    void editAgainstRead_data() { engines(); }
    void editAgainstRead()
    {
        QFETCH(Engine, engine);
        Two two(engine, 8);
        for (qint64 round = 1; round <= 3; ++round) {
            two.say(two.ana, two.chat, u"First"_s);
            std::atomic<qint64> readAtRev = 0;
            const Tally tally = race(two.base.database(), racers, [&](int racer, Transaction& tx) {
                if (racer == racers / 2)
                    readAtRev = ChatService::markRead(tx, two.ben, {two.chat, round}).rev;
                else
                    ChatService::edit(tx, two.ana, {two.chat, round, u"Edit %1"_s.arg(racer)});
            });
            QCOMPARE(sum(tally), racers);
            const int edits = tally.at(std::nullopt) - 1;
            const auto late = tally.find(ErrorCode::AlreadyRead);
            QCOMPARE(edits + (late == tally.end() ? 0 : late->second), racers - 1);
            const Message message = two.history(two.ben, two.chat).items.back();
            QVERIFY(message.rev < readAtRev); // nothing changed after it was read
            QCOMPARE(message.content == u"First"_s, edits == 0);
            QCOMPARE(two.see(two.ana, two.chat).rev, readAtRev.load());
        }
    }

    void deleteAgainstReadAndEdit_data() { engines(); }
    void deleteAgainstReadAndEdit()
    {
        QFETCH(Engine, engine);
        Two two(engine, 8);
        for (qint64 round = 1; round <= 10; ++round) {
            two.say(two.ana, two.chat, u"First"_s);
            const Tally tally = race(two.base.database(), 30, [&](int racer, Transaction& tx) {
                if (racer == 15)
                    ChatService::markRead(tx, two.ben, {two.chat, round});
                else if (racer % 2 == 0)
                    ChatService::remove(tx, two.ana, {two.chat, round});
                else
                    ChatService::edit(tx, two.ana, {two.chat, round, u"Edit %1"_s.arg(racer)});
            });
            QCOMPARE(sum(tally), 30);
            const Message message = two.history(two.ben, two.chat).items.back();
            QCOMPARE(message.deletedAt.has_value(), message.content.isEmpty());
        }
    }

    void blockAgainstSend_data() { engines(); }
    void blockAgainstSend()
    {
        QFETCH(Engine, engine);
        Two two(engine, 8);
        const std::vector<ClientMessageId> ids = two.clients(racers);
        const Tally tally = race(two.base.database(), racers, [&](int racer, Transaction& tx) {
            if (racer == racers / 2) {
                moderation::BlockService::setBlocked(tx, two.ben, two.ana, true);
                return;
            }
            ChatService::send(tx, two.ana,
                {two.chat, ids[static_cast<std::size_t>(racer)], MessageType::Text, u"Hi"_s, {}});
        });
        QCOMPARE(sum(tally), racers);
        const qint64 stored = two.see(two.ben, two.chat).lastSeq;
        QCOMPARE(stored, tally.at(std::nullopt) - 1);
        QCOMPARE(
            problemOf([&] { two.say(two.ana, two.chat, u"?"_s); }), std::optional(ErrorCode::ChatNotAllowed));
    }

    void openOneChat_data() { engines(); }
    void openOneChat()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        stage.join(ana, ben);
        // As if the mentorship were older than chats are.
        stage.base.execute(u"DELETE FROM chat_participants"_s);
        stage.base.execute(u"DELETE FROM chats"_s);
        const Tally tally = race(stage.base.database(), racers, [&](int racer, Transaction& tx) {
            const bool one = racer % 2 == 0;
            ChatService::create(tx, one ? ana : ben, {ChatKind::Private, {}, {one ? ben : ana}});
        });
        QCOMPARE(tally, (Tally{{std::nullopt, racers}}));
        QCOMPARE(stage.list(ana).size(), std::size_t(1));
        QVERIFY(stage.list(ana).front().id == stage.list(ben).front().id);
    }
};

QTEST_GUILESS_MAIN(RacersTest)
#include "racers_test.moc"
