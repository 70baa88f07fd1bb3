// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/mentorship/stage.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Wrong = std::optional<ErrorCode>;

/// Sending, and what becomes of a request.
class RequestsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsItsStatements_data() { engines(); }
    void understandsItsStatements()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        QCOMPARE(stage.base.brokenStatements(), QStringList());
    }

    void sends_data() { engines(); }
    void sends()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId apprentice = stage.apprentice();
        const MentorshipRequest request = stage.send(apprentice, mentor);

        QCOMPARE(request.status, RequestStatus::Pending);
        QCOMPARE(request.mentor.id, mentor);
        QCOMPARE(request.mentor.displayName, u"Person 1"_s);
        QCOMPARE(request.mentor.headline, std::optional(u"Teaches"_s));
        QCOMPARE(request.apprentice.id, apprentice);
        QCOMPARE(request.apprentice.displayName, u"Person 2"_s);
        QVERIFY(!request.apprentice.headline);
        QCOMPARE(request.message, u"Please teach me"_s);
        QCOMPARE(request.skills, (std::vector{u"Kafka"_s, u"Go"_s}));
        QVERIFY(request.createdAt == stage.base.clock.now());
        QVERIFY(request.expiresAt == stage.base.clock.now() + 14 * 24h);
        QVERIFY(!request.settledAt && !request.declineReason && !request.mentorshipId);
        QVERIFY(stage.see(mentor, request.id) == request);
        QVERIFY(stage.see(apprentice, request.id) == request);
        QCOMPARE(stage.openRequests(apprentice), 1);
        QCOMPARE(stage.takenPlaces(mentor), 0);
        QCOMPARE(stage.told(), QStringList{u"sent"_s});
    }

    void doesNotSend_data() { engines(); }
    void doesNotSend()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId apprentice = stage.apprentice();
        const UserId both = stage.person({Role::Apprentice, Role::Mentor});
        const auto asking = [&](UserId who, UserId whom) {
            return problemOf([&] { stage.send(who, whom); });
        };
        QCOMPARE(asking(both, both), Wrong(ErrorCode::RequestToSelf));
        QCOMPARE(asking(apprentice, UserId::generate(stage.base.clock.now())), Wrong(ErrorCode::NotFound));
        QCOMPARE(asking(both, apprentice), Wrong(ErrorCode::NotFound)); // an account, but no mentor
        QCOMPARE(asking(apprentice, stage.mentor(3, false)), Wrong(ErrorCode::MentorUnavailable));
        QCOMPARE(asking(apprentice, stage.mentor(0)), Wrong(ErrorCode::MentorUnavailable));

        const UserId mentor = stage.mentor(1);
        QCOMPARE(asking(apprentice, mentor), Wrong());
        QCOMPARE(asking(apprentice, mentor), Wrong(ErrorCode::RequestPending));
        QCOMPARE(stage.openRequests(apprentice), 1);
        QCOMPARE(stage.requestsThatAre(RequestStatus::Pending), 1);
        QCOMPARE(stage.told(), QStringList{u"sent"_s}); // what was refused was not told
    }

    void doesNotSendWithinAMentorship_data() { engines(); }
    void doesNotSendWithinAMentorship()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor(1);
        const UserId apprentice = stage.apprentice();
        const AcceptedRequest accepted = stage.accept(mentor, stage.send(apprentice, mentor).id);
        QCOMPARE(problemOf([&] { stage.send(apprentice, mentor); }), Wrong(ErrorCode::AlreadyInMentorship));
        QCOMPARE(stage.openRequests(apprentice), 0);
        // The only place is taken: that is what others are told.
        QCOMPARE(problemOf([&] { stage.send(stage.apprentice(), mentor); }), Wrong(ErrorCode::MentorFull));
        stage.end(apprentice, accepted.mentorship.id);
        QCOMPARE(stage.send(apprentice, mentor).status, RequestStatus::Pending);
    }

    void asksTheOtherWayRoundToo_data() { engines(); }
    void asksTheOtherWayRoundToo()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId one = stage.person({Role::Apprentice, Role::Mentor});
        const UserId other = stage.person({Role::Apprentice, Role::Mentor});
        const MentorshipRequest first = stage.send(one, other);
        const MentorshipRequest second = stage.send(other, one);
        QVERIFY(first.id != second.id);
        const Mentorship teaches = stage.accept(other, first.id).mentorship;
        const Mentorship learns = stage.accept(one, second.id).mentorship;
        QCOMPARE(teaches.mentor.id, other);
        QCOMPARE(learns.mentor.id, one);
        QCOMPARE(stage.activeMentorships(), 2);
    }

    void keepsFiveOpenAtMost_data() { engines(); }
    void keepsFiveOpenAtMost()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId apprentice = stage.apprentice();
        std::vector<MentorshipRequest> sent;
        std::vector<UserId> mentors;
        mentors.reserve(6);
        for (int i = 0; i < 6; ++i)
            mentors.push_back(stage.mentor());
        for (std::size_t i = 0; i < 5; ++i)
            sent.push_back(stage.send(apprentice, mentors[i]));
        const auto sixth = [&] { return problemOf([&] { stage.send(apprentice, mentors[5]); }); };
        QCOMPARE(sixth(), Wrong(ErrorCode::TooManyOpenRequests));
        QCOMPARE(stage.openRequests(apprentice), 5);
        QCOMPARE(stage.requestsThatAre(RequestStatus::Pending), 5);

        // Each way of settling one makes room for one.
        stage.withdraw(apprentice, sent[0].id);
        sent[0] = stage.send(apprentice, mentors[0]);
        QCOMPARE(sixth(), Wrong(ErrorCode::TooManyOpenRequests));
        stage.decline(mentors[1], sent[1].id);
        sent[1] = stage.send(apprentice, mentors[1]);
        QCOMPARE(sixth(), Wrong(ErrorCode::TooManyOpenRequests));
        stage.accept(mentors[2], sent[2].id);
        QCOMPARE(sixth(), Wrong());
        QCOMPARE(stage.openRequests(apprentice), 5);
    }

    void accepts_data() { engines(); }
    void accepts()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor(2);
        const UserId apprentice = stage.apprentice();
        const MentorshipRequest sent = stage.send(apprentice, mentor);
        stage.base.clock.advance(90min);
        const auto [request, mentorship] = stage.accept(mentor, sent.id);

        QCOMPARE(request.status, RequestStatus::Accepted);
        QVERIFY(request.settledAt == stage.base.clock.now());
        QVERIFY(request.mentorshipId == mentorship.id);
        QCOMPARE(mentorship.status, MentorshipStatus::Active);
        QCOMPARE(mentorship.mentor.id, mentor);
        QCOMPARE(mentorship.apprentice.id, apprentice);
        QVERIFY(mentorship.requestId == request.id);
        QVERIFY(mentorship.startedAt == stage.base.clock.now() && !mentorship.endedAt);
        QCOMPARE(stage.takenPlaces(mentor), 1);
        QCOMPARE(stage.openRequests(apprentice), 0);
        QCOMPARE(stage.told(), (QStringList{u"sent"_s, u"settled accepted"_s, u"started"_s}));
        QCOMPARE(problemOf([&] { stage.accept(mentor, sent.id); }), Wrong(ErrorCode::RequestNotPending));
        QCOMPARE(stage.takenPlaces(mentor), 1);
    }

    void doesNotAcceptWithoutAPlace_data() { engines(); }
    void doesNotAcceptWithoutAPlace()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor(1);
        const UserId late = stage.apprentice();
        const MentorshipRequest first = stage.send(stage.apprentice(), mentor);
        const MentorshipRequest second = stage.send(late, mentor);
        const Mentorship mentorship = stage.accept(mentor, first.id).mentorship;
        stage.told();
        QCOMPARE(problemOf([&] { stage.accept(mentor, second.id); }), Wrong(ErrorCode::MentorFull));
        QCOMPARE(stage.see(late, second.id).status, RequestStatus::Pending);
        QCOMPARE(stage.openRequests(late), 1);
        QCOMPARE(stage.told(), QStringList());
        // Who takes nobody new may still take who asked before.
        stage.setPlaces(mentor, 2, false);
        stage.end(mentor, mentorship.id);
        QCOMPARE(stage.accept(mentor, second.id).request.status, RequestStatus::Accepted);
        QCOMPARE(stage.takenPlaces(mentor), 1);
    }

    void declines_data() { engines(); }
    void declines()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId apprentice = stage.apprentice();
        const MentorshipRequest declined =
            stage.decline(mentor, stage.send(apprentice, mentor).id, u"Not before spring"_s);
        QCOMPARE(declined.status, RequestStatus::Declined);
        QCOMPARE(declined.declineReason, std::optional(u"Not before spring"_s));
        QVERIFY(declined.settledAt == stage.base.clock.now());
        QCOMPARE(problemOf([&] { stage.decline(mentor, declined.id); }), Wrong(ErrorCode::RequestNotPending));
        QCOMPARE(
            problemOf([&] { stage.withdraw(apprentice, declined.id); }), Wrong(ErrorCode::RequestNotPending));

        const MentorshipRequest again = stage.send(apprentice, mentor);
        QVERIFY(!stage.decline(mentor, again.id, u""_s).declineReason); // nothing said is no reason
        QCOMPARE(
            stage.told(), (QStringList{u"sent"_s, u"settled declined"_s, u"sent"_s, u"settled declined"_s}));
        QCOMPARE(stage.openRequests(apprentice), 0);
    }

    void withdraws_data() { engines(); }
    void withdraws()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId apprentice = stage.apprentice();
        const MentorshipRequest withdrawn = stage.withdraw(apprentice, stage.send(apprentice, mentor).id);
        QCOMPARE(withdrawn.status, RequestStatus::Withdrawn);
        QCOMPARE(stage.told(), (QStringList{u"sent"_s, u"settled withdrawn"_s}));
        QCOMPARE(problemOf([&] { stage.accept(mentor, withdrawn.id); }), Wrong(ErrorCode::RequestNotPending));
        QCOMPARE(stage.takenPlaces(mentor), 0);
    }

    void isThereForTheTwoOnly_data() { engines(); }
    void isThereForTheTwoOnly()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId apprentice = stage.apprentice();
        const UserId stranger = stage.person({Role::Apprentice, Role::Mentor});
        const MentorshipRequestId id = stage.send(apprentice, mentor).id;
        const Wrong gone(ErrorCode::NotFound);
        const Wrong notTheirs(ErrorCode::Forbidden);
        QCOMPARE(problemOf([&] { stage.see(stranger, id); }), gone);
        QCOMPARE(problemOf([&] { stage.accept(stranger, id); }), gone);
        QCOMPARE(problemOf([&] { stage.decline(stranger, id); }), gone);
        QCOMPARE(problemOf([&] { stage.withdraw(stranger, id); }), gone);
        QCOMPARE(problemOf([&] { stage.accept(apprentice, id); }), notTheirs);
        QCOMPARE(problemOf([&] { stage.decline(apprentice, id); }), notTheirs);
        QCOMPARE(problemOf([&] { stage.withdraw(mentor, id); }), notTheirs);
        QCOMPARE(problemOf([&] { stage.see(mentor, MentorshipRequestId()); }), gone);

        const MentorshipId mentorship = stage.accept(mentor, id).mentorship.id;
        QCOMPARE(problemOf([&] { stage.end(stranger, mentorship); }), gone);
        QCOMPARE(stage.takenPlaces(mentor), 1);
    }

    void endsMentorships_data() { engines(); }
    void endsMentorships()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor(1);
        for (const bool byMentor : {true, false}) {
            const UserId apprentice = stage.apprentice();
            const MentorshipId id = stage.accept(mentor, stage.send(apprentice, mentor).id).mentorship.id;
            stage.told();
            stage.base.clock.advance(1h);
            const Mentorship ended = stage.end(byMentor ? mentor : apprentice, id);
            QCOMPARE(ended.status, MentorshipStatus::Ended);
            QVERIFY(ended.endedAt == stage.base.clock.now());
            QCOMPARE(stage.takenPlaces(mentor), 0);
            QCOMPARE(stage.told(), QStringList{u"ended"_s});
            QCOMPARE(problemOf([&] { stage.end(mentor, id); }), Wrong(ErrorCode::MentorshipNotActive));
            QCOMPARE(stage.takenPlaces(mentor), 0);
        }
    }

    void theDatabaseRefusesWhatTheRulesRefuse_data() { engines(); }
    void theDatabaseRefusesWhatTheRulesRefuse()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId mentor = stage.mentor();
        const UserId apprentice = stage.apprentice();
        const auto row = [](UserId a, UserId b) {
            return mentorship::NewRequest{MentorshipRequestId::generate(instantFromMillis(1)), a, b, u"x"_s,
                {}, instantFromMillis(9'000'000'000'000)};
        };
        const auto insert = [&](const mentorship::NewRequest& request) {
            return problemOf([&] {
                stage.base.database().writeNow(
                    [&](storage::Transaction& tx) { mentorship::repository::insertRequest(tx, request); });
            });
        };
        QCOMPARE(insert(row(mentor, mentor)), Wrong(ErrorCode::RequestToSelf));
        const mentorship::NewRequest good = row(mentor, apprentice);
        QCOMPARE(insert(good), Wrong());
        QCOMPARE(insert(row(mentor, apprentice)), Wrong(ErrorCode::RequestPending));
        const mentorship::NewRequest next = row(mentor, apprentice);
        stage.base.database().writeNow([&](storage::Transaction& tx) {
            mentorship::repository::settle(tx, good.id, RequestStatus::Accepted, {});
            mentorship::repository::insertRequest(tx, next);
        });
        const auto open = [&](MentorshipRequestId request) {
            return problemOf([&] {
                stage.base.database().writeNow([&](storage::Transaction& tx) {
                    mentorship::repository::insertMentorship(
                        tx, MentorshipId::generate(tx.now()), {request, mentor, apprentice, {}, {}});
                });
            });
        };
        QCOMPARE(open(good.id), Wrong());
        QCOMPARE(open(next.id), Wrong(ErrorCode::AlreadyInMentorship));
    }
};

QTEST_GUILESS_MAIN(RequestsTest)
#include "requests_test.moc"
