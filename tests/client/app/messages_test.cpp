// SPDX-License-Identifier: GPL-3.0-or-later
// The Messages page and what hangs on it, in the real app against a real server.
#include "client/app/signed_in_scope.h"
#include "client/chat/message_view.h"
#include "client/chat/messages_page.h"
#include "client/ui/button.h"
#include "client/ui/check_box.h"
#include "client/ui/label.h"
#include "client/ui/list_row.h"
#include "client/ui/main_frame.h"
#include "client/ui/text_field.h"
#include "shared/protocol/block.h"
#include "shared/protocol/chat.h"
#include "tests/client/app/app_harness.h"

#include <QAction>
#include <QDirIterator>
#include <QListView>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::Outsider;
using test::RunningServer;
using test::soon;

class MessagesTest : public QObject {
    Q_OBJECT

    const QString m_ada = u"Ada Mentor"_s;
    std::unique_ptr<RunningServer> m_server;
    std::unique_ptr<Outsider> m_ben;
    std::unique_ptr<Outsider> m_carla;
    std::unique_ptr<Outsider> m_mentor;
    ChatId m_chat;

    void say(const QString& text)
    {
        NewMessageBody body;
        body.clientId = ClientMessageId::generate(SystemClock().now());
        body.content = text;
        QCOMPARE(m_ben->http.post("/api/v1/chats/" + m_chat.toByteArray() + "/messages", body).status, 201);
    }

    static QStringList wordsIn(const QWidget* widget)
    {
        QStringList all;
        for (const auto* label : widget->findChildren<ui::Label*>()) {
            if (label->isVisible())
                all << label->text();
        }
        return all;
    }

    /// By keyboard, wherever the page is scrolled to.
    static void press(const App& app, const QString& name)
    {
        QTRY_VERIFY_WITH_TIMEOUT(app.find(name) && app.find(name)->isEnabled(), soon);
        app.find(name)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(app.find(name), Qt::Key_Space);
    }

