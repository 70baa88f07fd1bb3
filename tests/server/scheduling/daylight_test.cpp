// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/free_time.h"

#include <QProcess>
#include <QTest>

using namespace gremio;
using namespace gremio::scheduling;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Instant seconds(qint64 count)
{
    return Instant(std::chrono::seconds(count));
}

// The years that are looked at: 2024 to 2030.
const Interval years{seconds(1'704'067'200), seconds(1'924'992'000)};

Week weekIn(const QTimeZone& zone)
{
    Week week{zone, {}, {}, {}};
    for (int weekday = 1; weekday <= 7; ++weekday) {
        if (weekday == 3) {
            week.blocks.push_back({3, 0min, 24h});
            continue;
        }
        for (const auto& [from, to] : {std::pair{0min, 90min}, std::pair{135min, 165min},
                 std::pair{180min, 720min}, std::pair{840min, 1080min}, std::pair{1350min, 1440min}})
            week.blocks.push_back({weekday, from, to});
    }
    return week;
}

QByteArray numbers(const std::vector<Instant>& instants, Instant origin)
{
    QByteArrayList list;
    for (const Instant instant : instants)
        list << QByteArray::number(qint64((instant - origin) / quarter));
    return list.join(',');
}

/// The same three lists that daylight.py makes.
QByteArrayList around(const Week& week, Instant change)
{
    const Interval range{change - 36h, change + 36h};
    const std::vector<Interval> free = freeTime(week, range);
    std::vector<Instant> quarters;
    for (const Interval& piece : free) {
        for (Instant at = piece.from; at < piece.to; at += quarter)
            quarters.push_back(at);
    }
    const SlotRules anything{0min, std::chrono::days(3), 0min, 0min};
    const SlotRules rules{24h, std::chrono::days(2), 15min, 30min};
    const Interval busy{change + 6h, change + 7h};
    return {numbers(quarters, range.from),
        numbers(slotStarts(free, {}, 45min, anything, range, range.from), range.from),
        numbers(slotStarts(free, {busy}, 45min, rules, range, change - 24h), range.from)};
}

} // namespace

/// Free time and slots around every change of the clocks, against a computation that shares nothing with it.
class DaylightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChangeOfEveryZone()
    {
        QProcess script;
        script.start(QStringLiteral(GREMIO_PYTHON), {QStringLiteral(DAYLIGHT_SCRIPT)});
        QVERIFY2(script.waitForFinished(100'000), qPrintable(script.errorString()));
        QVERIFY2(script.exitCode() == 0, script.readAllStandardError().constData());

        int zones = 0;
        int changes = 0;
        std::optional<Week> week;
        std::vector<Instant> expected;
        const auto finishZone = [&] {
            if (!week)
                return true;
            std::vector<Instant> found;
            for (const EvenStretch& stretch : evenStretches(week->zone, years))
                found.push_back(stretch.time.from);
            found.erase(found.begin());
            return found == std::exchange(expected, {});
        };
        for (const QByteArray& line : script.readAllStandardOutput().split('\n')) {
            const QByteArrayList parts = line.split(';');
            if (parts.size() == 1) {
                const QByteArray former = week ? week->zone.id() : QByteArray();
                QVERIFY2(finishZone(), former + " changes at other times");
                if (line.isEmpty())
                    continue;
                const auto zone = zoneOf(QString::fromLatin1(line));
                QVERIFY2(zone, line);
                week = weekIn(*zone);
                ++zones;
                continue;
            }
            QCOMPARE(parts.size(), 4);
            const Instant change = seconds(parts[0].toLongLong());
            const QByteArrayList mine = around(week.value(), change);
            for (int list = 0; list < 3; ++list) {
                QVERIFY2(mine[list] == parts[list + 1],
                    week->zone.id() + " at " + parts[0] + ", list " + QByteArray::number(list) + ": "
                        + mine[list] + " is not " + parts[list + 1]);
            }
            expected.push_back(change);
            ++changes;
        }
        qInfo("%d changes in %d zones", changes, zones);
        QVERIFY(zones > 400);
        QVERIFY(changes > 2000);
    }

    void skippedAndTwice()
    {
        const QTimeZone madrid("Europe/Madrid");
        const auto local = [](Date date, std::chrono::minutes time) { return LocalTime(date + time); };
        const Date spring = dateFromText(u"2026-03-29").value();
        const Date autumn = dateFromText(u"2026-10-25").value();
        QCOMPARE(instantsOf(madrid, local(spring, 2h + 30min)), std::vector<Instant>());
        QCOMPARE(
            instantsOf(madrid, local(spring, 3h)), std::vector{parseRfc3339("2026-03-29T01:00:00Z").value()});
        QCOMPARE(instantsOf(madrid, local(autumn, 2h + 30min)),
            (std::vector{
                parseRfc3339("2026-10-25T00:30:00Z").value(), parseRfc3339("2026-10-25T01:30:00Z").value()}));
        QCOMPARE(
            instantsOf(madrid, local(autumn, 3h)), std::vector{parseRfc3339("2026-10-25T02:00:00Z").value()});
        QCOMPARE((datesIn(madrid, autumn, autumn)),
            (Interval{
                parseRfc3339("2026-10-24T22:00:00Z").value(), parseRfc3339("2026-10-25T23:00:00Z").value()}));
        // Chile skips midnight itself: its day begins at one o'clock.
        const QTimeZone santiago("America/Santiago");
        const Date skipped = dateFromText(u"2026-09-06").value();
        QCOMPARE(instantsOf(santiago, local(skipped, 30min)), std::vector<Instant>());
        QCOMPARE(datesIn(santiago, skipped, skipped).from, parseRfc3339("2026-09-06T04:00:00Z").value());
        QCOMPARE(
            dateIn(santiago, parseRfc3339("2026-09-06T03:59:59Z").value()), skipped - std::chrono::days(1));
        QCOMPARE(dateIn(santiago, parseRfc3339("2026-09-06T04:00:00Z").value()), skipped);
    }
};

QTEST_GUILESS_MAIN(DaylightTest)
#include "daylight_test.moc"
