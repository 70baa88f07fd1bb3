// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/calendar/week_painter.h"
#include "client/calendar/week_view.h"
#include "client/ui/main_frame.h"
#include "client/ui/segmented.h"
#include "client/ui/tab_strip.h"
#include "client/ui/text_field.h"
#include "shared/protocol/availability.h"
#include "shared/protocol/calendar_day.h"
#include "tests/client/app/app_harness.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::Outsider;
using test::RunningServer;
using test::soon;

/// The availability page of the real app, against a real server.
class AvailabilityTest : public QObject {
    Q_OBJECT

    const QString m_name = u"Ada Mentor"_s;
    const QString m_email = Outsider::email(m_name);
    std::unique_ptr<RunningServer> m_server;
    std::unique_ptr<Outsider> m_ada;

    static QString words(const App& app, const QString& name)
    {
        const QWidget* widget = app.find(name);
        if (!widget)
            return {};
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            return label->text();
        QStringList all;
        for (const auto* label : widget->findChildren<QLabel*>())
            all << (label->isVisible() ? label->text() : QString());
        return all.join(u' ');
    }

    static void open(App& app)
    {
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        app.app.scope()->frame()->goTo(u"profile"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find<ui::TabStrip>(u"profileTabs"_s), soon);
        auto* tabs = app.find<ui::TabStrip>(u"profileTabs"_s);
        tabs->setFocus(Qt::TabFocusReason);
        QTest::keyClick(tabs, Qt::Key_Right);
        QCOMPARE(tabs->current(), 1);
        // Nothing of the page was shown before it had its place.
        for (const QWidget* window : QApplication::topLevelWidgets())
            QVERIFY2(!window->isVisible() || window == &app.app.window(), window->metaObject()->className());
        QTRY_VERIFY_WITH_TIMEOUT(app.find<WeekPainter>(u"weekPainter"_s), soon);
    }

    static void paint(App& app, int weekday, int from, int to)
    {
        auto* painter = app.find<WeekPainter>(u"weekPainter"_s);
        QVERIFY(painter);
        painter->scrollToMinutes(from - 60);
        const QPoint begin = painter->rectOf({weekday - 1, from, from + 15}).center();
        const QPoint end = painter->rectOf({weekday - 1, to - 15, to}).center();
        QVERIFY(painter->viewport()->rect().contains(end));
        QTest::mousePress(painter->viewport(), Qt::LeftButton, {}, begin);
        QTest::mouseMove(painter->viewport(), (begin + end) / 2);
        QTest::mouseMove(painter->viewport(), end);
        QTest::mouseRelease(painter->viewport(), Qt::LeftButton, {}, end);
    }

    static std::vector<DayBlock> blocks(const App& app)
    {
        const auto* painter = app.find<WeekPainter>(u"weekPainter"_s);
        return painter ? painter->blocks() : std::vector<DayBlock>();
    }

    static void choose(App& app, const QString& name, const QString& data)
    {
        auto* box = app.find<QComboBox>(name);
        QVERIFY(box);
        const int index = box->findData(data);
        QVERIFY2(index >= 0, qPrintable(name + u": "_s + data));
        box->setCurrentIndex(index);
    }

    Availability saved() const { return m_ada->http.get("/api/v1/availability").as<Availability>(); }
    std::vector<AvailabilityException> exceptions() const
    {
        return m_ada->http.get("/api/v1/availability/exceptions").as<AvailabilityExceptionList>().items;
    }
    void put(const std::vector<AvailabilityBlock>& week) const
    {
        Availability body;
        body.timeZone = u"Europe/Madrid"_s;
        body.lengths = {30, 60};
        body.blocks = week;
        QCOMPARE(m_ada->http.put("/api/v1/availability", body).status, 200);
    }

private Q_SLOTS:
    void initTestCase() { qApp->setQuitOnLastWindowClosed(false); }

    void init()
    {
        m_server = std::make_unique<RunningServer>(test::Engine::Sqlite);
        m_ada = std::make_unique<Outsider>(*m_server, m_name, SignUpRole::Mentor);
    }

    void cleanup()
    {
        m_ada.reset();
        m_server.reset();
    }

