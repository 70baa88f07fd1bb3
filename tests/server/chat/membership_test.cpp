// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_export.h"
#include "server/chat/chat_repository.h"
#include "server/moderation/block_service.h"
#include "tests/server/chat/stage.h"

#include <QTest>

#include <algorithm>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who is in which chat, who may write there, and what each sees of it.
class MembershipTest : public QObject {
    Q_OBJECT

    static std::vector<ChatId> idsOf(Stage& stage, UserId user)
    {
        std::vector<ChatId> ids;
        for (const Chat& chat : stage.list(user))
            ids.push_back(chat.id);
        return ids;
    }

    static Chat create(Stage& stage, UserId user, const CreateChatBody& body)
    {
        return stage.write([&](Transaction& tx) { return ChatService::create(tx, user, body); });
    }

    static void hide(Stage& stage, UserId user, ChatId chat)
    {
        stage.write([&](Transaction& tx) { ChatService::hide(tx, user, chat); });
    }

private Q_SLOTS:
    void opensWithTheMentorship_data() { engines(); }
    void opensWithTheMentorship()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        stage.join(ana, stage.person(u"Ben"_s));
        QCOMPARE(stage.told(), (QStringList{u"chat open to Ana"_s, u"chat open to Ben"_s}));
        Two two(engine);
        const Chat seen = two.see(two.ben, two.chat);
        QCOMPARE(seen.kind, ChatKind::Private);
        QVERIFY(seen.mayWrite && !seen.hidden && !seen.lastMessage && !seen.title);
        QCOMPARE(seen.participants.size(), std::size_t(2));
        QCOMPARE(seen.createdAt, two.base.clock.now());

        two.say(two.ana, two.chat, u"Welcome"_s);
        two.told();
        two.part(two.ben, two.ana);
        QCOMPARE(two.told(), (QStringList{u"chat shut to Ana"_s, u"chat shut to Ben"_s}));
        QVERIFY(!two.see(two.ana, two.chat).mayWrite);
        for (const UserId user : {two.ana, two.ben})
            QCOMPARE(problemOf([&] { two.say(user, two.chat, u"?"_s); }),
                std::optional(ErrorCode::ChatNotAllowed));
        QCOMPARE(problemOf([&] { two.edit(two.ana, two.chat, 1, u"?"_s); }),
            std::optional(ErrorCode::ChatNotAllowed));
        QCOMPARE(two.history(two.ben, two.chat).items.size(), std::size_t(1)); // what was said stays
        two.markRead(two.ben, two.chat, 1);

