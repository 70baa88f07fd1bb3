// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/scheduling/stage.h"
#include "tests/support/race.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using scheduling::SessionService;
using storage::Transaction;
using Kind = SessionEventKind;

namespace {

const Instant monday = at("2026-11-23T10:00:00Z");
const Instant night = at("2026-11-23T22:00:00Z"); // not offered: the other one is asked

SessionTime hourFrom(Instant start)
{
    return {start, start + 1h};
}

} // namespace

/// What happened to sessions: every change leaves exactly one event, what was refused none.
class EventsTest : public QObject {
    Q_OBJECT

    struct Two : Stage {
        explicit Two(Engine engine)
            : Stage(engine)
            , mentor(Stage::mentor())
            , one(people(1, Role::Apprentice).front())
        {
            pair(mentor, {one});
            offer(mentor);
        }
        std::optional<ErrorCode> step(
            Session (*what)(Transaction&, UserId, SessionId), UserId by, const Session& session)
        {
            return problemOf([&] { write([&](Transaction& tx) { return what(tx, by, session.id); }); });
        }
        std::optional<ErrorCode> move(UserId by, const Session& session, Instant start)
        {
            return problemOf([&] {
                write([&](Transaction& tx) {
                    return SessionService::reschedule(tx, by, session.id, {start, {}});
                });
            });
        }
        std::optional<ErrorCode> decline(UserId by, const Session& session)
        {
            return problemOf([&] {
                write([&](Transaction& tx) { return SessionService::decline(tx, by, session.id, u"No"_s); });
            });
        }
        std::optional<ErrorCode> cancel(UserId by, const Session& session)
        {
            return problemOf([&] {
                write([&](Transaction& tx) { return SessionService::cancel(tx, by, session.id, u"Ill"_s); });
            });
        }
        /// Whether this is all that happened since the last time, at the time it is now.
        bool told(const Session& session, std::vector<SessionEvent> expected)
        {
            const std::vector<SessionEvent> all = events(session);
            const std::size_t former = m_told[session.id];
            m_told[session.id] = all.size();
            for (std::size_t i = 0; i < expected.size(); ++i) {
                expected[i].number = int(former + i + 1);
                if (expected[i].at == Instant())
                    expected[i].at = base.clock.now();
            }
            return all.size() >= former
                && std::equal(
                    all.begin() + std::ptrdiff_t(former), all.end(), expected.begin(), expected.end());
        }
        bool told(const Session& session, Kind kind, UserId by, std::optional<SessionTime> from = {},
            std::optional<SessionTime> to = {})
        {
            return told(session, {SessionEvent{0, kind, {}, by, from, to}});
        }
        /// Whatever it was until now.
        void hear(const Session& session) { m_told[session.id] = events(session).size(); }
        bool nothingTold(const Session& session) { return told(session, std::vector<SessionEvent>()); }
        UserId mentor;
        UserId one;

    private:
        std::map<SessionId, std::size_t> m_told;
    };

private Q_SLOTS:
    void booked_data() { engines(); }
    void booked()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const UserId mentor = stage.mentor;
        const UserId one = stage.one;
        const Session session = stage.book(one, mentor, monday);
        QVERIFY(stage.told(session, Kind::Booked, one, {}, hourFrom(monday)));
        QVERIFY(problemOf([&] { stage.book(one, mentor, monday); }));
        QVERIFY(stage.nothingTold(session));

