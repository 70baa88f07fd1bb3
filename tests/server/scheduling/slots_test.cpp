// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/free_time.h"

#include <QTest>

using namespace gremio;
using namespace gremio::scheduling;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Instant at(const char* text)
{
    return parseRfc3339(text).value();
}

Date date(const char* text)
{
    return dateFromText(QString::fromLatin1(text)).value();
}

constexpr SlotRules anyTime{0min, std::chrono::days(1000), 0min, 0min};
const Instant longAgo = at("2026-01-01T00:00:00Z");

QStringList told(const std::vector<Instant>& instants)
{
    QStringList list;
    for (const Instant instant : instants)
        list << QString::fromLatin1(toRfc3339(instant).mid(5, 11));
    return list;
}

QStringList told(const std::vector<Interval>& intervals)
{
    QStringList list;
    for (const Interval& interval : intervals)
        list << QString::fromLatin1(
            toRfc3339(interval.from).mid(5, 11) + '/' + toRfc3339(interval.to).mid(5, 11));
    return list;
}

/// Mondays from nine to eleven in Madrid, which in winter is from eight to ten.
Week mondays()
{
    return {QTimeZone("Europe/Madrid"), {{1, 9h, 11h}}, {}, {}};
}

// A Monday to the Sunday after it.
const Interval inNovember{at("2026-11-23T00:00:00Z"), at("2026-11-30T00:00:00Z")};

} // namespace

class SlotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void intervals()
    {
        const auto i = [](int from, int to) {
            return Interval{instantFromMillis(from), instantFromMillis(to)};
        };
        QCOMPARE(merged({i(5, 7), i(1, 3), i(3, 4), i(6, 9), i(9, 9), i(12, 11)}),
            (std::vector{i(1, 4), i(5, 9)}));
        QCOMPARE(without({i(0, 10), i(20, 30)}, {i(2, 3), i(8, 22), i(29, 40)}),
            (std::vector{i(0, 2), i(3, 8), i(22, 29)}));
        QCOMPARE(without({i(0, 10)}, {i(0, 10)}), std::vector<Interval>());
        QCOMPARE(without({i(0, 10)}, {i(-5, 0), i(10, 20)}), std::vector{i(0, 10)});
        QCOMPARE(without({i(0, 3), i(5, 9)}, {i(1, 20)}), std::vector{i(0, 1)});
        QVERIFY(!i(0, 5).overlaps(i(5, 9)));
        QVERIFY(i(0, 6).overlaps(i(5, 9)));
    }

    void blocksBecomeInstants()
    {
        QCOMPARE(told(freeTime(mondays(), inNovember)), QStringList{u"11-23T08:00/11-23T10:00"_s});
        // In summer it is an hour earlier for everybody else.
        QCOMPARE(told(freeTime(mondays(), {at("2026-07-05T00:00:00Z"), at("2026-07-08T00:00:00Z")})),
            QStringList{u"07-06T07:00/07-06T09:00"_s});
        Week week = mondays();
        week.blocks = {{1, 22h, 24h}, {2, 0min, 1h}, {1, 23h, 24h}};
        QCOMPARE(
            told(freeTime(week, inNovember)), QStringList{u"11-23T21:00/11-24T00:00"_s}); // over midnight
        week.zone = QTimeZone("Asia/Kathmandu"); // 5:45 from UTC
        QCOMPARE(told(freeTime(week, inNovember)), QStringList{u"11-23T16:15/11-23T19:15"_s});
        QCOMPARE(told(freeTime(week, {at("2026-11-23T17:00:00Z"), at("2026-11-23T18:00:00Z")})),
            QStringList{u"11-23T17:00/11-23T18:00"_s}); // what of it is in the range
    }

    void datesThatDiffer()
    {
        using Kind = DateChange::Kind;
        Week week = mondays();
        week.changes = {{Kind::Less, date("2026-11-23"), date("2026-11-23"), 9h + 30min, 10h}};
        QCOMPARE(told(freeTime(week, inNovember)),
            (QStringList{u"11-23T08:00/11-23T08:30"_s, u"11-23T09:00/11-23T10:00"_s}));
        week.changes = {{Kind::More, date("2026-11-24"), date("2026-11-25"), 10h, 11h}};
        QCOMPARE(told(freeTime(week, inNovember)),
            (QStringList{
                u"11-23T08:00/11-23T10:00"_s, u"11-24T09:00/11-24T10:00"_s, u"11-25T09:00/11-25T10:00"_s}));
        week.changes.push_back({Kind::Closed, date("2026-11-23"), date("2026-11-24"), 0min, 0min});
        QCOMPARE(told(freeTime(week, inNovember)), QStringList{u"11-25T09:00/11-25T10:00"_s});
        week = mondays();
        week.closedDays = {date("2026-11-23")};
        QCOMPARE(told(freeTime(week, inNovember)), QStringList());
        week.changes = {{Kind::More, date("2026-11-23"), date("2026-11-23"), 10h, 12h}};
        QCOMPARE(told(freeTime(week, inNovember)), QStringList{u"11-23T09:00/11-23T11:00"_s});
    }

    void slotsOnQuarters()
    {
        const std::vector<Interval> free = freeTime(mondays(), inNovember);
        QCOMPARE(told(slotStarts(free, {}, 90min, anyTime, inNovember, longAgo)),
            (QStringList{u"11-23T08:00"_s, u"11-23T08:15"_s, u"11-23T08:30"_s}));
        QCOMPARE(
            told(slotStarts(free, {}, 120min, anyTime, inNovember, longAgo)), QStringList{u"11-23T08:00"_s});
        QCOMPARE(told(slotStarts(free, {}, 121min, anyTime, inNovember, longAgo)), QStringList());
        // Some to choose from: each begins when the one before is over.
        QCOMPARE(told(firstSlots(free, {}, 40min, anyTime, inNovember, longAgo, 3)),
            (QStringList{u"11-23T08:00"_s, u"11-23T08:45"_s}));
        QCOMPARE(told(firstSlots(free, {}, 30min, anyTime, inNovember, longAgo, 3)),
            (QStringList{u"11-23T08:00"_s, u"11-23T08:30"_s, u"11-23T09:00"_s}));
        // Notice and horizon, to the millisecond.
        const SlotRules rules{24h, std::chrono::days(2), 0min, 0min};
        QCOMPARE(told(slotStarts(free, {}, 60min, rules, inNovember, at("2026-11-22T08:15:00Z"))),
            (QStringList{u"11-23T08:15"_s, u"11-23T08:30"_s, u"11-23T08:45"_s, u"11-23T09:00"_s}));
        QCOMPARE(told(slotStarts(free, {}, 60min, rules, inNovember, at("2026-11-22T08:15:00.001Z"))).first(),
            u"11-23T08:30"_s);
        QCOMPARE(told(slotStarts(free, {}, 60min, rules, inNovember, at("2026-11-21T08:30:00Z"))),
            (QStringList{u"11-23T08:00"_s, u"11-23T08:15"_s}));
        QCOMPARE(
            told(slotStarts(free, {}, 60min, rules, inNovember, at("2026-11-21T08:00:00Z"))), QStringList());
    }

    void busyAndItsBuffers()
    {
        const std::vector<Interval> free{{at("2026-11-23T08:00:00Z"), at("2026-11-23T12:00:00Z")}};
        const std::vector<Interval> busy{{at("2026-11-23T09:00:00Z"), at("2026-11-23T10:00:00Z")}};
        QCOMPARE(told(slotStarts(free, busy, 60min, anyTime, inNovember, longAgo)), // back to back is fine
            (QStringList{u"11-23T08:00"_s, u"11-23T10:00"_s, u"11-23T10:15"_s, u"11-23T10:30"_s,
                u"11-23T10:45"_s, u"11-23T11:00"_s}));
        SlotRules rules = anyTime;
        rules.before = 5min;
        rules.after = 10min; // together a quarter of an hour between two sessions
        QCOMPARE(told(slotStarts(free, busy, 45min, rules, inNovember, longAgo)),
            (QStringList{u"11-23T08:00"_s, u"11-23T10:15"_s, u"11-23T10:30"_s, u"11-23T10:45"_s,
                u"11-23T11:00"_s, u"11-23T11:15"_s}));
        rules.before = 6min;
        QCOMPARE(told(slotStarts(free, busy, 45min, rules, inNovember, longAgo)).first(), u"11-23T10:30"_s);
    }

    void dates()
    {
        for (const char* good : {"2026-02-28", "2028-02-29", "1970-01-01", "9999-12-31"})
            QCOMPARE(dateText(date(good)), QString::fromLatin1(good));
        for (const char* bad : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01",
                 "2026/01/01", "2026-01-01T", "1969-12-31", "+026-01-01", "2026-01-0a"})
            QVERIFY2(!dateFromText(QString::fromLatin1(bad)), bad);
    }

    void timesOfDay()
    {
        for (const char* good : {"00:00", "09:05", "23:59", "24:00"})
            QCOMPARE(timeOfDayText(timeOfDayFromText(QString::fromLatin1(good)).value()),
                QString::fromLatin1(good));
        for (const char* bad : {"", "9:00", "24:01", "25:00", "10:60", "10.30", "1a:00", "-1:00", "10:000"})
            QVERIFY2(!timeOfDayFromText(QString::fromLatin1(bad)), bad);
    }

    /// What a request over the longest range costs is computed once here, so that it is seen to be little.
    void sixtyDays()
    {
        Week week = mondays();
        week.blocks.clear();
        for (int weekday = 1; weekday <= 7; ++weekday) {
            for (int hour = 0; hour < 24; hour += 2)
                week.blocks.push_back({weekday, std::chrono::hours(hour), std::chrono::hours(hour) + 90min});
        }
        std::vector<Interval> busy;
        const Interval range{at("2026-10-01T00:00:00Z"), at("2026-11-30T00:00:00Z")};
        for (Instant start = range.from; start < range.to; start += 4h)
            busy.push_back({start, start + 45min});
        const auto starts = slotStarts(freeTime(week, range), busy, 30min, anyTime, range, longAgo);
        QVERIFY(starts.size() > 2000);
        QBENCHMARK
        {
            slotStarts(freeTime(week, range), busy, 30min, anyTime, range, longAgo);
        }
    }
};

QTEST_GUILESS_MAIN(SlotsTest)
#include "slots_test.moc"
