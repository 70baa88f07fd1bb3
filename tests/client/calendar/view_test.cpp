// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/month_strip.h"
#include "client/calendar/week_view.h"
#include "client/ui/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Date date(int year, unsigned month, unsigned day)
{
    return Date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

Instant at(const char* text)
{
    return parseRfc3339(text).value();
}

template <class T>
T argument(const QSignalSpy& spy, int index = 0)
{
    return spy.isEmpty() ? T() : spy.last().at(index).value<T>();
}

} // namespace

/// Choosing, opening and moving in a week of Madrid, with mouse and keyboard.
class ViewTest : public QObject {
    Q_OBJECT

    ui::Theme m_theme;
    std::unique_ptr<WeekView> m_view;

    /// The middle of the quarter at which the instant begins.
    QPoint middle(const char* instant) const
    {
        return m_view->rectOf(TimeSpan{at(instant), at(instant) + 15min}).center();
    }
    void drag(const QPoint& from, const QPoint& to) const
    {
        QWidget* area = m_view->viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, from);
        QTest::mouseMove(area, (from + to) / 2);
        QTest::mouseMove(area, to);
        QTest::mouseRelease(area, Qt::LeftButton, {}, to);
    }
    static WeekBlock block(const QString& id, const char* from, const char* to)
    {
        WeekBlock made;
        made.id = id;
        made.time = {at(from), at(to)};
        made.title = u"SQL plans"_s;
        made.person = u"Samuel"_s;
        made.state = u"You mentor"_s;
        made.movable = true;
        return made;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_theme.setMode(ui::Theme::Mode::Light);
        m_theme.setMotion(false);
        m_theme.install(*qApp);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void init()
    {
        m_view = std::make_unique<WeekView>();
        m_view->setWeek(date(2026, 11, 16), QTimeZone("Europe/Madrid"));
        m_view->resize(1100, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->scrollToMinutes(8 * 60);
        // Free on Wednesday from 09:00 to 12:00 by the clock of Madrid.
        m_view->setFree({{at("2026-11-18T08:00:00Z"), at("2026-11-18T10:00:00Z")},
            {at("2026-11-18T10:00:00Z"), at("2026-11-18T11:00:00Z")}});
        m_view->setBlocks({block(u"a"_s, "2026-11-17T09:00:00Z", "2026-11-17T10:00:00Z"),
            block(u"b"_s, "2026-11-18T08:30:00Z", "2026-11-18T09:15:00Z")});
    }

    void cleanup() { m_view.reset(); }

    void draggingOverFreeTimeChooses()
    {
        m_view->setChoosing(WeekView::Choosing::Free);
        QSignalSpy chosen(m_view.get(), &WeekView::spanChosen);
        QSignalSpy refused(m_view.get(), &WeekView::spanRefused);
        drag(middle("2026-11-18T09:30:00Z"), middle("2026-11-18T10:15:00Z"));
        QCOMPARE(
            argument<TimeSpan>(chosen), (TimeSpan{at("2026-11-18T09:30:00Z"), at("2026-11-18T10:30:00Z")}));
        drag(middle("2026-11-18T10:30:00Z"), middle("2026-11-18T11:15:00Z")); // out of the free time
        drag(middle("2026-11-18T08:00:00Z"), middle("2026-11-18T08:45:00Z")); // into a session
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(refused.count(), 2);
        m_view->setChoosing(WeekView::Choosing::Any);
        drag(middle("2026-11-19T10:30:00Z"), middle("2026-11-19T11:15:00Z"));
        QCOMPARE(chosen.count(), 2);
        m_view->setEarliest(at("2026-11-20T00:00:00Z"));
        drag(middle("2026-11-19T10:30:00Z"), middle("2026-11-19T11:15:00Z"));
        QCOMPARE(chosen.count(), 2);
        m_view->setChoosing(WeekView::Choosing::Nothing);
        drag(middle("2026-11-20T10:30:00Z"), middle("2026-11-20T11:15:00Z"));
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(refused.count(), 3);
    }

    void aClickChoosesTheUsualLength()
    {
        m_view->setChoosing(WeekView::Choosing::Free);
        m_view->setUsualLength(45min);
        QSignalSpy chosen(m_view.get(), &WeekView::spanChosen);
        QSignalSpy refused(m_view.get(), &WeekView::spanRefused);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle("2026-11-18T09:30:00Z"));
        QCOMPARE(argument<TimeSpan>(chosen).length(), std::chrono::milliseconds(45min));
        // Near the end of what is free it ends with it.
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle("2026-11-18T10:45:00Z"));
        QCOMPARE(
            argument<TimeSpan>(chosen), (TimeSpan{at("2026-11-18T10:15:00Z"), at("2026-11-18T11:00:00Z")}));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle("2026-11-19T10:45:00Z"));
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(refused.count(), 0);
    }

    void aBlockOpensAndMoves()
    {
        QSignalSpy opened(m_view.get(), &WeekView::blockOpened);
        QSignalSpy moved(m_view.get(), &WeekView::blockMoved);
        QSignalSpy refused(m_view.get(), &WeekView::spanRefused);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->rectOfBlock(u"a"_s).center());
        QCOMPARE(argument<QString>(opened), u"a"_s);
        drag(middle("2026-11-17T09:30:00Z"), middle("2026-11-19T13:30:00Z"));
        QCOMPARE(argument<QString>(moved), u"a"_s);
        QCOMPARE(
            argument<TimeSpan>(moved, 1), (TimeSpan{at("2026-11-19T13:00:00Z"), at("2026-11-19T14:00:00Z")}));
        drag(middle("2026-11-17T09:30:00Z"), middle("2026-11-18T09:00:00Z")); // onto the other
        QCOMPARE(moved.count(), 1);
        QCOMPARE(refused.count(), 1);
        // Esc while it is held.
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, middle("2026-11-17T09:30:00Z"));
        QTest::mouseMove(m_view->viewport(), middle("2026-11-19T10:30:00Z"));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, middle("2026-11-19T10:30:00Z"));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(opened.count(), 1);
    }

    void byKeyboard()
    {
        m_view->setFocus(Qt::TabFocusReason);
        m_view->setChoosing(WeekView::Choosing::Free);
        QSignalSpy chosen(m_view.get(), &WeekView::spanChosen);
        QSignalSpy opened(m_view.get(), &WeekView::blockOpened);
        QSignalSpy week(m_view.get(), &WeekView::weekWanted);
        m_view->setCursorTime(at("2026-11-18T09:30:00Z"));
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(
            argument<TimeSpan>(chosen), (TimeSpan{at("2026-11-18T09:30:00Z"), at("2026-11-18T10:15:00Z")}));
        m_view->setCursorTime(at("2026-11-18T08:30:00Z"));
        QCOMPARE(m_view->currentBlock(), u"b"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(argument<QString>(opened), u"b"_s);
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QCOMPARE(m_view->currentBlock(), u"a"_s);
        QTest::keyClick(m_view.get(), Qt::Key_PageUp);
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        QCOMPARE(week.count(), 2);
        QCOMPARE(argument<int>(week), 1);
    }

    void aBlockIsTakenAlongByKeyboard()
    {
        m_view->setFocus(Qt::TabFocusReason);
        QSignalSpy moved(m_view.get(), &WeekView::blockMoved);
        QSignalSpy cancelled(m_view.get(), &WeekView::cancelled);
        m_view->setCurrentBlock(u"a"_s);
        QTest::keyClick(m_view.get(), Qt::Key_M);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(argument<QString>(moved), u"a"_s);
        QCOMPARE(
            argument<TimeSpan>(moved, 1), (TimeSpan{at("2026-11-19T09:45:00Z"), at("2026-11-19T10:45:00Z")}));
        m_view->setCurrentBlock(u"a"_s);
        QTest::keyClick(m_view.get(), Qt::Key_M);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(cancelled.count(), 0);
    }

    void whereTheClocksChange()
    {
        m_view->setWeek(date(2026, 3, 23), QTimeZone("Europe/Madrid"));
        m_view->setChoosing(WeekView::Choosing::Any);
        m_view->setEarliest(at("2026-01-01T00:00:00Z"));
        m_view->scrollToMinutes(0);
        m_view->setFocus(Qt::TabFocusReason);
        QSignalSpy chosen(m_view.get(), &WeekView::spanChosen);
        // The cursor steps over what the clocks skip.
        m_view->setCursorCell({6, 105});
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->cursorCell(), (WeekGrid::Cell{6, 180}));
        QCOMPARE(m_view->cursorTime(), at("2026-03-29T01:00:00Z"));
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_view->cursorCell(), (WeekGrid::Cell{6, 105}));
        // Dragged from 01:30 to 03:30 it is an hour.
        drag(m_view->rectOf(WeekAxis::Stretch{6, 90, 105}).center(),
            m_view->rectOf(WeekAxis::Stretch{6, 195, 210}).center());
        QCOMPARE(
            argument<TimeSpan>(chosen), (TimeSpan{at("2026-03-29T00:30:00Z"), at("2026-03-29T01:30:00Z")}));
        QVERIFY(!m_view->grab().isNull());
        m_view->setWeek(date(2026, 10, 19), QTimeZone("Europe/Madrid"));
        m_view->setSecondZone(QTimeZone("America/New_York"));
        drag(m_view->rectOf(WeekAxis::Stretch{6, 180, 195}).center(),
            m_view->rectOf(WeekAxis::Stretch{6, 210, 225}).center());
        // In the second 02:00.
        QCOMPARE(
            argument<TimeSpan>(chosen), (TimeSpan{at("2026-10-25T01:00:00Z"), at("2026-10-25T01:45:00Z")}));
        // The cursor keeps its time of day, however low that stands.
        m_view->setWeek(date(2026, 10, 12), QTimeZone("Europe/Madrid"));
        m_view->setCursorCell({0, 11 * 60});
        m_view->setWeek(date(2026, 10, 19), QTimeZone("Europe/Madrid"));
        QCOMPARE(m_view->cursorTime(), at("2026-10-19T09:00:00Z"));
        m_view->setWeek(date(2026, 10, 26), QTimeZone("Europe/Madrid"));
        QCOMPARE(m_view->cursorCell(), (WeekGrid::Cell{0, 11 * 60}));
    }

    void aScreenReaderIsToldWhatStandsThere()
    {
        m_view->setFreeName(u"Daniel is free"_s);
        m_view->setCursorTime(at("2026-11-18T10:00:00Z"));
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(told);
        QCOMPARE(told->role(), QAccessible::List);
        QCOMPARE(told->childCount(), 3);
        QCOMPARE(told->child(0)->text(QAccessible::Name), u"Wednesday 18 November, 11:00, Daniel is free"_s);
        const QString name = told->child(1)->text(QAccessible::Name);
        QVERIFY2(name.contains(u"SQL plans"_s) && name.contains(u"10:00–11:00"_s)
                && name.contains(u"Samuel"_s) && name.contains(u"You mentor"_s)
                && name.contains(u"Tuesday"_s),
            qPrintable(name));
        QSignalSpy opened(m_view.get(), &WeekView::blockOpened);
        told->child(2)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(argument<QString>(opened), u"b"_s);
        QCOMPARE(told->focusChild(), told->child(2));
        m_view->setBlocks({});
        QCOMPARE(told->childCount(), 1);
    }

    void theMonthJumps()
    {
        MonthStrip strip;
        strip.setChosen(date(2026, 1, 31));
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        QSignalSpy chosen(&strip, &MonthStrip::dateChosen);
        QSignalSpy shown(&strip, &MonthStrip::monthShown);
        QTest::keyClick(&strip, Qt::Key_PageDown); // February has no 31st
        QCOMPARE(argument<Date>(shown), date(2026, 2, 1));
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(argument<Date>(chosen), date(2026, 2, 28));
        QTest::keyClick(&strip, Qt::Key_Right);
        QCOMPARE(strip.month(), date(2026, 3, 1));
        QVERIFY(strip.accessibleName().contains(u"Sunday 1 March 2026"_s));
        QTest::keyClick(&strip, Qt::Key_Up);
        QTest::keyClick(&strip, Qt::Key_Space);
        QCOMPARE(argument<Date>(chosen), date(2026, 2, 22));
        // The first cell of February 2026 is Monday 26 January.
        QTest::mouseClick(&strip, Qt::LeftButton, {}, {8, 32 + 20 + 8});
        QCOMPARE(argument<Date>(chosen), date(2026, 1, 26));
        QCOMPARE(strip.month(), date(2026, 1, 1));
    }
};

QTEST_MAIN(ViewTest)
#include "view_test.moc"