    void paintedAndSaved()
    {
        App app(*m_server, m_email);
        open(app);
        paint(app, 2, 9 * 60, 11 * 60);
        QTRY_COMPARE_WITH_TIMEOUT(words(app, u"availabilityChanges"_s), u"1 change not saved"_s, soon);
        QCOMPARE(words(app, u"availabilitySum"_s), u"2 h"_s);
        choose(app, u"availabilityZone"_s, u"Europe/Madrid"_s);
        app.click(u"length_45"_s);
        app.find<QComboBox>(u"availabilityAfter"_s)
            ->setCurrentIndex(app.find<QComboBox>(u"availabilityAfter"_s)->findData(15));
        QCOMPARE(words(app, u"availabilityChanges"_s), u"4 changes not saved"_s);
        QVERIFY(saved().blocks.empty());
        app.click(u"availabilitySave"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(app, u"availabilityChanges"_s), u"Everything is saved"_s, soon);
        const Availability now = saved();
        QCOMPARE(now.blocks, (std::vector<AvailabilityBlock>{{2, u"09:00"_s, u"11:00"_s}}));
        QCOMPARE(now.timeZone, u"Europe/Madrid"_s);
        QCOMPARE(now.lengths, (std::vector<int>{30, 45, 60}));
        QCOMPARE(now.bufferAfterMinutes, 15);
    }

