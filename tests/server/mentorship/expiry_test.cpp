// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mentorship/expiry_sweep.h"
#include "tests/server/mentorship/stage.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Wrong = std::optional<ErrorCode>;

/// What time and lost accounts do to requests.
class ExpiryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsForFourteenDays_data() { engines(); }
    void waitsForFourteenDays()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId apprentice = stage.apprentice();
        const MentorshipRequest early = stage.send(apprentice, mentor);
        const MentorshipRequest late = stage.send(stage.apprentice(), mentor);

        stage.base.clock.advance(14 * 24h - 1ms);
        QCOMPARE(stage.expire(), 0);
        QCOMPARE(stage.see(apprentice, early.id).status, RequestStatus::Pending);
        QCOMPARE(stage.accept(mentor, early.id).request.status, RequestStatus::Accepted);

        stage.base.clock.advance(1ms);
        // To whoever looks or acts it has expired, though the sweep has not been there.
        const MentorshipRequest seen = stage.see(mentor, late.id);
        QCOMPARE(seen.status, RequestStatus::Expired);
        QVERIFY(seen.settledAt == late.expiresAt);
        QCOMPARE(problemOf([&] { stage.accept(mentor, late.id); }), Wrong(ErrorCode::RequestNotPending));
        QCOMPARE(problemOf([&] { stage.decline(mentor, late.id); }), Wrong(ErrorCode::RequestNotPending));
        QCOMPARE(problemOf([&] { stage.withdraw(late.apprentice.id, late.id); }),
            Wrong(ErrorCode::RequestNotPending));
        QCOMPARE(stage.openRequests(late.apprentice.id), 1);

        stage.told();
        stage.base.clock.advance(3h);
        QCOMPARE(stage.expire(), 1);
        QCOMPARE(stage.expire(), 0);
        QVERIFY(stage.see(mentor, late.id) == seen);
        QCOMPARE(stage.openRequests(late.apprentice.id), 0);
        QCOMPARE(stage.told(), QStringList{u"settled expired"_s});
    }

    void doesNotBlockNewOnes_data() { engines(); }
    void doesNotBlockNewOnes()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId apprentice = stage.apprentice();
        std::vector<UserId> mentors;
        for (int i = 0; i < 5; ++i) {
            mentors.push_back(stage.mentor());
            stage.send(apprentice, mentors.back());
        }
        stage.base.clock.advance(14 * 24h);
        stage.told();
        // The pair's own, and five that count: nobody has swept, and yet there is room.
        QCOMPARE(stage.send(apprentice, mentors[0]).status, RequestStatus::Pending);
        QCOMPARE(stage.openRequests(apprentice), 1);
        QCOMPARE(stage.requestsThatAre(RequestStatus::Expired), 5);
        QCOMPARE(stage.told().count(u"settled expired"_s), 5);
    }

    void sweepsInBatches_data() { engines(); }
    void sweepsInBatches()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        for (const UserId apprentice : stage.people(7, {Role::Apprentice})) {
            stage.send(apprentice, mentor);
            stage.base.clock.advance(1min);
        }
        stage.base.clock.advance(14 * 24h);
        QCOMPARE(stage.expire(3), 3);
        QCOMPARE(stage.expire(3), 3);
        QCOMPARE(stage.expire(3), 1);
        QCOMPARE(stage.requestsThatAre(RequestStatus::Pending), 0);
    }

    void sweepsByItself_data() { engines(); }
    void sweepsByItself()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        for (const UserId apprentice : stage.people(205, {Role::Apprentice}))
            stage.send(apprentice, mentor);
        stage.base.clock.advance(15 * 24h);
        {
            const mentorship::ExpirySweep sweep(stage.base.database(), stage.mentorship, 10ms);
            QTRY_COMPARE(stage.requestsThatAre(RequestStatus::Expired), 205); // more than one batch
            stage.send(stage.apprentice(), mentor);
            stage.base.clock.advance(14 * 24h);
            QTRY_COMPARE(stage.requestsThatAre(RequestStatus::Expired), 206); // and a later round
        }
        stage.base.close(); // what still runs ends here
    }

    void anApprenticeGoes_data() { engines(); }
    void anApprenticeGoes()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId other = stage.mentor();
        const UserId third = stage.mentor();
        const UserId apprentice = stage.apprentice();
        const MentorshipId mentorship = stage.accept(mentor, stage.send(apprentice, mentor).id).mentorship.id;
        const MentorshipRequestId open = stage.send(apprentice, other).id;
        const MentorshipRequestId declined =
            stage.decline(third, stage.send(apprentice, third).id, u"Sorry"_s).id;
        const MentorshipRequestId unrelated = stage.send(stage.apprentice(), other).id;
        stage.told();
        stage.deleteAccount(apprentice);

        const MentorshipRequest seen = stage.see(other, open);
        QCOMPARE(seen.status, RequestStatus::Withdrawn);
        QVERIFY(seen.message.isEmpty() && seen.skills.empty());
        QVERIFY(seen.apprentice.displayName.isEmpty());
        QCOMPARE(
            stage.see(third, declined).declineReason, std::optional(u"Sorry"_s)); // the mentor's own words
        QCOMPARE(stage.see(other, unrelated).status, RequestStatus::Pending);
        const Mentorship ended = stage.base.database().readNow(
            [&](storage::Transaction& tx) { return stage.mentorship.mentorship(tx, mentor, mentorship); });
        QCOMPARE(ended.status, MentorshipStatus::Ended);
        QCOMPARE(stage.takenPlaces(mentor), 0);
        QCOMPARE(stage.openRequests(apprentice), 0);
        QCOMPARE(stage.told(), (QStringList{u"ended"_s, u"settled withdrawn"_s}));
    }

    void aMentorGoes_data() { engines(); }
    void aMentorGoes()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId learner = stage.apprentice();
        const UserId waiting = stage.apprentice();
        const UserId declined = stage.apprentice();
        stage.accept(mentor, stage.send(learner, mentor).id);
        const MentorshipRequestId open = stage.send(waiting, mentor).id;
        const MentorshipRequestId no = stage.decline(mentor, stage.send(declined, mentor).id, u"Sorry"_s).id;
        stage.told();
        stage.deleteAccount(mentor);

        const MentorshipRequest seen = stage.see(waiting, open);
        QCOMPARE(seen.status, RequestStatus::Expired);
        QVERIFY(seen.settledAt == stage.base.clock.now());
        QCOMPARE(seen.message, u"Please teach me"_s);
        QVERIFY(!stage.see(declined, no).declineReason);
        QCOMPARE(stage.activeMentorships(), 0);
        QCOMPARE(stage.openRequests(waiting), 0);
        QCOMPARE(stage.told(), (QStringList{u"ended"_s, u"settled expired"_s}));
        QCOMPARE(problemOf([&] { stage.send(waiting, mentor); }), Wrong(ErrorCode::NotFound));
    }
};

QTEST_GUILESS_MAIN(ExpiryTest)
#include "expiry_test.moc"
