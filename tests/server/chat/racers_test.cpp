// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/moderation/block_service.h"
#include "tests/server/chat/stage.h"

#include <QSemaphore>
#include <QTest>

#include <map>
#include <numeric>
#include <thread>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

/// How many of the racers came through (no code), and how many met which problem.
using Tally = std::map<std::optional<ErrorCode>, int>;

constexpr int racers = 200;

/// Every racer's job is on its way before anybody waits: from eight threads, through the real write path.
Tally race(Stage& stage, int count, const std::function<storage::WriteHint(int)>& hint,
    const std::function<void(int, Transaction&)>& run)
{
    std::mutex mutex;
    Tally tally;
    int broken = 0;
    QSemaphore done;
    const auto finish = [&](std::exception_ptr failure) {
        std::optional<ErrorCode> code;
        bool other = false;
        try {
            if (failure)
                std::rethrow_exception(failure);
        } catch (const Problem& problem) {
            code = problem.code();
        } catch (...) {
            other = true;
        }
        {
            const std::lock_guard lock(mutex);
            ++(other ? broken : tally[code]);
        }
        done.release();
    };
    std::vector<std::thread> threads;
    storage::Database& database = stage.base.database();
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            for (int racer = thread; racer < count; racer += 8)
                database.write([&run, racer](Transaction& tx) { run(racer, tx); }, finish, hint(racer));
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    const bool all = done.tryAcquire(count, 100'000);
    if (!all || broken > 0)
        qFatal("%d racers are not back, %d broke", count - done.available(), broken);
    return tally;
}

/// As it is where nobody says which chat it is: any writer takes any job.
storage::WriteHint anywhere(int)
{
    return {};
}

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
        const Tally tally = race(stage, racers, anywhere, [&](int racer, Transaction& tx) {
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
        std::vector<ClientMessageId> ids;
        for (int i = 0; i < racers; ++i)
            ids.push_back(stage.client());
        const auto chatOf = [&](int racer) { return chats[static_cast<std::size_t>(racer) % chats.size()]; };
        const Tally tally = race(
            stage, racers, [&](int racer) { return chat::writeHint(chatOf(racer)); },
            [&](int racer, Transaction& tx) {
                ChatService::send(tx, ana,
                    {chatOf(racer), ids[static_cast<std::size_t>(racer)], MessageType::Text,
                        u"Message %1"_s.arg(racer), {}});
            });
        QCOMPARE(tally, (Tally{{std::nullopt, racers}}));
        for (const ChatId chat : chats) {
            const History history = stage.history(ana, chat);
            std::vector<qint64> expected(static_cast<std::size_t>(racers) / chats.size());
            std::iota(expected.begin(), expected.end(), 1);
            std::vector<qint64> seqs;
            for (const Message& message : history.items)
                seqs.push_back(message.seq);
            QCOMPARE(seqs, expected);
            QCOMPARE(stage.sentOrder(chat), expected); // told in the order of seq
        }
    }

    void editAgainstRead_data() { engines(); }
    void editAgainstRead()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const ChatId chat = stage.join(ana, ben);
        for (qint64 round = 1; round <= 3; ++round) {
            stage.say(ana, chat, u"First"_s);
            std::atomic<qint64> readAtRev = 0;
            const Tally tally = race(stage, racers, anywhere, [&](int racer, Transaction& tx) {
                if (racer == racers / 2)
                    readAtRev = ChatService::markRead(tx, ben, {chat, round}).rev;
                else
                    ChatService::edit(tx, ana, {chat, round, u"Edit %1"_s.arg(racer)});
            });
            QCOMPARE(sum(tally), racers);
            const int edits = tally.at(std::nullopt) - 1;
            const auto late = tally.find(ErrorCode::AlreadyRead);
            QCOMPARE(edits + (late == tally.end() ? 0 : late->second), racers - 1);
            const Message message = stage.history(ben, chat).items.back();
            QVERIFY(message.rev < readAtRev); // nothing changed after it was read
            QCOMPARE(message.content == u"First"_s, edits == 0);
            QCOMPARE(stage.see(ana, chat).rev, readAtRev.load());
        }
    }

    void deleteAgainstReadAndEdit_data() { engines(); }
    void deleteAgainstReadAndEdit()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const ChatId chat = stage.join(ana, ben);
        for (qint64 round = 1; round <= 10; ++round) {
            stage.say(ana, chat, u"First"_s);
            const Tally tally = race(stage, 30, anywhere, [&](int racer, Transaction& tx) {
                if (racer == 15)
                    ChatService::markRead(tx, ben, {chat, round});
                else if (racer % 2 == 0)
                    ChatService::remove(tx, ana, {chat, round});
                else
                    ChatService::edit(tx, ana, {chat, round, u"Edit %1"_s.arg(racer)});
            });
            QCOMPARE(sum(tally), 30);
            const Message message = stage.history(ben, chat).items.back();
            QCOMPARE(message.deletedAt.has_value(), message.content.isEmpty());
        }
    }

    void blockAgainstSend_data() { engines(); }
    void blockAgainstSend()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const ChatId chat = stage.join(ana, ben);
        std::vector<ClientMessageId> ids;
        for (int i = 0; i < racers; ++i)
            ids.push_back(stage.client());
        const Tally tally = race(stage, racers, anywhere, [&](int racer, Transaction& tx) {
            if (racer == racers / 2) {
                moderation::BlockService::setBlocked(tx, ben, ana, true);
                return;
            }
            ChatService::send(
                tx, ana, {chat, ids[static_cast<std::size_t>(racer)], MessageType::Text, u"Hi"_s, {}});
        });
        QCOMPARE(sum(tally), racers);
        const qint64 stored = stage.see(ben, chat).lastSeq;
        QCOMPARE(stored, tally.at(std::nullopt) - 1);
        QCOMPARE(problemOf([&] { stage.say(ana, chat, u"?"_s); }), std::optional(ErrorCode::ChatNotAllowed));
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
        const Tally tally = race(stage, racers, anywhere, [&](int racer, Transaction& tx) {
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