        QVERIFY(two.join(two.ben, two.ana) == two.chat); // one chat for a pair, whoever is the mentor
        QVERIFY(two.see(two.ana, two.chat).mayWrite);
        QCOMPARE(two.say(two.ana, two.chat, u"Again"_s).seq, 2);
    }

    /// From when it is agreed until 30 days after its end, also without a mentorship.
    void aSessionLetsThemWrite_data() { engines(); }
    void aSessionLetsThemWrite()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        two.part(two.ben, two.ana);
        const auto mayWrite = [&] {
            const bool one = two.see(two.ana, two.chat).mayWrite;
            if (two.list(two.ben).front().mayWrite != one)
                qFatal("the list says otherwise");
            const auto said = problemOf([&] { two.say(two.ben, two.chat, u"?"_s); });
            const bool together = two.read(
                [&](Transaction& tx) { return chat::repository::belongTogether(tx, two.ana, two.ben); });
            if (said != (one ? std::nullopt : std::optional(ErrorCode::ChatNotAllowed)) || together != one)
                qFatal("to see and to do are two things");
            return one;
        };
        QVERIFY(!mayWrite());
        const Instant now = two.base.clock.now();
        const auto become = [&](const char* status, bool over) {
            two.base.execute(u"DELETE FROM sessions"_s);
            two.base.execute(
                u"INSERT INTO sessions (id, mentor_id, apprentice_id, booked_by, created_at, sequence, "
                "starts_at, ends_at, medium, status, settled_at) VALUES ('s', '%1', '%2', '%1', 1, 0, %3, "
                "%4, "
                "'video', '%5', %6)"_s.arg(two.ben.toString(), two.ana.toString())
                    .arg(toMillis(now + 1h))
                    .arg(toMillis(now + 2h))
                    .arg(QLatin1StringView(status), over ? u"1"_s : u"NULL"_s));
        };
        become("cancelled", true);
        QVERIFY(!mayWrite());
        become("proposed", false);
        QVERIFY(!mayWrite());
        become("scheduled", false);
        QVERIFY(mayWrite());
        two.block(two.ana, two.ben);
        QVERIFY(!two.see(two.ben, two.chat).mayWrite);
        two.block(two.ana, two.ben, false);
        become("completed", true);
        two.base.clock.set(now + 2h + std::chrono::days(30) - 1ms);
        QVERIFY(mayWrite());
        two.base.clock.advance(1ms);
        QVERIFY(!mayWrite());
    }

    /// Whoever comes later sees from there on: in the history, among the changes, as the last message, among
    /// what is unread, and to answer to.
    void seesFromWhereItCame_data() { engines(); }
    void seesFromWhereItCame()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        for (int i = 0; i < 3; ++i)
            two.say(two.ana, two.chat, u"canary"_s);
        const auto comesAt = [&](int seq) {
            two.base.execute(u"UPDATE chat_participants SET visible_from_seq = %1 WHERE user_id = '%2'"_s.arg(
                QString::number(seq), two.ben.toString()));
        };
        const auto seen = [&](const std::vector<Message>& messages) {
            std::vector<qint64> seqs;
            for (const Message& message : messages)
                seqs.push_back(message.seq);
            return seqs;
        };
        comesAt(3);
        const std::vector<qint64> last{3};
        QCOMPARE(seen(two.history(two.ben, two.chat).items), last);
        QCOMPARE(seen(two.history(two.ben, two.chat, 100, {}, 0).items), last);
        QCOMPARE(seen(two.history(two.ben, two.chat, 100, 3).items), std::vector<qint64>());
        QCOMPARE(seen(two.changes(two.ben, two.chat, 0).messages), last);
        QCOMPARE(two.see(two.ben, two.chat).visibleFromSeq, 3);
        QCOMPARE(two.see(two.ben, two.chat).unread, 1);
        QCOMPARE(two.see(two.ben, two.chat).lastMessage->seq, 3);
        QCOMPARE(problemOf([&] {
            two.read([&](Transaction& tx) { return ChatService::message(tx, two.ben, {two.chat, 2}); });
        }),
            std::optional(ErrorCode::NotFound));
        QCOMPARE(problemOf([&] { two.say(two.ben, two.chat, u"To that"_s, 2); }),
            std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(seen(two.history(two.ana, two.chat).items), (std::vector<qint64>{1, 2, 3}));
        comesAt(4);
        QVERIFY(!two.see(two.ben, two.chat).lastMessage && !two.list(two.ben).front().lastMessage);
        QCOMPARE(two.see(two.ben, two.chat).unread, 0);
        QCOMPARE(two.say(two.ben, two.chat, u"Hello"_s).seq, 4);
    }

    void privateOnRequest_data() { engines(); }
    void privateOnRequest()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        const UserId eve = two.person(u"Eve"_s);
        hide(two, two.ana, two.chat);
        two.told();
        QVERIFY(create(two, two.ana, {ChatKind::Private, {}, {two.ben}}).id == two.chat);
        QCOMPARE(two.told(), QStringList{u"chat open to Ana"_s}); // shown again, to whoever hid it
        QVERIFY(create(two, two.ben, {ChatKind::Private, {}, {two.ana}}).id == two.chat);
        QCOMPARE(two.told(), QStringList());
        const auto problem = [&](const CreateChatBody& body) {
            return problemOf([&] { create(two, two.ana, body); });
        };
        QCOMPARE(problem({ChatKind::Private, {}, {eve}}), std::optional(ErrorCode::ChatNotAllowed));
        QCOMPARE(problem({ChatKind::Private, {}, {UserId::generate(two.base.clock.now())}}),
            std::optional(ErrorCode::NotFound));
        QCOMPARE(problem({ChatKind::Private, {}, {two.ana}}), std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(
            problem({ChatKind::Private, {}, {two.ben, eve}}), std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(
            problem({ChatKind::Private, u"Us"_s, {two.ben}}), std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(problem({ChatKind::Group, {}, {two.ben}}), std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(
            problem({ChatKind::Group, u"G"_s, {two.ben, eve}}), std::optional(ErrorCode::ChatNotAllowed));
    }

    void groups_data() { engines(); }
    void groups()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const UserId cleo = stage.person(u"Cleo"_s);
        stage.join(ana, ben);
        stage.join(ana, cleo);
        stage.told();
        const ChatId chat = stage.group(ana, {ben, cleo});
        QStringList opened = stage.told();
        opened.sort();
        QCOMPARE(opened, (QStringList{u"chat open to Ana"_s, u"chat open to Ben"_s, u"chat open to Cleo"_s}));
        QCOMPARE(stage.see(cleo, chat).title, std::optional(u"Guild"_s));
        stage.say(ben, chat, u"Hello all"_s);
        QCOMPARE(stage.told(), QStringList{u"sent 1 to Ana Ben Cleo"_s});
        // Ben and Cleo share nothing but the group; and it lives longer than the mentorships.
        stage.part(ana, ben);
        QVERIFY(stage.see(ben, chat).mayWrite);
        QCOMPARE(stage.say(ben, chat, u"Still here"_s).seq, 2);
        // Read by one of them is read.
        stage.markRead(cleo, chat, 1);
        QCOMPARE(problemOf([&] { stage.edit(ben, chat, 1, u"?"_s); }), std::optional(ErrorCode::AlreadyRead));
        QCOMPARE(stage.edit(ben, chat, 2, u"Still there"_s).seq, 2);
    }

    void listed_data() { engines(); }
    void listed()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        std::vector<ChatId> chats;
        std::vector<UserId> others;
        for (const char* name : {"Ben", "Cleo", "Dan"}) {
            stage.base.clock.advance(1min);
            others.push_back(stage.person(QString::fromLatin1(name)));
            chats.push_back(stage.join(ana, others.back()));
        }
        QCOMPARE(idsOf(stage, ana), (std::vector{chats[2], chats[1], chats[0]}));
        stage.base.clock.advance(1min);
        stage.say(others[0], chats[0], u"News"_s);
        QCOMPARE(idsOf(stage, ana), (std::vector{chats[0], chats[2], chats[1]}));
        QCOMPARE(stage.list(ana).front().unread, 1);
        QCOMPARE(stage.list(ana).front().participants.size(), std::size_t(2));

        const qint64 rev = stage.see(others[0], chats[0]).rev;
        hide(stage, ana, chats[0]);
        hide(stage, ana, chats[0]);
        QCOMPARE(idsOf(stage, ana), (std::vector{chats[2], chats[1]}));
        QVERIFY(stage.see(ana, chats[0]).hidden);
        QVERIFY(!stage.see(others[0], chats[0]).hidden); // nobody else's
        QCOMPARE(stage.see(others[0], chats[0]).rev, rev);
        stage.markRead(ana, chats[0], 1);
        QCOMPARE(idsOf(stage, ana).size(), std::size_t(2));
        stage.say(others[0], chats[0], u"More"_s);
        QCOMPARE(idsOf(stage, ana).front(), chats[0]); // back with a new message
        QVERIFY(!stage.see(ana, chats[0]).hidden);

        // In pages.
        std::vector<ChatId> paged;
        std::optional<chat::ChatPosition> after;
        for (int i = 0; i < 3; ++i) {
            stage.read([&](Transaction& tx) {
                const ChatId id = ChatService::chats(tx, ana, after, 1).at(0).id;
                paged.push_back(id);
                after = chat::ChatPosition{chat::repository::activeAt(tx, id), id};
            });
        }
        QCOMPARE(paged, idsOf(stage, ana));
    }

    void blocked_data() { engines(); }
    void blocked()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        two.say(two.ana, two.chat, u"Before"_s);
        const auto contacts = [&](UserId user) {
            std::vector<UserId> known;
            for (const auto& [one, other] :
                two.read([&](Transaction& tx) { return ChatService::contactsOf(tx, std::array{user}); })) {
                if (one == user)
                    known.push_back(other);
            }
            return known;
        };
        QCOMPARE(contacts(two.ana), std::vector{two.ben});
        const qint64 rev = two.see(two.ben, two.chat).rev;
        two.told();
        two.block(two.ben, two.ana);
        two.block(two.ben, two.ana);
        QCOMPARE(two.told(), QStringList{u"chat shut to Ben"_s}); // and not to Ana
        QCOMPARE(two.see(two.ana, two.chat).rev, rev);
        for (const UserId user : {two.ana, two.ben})
            QCOMPARE(problemOf([&] { two.say(user, two.chat, u"?"_s); }),
                std::optional(ErrorCode::ChatNotAllowed));
        QVERIFY(contacts(two.ana).empty() && contacts(two.ben).empty());
        QCOMPARE(two.remove(two.ana, two.chat, 1).content, QString()); // one may always take back
        two.block(two.ana, two.ben, false); // is not Ana's to lift
        QVERIFY(!two.see(two.ana, two.chat).mayWrite);
        two.block(two.ben, two.ana, false);
        QVERIFY(two.see(two.ana, two.chat).mayWrite);

        // Neither asks the other for mentoring.
        two.part(two.ana, two.ben);
        two.block(two.ana, two.ben);
        const auto ask = [&](UserId mentor, UserId apprentice) {
            return problemOf([&] {
                two.write([&](Transaction& tx) {
                    two.mentorship.send(tx, apprentice, {mentor, u"Please"_s, {}});
                });
            });
        };
        QCOMPARE(ask(two.ana, two.ben), std::optional(ErrorCode::MentorUnavailable));
        QCOMPARE(ask(two.ben, two.ana), std::optional(ErrorCode::MentorUnavailable));
        const auto blocks =
            two.read([&](Transaction& tx) { return moderation::BlockService::blocks(tx, two.ana, {}, 10); });
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks.front().person.displayName, u"Ben"_s);
        QCOMPARE(problemOf([&] { two.block(two.ana, two.ana); }), std::optional(ErrorCode::NotFound));
        two.block(two.ana, two.ben, false);
        QCOMPARE(ask(two.ana, two.ben), std::optional<ErrorCode>());
    }

    void accountGoes_data() { engines(); }
    void accountGoes()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        two.say(two.ana, two.chat, u"From Ana"_s);
        two.say(two.ben, two.chat, u"From Ben"_s);
        two.block(two.ana, two.ben);
        const qint64 rev = two.see(two.ben, two.chat).rev;
        two.told();
        two.deleteAccount(two.ana);
        const Chat left = two.see(two.ben, two.chat);
        QCOMPARE(left.rev, rev + 1);
        QVERIFY(!left.mayWrite);
        const auto gone = std::find_if(left.participants.begin(), left.participants.end(),
            [&](const ChatParticipant& one) { return one.person.id == two.ana; });
        QVERIFY(gone != left.participants.end());
        QVERIFY(gone->person.deleted && gone->person.displayName.isEmpty());
        QVERIFY(gone->leftAt.has_value());
        // What was said stays with those it was said to.
        QCOMPARE(two.history(two.ben, two.chat).items.size(), std::size_t(2));
        QVERIFY(!two.told().filter(u"to Ben"_s).isEmpty());
        QCOMPARE(problemOf([&] { two.see(two.ana, two.chat); }), std::optional(ErrorCode::NotFound));
        QCOMPARE(
            problemOf([&] { two.say(two.ben, two.chat, u"?"_s); }), std::optional(ErrorCode::ChatNotAllowed));
        const ChatChanges changes = two.changes(two.ben, two.chat, rev);
        QCOMPARE(changes.participants.size(), std::size_t(1));
        QVERIFY(changes.messages.empty());
    }

    void exported_data() { engines(); }
    void exported()
    {
        QFETCH(Engine, engine);
        Two two(engine);
        two.say(two.ana, two.chat, u"said-by-ana"_s);
        two.say(two.ben, two.chat, u"said-by-ben"_s);
        two.block(two.ana, two.ben);
        exporting::Exporter exporter;
        chat::addToExport(exporter);
        moderation::BlockService::addToExport(exporter);
        const QByteArray document = two.read([&](Transaction& tx) { return exporter.document(tx, two.ana); });
        QVERIFY(document.contains("said-by-ana"));
        QVERIFY(!document.contains("said-by-ben")); // that is Ben's to export
        QVERIFY(document.contains(R"("blocks":[{)") && document.contains(two.chat.toByteArray()));
    }
};

QTEST_GUILESS_MAIN(MembershipTest)
#include "membership_test.moc"
