// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_axis.h"

#include <QDateTime>
#include <QTest>

using namespace gremio;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;

namespace {

Date date(int year, unsigned month, unsigned day)
{
    return Date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

Instant at(const char* text)
{
    return parseRfc3339(text).value();
}

QTimeZone zone(const char* name)
{
    return QTimeZone(QByteArray(name));
}

} // namespace

/// Hours and instants, on days that have 24 hours and on days that do not.
class AxisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrdinaryWeek()
    {
        const WeekAxis axis(date(2026, 11, 16), zone("Europe/Madrid"));
        QCOMPARE(axis.length(), 1440);
        QCOMPARE(axis.hours().size(), std::size_t(24));
        QCOMPARE(axis.day(0).from, at("2026-11-15T23:00:00Z"));
        QCOMPARE(axis.span().length(), std::chrono::milliseconds(7 * 24h));
        for (int day = 0; day < 7; ++day) {
            QCOMPARE(axis.minutesOf(day), 1440);
            QVERIFY(axis.voids(day).empty());
        }
        QVERIFY(axis.at(2, 9 * 60 + 30) == at("2026-11-18T08:30:00Z"));
        const auto stretches =
            axis.stretchesOf({at("2026-11-18T22:30:00Z"), at("2026-11-19T00:15:00Z")}); // over midnight
        QCOMPARE(stretches.size(), std::size_t(2));
        QCOMPARE(stretches[0], (WeekAxis::Stretch{2, 1410, 1440}));
        QCOMPARE(stretches[1], (WeekAxis::Stretch{3, 0, 75}));
        QVERIFY(axis.stretchesOf({at("2026-11-15T20:00:00Z"), at("2026-11-15T23:00:00Z")}).empty());
        QVERIFY(!axis.placeOf(at("2026-11-22T23:00:00Z")));
    }

    void theHourThatIsSkipped()
    {
        // Madrid, Sunday 29 March 2026: 02:00 becomes 03:00.
        const WeekAxis axis(date(2026, 3, 23), zone("Europe/Madrid"));
        QCOMPARE(axis.length(), 1440);
        QCOMPARE(axis.minutesOf(6), 23 * 60);
        QCOMPARE(axis.minutesOf(5), 24 * 60);
        QCOMPARE(axis.voids(6), (std::vector<WeekAxis::Stretch>{{6, 120, 180}}));
        QVERIFY(!axis.at(6, 150));
        QVERIFY(axis.at(6, 119) == at("2026-03-29T00:59:00Z"));
        QVERIFY(axis.at(6, 180) == at("2026-03-29T01:00:00Z"));
        QCOMPARE(axis.nearest(6, 150), at("2026-03-29T01:00:00Z"));
        QVERIFY(axis.spanOf({6, 120, 180}).isEmpty());
        // An hour across it stands from 01:30 to 03:30.
        const auto stretches = axis.stretchesOf({at("2026-03-29T00:30:00Z"), at("2026-03-29T01:30:00Z")});
        QCOMPARE(stretches, (std::vector<WeekAxis::Stretch>{{6, 90, 210}}));
        // The afternoon is where the clock says.
        QVERIFY(axis.at(6, 16 * 60) == at("2026-03-29T14:00:00Z"));
    }

    void theHourThatComesTwice()
    {
        // Madrid, Sunday 25 October 2026: 03:00 becomes 02:00.
        const WeekAxis axis(date(2026, 10, 19), zone("Europe/Madrid"));
        QCOMPARE(axis.length(), 1500);
        QCOMPARE(axis.minutesOf(6), 25 * 60);
        QCOMPARE(axis.minutesOf(0), 24 * 60);
        QVERIFY(axis.voids(6).empty());
        QCOMPARE(axis.voids(0), (std::vector<WeekAxis::Stretch>{{0, 180, 240}}));
        QVERIFY(axis.at(6, 150) == at("2026-10-25T00:30:00Z")); // the first 02:30
        QVERIFY(axis.at(6, 210) == at("2026-10-25T01:30:00Z")); // the second
        QVERIFY(axis.at(6, 240) == at("2026-10-25T02:00:00Z")); // 03:00
        QVERIFY(axis.at(0, 240) == at("2026-10-19T01:00:00Z"));
        const auto hours = axis.hours();
        QCOMPARE(hours.size(), std::size_t(25));
        QCOMPARE(hours[2], (WeekAxis::Hour{120, 120, false}));
        QCOMPARE(hours[3], (WeekAxis::Hour{180, 120, true}));
        QCOMPARE(hours[4], (WeekAxis::Hour{240, 180, false}));
        // Two hours that hold the second time are two hours high on that day.
        QCOMPARE(axis.stretchesOf({at("2026-10-25T00:30:00Z"), at("2026-10-25T02:30:00Z")}),
            (std::vector<WeekAxis::Stretch>{{6, 150, 270}}));
        QCOMPARE(
            axis.spanOf({6, 150, 270}), (TimeSpan{at("2026-10-25T00:30:00Z"), at("2026-10-25T02:30:00Z")}));
        QCOMPARE(axis.placeOfMinutes(180), 240);
    }

