// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/error.h"
#include "tests/server/scheduling/stage.h"
#include "tests/support/race.h"

#include <QTest>

#include <random>
#include <thread>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using scheduling::SessionService;
using storage::Transaction;

namespace {

const Instant monday = at("2026-11-23T08:00:00Z");

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
    UserId mentor;
    std::vector<UserId> apprentices;
};

} // namespace

/// Many want the same time at once: exactly one gets it.
class RacersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bookTheSameSlot_data() { engines(); }
    void bookTheSameSlot()
    {
        QFETCH(Engine, engine);
        Crowd crowd(engine, racers);
        for (int slot = 0; slot < 3; ++slot) {
            const Tally tally = race(crowd.base.database(), racers, [&](int racer, Transaction& tx) {
                // Not all want exactly the same: some half an hour of it.
                const Instant start = monday + slot * 2h + (racer % 3 == 2 ? 30min : 0min);
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
        Crowd crowd(Engine::Postgres, 40);
        storage::EventBus bus;
        bus.freeze();
        storage::Database second(crowd.base.url(), crowd.base.clock, bus, crowd.base.options);
        for (int slot = 0; slot < 10; ++slot) {
            const auto book = [&](int racer, Transaction& tx) {
                crowd.sessions.book(tx, callerOf(crowd.apprentice(racer), Role::Apprentice),
                    booking(crowd.mentor, monday + slot * 1h));
            };
            Tally here;
            std::thread other([&] { here = race(second, 20, book); });
            const Tally there =
                race(crowd.base.database(), 20, [&](int racer, Transaction& tx) { book(racer + 20, tx); });
            other.join();
            for (const auto& [problem, count] : there)
                here[problem] += count;
            QCOMPARE(here, (Tally{{std::nullopt, 1}, {ErrorCode::SlotTaken, 39}}));
        }
        second.stop();
        QCOMPARE(crowd.overlaps(), 0);
    }

    void holdAgainstBook_data() { engines(); }
    void holdAgainstBook()
    {
        QFETCH(Engine, engine);
        Crowd crowd(engine, 40);
        const Tally tally = race(crowd.base.database(), 40, [&](int racer, Transaction& tx) {
            const UserId apprentice = crowd.apprentice(racer);
            if (racer % 2 == 0)
                crowd.sessions.hold(tx, apprentice, {crowd.mentor, monday, 60});
            else
                crowd.sessions.book(
                    tx, callerOf(apprentice, Role::Apprentice), booking(crowd.mentor, monday));
        });
        QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::SlotTaken, 39}}));
        QCOMPARE(crowd.overlaps(), 0);
    }

    void rescheduleToTheSameSlot_data() { engines(); }
    void rescheduleToTheSameSlot()
    {
        QFETCH(Engine, engine);
        Crowd crowd(engine, 11);
        std::vector<Session> booked;
        for (int i = 0; i < 11; ++i)
            booked.push_back(crowd.book(crowd.apprentice(i), crowd.mentor, monday + i * 1h));
        const Instant wanted = monday + std::chrono::days(1);
        const Tally tally = race(crowd.base.database(), 11, [&](int racer, Transaction& tx) {
            SessionService::reschedule(
                tx, crowd.apprentice(racer), booked[std::size_t(racer)].id, {wanted, {}});
        });
        QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::SlotTaken, 10}}));
        QCOMPARE(crowd.overlaps(), 0);
    }

    /// Who confirms in time has the session; who books has it only where it was declined.
    void confirmAgainstBook_data() { engines(); }
    void confirmAgainstBook()
    {
        QFETCH(Engine, engine);
        Crowd crowd(engine, 20);
        for (int round = 0; round < 5; ++round) {
            const Instant start = monday + round * 1h;
            const Session proposal = crowd.propose(crowd.mentor, crowd.apprentice(0), start);
            const Tally tally = race(crowd.base.database(), 20, [&](int racer, Transaction& tx) {
                if (racer == 0)
                    SessionService::confirm(tx, crowd.apprentice(0), proposal.id);
                else
                    crowd.sessions.book(tx, callerOf(crowd.apprentice(racer), Role::Apprentice),
                        booking(crowd.mentor, start));
            });
            QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::SlotTaken, 19}}));
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

    /// After any sequence of what people do nobody is in two places, and whoever was refused had a reason.
    void anySequence_data() { engines(); }
    void anySequence()
    {
        QFETCH(Engine, engine);
        Crowd crowd(engine, 6);
        const UserId rival = crowd.Stage::mentor(); // whom the same apprentices have
        crowd.pair(rival, crowd.apprentices);
        crowd.offer(rival);
        std::mt19937 random(20261120);
        const auto below = [&](int limit) { return int(random() % unsigned(limit)); };
        std::vector<Session> known;
        int refused = 0;
        for (int step = 0; step < 250; ++step) {
            const UserId mentor = below(2) ? crowd.mentor : rival;
            const UserId apprentice = crowd.apprentice(below(6));
            Instant start = monday + below(40) * 15min;
            std::optional<Session> of;
            std::optional<ErrorCode> problem;
            const int what = below(10);
            if (what >= 6 && !known.empty())
                of = known[std::size_t(below(int(known.size())))];
            problem = problemOf([&] {
                if (what < 4)
                    known.push_back(crowd.book(apprentice, mentor, start));
                else if (what < 5 || !of)
                    known.push_back(crowd.propose(mentor, apprentice, start));
                else if (what < 8)
                    crowd.write([&](Transaction& tx) {
                        return SessionService::reschedule(tx, of->mentor.id, of->id, {start, {}});
                    });
                else if (what < 9)
                    crowd.write([&](Transaction& tx) {
                        return SessionService::confirm(tx, of->apprentice.id, of->id);
                    });
                else
                    crowd.write([&](Transaction& tx) {
                        return SessionService::cancel(tx, of->mentor.id, of->id, u"Random"_s);
                    });
            });
            QCOMPARE(crowd.overlaps(), 0);
            if (problem != ErrorCode::SlotTaken)
                continue;
            ++refused;
            // Somebody of the two must be elsewhere then, by what the sessions themselves say.
            const UserId people[] = {of ? of->mentor.id : mentor, of ? of->apprentice.id : apprentice};
            bool conflict = false;
            for (const Session& other : known) {
                const Session now = crowd.see(other.mentor.id, other);
                if ((of && now.id == of->id) || now.settledAt)
                    continue;
                const bool theirs = std::any_of(std::begin(people), std::end(people),
                    [&](UserId user) { return user == now.mentor.id || user == now.apprentice.id; });
                const auto takes = [&](Instant from, Instant to) { return from < start + 1h && start < to; };
                conflict = conflict
                    || (theirs
                        && (takes(now.startsAt, now.endsAt)
                            || (now.move && takes(now.move->startsAt, now.move->endsAt))));
            }
            QVERIFY(conflict);
        }
        QVERIFY(refused > 20);
    }
};

QTEST_GUILESS_MAIN(RacersTest)
#include "racers_test.moc"
