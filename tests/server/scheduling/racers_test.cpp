// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/calendar_service.h"
#include "server/storage/error.h"
#include "tests/server/scheduling/stage.h"
#include "tests/support/race.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using scheduling::SessionService;
using storage::Transaction;

namespace {

constexpr storage::Statement holdsNow("test/holds");

const Instant monday = at("2026-11-23T08:00:00Z");

/// By hand with 200 racers for each of more slots: GREMIO_RACE_SLOTS=100.
int slotsOr(int few)
{
    const int many = qEnvironmentVariableIntValue("GREMIO_RACE_SLOTS");
    return many > 0 ? many : few;
}

int racersOr(int few)
{
    return slotsOr(0) > 0 ? racers : few;
}

/// Two hours apart, six a day.
Instant slotAt(int number)
{
    return monday + std::chrono::days(number / 6) + number % 6 * 2h;
}

/// A mentor and as many apprentices of theirs.
struct Crowd : Stage {
    Crowd(Engine engine, int count)
        : Stage(engine, 8)
        , mentor(Stage::mentor())
        , apprentices(people(count, Role::Apprentice))
    {
        pair(mentor, apprentices);
        offer(mentor);
    }
    UserId apprentice(int racer) const { return apprentices[std::size_t(racer) % apprentices.size()]; }
    int held()
    {
        return read([](Transaction& tx) { return tx.query(holdsNow).value<int>().value_or(-1); });
    }
    UserId mentor;
    std::vector<UserId> apprentices;
};

} // namespace

/// Many want the same time at once: exactly one gets it.
class RacersTest : public QObject {
    Q_OBJECT

public:
    /// Qt Test gives a function five minutes.
    static void initMain()
    {
        if (slotsOr(0) > 0)
            qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); // milliseconds
    }

