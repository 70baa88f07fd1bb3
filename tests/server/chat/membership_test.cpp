// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_export.h"
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
        const UserId ben = stage.person(u"Ben"_s);
        const ChatId chat = stage.join(ana, ben);
        QCOMPARE(stage.told(), (QStringList{u"chat open to Ana"_s, u"chat open to Ben"_s}));
        const Chat seen = stage.see(ben, chat);
        QCOMPARE(seen.kind, ChatKind::Private);
        QVERIFY(seen.mayWrite && !seen.hidden && !seen.lastMessage && !seen.title);
        QCOMPARE(seen.participants.size(), std::size_t(2));
        QCOMPARE(seen.createdAt, stage.base.clock.now());

        stage.say(ana, chat, u"Welcome"_s);
        stage.told();
        stage.part(ben, ana);
        QCOMPARE(stage.told(), (QStringList{u"chat shut to Ana"_s, u"chat shut to Ben"_s}));
        QVERIFY(!stage.see(ana, chat).mayWrite);
        for (const UserId user : {ana, ben})
            QCOMPARE(
                problemOf([&] { stage.say(user, chat, u"?"_s); }), std::optional(ErrorCode::ChatNotAllowed));
        QCOMPARE(
            problemOf([&] { stage.edit(ana, chat, 1, u"?"_s); }), std::optional(ErrorCode::ChatNotAllowed));
        QCOMPARE(stage.history(ben, chat).items.size(), std::size_t(1)); // what was said stays
        stage.markRead(ben, chat, 1);

        QVERIFY(stage.join(ben, ana) == chat); // one chat for a pair, whoever is the mentor
        QVERIFY(stage.see(ana, chat).mayWrite);
        QCOMPARE(stage.say(ana, chat, u"Again"_s).seq, 2);
    }

    /// Whoever comes later sees from there on: in the history, among the changes, as the last message, among
    /// what is unread, and to answer to.
    void seesFromWhereItCame_data() { engines(); }
    void seesFromWhereItCame()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const ChatId chat = stage.join(ana, ben);
        for (int i = 0; i < 3; ++i)
            stage.say(ana, chat, u"canary"_s);
        const auto comesAt = [&](int seq) {
            stage.base.execute(
                u"UPDATE chat_participants SET visible_from_seq = %1 WHERE user_id = '%2'"_s.arg(
                    QString::number(seq), ben.toString()));
        };
        const auto seen = [&](const std::vector<Message>& messages) {
            std::vector<qint64> seqs;
            for (const Message& message : messages)
                seqs.push_back(message.seq);
            return seqs;
        };
        comesAt(3);
        const std::vector<qint64> last{3};
        QCOMPARE(seen(stage.history(ben, chat).items), last);
        QCOMPARE(seen(stage.history(ben, chat, 100, {}, 0).items), last);
        QCOMPARE(seen(stage.history(ben, chat, 100, 3).items), std::vector<qint64>());
        QCOMPARE(seen(stage.changes(ben, chat, 0).messages), last);
        QCOMPARE(stage.see(ben, chat).visibleFromSeq, 3);
        QCOMPARE(stage.see(ben, chat).unread, 1);
        QCOMPARE(stage.see(ben, chat).lastMessage->seq, 3);
        QCOMPARE(problemOf([&] {
            stage.read([&](Transaction& tx) { return ChatService::message(tx, ben, {chat, 2}); });
        }),
            std::optional(ErrorCode::NotFound));
        QCOMPARE(problemOf([&] { stage.say(ben, chat, u"To that"_s, 2); }),
            std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(seen(stage.history(ana, chat).items), (std::vector<qint64>{1, 2, 3}));
        comesAt(4);
        QVERIFY(!stage.see(ben, chat).lastMessage && !stage.list(ben).front().lastMessage);
        QCOMPARE(stage.see(ben, chat).unread, 0);
        QCOMPARE(stage.say(ben, chat, u"Hello"_s).seq, 4);
    }

    void privateOnRequest_data() { engines(); }
    void privateOnRequest()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const UserId eve = stage.person(u"Eve"_s);
        const ChatId chat = stage.join(ana, ben);
        hide(stage, ana, chat);
        stage.told();
        QVERIFY(create(stage, ana, {ChatKind::Private, {}, {ben}}).id == chat);
        QCOMPARE(stage.told(), QStringList{u"chat open to Ana"_s}); // shown again, to whoever hid it
        QVERIFY(create(stage, ben, {ChatKind::Private, {}, {ana}}).id == chat);
        QCOMPARE(stage.told(), QStringList());
        const auto problem = [&](const CreateChatBody& body) {
            return problemOf([&] { create(stage, ana, body); });
        };
        QCOMPARE(problem({ChatKind::Private, {}, {eve}}), std::optional(ErrorCode::ChatNotAllowed));
        QCOMPARE(problem({ChatKind::Private, {}, {UserId::generate(stage.base.clock.now())}}),
            std::optional(ErrorCode::NotFound));
        QCOMPARE(problem({ChatKind::Private, {}, {ana}}), std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(problem({ChatKind::Private, {}, {ben, eve}}), std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(problem({ChatKind::Private, u"Us"_s, {ben}}), std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(problem({ChatKind::Group, {}, {ben}}), std::optional(ErrorCode::ValidationFailed));
        QCOMPARE(problem({ChatKind::Group, u"G"_s, {ben, eve}}), std::optional(ErrorCode::ChatNotAllowed));
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
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const ChatId chat = stage.join(ana, ben);
        stage.say(ana, chat, u"Before"_s);
        const auto contacts = [&](UserId user) {
            return stage.read([&](Transaction& tx) { return ChatService::contactsOf(tx, user); });
        };
        QCOMPARE(contacts(ana), std::vector{ben});
        const qint64 rev = stage.see(ben, chat).rev;
        stage.told();
        stage.block(ben, ana);
        stage.block(ben, ana);
        QCOMPARE(stage.told(), QStringList{u"chat shut to Ben"_s}); // and not to Ana
        QCOMPARE(stage.see(ana, chat).rev, rev);
        for (const UserId user : {ana, ben})
            QCOMPARE(
                problemOf([&] { stage.say(user, chat, u"?"_s); }), std::optional(ErrorCode::ChatNotAllowed));
        QVERIFY(contacts(ana).empty() && contacts(ben).empty());
        QCOMPARE(stage.remove(ana, chat, 1).content, QString()); // one may always take back
        stage.block(ana, ben, false); // is not Ana's to lift
        QVERIFY(!stage.see(ana, chat).mayWrite);
        stage.block(ben, ana, false);
        QVERIFY(stage.see(ana, chat).mayWrite);

        // Neither asks the other for mentoring.
        stage.part(ana, ben);
        stage.block(ana, ben);
        const auto ask = [&](UserId mentor, UserId apprentice) {
            return problemOf([&] {
                stage.write([&](Transaction& tx) {
                    stage.mentorship.send(tx, apprentice, {mentor, u"Please"_s, {}});
                });
            });
        };
        QCOMPARE(ask(ana, ben), std::optional(ErrorCode::MentorUnavailable));
        QCOMPARE(ask(ben, ana), std::optional(ErrorCode::MentorUnavailable));
        const auto blocks =
            stage.read([&](Transaction& tx) { return moderation::BlockService::blocks(tx, ana, {}, 10); });
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks.front().person.displayName, u"Ben"_s);
        QCOMPARE(problemOf([&] { stage.block(ana, ana); }), std::optional(ErrorCode::NotFound));
        stage.block(ana, ben, false);
        QCOMPARE(ask(ana, ben), std::optional<ErrorCode>());
    }

    void accountGoes_data() { engines(); }
    void accountGoes()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const ChatId chat = stage.join(ana, ben);
        stage.say(ana, chat, u"From Ana"_s);
        stage.say(ben, chat, u"From Ben"_s);
        stage.block(ana, ben);
        const qint64 rev = stage.see(ben, chat).rev;
        stage.told();
        stage.deleteAccount(ana);
        const Chat left = stage.see(ben, chat);
        QCOMPARE(left.rev, rev + 1);
        QVERIFY(!left.mayWrite);
        const auto gone = std::find_if(left.participants.begin(), left.participants.end(),
            [&](const ChatParticipant& one) { return one.person.id == ana; });
        QVERIFY(gone != left.participants.end());
        QVERIFY(gone->person.deleted && gone->person.displayName.isEmpty());
        QVERIFY(gone->leftAt.has_value());
        // What was said stays with those it was said to.
        QCOMPARE(stage.history(ben, chat).items.size(), std::size_t(2));
        QVERIFY(!stage.told().filter(u"to Ben"_s).isEmpty());
        QCOMPARE(problemOf([&] { stage.see(ana, chat); }), std::optional(ErrorCode::NotFound));
        QCOMPARE(problemOf([&] { stage.say(ben, chat, u"?"_s); }), std::optional(ErrorCode::ChatNotAllowed));
        const ChatChanges changes = stage.changes(ben, chat, rev);
        QCOMPARE(changes.participants.size(), std::size_t(1));
        QVERIFY(changes.messages.empty());
    }

    void exported_data() { engines(); }
    void exported()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId ana = stage.person(u"Ana"_s);
        const UserId ben = stage.person(u"Ben"_s);
        const ChatId chat = stage.join(ana, ben);
        stage.say(ana, chat, u"said-by-ana"_s);
        stage.say(ben, chat, u"said-by-ben"_s);
        stage.block(ana, ben);
        exporting::Exporter exporter;
        chat::addToExport(exporter);
        moderation::BlockService::addToExport(exporter);
        const QByteArray document = stage.read([&](Transaction& tx) { return exporter.document(tx, ana); });
        QVERIFY(document.contains("said-by-ana"));
        QVERIFY(!document.contains("said-by-ben")); // that is Ben's to export
        QVERIFY(document.contains(R"("blocks":[{)") && document.contains(chat.toByteArray()));
    }
};

QTEST_GUILESS_MAIN(MembershipTest)
#include "membership_test.moc"
