// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_search.h"
#include "tests/server/chat/stage.h"

#include <QTest>

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

    /// PostgreSQL looks at the newest stretches first; what is found is the same.
    void partsLongChats()
    {
        Stage stage(Engine::Postgres);
        const UserId ana = stage.person(u"Ana"_s);
        const ChatId long1 = stage.join(ana, stage.person(u"Ben"_s));
        const ChatId long2 = stage.join(ana, stage.person(u"Cleo"_s));
        const auto jump = [&](ChatId chat, int seq) {
            stage.base.execute(u"UPDATE chats SET last_seq = %1, rev = %1 + 9 WHERE id = '%2'"_s.arg(
                QString::number(seq), chat.toString()));
        };
        QStringList expected;
        const auto say = [&](ChatId chat, const QString& text) {
            stage.say(ana, chat, text);
            expected.prepend(text);
        };
        int number = 0;
        // Each stretch but the last begins with one that is there, and the last where it cannot be told.
        for (const int seq : {5, 8'190, 8'191, 16'382, 16'383, 16'384, 24'575, 32'767, 50'000}) {
            for (const ChatId chat : {long1, long2}) {
                jump(chat, seq == 5 && chat == long2 ? 0 : seq);
                say(chat, u"common number%1"_s.arg(++number));
                if (seq == 50'000 && chat == long1)
                    say(chat, u"common again"_s);
            }
        }
        QCOMPARE(found(stage, ana, u"common"_s), expected);
        for (int limit = 1; limit <= 6; ++limit) {
            QStringList paged;
            MessageSearchQuery query{u"common"_s, {}, limit, {}};
            do {
                const Page<Message> part = page(stage, ana, query);
                for (const Message& message : part.items)
                    paged.append(message.content);
                query.cursor = part.nextCursor;
            } while (query.cursor && paged.size() < 100);
            QCOMPARE(paged, expected);
        }
        for (int i = 1; i <= number; ++i)
            QCOMPARE(found(stage, ana, u"number%1 "_s.arg(i)).size(), 1);
        // In a group and one by one the same terms are made.
        stage.edit(ana, long1, 50'001, u"another word"_s);
        QCOMPARE(found(stage, ana, u"another"_s), QStringList{u"another word"_s});
    }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "search_test.moc"
