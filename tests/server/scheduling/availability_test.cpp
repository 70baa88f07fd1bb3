// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/calendar_service.h"
#include "tests/server/scheduling/stage.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using scheduling::AvailabilityService;
using storage::Transaction;

/// What mentors offer, and what is wrong with it.
class AvailabilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statements_data() { engines(); }
    void statements()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        QCOMPARE(base.brokenStatements(), QStringList());
    }

    void theWeek_data() { engines(); }
    void theWeek()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const auto seen = [&] {
            return stage.read([&](Transaction& tx) { return AvailabilityService::availability(tx, mentor); });
        };
        QCOMPARE(seen().blocks.size(), std::size_t(0));
        QCOMPARE(seen().timeZone, u"UTC"_s);
        Availability week = Stage::everyDay();
        week.timeZone = u"Europe/Madrid"_s;
        week.lengths = {45, 30, 60};
        week.bufferAfterMinutes = 15;
        week.horizonDays = 30;
        stage.offer(mentor, week);
        QVERIFY(seen() == week);
        week.blocks = {{3, u"22:00"_s, u"24:00"_s}};
        stage.offer(mentor, week);
        QVERIFY(seen() == week); // replaced, not added to
        stage.deleteAccount(mentor);
        QCOMPARE(seen().blocks.size(), std::size_t(0));
    }

    void badWeeks_data() { engines(); }
    void badWeeks()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const auto errors = [&](std::vector<AvailabilityBlock> blocks) {
            Availability week = Stage::everyDay();
            week.blocks = std::move(blocks);
            return errorsOf([&] { stage.offer(mentor, week); });
        };
        QCOMPARE(errors({{1, u"10:00"_s, u"09:00"_s}}), QStringList{u"/blocks/0/to end-before-start"_s});
        QCOMPARE(errors({{1, u"10:00"_s, u"10:00"_s}}), QStringList{u"/blocks/0/to end-before-start"_s});
        QCOMPARE(errors({{1, u"10:05"_s, u"11:00"_s}}), QStringList{u"/blocks/0/from off-the-quarter"_s});
        QCOMPARE(errors({{1, u"09:00"_s, u"11:00"_s}, {2, u"09:00"_s, u"10:00"_s},
                     {1, u"10:45"_s, u"12:00"_s}, {1, u"12:00"_s, u"13:00"_s}}),
            QStringList{u"/blocks/2 overlaps"_s});
        QCOMPARE(errors({{1, u"09:00"_s, u"11:00"_s}, {1, u"11:00"_s, u"12:00"_s}}), QStringList());
    }

    void exceptions_data() { engines(); }
    void exceptions()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId asker = stage.people(1, Role::Apprentice).front();
        stage.offer(mentor);
        const auto add = [&](ExceptionKind kind, const char* first, const char* last, const char* from,
                             const char* to) {
            const auto text = [](const char* some) {
                return some ? std::optional(QString::fromLatin1(some)) : std::nullopt;
            };
            AvailabilityExceptionBody body{
                kind, QString::fromLatin1(first), text(last), text(from), text(to), u"Dentist"_s};
            return stage.write(
                [&](Transaction& tx) { return AvailabilityService::addException(tx, mentor, body); });
        };
        using enum ExceptionKind;
        QCOMPARE(stage.slots(asker, mentor, "2026-11-23").size(), std::size_t(45));
        const auto closed = add(Closed, "2026-11-23", "2026-11-24", nullptr, nullptr);
        add(Less, "2026-11-25", nullptr, "08:00", "18:00");
        add(More, "2026-11-25", nullptr, "20:00", "21:00");
        QCOMPARE(stage.slots(asker, mentor, "2026-11-23").size(), std::size_t(0));
        QCOMPARE(stage.slots(asker, mentor, "2026-11-25").size(), std::size_t(9));
        const auto list = [&] {
            return stage.read(
                [&](Transaction& tx) { return AvailabilityService::exceptions(tx, mentor).items; });
        };
        QCOMPARE(list().size(), std::size_t(3));
        QCOMPARE(list().front().note, u"Dentist"_s);
        const UserId other = stage.mentor();
        const auto remove = [&](UserId who) {
            return problemOf([&] {
                stage.write(
                    [&](Transaction& tx) { AvailabilityService::removeException(tx, who, closed.id); });
            });
        };
        QCOMPARE(remove(other), ErrorCode::NotFound);
        QCOMPARE(remove(mentor), std::nullopt);
        QCOMPARE(remove(mentor), ErrorCode::NotFound);
        QCOMPARE(stage.slots(asker, mentor, "2026-11-23").size(), std::size_t(45));

        const auto errors = [&](auto... parts) { return errorsOf([&] { add(parts...); }); };
        const char* none = nullptr;
        QCOMPARE(errors(Closed, "2026-11-24", "2026-11-23", none, none),
            QStringList{u"/lastDate end-before-start"_s});
        QCOMPARE(errors(Closed, "2026-11-19", none, none, none), QStringList{u"/firstDate in-the-past"_s});
        QCOMPARE(
            errors(Closed, "2026-11-24", "2028-11-24", none, none), QStringList{u"/lastDate too-long"_s});
        QCOMPARE(errors(Closed, "2026-11-24", none, "09:00", none), QStringList{u"/from not-allowed"_s});
        QCOMPARE(errors(More, "2026-11-24", none, none, none),
            (QStringList{u"/from required"_s, u"/to required"_s}));
        QCOMPARE(errors(More, "2026-11-24", none, "10:00", "09:00"), QStringList{u"/to end-before-start"_s});
        Availability madrid = Stage::everyDay();
        madrid.timeZone = u"Europe/Madrid"_s;
        stage.offer(mentor, madrid);
        QCOMPARE(errors(More, "2027-03-28", none, "02:30", "04:00"), QStringList{u"/from skipped-time"_s});
        QCOMPARE(errors(More, "2027-10-31", none, "01:00", "02:30"), QStringList{u"/to ambiguous-time"_s});
        QCOMPARE(errors(More, "2027-10-31", none, "01:00", "03:00"), QStringList());
    }

    void theOrganisationIsClosed_data() { engines(); }
    void theOrganisationIsClosed()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId asker = stage.people(1, Role::Apprentice).front();
        stage.pair(mentor, {asker});
        stage.offer(mentor);
        const auto replace = [&](std::vector<CalendarDay> days) {
            return stage.write([&](Transaction& tx) {
                return scheduling::calendar::replace(tx, audit::Actor::server(), {days});
            });
        };
        QCOMPARE(stage.slots(asker, mentor, "2026-11-24").size(), std::size_t(45));
        const CalendarDays set = replace({{u"2026-12-25"_s, u"Navidad"_s}, {u"2026-11-24"_s, u"Fiesta"_s}});
        QCOMPARE(set.items.front().name, u"Fiesta"_s); // in order
        QCOMPARE(stage.slots(asker, mentor, "2026-11-23").size(), std::size_t(45));
        QCOMPARE(stage.slots(asker, mentor, "2026-11-24").size(), std::size_t(0));
        QCOMPARE(stage.slots(asker, mentor, "2026-11-25").size(), std::size_t(45));
        QCOMPARE(
            problemOf([&] { stage.book(asker, mentor, at("2026-11-24T10:00:00Z")); }), ErrorCode::NotASlot);
        // A mentor who adds time on that date means it.
        AvailabilityExceptionBody more{
            ExceptionKind::More, u"2026-11-24"_s, {}, u"10:00"_s, u"12:00"_s, QString()};
        stage.write([&](Transaction& tx) { return AvailabilityService::addException(tx, mentor, more); });
        QCOMPARE(stage.slots(asker, mentor, "2026-11-24").size(), std::size_t(5));
        // It is the mentor's date: Monday evening in New York is Tuesday in UTC.
        Availability week = Stage::everyDay();
        week.timeZone = u"America/New_York"_s;
        week.blocks = {{1, u"20:00"_s, u"21:00"_s}};
        const UserId afar = stage.mentor();
        stage.offer(afar, week);
        QCOMPARE(stage.slots(asker, afar, "2026-11-24").size(), std::size_t(1));
        replace({{u"2026-11-23"_s, u"Monday"_s}});
        QCOMPARE(stage.slots(asker, afar, "2026-11-24").size(), std::size_t(0));
        QCOMPARE(stage.slots(asker, mentor, "2026-11-24").size(), std::size_t(45));
        QCOMPARE(errorsOf([&] {
            replace({{u"2026-11-24"_s, u"A"_s}, {u"2026-11-24"_s, u"B"_s}});
        }),
            QStringList{u"/items/1/date duplicate"_s});
        QCOMPARE(replace({}).items.size(), std::size_t(0));
    }

    void tooManyExceptions_data() { engines(); }
    void tooManyExceptions()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        int added = 0;
        const auto problem = problemOf([&] {
            stage.write([&](Transaction& tx) {
                for (added = 0; added < 1000; ++added)
                    AvailabilityService::addException(
                        tx, mentor, {ExceptionKind::Closed, u"2026-12-01"_s, {}, {}, {}, QString()});
            });
        });
        QCOMPARE(problem, ErrorCode::TooManyExceptions);
        QCOMPARE(added, rules::exceptionsOfMentor);
    }

    void slotsInTheAskersZone_data() { engines(); }
    void slotsInTheAskersZone()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId asker = stage.people(1, Role::Apprentice).front();
        Availability week = Stage::everyDay();
        week.timeZone = u"America/New_York"_s;
        week.blocks = {{1, u"20:00"_s, u"21:00"_s}};
        stage.offer(mentor, week);
        SlotQuery query;
        query.from = u"2026-11-24"_s;
        query.to = u"2026-11-24"_s;
        query.timeZone = u"Asia/Tokyo"_s; // where that Monday evening is Tuesday morning
        const auto list = [&] {
            return stage.read(
                [&](Transaction& tx) { return stage.availability.slots(tx, asker, mentor, query); });
        };
        QCOMPARE(list().items, std::vector{(Slot{at("2026-11-24T01:00:00Z"), u"2026-11-24"_s})});
        QCOMPARE(list().mentorTimeZone, u"America/New_York"_s);
        query.to = u"2026-11-23"_s;
        QCOMPARE(errorsOf(list), QStringList{u"?to end-before-start"_s});
        query.to = u"2027-01-23"_s;
        QCOMPARE(errorsOf(list), QStringList{u"?to too-long"_s});
        query.to.reset();
        query.minutes = 45;
        QCOMPARE(errorsOf(list), QStringList{u"?minutes not-offered"_s});
        query = {};
        query.from = u"9999-12-31"_s;
        QCOMPARE(list().items.size(), std::size_t(0));
        query.from = u"1970-01-01"_s;
        QCOMPARE(list().items.size(), std::size_t(0));
        QCOMPARE(problemOf([&] {
            stage.read([&](Transaction& tx) { return stage.availability.slots(tx, mentor, asker, query); });
        }),
            ErrorCode::NotFound); // no mentor
    }
};

QTEST_GUILESS_MAIN(AvailabilityTest)
#include "availability_test.moc"