        stage.base.clock.advance(1h);
        QCOMPARE(stage.move(one, session, monday + 2h), std::nullopt);
        QVERIFY(stage.told(session, Kind::Moved, one, hourFrom(monday), hourFrom(monday + 2h)));
        QCOMPARE(stage.move(one, session, monday + 2h), std::nullopt); // it is there
        QVERIFY(stage.nothingTold(session));
        QCOMPARE(stage.move(mentor, session, night), std::nullopt);
        QVERIFY(stage.told(session, Kind::MoveAsked, mentor, hourFrom(monday + 2h), hourFrom(night)));
        QCOMPARE(stage.move(mentor, session, night), std::nullopt); // it was asked for
        QVERIFY(stage.nothingTold(session));
        QCOMPARE(stage.step(&SessionService::confirm, mentor, session), ErrorCode::Forbidden);
        QVERIFY(stage.nothingTold(session));
        QCOMPARE(stage.decline(one, session), std::nullopt);
        QVERIFY(stage.told(session, Kind::MoveDeclined, one, {}, hourFrom(night)));
        QCOMPARE(stage.move(mentor, session, night), std::nullopt);
        QVERIFY(stage.told(session, Kind::MoveAsked, mentor, hourFrom(monday + 2h), hourFrom(night)));
        QCOMPARE(stage.decline(mentor, session), std::nullopt);
        QVERIFY(stage.told(session, Kind::MoveWithdrawn, mentor, {}, hourFrom(night)));
        QCOMPARE(stage.decline(mentor, session), ErrorCode::SessionNotOpen);
        QCOMPARE(stage.move(one, session, night), std::nullopt);
        QVERIFY(stage.told(session, Kind::MoveAsked, one, hourFrom(monday + 2h), hourFrom(night)));
        QCOMPARE(stage.step(&SessionService::confirm, mentor, session), std::nullopt);
        QVERIFY(stage.told(session, Kind::MoveConfirmed, mentor, hourFrom(monday + 2h), hourFrom(night)));
        // How they meet and what about is no part of it.
        stage.write([&](Transaction& tx) {
            return SessionService::describe(tx, mentor, session.id, {SessionMedium::Chat, {}, u"Joins"_s});
        });
        QVERIFY(stage.nothingTold(session));
        QCOMPARE(stage.cancel(one, session), std::nullopt);
        QVERIFY(stage.told(session, Kind::Cancelled, one));
        QCOMPARE(stage.cancel(mentor, session), ErrorCode::SessionNotOpen);
        QVERIFY(stage.nothingTold(session));
        QCOMPARE(flawInCourse(stage.see(one, session), stage.events(session)), QString());
        // Nobody else is told; a part of it can be had.
        const UserId other = stage.people(1, Role::Apprentice).front();
        const auto see = [&](UserId user, int after, int limit) {
            return stage.read(
                [&](Transaction& tx) { return SessionService::events(tx, user, session.id, after, limit); });
        };
        QCOMPARE(problemOf([&] { see(other, 0, 10); }), ErrorCode::NotFound);
        const auto part = see(stage.one, 2, 3);
        QCOMPARE(part.size(), std::size_t(3));
        QCOMPARE(part.front().number, 3);
    }

    void proposed_data() { engines(); }
    void proposed()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const Session yes = stage.propose(stage.mentor, stage.one, monday);
        const Session no = stage.propose(stage.mentor, stage.one, monday + 2h);
        QVERIFY(stage.told(yes, Kind::Proposed, stage.mentor, {}, hourFrom(monday)));
        QVERIFY(stage.told(no, Kind::Proposed, stage.mentor, {}, hourFrom(monday + 2h)));
        QCOMPARE(stage.step(&SessionService::confirm, stage.mentor, yes), ErrorCode::Forbidden);
        QCOMPARE(stage.step(&SessionService::confirm, stage.one, yes), std::nullopt);
        QVERIFY(stage.told(yes, Kind::Confirmed, stage.one));
        QCOMPARE(stage.step(&SessionService::confirm, stage.one, yes), ErrorCode::SessionNotOpen);
        QCOMPARE(stage.decline(stage.one, no), std::nullopt);
        QVERIFY(stage.told(no, Kind::Declined, stage.one));
        QVERIFY(stage.nothingTold(yes));
    }

    void held_data() { engines(); }
    void held()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const Session met = stage.book(stage.one, stage.mentor, monday);
        const Session missed = stage.book(stage.one, stage.mentor, monday + 2h);
        QVERIFY(stage.told(met, Kind::Booked, stage.one, {}, hourFrom(monday)));
        QVERIFY(stage.told(missed, Kind::Booked, stage.one, {}, hourFrom(monday + 2h)));
        QCOMPARE(stage.step(&SessionService::start, stage.one, met), ErrorCode::TooEarly);
        stage.base.clock.set(monday - 5min);
        QCOMPARE(stage.step(&SessionService::start, stage.one, met), std::nullopt);
        QVERIFY(stage.told(met, Kind::Came, stage.one));
        QCOMPARE(stage.step(&SessionService::start, stage.one, met), std::nullopt); // there already
        QVERIFY(stage.nothingTold(met));
        stage.base.clock.set(monday + 1min);
        QCOMPARE(stage.step(&SessionService::start, stage.mentor, met), std::nullopt);
        QVERIFY(stage.told(met, Kind::Came, stage.mentor));
        QCOMPARE(stage.step(&SessionService::complete, stage.mentor, met), std::nullopt);
        QVERIFY(stage.told(met, Kind::Completed, stage.mentor));
        stage.base.clock.set(monday + 2h);
        QCOMPARE(stage.step(&SessionService::start, stage.mentor, missed), std::nullopt);
        QVERIFY(stage.told(missed, Kind::Came, stage.mentor));
        QCOMPARE(stage.step(&SessionService::noShow, stage.mentor, missed), ErrorCode::TooEarly);
        stage.base.clock.advance(10min);
        QCOMPARE(stage.step(&SessionService::noShow, stage.mentor, missed), std::nullopt);
        QVERIFY(stage.told(missed, Kind::NoShow, stage.mentor));
        QVERIFY(stage.nothingTold(met));
    }

    /// By the time, once, whoever writes it: the chore, or what somebody does before it comes.
    void lapsed_data() { engines(); }
    void lapsed()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const Session proposal = stage.propose(stage.mentor, stage.one, monday);
        const Session swept = stage.book(stage.one, stage.mentor, monday + 2h);
        const Session done = stage.book(stage.one, stage.mentor, monday + 4h);
        QCOMPARE(stage.move(stage.mentor, swept, monday - 4h), std::nullopt);
        QCOMPARE(stage.move(stage.mentor, done, monday - 5h), std::nullopt);
        QVERIFY(stage.see(stage.one, swept).move && stage.see(stage.one, done).move);
        const std::size_t former = stage.events(swept).size();
        for (const Session& session : {proposal, swept, done})
            stage.hear(session);
        stage.base.clock.set(monday - 4h + 1min);
        QCOMPARE(stage.move(stage.one, done, monday + 6h), std::nullopt);
        QVERIFY(stage.told(done,
            {SessionEvent{0, Kind::MoveLapsed, monday - 5h, {}, {}, hourFrom(monday - 5h)},
                SessionEvent{0, Kind::Moved, {}, stage.one, hourFrom(monday + 4h), hourFrom(monday + 6h)}}));
        const auto sweep = [&] {
            return stage.write([](Transaction& tx) { return SessionService::sweep(tx, 10); });
        };
        QCOMPARE(sweep(), 1);
        QCOMPARE(sweep(), 0);
        QVERIFY(stage.told(
            swept, {SessionEvent{0, Kind::MoveLapsed, monday - 4h, {}, {}, hourFrom(monday - 4h)}}));
        QCOMPARE(stage.events(swept).size(), former + 1);
        QVERIFY(stage.nothingTold(done));
        stage.base.clock.set(monday + 1min);
        QCOMPARE(stage.step(&SessionService::confirm, stage.one, proposal), ErrorCode::SessionNotOpen);
        QVERIFY(stage.nothingTold(proposal));
        QCOMPARE(sweep(), 1);
        QVERIFY(stage.told(proposal, {SessionEvent{0, Kind::Lapsed, monday, {}, {}, {}}}));
        for (const Session& session : {proposal, swept, done})
            QCOMPARE(flawInCourse(stage.see(stage.one, session), stage.events(session)), QString());
    }

    void theAccountGoes_data() { engines(); }
    void theAccountGoes()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const Session proposal = stage.propose(stage.mentor, stage.one, monday);
        const Session session = stage.book(stage.one, stage.mentor, monday + 2h);
        stage.hear(proposal);
        stage.hear(session);
        stage.base.clock.set(monday + 1min); // the proposal is over by now, and nobody said so
        stage.deleteAccount(stage.one);
        QVERIFY(stage.told(proposal, {SessionEvent{0, Kind::Lapsed, monday, {}, {}, {}}}));
        QVERIFY(stage.told(session, Kind::Cancelled, stage.one));
        QVERIFY(!stage.see(stage.mentor, proposal).cancelledBy);
        QVERIFY(stage.see(stage.mentor, session).apprentice.deleted);
    }

    /// Many at once, the chore among them: as many events as there were changes, without a gap.
    void atOnce_data() { engines(); }
    void atOnce()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        constexpr int count = 24;
        const Session session = stage.book(stage.one, stage.mentor, monday + 2h);
        QCOMPARE(stage.move(stage.mentor, session, monday - 5h), std::nullopt);
        stage.base.clock.set(monday - 4h); // what was asked for is over, and nobody said so
        const Tally tally = race(stage.base.database(), count, [&](int racer, Transaction& tx) {
            const UserId by = racer % 2 == 0 ? stage.mentor : stage.one;
            if (racer % 4 == 3)
                SessionService::sweep(tx, 10);
            else
                SessionService::reschedule(tx, by, session.id, {monday + 3h + racer * 15min, {}});
        });
        QCOMPARE(tally, (Tally{{std::nullopt, count}}));
        const auto events = stage.events(session);
        QCOMPARE(flawInCourse(stage.see(stage.one, session), events), QString());
        QCOMPARE(std::count_if(events.begin(), events.end(),
                     [](const SessionEvent& event) { return event.kind == Kind::MoveLapsed; }),
            1);
        QCOMPARE(int(events.size()), 3 + count * 3 / 4);
    }
};

QTEST_GUILESS_MAIN(EventsTest)
#include "events_test.moc"
