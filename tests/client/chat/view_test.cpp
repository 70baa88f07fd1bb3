// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/chat_accessible.h"
#include "client/chat/jump_button.h"
#include "client/chat/message_view.h"
#include "client/chat/timeline_model.h"
#include "client/ui/theme.h"
#include "tests/client/chat/chat_stage.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::ChatStage;

namespace {

struct Shown {
    ChatStage stage;
    UserId daniel = stage.person(u"Daniel Okafor"_s);
    ChatId chat = stage.chat({daniel});
    TimelineModel model{stage.store, stage.outbox, stage.clock};
    MessageView view{model};

    Shown()
    {
        model.setTimeZone(QTimeZone("Europe/Madrid"));
        view.resize(760, 560);
        view.show();
    }
    void open() { model.setTimeline(stage.store.timeline(chat)); }
};

} // namespace

/// The rows of a chat: what belongs together, how high they are, where they stay.
class ViewTest : public QObject {
    Q_OBJECT

    ui::Theme m_theme;

private Q_SLOTS:
    void initTestCase()
    {
        m_theme.setMotion(false);
        m_theme.install(*qApp);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void groupsByAuthorAndMinute()
    {
        Shown shown;
        for (const auto& [who, ago] : {std::pair{shown.daniel, 30}, {shown.daniel, 29}, {shown.daniel, 27},
                 {shown.stage.me, 27}, {shown.stage.me, 27}})
            shown.stage.say(shown.chat, who, u"x"_s, ago);
        shown.open();
        const QAbstractItemModelTester tester(&shown.model);
        std::vector<std::pair<bool, bool>> edges;
        for (int row = 0; row < 5; ++row)
            edges.emplace_back(shown.model.item(row).startsGroup, shown.model.item(row).endsGroup);
        const std::vector<std::pair<bool, bool>> wanted{
            {true, false}, {false, true}, {true, true}, {true, false}, {false, true}};
        QVERIFY(edges == wanted);
        QVERIFY(shown.model.item(0).startsDay);
        QVERIFY(!shown.model.item(1).startsDay);
        shown.stage.say(shown.chat, shown.stage.me, u"y"_s, 26);
        QVERIFY(!shown.model.item(4).endsGroup);
    }

    void daysAreSaid()
    {
        const QDate today(2026, 10, 27);
        QCOMPARE(TimelineModel::dayWords(today, today), u"Today"_s);
        QCOMPARE(TimelineModel::dayWords(today.addDays(-1), today), u"Yesterday"_s);
        QCOMPARE(TimelineModel::dayWords(today.addDays(-4), today), u"Friday"_s);
        QCOMPARE(TimelineModel::dayWords(today.addDays(-40), today), u"Thursday 17 September"_s);
        QCOMPARE(TimelineModel::dayWords(QDate(2025, 3, 2), today), u"2 March 2025"_s);
    }

    void whatIsNewHasALineAndACount()
    {
        Shown shown;
        for (int i = 0; i < 4; ++i)
            shown.stage.say(shown.chat, shown.daniel, u"x"_s, 10);
        shown.open();
        shown.model.setNewAfter(1);
        QCOMPARE(shown.model.item(1).newMessages, 3);
        QVERIFY(shown.model.item(0).endsGroup);
        QCOMPARE(shown.model.item(2).newMessages, 0);
        shown.stage.say(shown.chat, shown.stage.me, u"mine is not new"_s, 0);
        shown.stage.change(shown.chat, 3, {}, true); // deleted: nothing to read
        QCOMPARE(shown.model.item(1).newMessages, 2);
    }

    void sizesAreThoseOfTheLook()
    {
        Shown shown;
        const qint64 first = shown.stage.say(shown.chat, shown.daniel, u"Short."_s, 10);
        shown.stage.say(shown.chat, shown.stage.me, u"one\ntwo\nthree"_s, 9, first);
        shown.stage.say(shown.chat, shown.daniel, u"wide "_s.repeated(60), 8);
        shown.open();
        QStyleOptionViewItem option;
        option.widget = &shown.view;
        option.rect = QRect(0, 0, 760, 10);
        const auto places = [&](int row) {
            return shown.view.delegate().geometry(option, shown.model.index(row));
        };
        QCOMPARE(places(0).bubble.height(), 34.0); // one line, and 7 over and under it
        QCOMPARE(places(0).bubble.left(), 64.0);
        QCOMPARE(places(0).avatar.bottom(), places(0).bubble.bottom());
        QCOMPARE(places(1).bubble.right(), 746.0); // and ten for the scroll bar
        QCOMPARE(places(1).quote.height(), 32.0);
        QVERIFY(places(1).avatar.isNull());
        QVERIFY(places(2).bubble.width() <= 460 && places(2).bubble.width() > 420); // as its words break
        QVERIFY(places(2).meta.bottom() <= places(2).bubble.bottom());
        for (int row = 0; row < 3; ++row)
            QCOMPARE(
                shown.view.delegate().sizeHint(option, shown.model.index(row)).height(), places(row).height);
        // A narrower row makes narrower bubbles, never one past its edges.
        option.rect.setWidth(420);
        QVERIFY(places(2).bubble.right() <= 420 - 14);
    }

    void opensAtTheEndAndStaysThere()
    {
        Shown shown;
        shown.stage.sayMany(shown.chat, 500);
        shown.open();
        QVERIFY(shown.view.isAtEnd());
        shown.stage.say(shown.chat, shown.daniel, u"one more"_s, 0);
        QTRY_COMPARE(shown.view.lastSeenRow(), 500);
        QVERIFY(shown.view.isAtEnd());
        int measured = 0;
        for (int row = 0; row < shown.view.heights().count(); ++row)
            measured += shown.view.heights().isMeasured(row) ? 1 : 0;
        QVERIFY2(measured < 60, qPrintable(u"%1 rows were laid out"_s.arg(measured)));
    }

    void whatIsReadKeepsItsPlace()
    {
        Shown shown;
        auto* timeline = shown.stage.store.timeline(shown.chat);
        shown.stage.sayMany(shown.chat, 400);
        std::vector<Message> all;
        for (int row = 0; row < timeline->rowCount(); ++row)
            all.push_back(timeline->row(row).message);
        // Only the newest 100 are here.
        timeline->clear();
        timeline->cover(1, 400);
        timeline->put({all.end() - 100, all.end()});
        shown.open();
        QSignalSpy holes(&shown.view, &MessageView::holeNear);
        shown.view.verticalScrollBar()->setValue(0);
        QVERIFY(!holes.isEmpty());
        QVERIFY(holes.last()[1].toBool());
        const int row = timeline->rowOf(310);
        shown.view.showRow(row);
        const int before = shown.view.rowRect(row).top();
        timeline->put({all.begin() + 200, all.begin() + 300});
        QTRY_COMPARE(shown.view.rowRect(timeline->rowOf(310)).top(), before);
        // And when something new comes below.
        shown.stage.say(shown.chat, shown.daniel, u"news"_s, 0);
        QTRY_COMPARE(shown.view.rowRect(timeline->rowOf(310)).top(), before);
        QVERIFY(!shown.view.isAtEnd());
        QVERIFY(shown.view.findChild<JumpButton*>()->isVisible());
        QTest::mouseClick(shown.view.findChild<JumpButton*>(), Qt::LeftButton);
        QVERIFY(shown.view.isAtEnd());
    }

    void scrollingUpRowByRowNeverJumps()
    {
        Shown shown;
        shown.stage.sayMany(shown.chat, 300);
        shown.open();
        for (int step = 0; step < 120; ++step) {
            const int row = shown.view.rowAt({100, 200});
            const int before = shown.view.rowRect(row).top();
            shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->value() - 37);
            QCOMPARE(shown.view.rowRect(row).top() - before, 37);
        }
    }

