// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_search.h"
#include "tests/server/chat/stage.h"

#include <QTest>

#include <functional>
#include <random>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

class SearchTest : public QObject {
    Q_OBJECT

    static Page<Message> page(Stage& stage, UserId user, const MessageSearchQuery& query)
    {
        return stage.read([&](Transaction& tx) { return chat::searchMessages(tx, user, query); });
    }
    static QStringList found(
        Stage& stage, UserId user, const QString& question, std::optional<ChatId> chat = {})
    {
        QStringList texts;
        for (const Message& message : page(stage, user, {question, chat, 100, {}}).items)
            texts.append(message.content);
        return texts;
    }

private Q_SLOTS:
    void findsWords_data() { engines(); }
    void findsWords()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        const QString es = u"Las programaciones del año, ¿cuándo?"_s;
        const QString en = u"I was testing C++ on Tuesday 😀"_s;
        const QString odd = u"'; DROP TABLE messages;-- \"a\" OR b* NEAR(c)"_s;
        two.say(two.ana, two.chat, es);
        two.say(two.ben, two.chat, en);
        two.say(two.ben, two.chat, odd);
        two.say(two.ben, two.chat, u"…"_s); // no word at all
        for (const QString& question :
            {u"programación"_s, u"PROGRAMACION"_s, u"ano"_s, u"program"_s, u"cuando año"_s, u"programac"_s})
            QCOMPARE(found(two, two.ana, question), QStringList{es});
        for (const QString& question : {u"tests"_s, u"tuesday c++"_s, u"C++ "_s, u"tues"_s, u"testing"_s})
            QCOMPARE(found(two, two.ana, question), QStringList{en});
        for (const QString& question : {u"absent"_s, u"tues "_s, u"programación tuesday"_s, u"c#"_s, u"??"_s})
            QCOMPARE(found(two, two.ana, question), QStringList());
        for (const QString& question : {u"drop table"_s, odd.first(20), u"NEAR(c)"_s})
            QCOMPARE(found(two, two.ana, question), QStringList{odd});
        for (const QString& question :
            {u"\""_s, u"' OR '1'='1"_s, u"a* NEAR b"_s, u"((("_s, u"-"_s, u":"_s, u"\\"_s, u"a\u00a0b"_s})
            found(two, two.ana, question); // whatever comes, no statement breaks
    }

    void onlyOnesOwn_data() { engines(); }
    void onlyOnesOwn()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const UserId cleo = stage.person(u"Cleo"_s);
        const ChatId withBen = stage.join(ana, ben);
        const ChatId withCleo = stage.join(ana, cleo);
        stage.say(ana, withBen, u"canary for ben"_s);
        stage.say(ana, withCleo, u"canary for cleo"_s);
        QCOMPARE(found(stage, ana, u"canary"_s), (QStringList{u"canary for cleo"_s, u"canary for ben"_s}));
        QCOMPARE(found(stage, ben, u"canary"_s), QStringList{u"canary for ben"_s});
        QCOMPARE(found(stage, ana, u"canary"_s, withBen), QStringList{u"canary for ben"_s});
        QCOMPARE(
            problemOf([&] { found(stage, ben, u"canary"_s, withCleo); }), std::optional(ErrorCode::NotFound));
        QCOMPARE(found(stage, stage.person(u"Eve"_s), u"canary"_s), QStringList());
        // Who sees from a later message on finds from there.
        stage.base.execute(
            u"UPDATE chat_participants SET visible_from_seq = 2 WHERE user_id = '%1'"_s.arg(ben.toString()));
        QCOMPARE(found(stage, ben, u"canary"_s), QStringList());
    }

    void followsEdits_data() { engines(); }
    void followsEdits()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const ChatId chat = stage.join(ana, stage.person(u"Ben"_s));
        stage.say(ana, chat, u"A red house"_s);
        stage.say(ana, chat, u"A red boat"_s);
        stage.edit(ana, chat, 1, u"A blue house"_s);
        QCOMPARE(found(stage, ana, u"red"_s), QStringList{u"A red boat"_s});
        QCOMPARE(found(stage, ana, u"blue"_s), QStringList{u"A blue house"_s});
        QCOMPARE(found(stage, ana, u"house"_s), QStringList{u"A blue house"_s});
        stage.remove(ana, chat, 2);
        QCOMPARE(found(stage, ana, u"red"_s), QStringList());
        QCOMPARE(found(stage, ana, u"boat"_s), QStringList());
    }

    void comesInPages_data() { engines(); }
    void comesInPages()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const ChatId chat = stage.join(ana, stage.person(u"Ben"_s));
        for (int i = 1; i <= 7; ++i)
            stage.say(ana, chat, u"common %1"_s.arg(i));
        std::vector<qint64> seqs;
        MessageSearchQuery query{u"common"_s, {}, 3, {}};
        int rounds = 0;
        do {
            const Page<Message> found = page(stage, ana, query);
            for (const Message& message : found.items)
                seqs.push_back(message.seq);
            query.cursor = found.nextCursor;
        } while (query.cursor && ++rounds < 9);
        QCOMPARE(seqs, (std::vector<qint64>{7, 6, 5, 4, 3, 2, 1}));
        QCOMPARE(problemOf([&] {
            page(stage, ana, {u"x"_s, {}, 3, u"zzz"_s});
        }),
            std::optional(ErrorCode::ValidationFailed));
    }

    /// PostgreSQL finds by blocks of messages, in the newest stretches of them first; what is found is the
    /// same.
    void partsLongChats_data() { engines(); }
    void partsLongChats()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const std::vector chats{stage.join(ana, stage.person(u"Ben"_s)),
            stage.join(ana, stage.person(u"Cleo"_s)), stage.join(ana, stage.person(u"Dora"_s))};
        std::mt19937 dice(20261121);
        const auto oneOf = [&dice](std::size_t count) { return dice() % count; };
        std::vector<Message> said; // in the order of their places
        const auto say = [&](ChatId chat) {
            const std::size_t number = said.size();
            said.push_back(stage.say(
                ana, chat, u"common number%1 word%2 talking"_s.arg(number).arg(number * number % 7)));
        };
        const auto change = [&] {
            Message& message = said[oneOf(said.size())];
            if (message.deletedAt)
                return;
            message = oneOf(3) == 0 ? stage.remove(ana, message.chatId, message.seq)
                                    : stage.edit(ana, message.chatId, message.seq,
                                        u"edited%1, talked of word2"_s.arg(oneOf(1000)));
        };
        const auto jump = [&](ChatId chat, int seq) {
            if (engine == Engine::Sqlite)
                return; // has no stretches, and refuses to leave a gap
            stage.base.execute(u"UPDATE chats SET last_seq = %1, rev = rev + %1 + 9 WHERE id = '%2'"_s.arg(
                QString::number(seq), chat.toString()));
        };
        // What stands between is not there: so a few messages reach several stretches, some of which begin
        // with a message and others where it cannot be told.
        for (const int seq : {0, 8'150, 16'100, 16'370, 24'560, 40'000}) {
            jump(chats[0], seq);
            if (seq > 10'000)
                jump(chats[1], seq - 8'000);
            for (int i = 0; i < 110; ++i) {
                say(chats[oneOf(20) == 0 ? 2 : oneOf(2)]);
                if (oneOf(8) == 0)
                    change();
            }
        }
        const auto expected = [&](const std::function<bool(const Message&)>& isHit) {
            std::vector<MessageId> ids;
            for (auto message = said.rbegin(); message != said.rend(); ++message) {
                if (!message->deletedAt && isHit(*message))
                    ids.push_back(message->id);
            }
            return ids;
        };
        const auto containing = [&](const QString& text) {
            return expected([&](const Message& message) { return message.content.contains(text); });
        };
        const auto paged = [&](const QString& question, int limit, std::optional<ChatId> chat = {}) {
            std::vector<MessageId> ids;
            MessageSearchQuery query{question, chat, limit, {}};
            do {
                const Page<Message> part = page(stage, ana, query);
                for (const Message& message : part.items)
                    ids.push_back(message.id);
                query.cursor = part.nextCursor;
            } while (query.cursor && ids.size() < 2 * said.size());
            return ids;
        };
        const auto common = containing(u"common"_s);
        const auto third = containing(u"word1"_s);
        const auto talk = containing(QString());
        QVERIFY(common.size() > 500 && talk.size() > common.size());
        QVERIFY(!third.empty() && third.size() < common.size());
        for (const int limit : {7, 100})
            QCOMPARE(paged(u"common"_s, limit), common);
        for (const int limit : {1, 2, 5, 100})
            QCOMPARE(paged(u"word1 "_s, limit), third);
        QCOMPARE(paged(u"word1 common"_s, 6), third);
        QCOMPARE(paged(u"talk "_s, 50), talk);
        QCOMPARE(paged(u"tal"_s, 50), talk);
        QCOMPARE(paged(u"word2 edited"_s, 3), containing(u"edited"_s));
        QCOMPARE(paged(u"edited"_s, 3), containing(u"edited"_s));
        QCOMPARE(paged(u"edited common"_s, 3), std::vector<MessageId>()); // in a block, in no message
        for (const ChatId chat : chats)
            QCOMPARE(paged(u"talking"_s, 20, chat),
                expected([&](const Message& message) { return message.chatId == chat; }));
        for (std::size_t i = 0; i < said.size(); i += 13) {
            const QString name = u"number%1 "_s.arg(i);
            QCOMPARE(paged(name, 5), containing(name));
        }
    }

    /// A block of messages that are all words takes several rows.
    void takesAllThatIsSaid_data() { engines(); }
    void takesAllThatIsSaid()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        constexpr int messages = 70;
        const auto wordOf = [](int message, int word) {
            return QString::number(100'000 + message * 5'000 + word, 36);
        };
        for (int i = 0; i < messages; ++i) {
            QString text = wordOf(i, 0);
            for (int word = 1; text.size() < 3'950; ++word)
                text += u' ' + wordOf(i, word);
            two.say(two.ana, two.chat, text);
        }
        for (int i = 0; i < messages; i += 3)
            QCOMPARE(found(two, two.ben, wordOf(i, 600) + u' ').size(), 1);
        two.edit(two.ana, two.chat, 5, u"short"_s);
        QCOMPARE(found(two, two.ben, wordOf(4, 600) + u' '), QStringList());
        QCOMPARE(found(two, two.ben, u"short"_s), QStringList{u"short"_s});
        QCOMPARE(found(two, two.ben, wordOf(5, 600) + u' ').size(), 1);
    }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "search_test.moc"