    void halfHoursMidnightsAndDaysThatAreNot()
    {
        // Lord Howe goes half an hour back: Sunday 5 April 2026, 02:00 becomes 01:30.
        const WeekAxis howe(date(2026, 3, 30), zone("Australia/Lord_Howe"));
        QCOMPARE(howe.length(), 1470);
        QCOMPARE(howe.minutesOf(6), 1470);
        // Beirut goes back at midnight: 23:00 of Saturday 24 October 2026 comes twice.
        const WeekAxis beirut(date(2026, 10, 19), zone("Asia/Beirut"));
        QCOMPARE(beirut.minutesOf(5), 25 * 60);
        QCOMPARE(beirut.minutesOf(6), 24 * 60);
        QCOMPARE(beirut.day(6).from - beirut.day(5).from, std::chrono::milliseconds(25h));
        // Cairo goes forward at midnight: Friday 24 April 2026 begins at 01:00.
        const WeekAxis cairo(date(2026, 4, 20), zone("Africa/Cairo"));
        QCOMPARE(cairo.voids(4), (std::vector<WeekAxis::Stretch>{{4, 0, 60}}));
        QCOMPARE(cairo.minutesOf(4), 23 * 60);
        // Samoa had no Friday 30 December 2011.
        const WeekAxis apia(date(2011, 12, 26), zone("Pacific/Apia"));
        QCOMPARE(apia.minutesOf(4), 0);
        QCOMPARE(apia.voids(4), (std::vector<WeekAxis::Stretch>{{4, 0, apia.length()}}));
        QVERIFY(apia.day(4).isEmpty());
        QCOMPARE(apia.day(5).from, apia.day(3).to);
    }

    void everyInstantHasOnePlace_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("year");
        for (const char* name : {"Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut",
                 "Africa/Cairo", "America/Santiago", "Pacific/Chatham", "Antarctica/Troll", "Asia/Kathmandu",
                 "Africa/Casablanca", "America/Havana"})
            QTest::newRow(name) << QByteArray(name) << 2026;
        QTest::newRow("Samoa without a Friday") << QByteArray("Pacific/Apia") << 2011;
    }

    void everyInstantHasOnePlace()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, year);
        const QTimeZone where(name);
        QVERIFY(where.isValid());
        // Mondays of the year; the weeks lie end to end.
        Date monday = date(year, 1, 1);
        while (std::chrono::weekday(monday) != std::chrono::Monday)
            monday += days(1);
        Instant expected = WeekAxis(monday, where).span().from;
        for (int week = 0; week < 52; ++week, monday += days(7)) {
            const WeekAxis axis(monday, where);
            QCOMPARE(axis.span().from, expected);
            expected = axis.span().to;
            int sum = 0;
            for (int day = 0; day < 7; ++day) {
                sum += axis.minutesOf(day);
                QCOMPARE(axis.minutesOf(day), minutes(axis.day(day).length() / 1min).count());
            }
            QCOMPARE(std::chrono::milliseconds(minutes(sum)), axis.span().length());
            for (Instant instant = axis.span().from; instant < axis.span().to; instant += 45min) {
                const auto place = axis.placeOf(instant);
                QVERIFY(place);
                QVERIFY(axis.at(place->day, place->from) == instant);
                // The date on the wall there, told by Qt.
                const QDate wall = QDateTime::fromMSecsSinceEpoch(toMillis(instant), where).date();
                QCOMPARE(axis.date(place->day).time_since_epoch().count(), QDate(1970, 1, 1).daysTo(wall));
            }
        }
    }

    void everyWeekHasNoClockChanges()
    {
        const WeekAxis axis = WeekAxis::everyWeek();
        QCOMPARE(axis.length(), 1440);
        QCOMPARE(std::chrono::weekday(axis.date(0)).iso_encoding(), 1U);
    }

    void whatOverlapsStandsSideBySide()
    {
        const auto span = [](int from, int to) {
            return TimeSpan{Instant(minutes(from)), Instant(minutes(to))};
        };
        // Two that overlap, one that only touches, and three of which the outer two share a lane.
        const std::vector<Lane> lanes = lanesOf({span(0, 60), span(30, 90), span(90, 120), span(200, 260),
            span(210, 230), span(230, 300), span(400, 410)});
        QCOMPARE(lanes[0], (Lane{0, 2}));
        QCOMPARE(lanes[1], (Lane{1, 2}));
        QCOMPARE(lanes[2], (Lane{0, 1}));
        QCOMPARE(lanes[3], (Lane{0, 2}));
        QCOMPARE(lanes[4], (Lane{1, 2}));
        QCOMPARE(lanes[5], (Lane{1, 2}));
        QCOMPARE(lanes[6], (Lane{0, 1}));
        QVERIFY(lanesOf({}).empty());
    }
};

QTEST_GUILESS_MAIN(AxisTest)
#include "axis_test.moc"