    void theKeyboardReachesEveryRow()
    {
        Shown shown;
        shown.stage.sayMany(shown.chat, 50);
        shown.open();
        shown.view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.view));
        shown.view.clearFocus();
        shown.view.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(shown.view.hasFocus());
        QCOMPARE(shown.view.currentRow(), 49);
        QTest::keyClick(&shown.view, Qt::Key_Home);
        QCOMPARE(shown.view.currentRow(), 0);
        QVERIFY(shown.view.rowRect(0).top() >= 0);
        QTest::keyClick(&shown.view, Qt::Key_Down);
        QCOMPARE(shown.view.currentRow(), 1);
        QSignalSpy reply(&shown.view, &MessageView::replyWanted);
        QTest::keyClick(&shown.view, Qt::Key_R);
        QCOMPARE(reply.value(0).value(0).toInt(), 1);
        QTest::keyClick(&shown.view, Qt::Key_End);
        QCOMPARE(shown.view.currentRow(), 49);
        QVERIFY(shown.view.isAtEnd());
    }

    void linksAndQuotesAreClicked()
    {
        Shown shown;
        const qint64 first = shown.stage.say(shown.chat, shown.stage.me, u"What?"_s, 10);
        shown.stage.say(shown.chat, shown.daniel, u"https://example.org/there"_s, 9, first);
        shown.open();
        QSignalSpy links(&shown.view, &MessageView::linkWanted);
        QSignalSpy quotes(&shown.view, &MessageView::quoteWanted);
        const QRect bubble = shown.view.bubbleRect(1);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, bubble.topLeft() + QPoint(60, 55));
        QCOMPARE(links.value(0).value(0).toUrl(), QUrl(u"https://example.org/there"_s));
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, bubble.topLeft() + QPoint(30, 20));
        QCOMPARE(quotes.value(0).value(0).toLongLong(), first);
    }

    void aScreenReaderHearsRows()
    {
        Shown shown;
        shown.stage.say(shown.chat, shown.daniel, u"Good **morning**"_s, 10);
        shown.stage.say(shown.chat, shown.stage.me, u"Hello"_s, 0);
        shown.stage.read(shown.chat, shown.daniel, 2);
        shown.open();
        installChatAccessibility();
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&shown.view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 2);
        QCOMPARE(list->child(0)->role(), QAccessible::ListItem);
        QCOMPARE(list->child(0)->text(QAccessible::Name), u"Today, Daniel Okafor, Good morning, 11:12"_s);
        QCOMPARE(list->child(1)->text(QAccessible::Name), u"You, Hello, 11:22, Read"_s);
        QCOMPARE(list->indexOfChild(list->child(1)), 1);
        QVERIFY(shown.view.viewport()->rect().contains(
            shown.view.viewport()->mapFromGlobal(list->child(1)->rect().center())));
    }
};

QTEST_MAIN(ViewTest)
#include "view_test.moc"