    void byKeyboardToTheEndOfTheDay()
    {
        App app(*m_server, m_email);
        open(app);
        auto* painter = app.find<WeekPainter>(u"weekPainter"_s);
        painter->setFocus(Qt::TabFocusReason);
        painter->setCursorCell({6, 23 * 60});
        for (int quarter = 0; quarter < 5; ++quarter)
            QTest::keyClick(painter, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(painter, Qt::Key_Space);
        app.click(u"availabilitySave"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            saved().blocks, (std::vector<AvailabilityBlock>{{7, u"23:00"_s, u"24:00"_s}}), soon);
    }

    void discardedUndoneAndCopied()
    {
        put({{1, u"09:00"_s, u"12:00"_s}});
        App app(*m_server, m_email);
        open(app);
        QTRY_COMPARE_WITH_TIMEOUT(blocks(app), (std::vector<DayBlock>{{1, 540, 720}}), soon);
        auto* painter = app.find<WeekPainter>(u"weekPainter"_s);
        painter->setFocus(Qt::TabFocusReason);
        painter->setCursorCell({0, 600});
        QTest::keyClick(painter, Qt::Key_C);
        app.click(u"copyTo_3"_s);
        app.click(u"copyTo_5"_s);
        app.click(u"copyDayConfirm"_s);
        const std::vector<DayBlock> copied{{1, 540, 720}, {3, 540, 720}, {5, 540, 720}};
        QTRY_COMPARE_WITH_TIMEOUT(blocks(app), copied, soon);
        QCOMPARE(words(app, u"availabilityChanges"_s), u"2 changes not saved"_s);
        app.click(u"availabilityDiscard"_s);
        QTRY_COMPARE_WITH_TIMEOUT(blocks(app).size(), std::size_t(1), soon);
        app.click(u"toastUndo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(blocks(app), copied, soon);
        painter->setFocus(Qt::TabFocusReason);
        QTest::keyClick(painter, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(blocks(app).size(), std::size_t(1), soon);
        QCOMPARE(saved().blocks.size(), std::size_t(1));
    }

    void whatChangedElsewhereIsNotOverwritten()
    {
        put({{1, u"09:00"_s, u"12:00"_s}});
        App app(*m_server, m_email);
        open(app);
        QTRY_COMPARE_WITH_TIMEOUT(blocks(app).size(), std::size_t(1), soon);
        paint(app, 2, 9 * 60, 11 * 60);
        put({{1, u"09:00"_s, u"12:00"_s}, {4, u"16:00"_s, u"18:00"_s}});
        QTest::mouseClick(app.find(u"availabilitySave"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(
            words(app, u"availabilityError"_s).contains(u"changed in the meantime"_s), soon);
        const std::vector<DayBlock> both{{1, 540, 720}, {2, 540, 660}, {4, 960, 1080}};
        QTRY_COMPARE_WITH_TIMEOUT(blocks(app), both, soon);
        QCOMPARE(saved().blocks.size(), std::size_t(2));
        app.click(u"availabilitySave"_s);
        QTRY_COMPARE_WITH_TIMEOUT(saved().blocks.size(), std::size_t(3), soon);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"availabilityError"_s), soon);
    }

    void withoutALengthNothingIsSent()
    {
        App app(*m_server, m_email);
        open(app);
        const Availability before = saved();
        for (const int length : before.lengths)
            app.click(u"length_%1"_s.arg(length));
        app.click(u"availabilitySave"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            words(app, u"availabilityError_lengths"_s), u"Offer at least one length."_s, soon);
        QCOMPARE(saved(), before);
        app.click(u"length_30"_s);
        QVERIFY(!app.find(u"availabilityError_lengths"_s));
    }

    void exceptionsAreAddedAndTakenBack()
    {
        put({{1, u"09:00"_s, u"12:00"_s}});
        App app(*m_server, m_email);
        open(app);
        app.click(u"addException"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"exceptionDialog"_s), soon);
        // A Monday far enough ahead, whenever this runs.
        const QDate today = QDate::currentDate();
        const QDate monday = today.addDays(15 - today.dayOfWeek());
        app.find<QDateEdit>(u"exceptionFirst"_s)->setDate(monday);
        QCOMPARE(app.find<QDateEdit>(u"exceptionLast"_s)->date(), monday); // follows
        app.find<ui::Segmented>(u"exceptionKind"_s)->setCurrent(1);
        choose(app, u"exceptionFrom"_s, u"09:00"_s);
        choose(app, u"exceptionTo"_s, u"10:00"_s);
        app.type(u"exceptionNote"_s, u"Dentist"_s);
        app.click(u"confirmException"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"exceptionDialog"_s), soon);
        QTRY_VERIFY_WITH_TIMEOUT(words(app, u"exceptions"_s).contains(u"Dentist, 09:00–10:00"_s), soon);
        const auto listed = exceptions();
        QCOMPARE(listed.size(), std::size_t(1));
        QVERIFY(listed.front().kind == ExceptionKind::Less);
        QCOMPARE(listed.front().firstDate, monday.toString(Qt::ISODate));

        // By date, the hour is gone on that Monday.
        app.find<ui::Segmented>(u"availabilityView"_s)->setCurrent(1);
        auto* dates = app.find<WeekView>(u"weekDates"_s);
        QVERIFY(dates);
        dates->setFocus(Qt::TabFocusReason);
        const auto shows = [&] {
            return dates->axis().date(0).time_since_epoch().count() == QDate(1970, 1, 1).daysTo(monday);
        };
        for (int week = 0; week < 4 && !shows(); ++week)
            QTest::keyClick(dates, Qt::Key_PageDown);
        QVERIFY(shows());
        const auto isFree = [&](int minute) {
            dates->setCursorCell({0, minute});
            return dates->items().front().name.contains(u"free"_s);
        };
        QVERIFY(!isFree(9 * 60 + 30));
        QVERIFY(isFree(10 * 60));
        app.find<ui::Segmented>(u"availabilityView"_s)->setCurrent(0);

        app.click(u"removeException"_s);
        QTRY_VERIFY_WITH_TIMEOUT(exceptions().empty(), soon);
        app.click(u"toastUndo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(exceptions().size(), std::size_t(1), soon);
        QTRY_VERIFY_WITH_TIMEOUT(words(app, u"exceptions"_s).contains(u"Dentist"_s), soon);
    }

    void whatIsWrongWithAnExceptionIsSaidAtItsField()
    {
        put({});
        App app(*m_server, m_email);
        open(app);
        app.click(u"addException"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"exceptionDialog"_s), soon);
        auto* first = app.find<QDateEdit>(u"exceptionFirst"_s);
        auto* last = app.find<QDateEdit>(u"exceptionLast"_s);
        first->setDate(QDate(2020, 5, 1));
        last->setDate(QDate(2020, 5, 2));
        app.click(u"confirmException"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(app, u"exceptionError_lastDate"_s), u"This is over already."_s, soon);
        first->setDate(QDate(2031, 6, 2));
        last->setDate(QDate(2031, 6, 1));
        app.click(u"confirmException"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            words(app, u"exceptionError_lastDate"_s), u"The end must be after the start."_s, soon);
        // The last Sunday of March, at 02:30: the clocks of Madrid skip it.
        app.find<ui::Segmented>(u"exceptionKind"_s)->setCurrent(2);
        first->setDate(QDate(2031, 3, 30));
        last->setDate(QDate(2031, 3, 30));
        choose(app, u"exceptionFrom"_s, u"02:30"_s);
        choose(app, u"exceptionTo"_s, u"04:00"_s);
        app.click(u"confirmException"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(app, u"exceptionError_from"_s).contains(u"put forward"_s), soon);
        first->setDate(QDate(2031, 10, 26));
        last->setDate(QDate(2031, 10, 26));
        app.click(u"confirmException"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(app, u"exceptionError_from"_s).contains(u"twice"_s), soon);
        choose(app, u"exceptionFrom"_s, u"12:00"_s);
        app.click(u"confirmException"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            words(app, u"exceptionError_to"_s), u"The end must be after the start."_s, soon);
        QVERIFY(exceptions().empty());
        choose(app, u"exceptionTo"_s, u"14:00"_s);
        app.click(u"confirmException"_s);
        QTRY_COMPARE_WITH_TIMEOUT(exceptions().size(), std::size_t(1), soon);
    }

    void aZoneIsFoundByItsCity()
    {
        put({});
        App app(*m_server, m_email);
        open(app);
        const auto zone = [&]() -> QString {
            const auto* box = app.find<QComboBox>(u"availabilityZone"_s);
            return box ? box->currentText() : QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(zone().startsWith(u"Madrid (CE"_s), soon);
        app.click(u"availabilityZone"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find<ui::TextField>(u"comboSearch"_s), soon);
        // The app's own words and the name that programs use both lead there.
        QTest::keyClicks(app.find<ui::TextField>(u"comboSearch"_s)->edit(), u"america york"_s);
        QTest::keyClick(app.find<ui::TextField>(u"comboSearch"_s)->edit(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"comboSearch"_s), soon);
        QVERIFY2(zone().startsWith(u"New York (E"_s), qPrintable(zone()));
        QCOMPARE(words(app, u"availabilityChanges"_s), u"1 change not saved"_s);
        QVERIFY(app.find(u"availabilityDot"_s));
        app.click(u"availabilitySave"_s);
        QTRY_COMPARE_WITH_TIMEOUT(saved().timeZone, u"America/New_York"_s, soon);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"availabilityDot"_s), soon);
    }