private Q_SLOTS:
    void init() { m_timer.start(); }
    void cleanup()
    {
        qInfo("%s, %s: %d ms", QTest::currentTestFunction(),
            QTest::currentDataTag() ? QTest::currentDataTag() : "PostgreSQL", int(m_timer.elapsed()));
    }

    void bookTheSameSlot_data() { engines(); }
    void bookTheSameSlot()
    {
        QFETCH(Engine, engine);
        Crowd crowd(engine, racers);
        for (int slot = 0; slot < slotsOr(3); ++slot) {
            const Tally tally = race(crowd.base.database(), racers, [&](int racer, Transaction& tx) {
                // Not all want exactly the same: some half an hour of it.
                const Instant start = slotAt(slot) + (racer % 3 == 2 ? 30min : 0min);
                crowd.sessions.book(
                    tx, callerOf(crowd.apprentice(racer), Role::Apprentice), booking(crowd.mentor, start));
            });
            QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::SlotTaken, racers - 1}}));
        }
        QCOMPARE(crowd.overlaps(), 0);
    }

    /// Two processes are two databases over one PostgreSQL; here, with connections of their own.
    void twoDatabases()
    {
        const int half = racersOr(40) / 2;
        Crowd crowd(Engine::Postgres, 2 * half);
        storage::EventBus bus;
        bus.freeze();
        storage::Database second(crowd.base.url(), crowd.base.clock, bus, crowd.base.options);
        for (int slot = 0; slot < slotsOr(10); ++slot) {
            const auto book = [&](int racer, Transaction& tx) {
                crowd.sessions.book(tx, callerOf(crowd.apprentice(racer), Role::Apprentice),
                    booking(crowd.mentor, slotAt(slot)));
            };
            Tally here;
            std::thread other([&] { here = race(second, half, book); });
            const Tally there = race(
                crowd.base.database(), half, [&](int racer, Transaction& tx) { book(racer + half, tx); });
            other.join();
            for (const auto& [problem, count] : there)
                here[problem] += count;
            QCOMPARE(here, (Tally{{std::nullopt, 1}, {ErrorCode::SlotTaken, 2 * half - 1}}));
        }
        second.stop();
        QCOMPARE(crowd.overlaps(), 0);
    }

    void holdAgainstBook_data() { engines(); }
    void holdAgainstBook()
    {
        QFETCH(Engine, engine);
        const int count = racersOr(40);
        Crowd crowd(engine, count);
        for (int slot = 0; slot < slotsOr(2); ++slot) {
            const Tally tally = race(crowd.base.database(), count, [&](int racer, Transaction& tx) {
                const UserId apprentice = crowd.apprentice(racer);
                if (racer % 2 == 0)
                    crowd.sessions.hold(tx, apprentice, {crowd.mentor, slotAt(slot), 60});
                else
                    crowd.sessions.book(
                        tx, callerOf(apprentice, Role::Apprentice), booking(crowd.mentor, slotAt(slot)));
            });
            QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::SlotTaken, count - 1}}));
        }
        QCOMPARE(crowd.overlaps(), 0);
    }

    /// Somebody gives back what they keep on one device and takes another time on the other: what is told to
    /// be kept is, and no time is taken by a hold that is not there.
    void releaseAgainstHold_data() { engines(); }
    void releaseAgainstHold()
    {
        QFETCH(Engine, engine);
        constexpr int count = 10;
        Crowd crowd(engine, 1);
        const UserId apprentice = crowd.apprentice(0);
        for (int round = 0; round < 30; ++round) {
            const Hold kept = crowd.write([&](Transaction& tx) {
                return crowd.sessions.hold(tx, apprentice, {crowd.mentor, slotAt(0), 60});
            });
            race(crowd.base.database(), count, [&](int racer, Transaction& tx) {
                if (racer % 2 == 0)
                    SessionService::release(tx, apprentice, kept.id);
                else
                    crowd.sessions.hold(tx, apprentice, {crowd.mentor, slotAt(1 + racer % 3), 60});
            });
            QCOMPARE(crowd.takenForNothing(), 0);
            // The last one that was taken is still kept: nobody gave it back.
            QCOMPARE(crowd.held(), 1);
        }
    }

    void rescheduleToTheSameSlot_data() { engines(); }
    void rescheduleToTheSameSlot()
    {
        QFETCH(Engine, engine);
        const int count = racersOr(11);
        Crowd crowd(engine, count);
        std::vector<Session> booked;
        for (int i = 0; i < count; ++i)
            booked.push_back(crowd.book(
                crowd.apprentice(i), crowd.mentor, monday + std::chrono::days(i / 12) + i % 12 * 1h));
        for (int slot = 0; slot < slotsOr(2); ++slot) {
            const Instant wanted = slotAt(slot) + std::chrono::days(30);
            const Tally tally = race(crowd.base.database(), count, [&](int racer, Transaction& tx) {
                SessionService::reschedule(
                    tx, crowd.apprentice(racer), booked[std::size_t(racer)].id, {wanted, {}});
            });
            QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::SlotTaken, count - 1}}));
        }
        QCOMPARE(crowd.overlaps(), 0);
    }

    /// The organisation's calendar is one for all admins: what the last of them said stands there, whole.
    void calendarDays_data() { engines(); }
    void calendarDays()
    {
        QFETCH(Engine, engine);
        constexpr int count = 20;
        Crowd crowd(engine, 1);
        const auto dates = [](int racer) {
            CalendarDays days;
            days.items = {{u"2026-12-25"_s, u"Christmas"_s}, {u"2027-01-%1"_s.arg(racer + 10), u"Closed"_s}};
            return days;
        };
        const Tally tally = race(crowd.base.database(), count, [&](int racer, Transaction& tx) {
            scheduling::calendar::replace(tx, audit::Actor::server(), dates(racer));
        });
        QCOMPARE(tally, (Tally{{std::nullopt, count}}));
        const CalendarDays days = crowd.read([](Transaction& tx) { return scheduling::calendar::days(tx); });
        QCOMPARE(days.items.size(), 2U);
    }

    /// Who confirms in time has the session; who books has it only where it was declined.
    void confirmAgainstBook_data() { engines(); }
    void confirmAgainstBook()
    {
        QFETCH(Engine, engine);
        const int count = racersOr(20);
        Crowd crowd(engine, count);
        for (int round = 0; round < slotsOr(5); ++round) {
            const Instant start = slotAt(round);
            const Session proposal = crowd.propose(crowd.mentor, crowd.apprentice(0), start);
            const Tally tally = race(crowd.base.database(), count, [&](int racer, Transaction& tx) {
                if (racer == 0)
                    SessionService::confirm(tx, crowd.apprentice(0), proposal.id);
                else
                    crowd.sessions.book(tx, callerOf(crowd.apprentice(racer), Role::Apprentice),
                        booking(crowd.mentor, start));
            });
            QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::SlotTaken, count - 1}}));
            QCOMPARE(crowd.see(crowd.mentor, proposal).status, SessionStatus::Scheduled);
        }
        QCOMPARE(crowd.overlaps(), 0);
    }

    /// Whatever is written past the rules: the database does not take it.
    void theDatabaseItself_data() { engines(); }
    void theDatabaseItself()
    {
        QFETCH(Engine, engine);
        Crowd crowd(engine, 1);
        const Session session = crowd.book(crowd.apprentice(0), crowd.mentor, monday);
        const auto insert = [&](const char* id, const char* user, Instant from, Instant to) {
            crowd.base.execute(
                u"INSERT INTO session_participants (session_id, user_id, part, starts_at, ends_at, live) "
                "VALUES ('%1', '%2', 'hold', %3, %4, TRUE)"_s
                    .arg(QString::fromLatin1(id), QString::fromLatin1(user))
                    .arg(toMillis(from))
                    .arg(toMillis(to)));
        };
        const QByteArray mentor = crowd.mentor.toByteArray();
        QVERIFY_THROWS_EXCEPTION(storage::StorageError, insert("x", mentor, monday + 59min, monday + 2h));
        insert("y", mentor, monday + 1h, monday + 2h); // back to back
        QVERIFY_THROWS_EXCEPTION(storage::StorageError,
            crowd.base.execute(
                u"UPDATE session_participants SET starts_at = starts_at - 1 WHERE session_id = 'y'"_s));
        crowd.base.execute(u"UPDATE session_participants SET live = FALSE WHERE session_id = '%1'"_s.arg(
            session.id.toString()));
        insert("z", mentor, monday, monday + 1h);
    }

private:
    QElapsedTimer m_timer;
};

QTEST_GUILESS_MAIN(RacersTest)
#include "racers_test.moc"