    void openChat(App& app) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        app.app.scope()->frame()->goTo(u"messages"_s);
        auto* page = app.find<MessagesPage>(u"messagesPage"_s);
        QVERIFY(page);
        page->openChat(m_chat);
        QTRY_COMPARE_WITH_TIMEOUT(page->chat(), m_chat, soon);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"messageView"_s), soon);
    }

    static QStringList filesIn(const App& app)
    {
        QStringList all;
        QDirIterator files(app.dir.path() + u"/accounts"_s, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            all << QFileInfo(files.next()).fileName();
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qApp->setQuitOnLastWindowClosed(false);
        m_server = std::make_unique<RunningServer>(
            test::Engine::Sqlite, QStringList{u"--limits-requests-per-minute"_s, u"0"_s});
        m_mentor = std::make_unique<Outsider>(*m_server, m_ada, SignUpRole::Mentor);
        m_mentor->teach(u"Qt"_s);
        m_ben = std::make_unique<Outsider>(*m_server, u"Ben Apprentice"_s, SignUpRole::Apprentice);
        m_carla = std::make_unique<Outsider>(*m_server, u"Carla Apprentice"_s, SignUpRole::Apprentice);
        for (Outsider* who : {m_ben.get(), m_carla.get()}) {
            const MentorshipRequest asked = who->ask(m_mentor->signedIn.user.id, u"Teach me"_s);
            QCOMPARE(
                m_mentor->http.post("/api/v1/requests/" + asked.id.toByteArray() + "/accept").status, 200);
        }
        m_chat = m_ben->http.get("/api/v1/chats").as<Page<Chat>>().items.front().id;
        say(u"Hello"_s);
        const Chat chat = m_mentor->http.get("/api/v1/chats/" + m_chat.toByteArray()).as<Chat>();
        ReadBody read;
        read.seq = chat.lastSeq;
        QCOMPARE(
            m_mentor->http.post("/api/v1/chats/" + m_chat.toByteArray() + "/read", read).status / 100, 2);
    }
    void cleanupTestCase() { m_server.reset(); }

    void homeShowsWhatIsUnreadAndLeadsThere()
    {
        App app(*m_server, Outsider::email(m_ada));
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"homeUnread"_s), soon);
        auto* card = app.find(u"homeUnread"_s);
        QTRY_VERIFY_WITH_TIMEOUT(wordsIn(card).contains(u"Nothing unread"_s), soon);
        say(u"Shall we meet on **Thursday**?"_s);
        say(u"Or on Friday?"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find<ui::ListRow>(u"unreadChat"_s), soon);
        auto* row = app.find<ui::ListRow>(u"unreadChat"_s);
        QTRY_VERIFY_WITH_TIMEOUT(wordsIn(row).contains(u"Or on Friday?"_s), soon);
        QVERIFY(wordsIn(row).contains(u"Ben Apprentice"_s));
        QVERIFY(row->accessibleName().contains(u"Ben Apprentice"_s));
        QVERIFY(row->accessibleName().contains(u"2 new messages"_s));
        // By keyboard.
        row->setFocus(Qt::TabFocusReason);
        QTest::keyClick(row, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(app.find<ui::Label>(u"chatTitle"_s), soon);
        QCOMPARE(app.find<ui::Label>(u"chatTitle"_s)->text(), u"Ben Apprentice"_s);
        // Seen there, it is unread no more: the server knows.
        app.app.window().activateWindow();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_mentor->http.get("/api/v1/chats/" + m_chat.toByteArray()).as<Chat>().unread, 0, soon);
        app.app.scope()->frame()->goTo(u"home"_s);
        QTRY_VERIFY_WITH_TIMEOUT(wordsIn(card).contains(u"Nothing unread"_s), soon);
    }

    void searchReachesWhatIsNotLoaded()
    {
        say(u"The réparations of the zymurgy club are in May"_s);
        for (int i = 0; i < 150; ++i)
            say(u"message %1"_s.arg(i));
        App app(*m_server, Outsider::email(m_ada));
        openChat(app);
        auto* view = app.find<MessageView>(u"messageView"_s);
        const auto isHere = [&](const QString& words) {
            return !view->model().search(SearchWords(words)).empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHere(u"149"_s), soon);
        QVERIFY(!isHere(u"zymurgy"_s));
        app.click(u"chatSearchButton"_s);
        auto* field = app.find(u"chatSearchField"_s);
        QTest::keyClicks(field, u"ZYMURGY reparation"_s); // the root of it, without its accent
        const auto count = [&] { return app.find<ui::Label>(u"chatSearchCount"_s)->text(); };
        QTRY_COMPARE_WITH_TIMEOUT(count(), u"1 of 1"_s, soon);
        QTRY_VERIFY_WITH_TIMEOUT(isHere(u"zymurgy"_s), soon);
        QTRY_VERIFY_WITH_TIMEOUT(view->currentRow() >= 0, soon);
        QVERIFY(view->model().item(view->currentRow()).content.contains(u"zymurgy"_s));
        QTRY_VERIFY_WITH_TIMEOUT(
            view->viewport()->rect().contains(view->bubbleRect(view->currentRow())), soon);
        QCOMPARE(view->delegate().marked(), view->model().item(view->currentRow()).seq);
        // What stands around it is there too.
        QTRY_VERIFY_WITH_TIMEOUT(isHere(u"message 5"_s), soon);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(view->delegate().marked(), 0);
        QVERIFY(app.find(u"composerText"_s)->hasFocus());

        // More than one page of hits: the way goes on past its end.
        app.click(u"chatSearchButton"_s);
        QTest::keyClicks(field, u"message"_s);
        QTRY_COMPARE_WITH_TIMEOUT(count(), u"1 of more than 100"_s, soon);
        for (int i = 0; i < 100; ++i)
            QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(count(), u"101 of 150"_s, soon);

        // Without the server: what is here, and it says so.
        m_server->kill();
        QTRY_VERIFY_WITH_TIMEOUT(count().endsWith(u"on this computer"_s), soon);
        m_server->start(m_server->port());
        QTRY_COMPARE_WITH_TIMEOUT(count().right(3), u"100"_s, soon);
    }

    void blockedAndNoLonger()
    {
        const auto isShown = [](App& app, const QString& action) {
            return app.app.window().findChild<QAction*>(action)->isVisible();
        };
        const QByteArray block = "/api/v1/users/" + m_ben->signedIn.user.id.toByteArray() + "/block";
        {
            App app(*m_server, Outsider::email(m_ada));
            openChat(app);
            QVERIFY(isShown(app, u"chatBlock"_s) && !isShown(app, u"chatUnblock"_s));
            app.app.window().findChild<QAction*>(u"chatBlock"_s)->trigger();
            app.click(u"confirmBlock"_s);
            QTRY_VERIFY_WITH_TIMEOUT(isShown(app, u"chatUnblock"_s), soon);
            QVERIFY(!isShown(app, u"chatBlock"_s));
            QTRY_VERIFY_WITH_TIMEOUT(app.find<ui::Label>(u"composerClosed"_s), soon);
            QCOMPARE(app.find<ui::Label>(u"composerClosed"_s)->text(), u"You have blocked Ben Apprentice."_s);
            QCOMPARE(app.find<ui::Label>(u"chatStatus"_s)->text(), u"Blocked"_s);
            auto* list = app.find<QListView>(u"conversationList"_s);
            QStringList rows;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                rows << list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
            QCOMPARE(rows.filter(u"Ben Apprentice, Blocked"_s).size(), 1);
        }
        // The next start knows it, and offers the way back.
        App app(*m_server, Outsider::email(m_ada));
        openChat(app);
        app.click(u"composerAction"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"composerText"_s), soon);
        QVERIFY(isShown(app, u"chatBlock"_s) && !isShown(app, u"chatUnblock"_s));
        QVERIFY(m_mentor->http.get("/api/v1/users/me/blocks").as<Page<BlockedUser>>().items.empty());
        // What another device does is heard.
        QCOMPARE(m_mentor->http.post(block).status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"composerAction"_s), soon);
        QCOMPARE(m_mentor->http.remove(block).status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"composerText"_s), soon);
    }

    void aGroupIsMade()
    {
        App app(*m_server, Outsider::email(m_ada));
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        app.app.scope()->frame()->goTo(u"messages"_s);
        app.click(u"newGroupButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"newGroupDialog"_s), soon);
        auto* create = app.find<ui::Button>(u"confirmNewGroup"_s);
        QVERIFY(!create->isEnabled());
        const auto boxes = app.find(u"newGroupDialog"_s)->findChildren<ui::CheckBox*>();
        QStringList names;
        for (auto* box : boxes)
            names << box->text();
        names.sort();
        QCOMPARE(names, (QStringList{u"Ben Apprentice"_s, u"Carla Apprentice"_s}));
        QTest::keyClicks(app.find(u"groupTitle"_s), u"Qt on Fridays"_s);
        QVERIFY(!create->isEnabled()); // with nobody in it
        for (auto* box : boxes)
            QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(create->isEnabled());
        QTest::keyClick(app.find(u"groupTitle"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"newGroupDialog"_s), soon);
        QTRY_VERIFY_WITH_TIMEOUT(app.find<ui::Label>(u"chatTitle"_s), soon);
        QCOMPARE(app.find<ui::Label>(u"chatTitle"_s)->text(), u"Qt on Fridays"_s);
        const auto chats = m_carla->http.get("/api/v1/chats").as<Page<Chat>>().items;
        QVERIFY(std::any_of(chats.begin(), chats.end(), [](const Chat& chat) {
            return chat.title == u"Qt on Fridays"_s && chat.participants.size() == 3;
        }));
    }

    void signingOutWarnsOfTheUnsentAndWipes()
    {
        App app(*m_server, Outsider::email(m_ada));
        openChat(app);
        auto* view = app.find<MessageView>(u"messageView"_s);
        QTRY_VERIFY_WITH_TIMEOUT(view->model().rowCount() > 0, soon);
        m_server->kill();
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"offlineBanner"_s), soon);
        app.type(u"composerText"_s, u"This one waits"_s);
        QTest::keyClick(app.find(u"composerText"_s), Qt::Key_Return);
        QVERIFY(filesIn(app).contains(u"outbox.sqlite"_s) && filesIn(app).contains(u"chats.sqlite"_s));

        app.app.scope()->frame()->goTo(u"settings"_s);
        press(app, u"signOutButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"unsentDialog"_s), soon);
        QVERIFY(!wordsIn(app.find(u"unsentDialog"_s)).filter(u"1 message of yours"_s).isEmpty());
        QTest::keyClick(app.find(u"unsentDialog"_s), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"unsentDialog"_s), soon);
        QVERIFY(app.app.scope()); // still here, with all of it
        QVERIFY(filesIn(app).contains(u"outbox.sqlite"_s));

        press(app, u"signOutButton"_s);
        press(app, u"signOutAnyway"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.app.scope(), soon);
        QTRY_VERIFY_WITH_TIMEOUT(filesIn(app).isEmpty(), soon);
        m_server->start(m_server->port());
    }

    void signingOutWithNothingUnsentAsksNothing()
    {
        App app(*m_server, Outsider::email(m_ada));
        openChat(app);
        QTRY_VERIFY_WITH_TIMEOUT(filesIn(app).contains(u"chats.sqlite"_s), soon);
        app.app.scope()->frame()->goTo(u"settings"_s);
        press(app, u"signOutButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.app.scope(), soon);
        QTRY_VERIFY_WITH_TIMEOUT(filesIn(app).isEmpty(), soon);
    }
};

QTEST_MAIN(MessagesTest)
#include "messages_test.moc"