    void theOrganisationsDaysStandAmongTheDates()
    {
        const QString email = u"admin@example.org"_s;
        QCOMPARE(m_server->run({u"admin"_s, u"create"_s, u"--email"_s, email, u"--name"_s, u"Rosa Admin"_s},
                     test::password.toUtf8() + '\n'),
            0);
        test::HttpClient admin(m_server->port());
        LoginBody login;
        login.email = email;
        login.password = test::password;
        admin.setToken(admin.post("/api/v1/auth/login", login).as<SignedIn>().accessToken);
        put({{1, u"09:00"_s, u"12:00"_s}});
        const QDate today = QDate::currentDate();
        const QDate monday = today.addDays(15 - today.dayOfWeek());
        const auto close = [&](const QDate& first, int days, const QString& name) {
            CalendarDays closed;
            for (int i = 0; i < days; ++i)
                closed.items.push_back({first.addDays(i).toString(Qt::ISODate), name});
            return admin.put("/api/v1/calendar-days", closed).status;
        };
        App app(*m_server, m_email);
        open(app);
        QTRY_VERIFY_WITH_TIMEOUT(!blocks(app).empty(), soon);
        // Told live: nobody asks again.
        QCOMPARE(close(monday, 2, u"All Saints"_s), 200);
        QTRY_VERIFY_WITH_TIMEOUT(
            words(app, u"exceptions"_s).contains(u"All Saints, whole organisation"_s), soon);
        const QWidget* list = app.find(u"exceptions"_s);
        QVERIFY(list);
        // Two days that follow each other are one row, and nobody can take it away here.
        QCOMPARE(list->findChildren<QWidget*>(u"calendarDayRow"_s).size(), 1);
        QVERIFY(!app.find(u"removeException"_s));
        // By date, that Monday is closed.
        app.find<ui::Segmented>(u"availabilityView"_s)->setCurrent(1);
        auto* dates = app.find<WeekView>(u"weekDates"_s);
        QVERIFY(dates);
        dates->setFocus(Qt::TabFocusReason);
        const auto shows = [&] {
            return dates->axis().date(0).time_since_epoch().count() == QDate(1970, 1, 1).daysTo(monday);
        };
        for (int week = 0; week < 4 && !shows(); ++week)
            QTest::keyClick(dates, Qt::Key_PageDown);
        QVERIFY(shows());
        dates->setCursorCell({0, 9 * 60 + 30});
        QVERIFY(!dates->items().front().name.contains(u"free"_s));
    }

    void anApprenticeHasNoSuchPage()
    {
        const Outsider lena(*m_server, u"Lena Learns"_s, SignUpRole::Apprentice);
        App app(*m_server, Outsider::email(u"Lena Learns"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        app.app.scope()->frame()->goTo(u"profile"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"profileName"_s), soon);
        QVERIFY(!app.find(u"profileTabs"_s));
    }
};

QTEST_MAIN(AvailabilityTest)
#include "availability_test.moc"
