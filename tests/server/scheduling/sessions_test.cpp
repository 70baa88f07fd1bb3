// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/scheduling/stage.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using scheduling::SessionService;
using storage::Transaction;

namespace {

const Instant monday = at("2026-11-23T10:00:00Z");

} // namespace

/// Booking, and what becomes of sessions: who may do what, and when.
class SessionsTest : public QObject {
    Q_OBJECT

    /// A mentor who offers every day, and two apprentices of theirs.
    struct Three : Stage {
        explicit Three(Engine engine)
            : Stage(engine)
            , mentor(Stage::mentor())
        {
            const auto both = people(2, Role::Apprentice);
            one = both[0];
            other = both[1];
            pair(mentor, both);
            offer(mentor);
        }
        template <class F>
        std::optional<ErrorCode> tried(F f)
        {
            return problemOf([&] { write(f); });
        }
        std::optional<ErrorCode> step(
            Session (*what)(Transaction&, UserId, SessionId), UserId by, const Session& session)
        {
            return tried([&](Transaction& tx) { return what(tx, by, session.id); });
        }
        UserId mentor;
        UserId one;
        UserId other;
    };

private Q_SLOTS:
    void bookedAndSeen_data() { engines(); }
    void bookedAndSeen()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const Session session = stage.book(stage.one, stage.mentor, monday);
        QCOMPARE(session.status, SessionStatus::Scheduled);
        QCOMPARE(session.endsAt, monday + 1h);
        QCOMPARE(session.bookedBy, stage.one);
        QVERIFY(stage.see(stage.mentor, session) == session);
        QCOMPARE(problemOf([&] { stage.see(stage.other, session); }), ErrorCode::NotFound);
        // The slots around it are gone, back to back is fine.
        const auto slots = stage.slots(stage.other, stage.mentor, "2026-11-23");
        const auto has = [&](Instant start) {
            return std::find(slots.begin(), slots.end(), start) != slots.end();
        };
        QVERIFY(has(monday - 1h) && has(monday + 1h));
        QVERIFY(!has(monday - 45min) && !has(monday) && !has(monday + 45min));
    }

    void refused_data() { engines(); }
    void refused()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        stage.book(stage.one, stage.mentor, monday);
        try {
            stage.book(stage.other, stage.mentor, monday + 30min);
            QFAIL("the mentor is elsewhere");
        } catch (const Problem& problem) {
            QCOMPARE(problem.code(), ErrorCode::SlotTaken);
            QCOMPARE(problem.freeSlots(), (std::vector{monday + 1h, monday + 75min, monday + 90min}));
        }
        const auto book = [&](UserId who, Instant start, int minutes = 60) {
            return problemOf([&] { stage.book(who, stage.mentor, start, minutes); });
        };
        QCOMPARE(book(stage.one, monday + 30min), ErrorCode::SlotTaken); // their own
        QCOMPARE(book(stage.other, at("2026-11-23T21:00:00Z")), ErrorCode::NotASlot);
        QCOMPARE(book(stage.other, monday + 2h, 45), ErrorCode::NotASlot); // not a length of theirs
        QCOMPARE(book(stage.people(1, Role::Apprentice).front(), monday + 2h), ErrorCode::BookingNotAllowed);
        const auto errors = [&](BookSessionBody body) {
            return errorsOf([&] {
                stage.write([&](Transaction& tx) {
                    return stage.sessions.book(tx, callerOf(stage.other, Role::Apprentice), body);
                });
            });
        };
        QCOMPARE(errors(booking(stage.mentor, friday)), QStringList{u"/startsAt in-the-past"_s});
        QCOMPARE(errors(booking(stage.mentor, monday + 1min)), QStringList{u"/startsAt off-the-quarter"_s});
        QCOMPARE(errors(booking(stage.mentor, monday + std::chrono::days(400))),
            QStringList{u"/startsAt too-far"_s});
        BookSessionBody body = booking(stage.mentor, monday + 2h);
        body.place = u"Library"_s;
        QCOMPARE(errors(body), QStringList{u"/place not-allowed"_s});
        body.medium = SessionMedium::InPerson;
        body.place.reset();
        QCOMPARE(errors(body), QStringList{u"/place required"_s});
        body.apprenticeId = stage.other;
        body.place = u"Library"_s;
        QCOMPARE(errors(body), QStringList{u"/apprenticeId not-allowed"_s});
        body.mentorId.reset();
        body.apprenticeId.reset();
        QCOMPARE(errors(body), QStringList{u"/mentorId required"_s});
        QCOMPARE(stage.overlaps(), 0);
    }

    void buffersKeepApart_data() { engines(); }
    void buffersKeepApart()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        Availability week = Stage::everyDay();
        week.bufferAfterMinutes = 15;
        stage.offer(stage.mentor, week);
        stage.book(stage.one, stage.mentor, monday);
        QCOMPARE(
            problemOf([&] { stage.book(stage.other, stage.mentor, monday + 1h); }), ErrorCode::SlotTaken);
        QCOMPARE(problemOf([&] { stage.book(stage.other, stage.mentor, monday + 75min); }), std::nullopt);
        QCOMPARE(problemOf([&] { stage.propose(stage.mentor, stage.other, monday - 1h); }), std::nullopt);
    }

    void proposals_data() { engines(); }
    void proposals()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const Instant night = at("2026-11-23T23:00:00Z"); // mentors propose whenever both can
        const Session first = stage.propose(stage.mentor, stage.one, night);
        QCOMPARE(first.status, SessionStatus::Proposed);
        QCOMPARE(problemOf([&] { stage.propose(stage.mentor, stage.other, night + 30min); }),
            ErrorCode::SlotTaken);
        QCOMPARE(stage.step(&SessionService::confirm, stage.mentor, first), ErrorCode::Forbidden);
        QCOMPARE(stage.step(&SessionService::confirm, stage.other, first), ErrorCode::NotFound);
        QCOMPARE(stage.step(&SessionService::confirm, stage.one, first), std::nullopt);
        QCOMPARE(stage.see(stage.one, first).status, SessionStatus::Scheduled);
        QCOMPARE(stage.step(&SessionService::confirm, stage.one, first), ErrorCode::SessionNotOpen);

        const Session second = stage.propose(stage.mentor, stage.one, monday);
        const auto decline = [&](UserId by) {
            return stage.tried(
                [&](Transaction& tx) { return SessionService::decline(tx, by, second.id, u"Ill"_s); });
        };
        QCOMPARE(decline(stage.mentor), ErrorCode::Forbidden);
        QCOMPARE(decline(stage.one), std::nullopt);
        QCOMPARE(stage.see(stage.one, second).cancelReason, u"Ill"_s);
        QCOMPARE(problemOf([&] { stage.book(stage.other, stage.mentor, monday); }), std::nullopt);

        // Nobody confirms in time.
        const Session third = stage.propose(stage.mentor, stage.one, monday + 2h);
        stage.base.clock.set(monday + 2h);
        QCOMPARE(stage.see(stage.one, third).status, SessionStatus::Cancelled);
        QCOMPARE(stage.step(&SessionService::confirm, stage.one, third), ErrorCode::SessionNotOpen);
        QCOMPARE(problemOf([&] { stage.book(stage.one, stage.mentor, monday + 135min); }), std::nullopt);
    }

    void nobodyAnswers_data() { engines(); }
    void nobodyAnswers()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const Session proposed = stage.propose(stage.mentor, stage.one, monday);
        const Session later = stage.propose(stage.mentor, stage.one, monday + 8h);
        const Session booked = stage.book(stage.other, stage.mentor, monday + 4h);
        QCOMPARE(stage.tried([&](Transaction& tx) {
            return SessionService::reschedule(tx, stage.mentor, booked.id, {monday - 3h, {}});
        }),
            std::nullopt);
        const auto sweep = [&] {
            return stage.write([](Transaction& tx) { return SessionService::sweep(tx, 10); });
        };
        QVERIFY(stage.see(stage.mentor, booked).move);
        stage.base.clock.set(monday - 3h - 1ms);
        QCOMPARE(sweep(), 0);
        stage.base.clock.set(monday - 3h);
        QCOMPARE(sweep(), 1); // the move; the session stays where it was
        QVERIFY(!stage.see(stage.mentor, booked).move);
        QCOMPARE(stage.see(stage.mentor, booked).sequence, booked.sequence);
        QCOMPARE(stage.see(stage.mentor, booked).startsAt, monday + 4h);
        stage.base.clock.set(monday);
        QCOMPARE(sweep(), 1);
        QCOMPARE(sweep(), 0);
        const Session lapsed = stage.see(stage.one, proposed);
        QCOMPARE(lapsed.status, SessionStatus::Cancelled);
        QCOMPARE(lapsed.settledAt, monday);
        QCOMPARE(lapsed.sequence, 1);
        QVERIFY(!lapsed.cancelledBy);
        QCOMPARE(stage.see(stage.one, later).status, SessionStatus::Proposed);
        QCOMPARE(stage.see(stage.mentor, booked).status, SessionStatus::Scheduled);
        QCOMPARE(problemOf([&] { stage.book(stage.other, stage.mentor, monday + 15min); }), std::nullopt);
    }

    void cancelled_data() { engines(); }
    void cancelled()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const auto cancel = [&](UserId by, const Session& session) {
            return stage.tried(
                [&](Transaction& tx) { return SessionService::cancel(tx, by, session.id, u"A reason"_s); });
        };
        const Session early = stage.book(stage.one, stage.mentor, monday);
        QCOMPARE(cancel(stage.other, early), ErrorCode::NotFound);
        stage.base.clock.set(monday - 2h);
        QCOMPARE(cancel(stage.one, early), std::nullopt);
        QCOMPARE(cancel(stage.one, early), ErrorCode::SessionNotOpen);
        QCOMPARE(stage.see(stage.mentor, early).cancelReason, u"A reason"_s);
        QCOMPARE(stage.see(stage.mentor, early).sequence, 1);
        const Session again = stage.book(stage.one, stage.mentor, monday); // the time is free again
        stage.base.clock.set(monday - 2h + 1ms);
        QCOMPARE(cancel(stage.one, again), ErrorCode::TooLate);
        QCOMPARE(cancel(stage.mentor, again), std::nullopt);
        const Session last = stage.book(stage.one, stage.mentor, monday);
        stage.base.clock.set(monday);
        QCOMPARE(cancel(stage.mentor, last), ErrorCode::TooLate);
    }

    void rescheduled_data() { engines(); }
    void rescheduled()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const auto move = [&](UserId by, const Session& session, Instant start) {
            return stage.tried([&](Transaction& tx) {
                return SessionService::reschedule(tx, by, session.id, {start, {}});
            });
        };
        const Session session = stage.book(stage.one, stage.mentor, monday);
        stage.book(stage.other, stage.mentor, monday + 3h);
        QCOMPARE(move(stage.one, session, monday + 150min), ErrorCode::SlotTaken);
        QCOMPARE(move(stage.one, session, monday + 30min), std::nullopt); // over its own time, at once
        QCOMPARE(stage.see(stage.one, session).startsAt, monday + 30min);
        const Instant night = at("2026-11-23T22:00:00Z");
        QCOMPARE(move(stage.mentor, session, night), std::nullopt); // the other one is asked
        QCOMPARE(stage.see(stage.one, session).startsAt, monday + 30min);
        QCOMPARE(stage.see(stage.one, session).move, (SessionMove{stage.mentor, night, night + 1h}));
        QCOMPARE(problemOf([&] { stage.propose(stage.mentor, stage.other, night); }), ErrorCode::SlotTaken);
        QCOMPARE(problemOf([&] { stage.book(stage.other, stage.mentor, monday); }), ErrorCode::SlotTaken);
        QCOMPARE(stage.step(&SessionService::confirm, stage.mentor, session), ErrorCode::Forbidden);
        QCOMPARE(stage.step(&SessionService::confirm, stage.one, session), std::nullopt);
        QCOMPARE(stage.see(stage.one, session).startsAt, night);
        QCOMPARE(problemOf([&] { stage.book(stage.other, stage.mentor, monday); }), std::nullopt);
        QCOMPARE(move(stage.one, session, night + 1h), std::nullopt);
        QCOMPARE(stage.tried([&](Transaction& tx) {
            return SessionService::decline(tx, stage.mentor, session.id, {});
        }),
            std::nullopt);
        QCOMPARE(stage.see(stage.one, session).move, std::nullopt);
        QCOMPARE(stage.see(stage.one, session).status, SessionStatus::Scheduled);
        // When it is too late to cancel, an apprentice only asks, also for a free slot.
        const Instant noon = at("2026-11-24T12:00:00Z");
        const Session late = stage.book(stage.one, stage.mentor, noon);
        stage.base.clock.set(noon - 119min);
        QCOMPARE(move(stage.one, late, noon + 2h), std::nullopt);
        QCOMPARE(stage.see(stage.one, late).startsAt, noon);
        QCOMPARE(stage.see(stage.one, late).move, (SessionMove{stage.one, noon + 2h, noon + 3h}));
        QCOMPARE(move(stage.mentor, late, noon + 3h), std::nullopt);
        QCOMPARE(stage.see(stage.one, late).startsAt, noon + 3h);
        QCOMPARE(stage.overlaps(), 0);
    }

    void described_data() { engines(); }
    void described()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const Session session = stage.book(stage.one, stage.mentor, monday);
        const auto describe = [&](UserId by, SessionMedium medium, std::optional<QString> place,
                                  std::optional<QString> agenda) {
            return stage.tried([&](Transaction& tx) {
                return SessionService::describe(tx, by, session.id, {medium, place, agenda});
            });
        };
        using enum SessionMedium;
        QCOMPARE(describe(stage.other, Chat, {}, {}), ErrorCode::NotFound);
        QCOMPARE(describe(stage.one, InPerson, {}, {}), ErrorCode::ValidationFailed);
        QCOMPARE(describe(stage.one, Chat, u"Here"_s, {}), ErrorCode::ValidationFailed);
        QCOMPARE(describe(stage.one, InPerson, u"Library"_s, u"Joins"_s), std::nullopt);
        Session seen = stage.see(stage.mentor, session);
        QCOMPARE(seen.medium, InPerson);
        QCOMPARE(seen.place, u"Library"_s);
        QCOMPARE(seen.agenda, u"Joins"_s);
        QCOMPARE(seen.sequence, 1);
        QCOMPARE(describe(stage.mentor, InPerson, u"Library"_s, u"Joins"_s), std::nullopt); // nothing new
        QCOMPARE(stage.see(stage.mentor, session).sequence, 1);
        QCOMPARE(describe(stage.mentor, Video, {}, u""_s), std::nullopt);
        seen = stage.see(stage.one, session);
        QVERIFY(seen.medium == Video && !seen.place && !seen.agenda && seen.sequence == 2);
        QCOMPARE(seen.startsAt, monday);
        stage.base.clock.set(monday + 1h);
        QCOMPARE(describe(stage.one, Chat, {}, {}), ErrorCode::SessionNotOpen);
    }

    void notes_data() { engines(); }
    void notes()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const Session session = stage.book(stage.one, stage.mentor, monday);
        const auto see = [&](UserId user) {
            return stage.read([&](Transaction& tx) { return SessionService::notes(tx, user, session.id); });
        };
        const auto write = [&](UserId user, const QString& mine, const QString& shared) {
            return stage.tried([&](Transaction& tx) {
                return SessionService::replaceNotes(tx, user, session.id, {mine, shared});
            });
        };
        const auto noted = [](const char* mine, const char* shared, const char* theirs) {
            SessionNotes notes;
            notes.mine = QString::fromLatin1(mine);
            notes.shared = QString::fromLatin1(shared);
            notes.theirs = QString::fromLatin1(theirs);
            return notes;
        };
        QVERIFY(see(stage.one) == SessionNotes());
        QCOMPARE(problemOf([&] { see(stage.other); }), ErrorCode::NotFound);
        QCOMPARE(write(stage.other, u"x"_s, u"x"_s), ErrorCode::NotFound);
        QCOMPARE(write(stage.mentor, u"Shy"_s, u"Read chapter 3"_s), std::nullopt);
        QVERIFY(see(stage.mentor) == noted("Shy", "Read chapter 3", ""));
        QVERIFY(see(stage.one) == noted("", "", "Read chapter 3")); // and not what is private
        stage.base.clock.set(monday + 3h);
        QCOMPARE(write(stage.one, u"Strict"_s, u"Done"_s), std::nullopt); // also when it is over
        QCOMPARE(write(stage.mentor, QString(), u"Read on"_s), std::nullopt);
        QVERIFY(see(stage.mentor) == noted("", "Read on", "Done"));
        QVERIFY(see(stage.one) == noted("Strict", "Done", "Read on"));
        stage.deleteAccount(stage.one);
        QVERIFY(see(stage.mentor) == noted("", "Read on", ""));
    }

    void heldAndDone_data() { engines(); }
    void heldAndDone()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const Session session = stage.book(stage.one, stage.mentor, monday);
        stage.base.clock.set(monday - 10min - 1ms);
        QCOMPARE(stage.step(&SessionService::start, stage.one, session), ErrorCode::TooEarly);
        QCOMPARE(stage.step(&SessionService::complete, stage.one, session), ErrorCode::SessionNotOpen);
        stage.base.clock.set(monday - 10min);
        QCOMPARE(stage.step(&SessionService::start, stage.one, session), std::nullopt);
        QCOMPARE(stage.see(stage.one, session).apprenticeCameAt, monday - 10min);
        QCOMPARE(stage.see(stage.one, session).status, SessionStatus::InProgress);
        QCOMPARE(stage.step(&SessionService::complete, stage.one, session), ErrorCode::TooEarly);
        stage.base.clock.set(monday + 10min - 1ms);
        QCOMPARE(stage.step(&SessionService::noShow, stage.one, session), ErrorCode::TooEarly);
        QCOMPARE(stage.step(&SessionService::noShow, stage.mentor, session), ErrorCode::NoEvidence);
        stage.base.clock.set(monday + 10min);
        QCOMPARE(stage.step(&SessionService::start, stage.mentor, session), std::nullopt);
        QCOMPARE(stage.step(&SessionService::noShow, stage.one, session), ErrorCode::NoEvidence); // they came
        QCOMPARE(stage.step(&SessionService::complete, stage.mentor, session), std::nullopt);
        QCOMPARE(stage.see(stage.one, session).status, SessionStatus::Completed);
        QCOMPARE(stage.step(&SessionService::start, stage.one, session), ErrorCode::SessionNotOpen);

        const Session missed = stage.book(stage.one, stage.mentor, monday + 2h);
        stage.base.clock.set(monday + 2h);
        QCOMPARE(stage.step(&SessionService::start, stage.mentor, missed), std::nullopt);
        stage.base.clock.set(monday + 2h + 10min);
        QCOMPARE(stage.step(&SessionService::noShow, stage.mentor, missed), std::nullopt);
        QCOMPARE(stage.see(stage.one, missed).status, SessionStatus::NoShow);
        const Session late = stage.book(stage.one, stage.mentor, monday + 4h);
        stage.base.clock.set(monday + 5h - 1ms);
        QCOMPARE(stage.step(&SessionService::complete, stage.mentor, late), ErrorCode::SessionNotOpen);
        stage.base.clock.set(monday + 5h);
        QCOMPARE(stage.step(&SessionService::start, stage.mentor, late), ErrorCode::TooLate);
        // Nobody said that they were there, and yet they may have been.
        QCOMPARE(stage.step(&SessionService::complete, stage.mentor, late), std::nullopt);
        QCOMPARE(stage.see(stage.one, late).status, SessionStatus::Completed);
    }

    void holds_data() { engines(); }
    void holds()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const auto hold = [&](UserId who, Instant start) {
            return stage.write([&](Transaction& tx) {
                return stage.sessions.hold(tx, who, {stage.mentor, start, 60});
            });
        };
        const UserId rival = stage.Stage::mentor();
        stage.pair(rival, {stage.one});
        stage.offer(rival);
        stage.offersChanged();
        using People = std::vector<UserId>;
        const Hold first = hold(stage.one, monday);
        QCOMPARE(stage.offersChanged(), People{stage.mentor});
        QCOMPARE(first.expiresAt, friday + 5min);
        QCOMPARE(problemOf([&] { hold(stage.other, monday + 30min); }), ErrorCode::SlotTaken);
        QCOMPARE(problemOf([&] { stage.book(stage.other, stage.mentor, monday); }), ErrorCode::SlotTaken);
        QCOMPARE(stage.slots(stage.one, stage.mentor, "2026-11-23").size(),
            std::size_t(45)); // theirs is free to them
        QCOMPARE(stage.slots(stage.other, stage.mentor, "2026-11-23").size(), std::size_t(38));
        stage.base.clock.advance(4min);
        stage.offersChanged(); // a slot refused changes nothing
        const Hold second = hold(stage.one, monday + 4h); // in place of the first
        QCOMPARE(stage.offersChanged(), (People{stage.mentor, stage.mentor}));
        QCOMPARE(problemOf([&] { hold(stage.other, monday); }), std::nullopt);
        const auto release = [&](UserId who, const Hold& which) {
            return stage.tried([&](Transaction& tx) { SessionService::release(tx, who, which.id); });
        };
        QCOMPARE(release(stage.other, second), ErrorCode::NotFound);
        QCOMPARE(release(stage.one, first), ErrorCode::NotFound);
        QCOMPARE(release(stage.one, second), std::nullopt);
        const Hold third = hold(stage.one, monday + 4h);
        QCOMPARE(problemOf([&] { stage.book(stage.one, stage.mentor, monday + 4h); }), std::nullopt);
        QCOMPARE(release(stage.one, third), ErrorCode::NotFound); // it is a session now
        stage.base.clock.advance(5min); // the other's hold lapses, swept or not
        QCOMPARE(problemOf([&] { stage.book(stage.one, stage.mentor, monday); }), std::nullopt);
        hold(stage.other, monday + 6h);
        stage.base.clock.advance(5min);
        const auto sweep = [&] {
            return stage.write([](Transaction& tx) { return SessionService::sweep(tx, 10); });
        };
        stage.offersChanged();
        QCOMPARE(sweep(), 1);
        QCOMPARE(stage.offersChanged(), People{stage.mentor});
        QCOMPARE(sweep(), 0);
        // Another mentor's slot instead; and who moves a session to what they hold gives it back.
        hold(stage.one, monday + 7h);
        stage.offersChanged();
        stage.write([&](Transaction& tx) {
            return stage.sessions.hold(tx, stage.one, {rival, monday + 7h, 60});
        });
        QCOMPARE(stage.offersChanged(), (People{stage.mentor, rival}));
        const Session moves = stage.book(stage.other, stage.mentor, monday + 8h);
        hold(stage.other, monday + 9h);
        QCOMPARE(stage.tried([&](Transaction& tx) {
            return SessionService::reschedule(tx, stage.other, moves.id, {monday + 9h, {}});
        }),
            std::nullopt);
        QCOMPARE(stage.see(stage.other, moves).startsAt, monday + 9h);
        QCOMPARE(stage.overlaps(), 0);
    }

    void lists_data() { engines(); }
    void lists()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const Session b = stage.book(stage.one, stage.mentor, monday + 2h);
        const Session a = stage.book(stage.one, stage.mentor, monday);
        const Session c = stage.book(stage.other, stage.mentor, monday + 4h);
        const auto ids = [&](UserId user, SessionQuery query, std::optional<Session> after = {},
                             int limit = 10) {
            std::optional<scheduling::repository::SessionPosition> place;
            if (after)
                place = {after->startsAt, after->id};
            std::vector<SessionId> found;
            for (const Session& s : stage.read([&](Transaction& tx) {
                     return SessionService::sessions(tx, user, query, place, limit);
                 }))
                found.push_back(s.id);
            return found;
        };
        using Ids = std::vector<SessionId>;
        QCOMPARE(ids(stage.mentor, {SessionWhen::Upcoming, {}, {}, 25, {}}), (Ids{a.id, b.id, c.id}));
        QCOMPARE(ids(stage.one, {}), (Ids{a.id, b.id}));
        QCOMPARE(ids(stage.mentor, {}, a, 1), Ids{b.id});
        QCOMPARE(ids(stage.mentor, {{}, monday + 1h, monday + 4h, 25, {}}), Ids{b.id});
        stage.base.clock.set(monday + 3h); // b has just ended
        QCOMPARE(ids(stage.mentor, {SessionWhen::Upcoming, {}, {}, 25, {}}), Ids{c.id});
        QCOMPARE(ids(stage.mentor, {SessionWhen::Past, {}, {}, 25, {}}), (Ids{b.id, a.id}));
        QCOMPARE(ids(stage.mentor, {SessionWhen::Past, {}, {}, 25, {}}, b), Ids{a.id});
    }

    void theAccountGoes_data() { engines(); }
    void theAccountGoes()
    {
        QFETCH(Engine, engine);
        Three stage(engine);
        const Session session = stage.book(stage.one, stage.mentor, monday);
        stage.write([&](Transaction& tx) {
            return stage.sessions.hold(tx, stage.one, {stage.mentor, monday + 2h, 60});
        });
        stage.deleteAccount(stage.one);
        const Session seen = stage.see(stage.mentor, session);
        QCOMPARE(seen.status, SessionStatus::Cancelled);
        QVERIFY(seen.apprentice.deleted);
        QCOMPARE(problemOf([&] { stage.book(stage.other, stage.mentor, monday); }), std::nullopt);
        QCOMPARE(problemOf([&] { stage.book(stage.other, stage.mentor, monday + 2h); }), std::nullopt);
        stage.deleteAccount(stage.mentor);
        QCOMPARE(problemOf([&] { stage.book(stage.other, stage.mentor, monday + 4h); }), ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(SessionsTest)
#include "sessions_test.moc"
