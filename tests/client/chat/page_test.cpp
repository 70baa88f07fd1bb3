// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/chat_words.h"
#include "client/chat/composer.h"
#include "client/chat/conversation_pane.h"
#include "client/chat/message_view.h"
#include "client/chat/messages_page.h"
#include "client/chat/typing_row.h"
#include "client/ui/button.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/multi_line_edit.h"
#include "client/ui/theme.h"
#include "tests/client/chat/chat_stage.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::ChatStage;

namespace {

struct Shown {
    ChatStage stage;
    ChatId daniel = stage.tell();
    MessagesPage page{stage.around()};

    Shown()
    {
        page.resize(1096, 752);
        page.show();
        page.activateWindow();
    }
    Composer& composer() const { return *page.pane()->composer(); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) const
    {
        QTest::keyClick(composer().edit(), key, with);
    }
    void type(const QString& text) const { QTest::keyClicks(composer().edit(), text); }
    template <class W>
    W* find(const QString& name) const
    {
        return page.findChild<W*>(name);
    }
};

} // namespace

/// The page: the list, the composer's keys, what is said where.
class PageTest : public QObject {
    Q_OBJECT

    ui::Theme m_theme;

private Q_SLOTS:
    void initTestCase()
    {
        m_theme.setMotion(false);
        m_theme.install(*qApp);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void theListSaysWhatMatters()
    {
        Shown shown;
        ConversationModel& model = shown.page.conversations()->model();
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 6);
        ConversationItem first = model.item(0);
        QCOMPARE(first.title, u"Daniel Okafor"_s);
        QCOMPARE(first.time, u"11:19"_s);
        QCOMPARE(first.unread, 2);
        QCOMPARE(int(first.presence), int(ui::Presence::None)); // not connected: not guessed
        shown.page.setConnected(true);
        QCOMPARE(int(model.item(0).presence), int(ui::Presence::Online));
        QCOMPARE(model.item(2).line, u"Iker: subo las notas esta tarde 🙌"_s);
        QCOMPARE(model.item(3).line, u"You: Welcome! Book any slot you like, and bring a query"_s);
        QCOMPARE(int(model.item(3).mark), int(MessageItem::Mark::Read));
        QCOMPARE(model.item(5).time, u"3 Oct"_s);
        shown.stage.say(shown.stage.store.at(2).id, shown.stage.me, u"Gracias"_s, 0);
        QCOMPARE(model.item(0).line, u"You: Gracias"_s); // comes to the top
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().startsWith(u"Grupo Python Madrid"_s));
    }

    void theFilterFindsPeopleAndWords()
    {
        Shown shown;
        auto* list = shown.find<QListView>(u"conversationList"_s);
        auto* filter = shown.find<QLineEdit>(u"conversationFilter"_s);
        filter->setText(u"samuel"_s);
        QCOMPARE(list->model()->rowCount(), 2); // himself, and the group he is in
        filter->setText(u"NOTAS"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        filter->setText(u"nobody has said this"_s);
        QVERIFY(!list->isVisible());
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(list->isVisible());
    }

    void enterSendsShiftEnterBreaks()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        shown.type(u"one"_s);
        shown.press(Qt::Key_Return, Qt::ShiftModifier);
        shown.type(u"two"_s);
        QCOMPARE(shown.composer().text(), u"one\ntwo"_s);
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.composer().text(), QString());
        QCOMPARE(shown.stage.outbox.all().size(), 1U);
        QCOMPARE(shown.stage.outbox.all().front().content, u"one\ntwo"_s);
        shown.press(Qt::Key_Return); // nothing to send
        QCOMPARE(shown.stage.outbox.all().size(), 1U);
        // It stands at the end as waiting, and the row under it says so in words.
        auto& model = shown.page.pane()->view()->model();
        QCOMPARE(int(model.item(model.rowCount() - 1).mark), int(MessageItem::Mark::Waiting));
        QVERIFY(shown.find<TypingRow>(u"typingRow"_s)->waiting().startsWith(u"1 waiting"_s));
    }

    void theComposerGrowsToEightLines()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        QCOMPARE(shown.composer().height(), 44);
        shown.composer().setText(u"1\n2\n3"_s);
        QTRY_COMPARE(shown.composer().height(), 84);
        shown.composer().setText(u"line\n"_s.repeated(30));
        QTRY_COMPARE(shown.composer().height(), 184);
    }

    void theLimitIsToldBeforeItHits()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        auto* counter = shown.find<ui::Label>(u"composerCounter"_s);
        auto* send = shown.find<ui::IconButton>(u"composerSend"_s);
        shown.composer().setText(QString(3700, u'a'));
        QVERIFY(!counter->isVisible());
        shown.composer().setText(QString(3900, u'a'));
        QVERIFY(counter->isVisible() && counter->text().startsWith(u"100"_s));
        QVERIFY(send->isEnabled());
        shown.composer().setText(QString(4010, u'a'));
        QVERIFY(!send->isEnabled() && shown.composer().isOverLimit());
        shown.press(Qt::Key_Return);
        QVERIFY(shown.stage.outbox.isEmpty());
        QCOMPARE(shown.composer().text().size(), 4010); // nothing is cut behind one's back
        // Characters, not units of UTF-16.
        shown.composer().setText(u"👍"_s.repeated(3950));
        QVERIFY(!shown.composer().isOverLimit());
    }

    void upEditsAndEscGivesUp()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        QSignalSpy said(&shown.page, &MessagesPage::said);
        shown.press(Qt::Key_Up);
        QCOMPARE(int(shown.composer().purpose()), int(Composer::Purpose::New)); // read by Daniel: too late
        QCOMPARE(said.count(), 1);
        shown.stage.say(shown.daniel, shown.stage.me, u"I will look at it"_s, 0);
        shown.press(Qt::Key_Up);
        QCOMPARE(int(shown.composer().purpose()), int(Composer::Purpose::Edit));
        QCOMPARE(shown.composer().text(), u"I will look at it"_s);
        shown.press(Qt::Key_Escape);
        QCOMPARE(int(shown.composer().purpose()), int(Composer::Purpose::New));
        QCOMPARE(shown.composer().text(), QString());
        // What was being written comes back after an edit.
        shown.type(u"draft"_s);
        Q_EMIT shown.page.pane()->view()->editWanted(shown.page.pane()->view()->model().rowCount() - 1);
        QCOMPARE(shown.composer().text(), u"I will look at it"_s);
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.composer().text(), u"draft"_s);
    }

    void anEditEndsWhenTheMessageIsRead()
    {
        Shown shown;
        const UserId daniel = ChatWords::other(*shown.stage.store.find(shown.daniel), shown.stage.me)->id;
        shown.page.openChat(shown.daniel);
        const qint64 seq = shown.stage.say(shown.daniel, shown.stage.me, u"I will look at it"_s, 0);
        shown.press(Qt::Key_Up);
        QCOMPARE(int(shown.composer().purpose()), int(Composer::Purpose::Edit));
        shown.type(u" tomorrow"_s);
        QSignalSpy said(&shown.page, &MessagesPage::said);
        shown.stage.read(shown.daniel, daniel, seq);
        QCOMPARE(int(shown.composer().purpose()), int(Composer::Purpose::New));
        QCOMPARE(shown.composer().text(), u"I will look at it tomorrow"_s); // to be sent as another one
        QCOMPARE(said.count(), 1);
        QVERIFY(said.front().at(0).toString().startsWith(u"It has been read"_s));
    }

    void repliesAreSentAsReplies()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        auto* view = shown.page.pane()->view();
        Q_EMIT view->replyWanted(2);
        QCOMPARE(int(shown.composer().purpose()), int(Composer::Purpose::Reply));
        shown.type(u"Agreed"_s);
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.stage.outbox.all().back().replyTo, std::optional<qint64>(3));
        QCOMPARE(int(shown.composer().purpose()), int(Composer::Purpose::New));
        const MessageItem sent = view->model().item(view->model().rowCount() - 1);
        QVERIFY(sent.quote && sent.quote->author == u"Daniel Okafor"_s);
    }

    void emojiAreChosenByKeyboard()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        shown.type(u"Thanks "_s);
        QTest::keyClick(shown.find<ui::IconButton>(u"composerEmoji"_s), Qt::Key_Space);
        QTRY_VERIFY(shown.page.window()->findChild<QListView*>(u"emojiPanel"_s));
        auto* panel = shown.page.window()->findChild<QListView*>(u"emojiPanel"_s);
        QCOMPARE(shown.page.window()->focusWidget(), panel);
        QTest::keyClick(panel, Qt::Key_Right);
        QTest::keyClick(panel, Qt::Key_Down);
        const QString chosen = panel->currentIndex().data().toString();
        QCOMPARE(panel->currentIndex().row(), 9);
        QTest::keyClick(panel, Qt::Key_Return);
        QCOMPARE(shown.composer().text(), u"Thanks "_s + chosen);
        QCOMPARE(shown.page.window()->focusWidget(), shown.composer().edit());
        QTRY_VERIFY(!shown.page.window()->findChild<QListView*>(u"emojiPanel"_s));
    }

    void draftsStayWithTheirChat()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        shown.type(u"for Daniel"_s);
        shown.page.openChat(shown.stage.store.at(1).id);
        QCOMPARE(shown.composer().text(), QString());
        shown.page.openChat(shown.daniel);
        QCOMPARE(shown.composer().text(), u"for Daniel"_s);
    }

    void openingShowsWhatIsNew()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        auto& model = shown.page.pane()->view()->model();
        QCOMPARE(model.newCount(), 2);
        QCOMPARE(model.item(model.newRow()).newMessages, 2);
        // Seen, it counts as read; the line stays while one reads.
        QTRY_COMPARE(shown.stage.store.find(shown.daniel)->unread, 0);
        QCOMPARE(model.newCount(), 2);
    }

    void searchGoesFromHitToHit()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        shown.page.pane()->openSearch();
        auto* field = shown.find<QLineEdit>(u"chatSearchField"_s);
        auto* count = shown.find<ui::Label>(u"chatSearchCount"_s);
        QTest::keyClicks(field, u"retr"_s);
        QCOMPARE(count->text(), u"1 of 2 on this computer"_s); // without a server
        auto* view = shown.page.pane()->view();
        QCOMPARE(view->currentRow(), 2);
        QCOMPARE(view->delegate().marked(), 3);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(count->text(), u"2 of 2 on this computer"_s);
        QCOMPARE(view->currentRow(), 1);
        field->setText(u"zymurgy"_s);
        QCOMPARE(count->text(), u"Nothing found on this computer"_s);
        field->setText(u"ALMOST ledger"_s); // every word, wherever it stands
        QCOMPARE(count->text(), u"1 of 1 on this computer"_s);
        QCOMPARE(view->delegate().marked(), 3);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!shown.find<QWidget>(u"chatSearch"_s)->isVisible());
        QCOMPARE(view->delegate().marked(), 0); // nothing of it stays
        QCOMPARE(shown.page.window()->focusWidget(), shown.composer().edit());
    }

    void narrowShowsOneOfTheTwo()
    {
        Shown shown;
        shown.page.resize(744, 552);
        QTRY_VERIFY(shown.page.conversations()->isVisible());
        QVERIFY(!shown.page.pane()->isVisible());
        shown.page.openChat(shown.daniel);
        QVERIFY(!shown.page.conversations()->isVisible());
        QVERIFY(shown.page.pane()->isVisible());
        QTest::mouseClick(shown.find<ui::IconButton>(u"chatBack"_s), Qt::LeftButton);
        QVERIFY(shown.page.conversations()->isVisible());
        shown.page.openChat(shown.daniel);
        shown.page.resize(1096, 752);
        QTRY_VERIFY(shown.page.conversations()->isVisible() && shown.page.pane()->isVisible());
    }

    void wordsAreFoundInAnyCaseAndWithoutAccents()
    {
        const SearchWords words(u"  accion CAFE "_s);
        QVERIFY(words.allIn(u"El café de la Acción"_s));
        QVERIFY(!words.allIn(u"El café"_s));
        const std::vector<SearchWords::Place> places = words.placesIn(u"Café 👍 acción"_s);
        QCOMPARE(places.size(), 2U);
        QCOMPARE(places[0].start, 0);
        QCOMPARE(places[1].start, 8); // an emoji is two units
        QCOMPARE(places[1].length, 6);
        // Words that overlap are one place.
        const auto one = SearchWords(u"retry try"_s).placesIn(u"a retry"_s);
        QCOMPARE(one.size(), 1U);
        QCOMPARE(one[0].start, 2);
        QCOMPARE(one[0].length, 5);
        QVERIFY(SearchWords(u"   "_s).isEmpty());
        QVERIFY(SearchWords().placesIn(u"anything"_s).empty());
    }

    void aBlockedChatSaysSo()
    {
        Shown shown;
        shown.page.setConnected(true);
        const UserId daniel = ChatWords::other(*shown.stage.store.find(shown.daniel), shown.stage.me)->id;
        shown.page.openChat(shown.daniel);
        auto* action = shown.find<ui::Button>(u"composerAction"_s);
        QVERIFY(!action->isVisible());
        shown.stage.store.setBlocked(daniel, true);
        QVERIFY(action->isVisible());
        QCOMPARE(action->text(), u"Unblock"_s);
        QVERIFY(!shown.composer().edit()->isVisible());
        QCOMPARE(shown.find<ui::Label>(u"chatStatus"_s)->text(), u"Blocked"_s);
        ConversationItem item = shown.page.conversations()->model().item(0);
        QVERIFY(item.blocked);
        QCOMPARE(item.line, u"Blocked"_s);
        QCOMPARE(int(item.presence), int(ui::Presence::None));
        shown.stage.store.setBlocked(daniel, false);
        QVERIFY(!action->isVisible() && shown.composer().edit()->isVisible());
        QVERIFY(!shown.page.conversations()->model().item(0).blocked);
    }

    void aDeletedAccountHasNoName()
    {
        Shown shown;
        Chat chat = *shown.stage.store.find(shown.daniel);
        chat.participants.back().person.displayName.clear();
        chat.mayWrite = false;
        chat.rev += 1;
        shown.stage.store.putChat(chat);
        shown.page.openChat(shown.daniel);
        QCOMPARE(shown.page.conversations()->model().item(0).title, u"Deleted account"_s);
        QCOMPARE(shown.find<ui::Label>(u"chatTitle"_s)->text(), u"Deleted account"_s);
        QVERIFY(!shown.find<QAction>(u"chatBlock"_s)->isVisible());
        auto& model = shown.page.pane()->view()->model();
        QCOMPARE(model.item(0).author, u"Deleted account"_s);
        QCOMPARE(model.item(0).avatarName, QString()); // no letters that would be somebody's
        QVERIFY(model.describe(0).contains(u"Deleted account"_s));
    }

    void everythingIsReachedByKeyboardAndHasAName()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        shown.page.pane()->openSearch();
        QTest::keyClicks(shown.find<QLineEdit>(u"chatSearchField"_s), u"retr"_s);
        shown.type(u"x"_s); // or there is nothing to send
        QWidget* const first = shown.find<QLineEdit>(u"conversationFilter"_s);
        first->setFocus(Qt::TabFocusReason);
        QStringList reached;
        QWidget* now = nullptr;
        for (int i = 0; i < 30 && now != first; ++i) {
            QTest::keyClick(shown.page.window()->focusWidget(), Qt::Key_Tab);
            now = shown.page.window()->focusWidget();
            QVERIFY(now && now->isVisible());
            QVERIFY2(!QAccessible::queryAccessibleInterface(now)->text(QAccessible::Name).isEmpty(),
                qPrintable(now->objectName()));
            reached << now->objectName();
        }
        QCOMPARE(now, first);
        for (const auto& name : {u"conversationList"_s, u"newGroupButton"_s, u"chatSearchButton"_s,
                 u"chatMenuButton"_s, u"chatSearchField"_s, u"chatSearchOlder"_s, u"chatSearchNewer"_s,
                 u"chatSearchClose"_s, u"messageView"_s, u"composerText"_s, u"composerSend"_s})
            QVERIFY2(reached.contains(name), qPrintable(name + u" in "_s + reached.join(u' ')));
    }

    void thePlaceholderStandsWhereTheWordsWill()
    {
        Shown shown;
        shown.page.openChat(shown.daniel);
        ui::MultiLineEdit* edit = shown.composer().edit();
        shown.find<ui::IconButton>(u"chatSearchButton"_s)->setFocus(); // no caret
        const auto rows = [&] {
            const QImage picture = edit->grab().toImage();
            int top = -1;
            int bottom = -1;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    if (picture.pixel(x, y) != picture.pixel(picture.width() - 1, 0)) {
                        top = top < 0 ? y : top;
                        bottom = y;
                    }
                }
            }
            return std::pair(top, bottom);
        };
        const auto before = rows();
        QVERIFY(before.first >= 0);
        edit->setPlainText(edit->placeholderText());
        QCOMPARE(rows(), before);
    }

    void aChatThatIsClosedSaysWhy()
    {
        Shown shown;
        Chat chat = *shown.stage.store.find(shown.daniel);
        chat.mayWrite = false;
        chat.rev += 1;
        shown.stage.store.putChat(chat);
        shown.page.openChat(shown.daniel);
        QVERIFY(shown.composer().isClosed());
        QVERIFY(!shown.composer().edit()->isVisible());
    }
};

QTEST_MAIN(PageTest)
#include "page_test.moc"
