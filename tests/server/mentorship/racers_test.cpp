// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/mentorship/stage.h"
#include "tests/support/race.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using storage::Transaction;

namespace {

/// The rows are locked in one order, so nobody has to be sent back over a deadlock.
Tally race(Stage& stage, int count, const std::function<void(int, Transaction&)>& run)
{
    storage::Database& database = stage.base.database();
    const quint64 before = database.stats().retries;
    Tally tally = test::race(database, count, run);
    if (const quint64 retries = database.stats().retries - before; retries > 0)
        qFatal("%llu jobs were run again", retries);
    return tally;
}

} // namespace

/// Many want the same at the same time: exactly as many get it as there is.
class RacersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendTheSameRequest_data() { engines(); }
    void sendTheSameRequest()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId mentor = stage.mentor();
        const UserId apprentice = stage.apprentice();
        const Tally tally = race(stage, racers, [&](int, Transaction& tx) {
            stage.mentorship.send(tx, apprentice, {mentor, u"Me first"_s, {}});
        });
        QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::RequestPending, racers - 1}}));
        QCOMPARE(stage.requestsThatAre(RequestStatus::Pending), 1);
        QCOMPARE(stage.openRequests(apprentice), 1);
        QCOMPARE(stage.told(), QStringList{u"sent"_s});
    }

    void acceptTheLastPlace_data() { engines(); }
    void acceptTheLastPlace()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId mentor = stage.mentor(3);
        const auto apprentices = stage.people(racers + 2, {Role::Apprentice});
        std::vector<MentorshipRequestId> requests;
        stage.base.database().writeNow([&](Transaction& tx) {
            for (const UserId apprentice : apprentices)
                requests.push_back(stage.mentorship.send(tx, apprentice, {mentor, u"Hello"_s, {}}).id);
        });
        stage.accept(mentor, requests[racers]);
        stage.accept(mentor, requests[racers + 1]);
        const Tally tally = race(stage, racers, [&](int racer, Transaction& tx) {
            stage.mentorship.accept(tx, mentor, requests[static_cast<std::size_t>(racer)]);
        });
        QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::MentorFull, racers - 1}}));
        QCOMPARE(stage.takenPlaces(mentor), 3);
        QCOMPARE(stage.activeMentorships(), 3);
        QCOMPARE(stage.requestsThatAre(RequestStatus::Accepted), 3);
        QCOMPARE(stage.requestsThatAre(RequestStatus::Pending), racers - 1);
    }

    void acceptTheSameRequest_data() { engines(); }
    void acceptTheSameRequest()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId mentor = stage.mentor(5);
        const MentorshipRequestId request = stage.send(stage.apprentice(), mentor).id;
        const Tally tally =
            race(stage, racers, [&](int, Transaction& tx) { stage.mentorship.accept(tx, mentor, request); });
        QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::RequestNotPending, racers - 1}}));
        QCOMPARE(stage.takenPlaces(mentor), 1);
        QCOMPARE(stage.activeMentorships(), 1);
    }

    void settleItEachTheirWay_data() { engines(); }
    void settleItEachTheirWay()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId mentor = stage.mentor(50);
        const auto apprentices = stage.people(20, {Role::Apprentice});
        int accepted = 0;
        for (const UserId apprentice : apprentices) {
            const MentorshipRequestId request = stage.send(apprentice, mentor).id;
            const Tally tally = race(stage, 12, [&](int racer, Transaction& tx) {
                if (racer % 3 == 0)
                    stage.mentorship.accept(tx, mentor, request);
                else if (racer % 3 == 1)
                    stage.mentorship.withdraw(tx, apprentice, request);
                else
                    stage.mentorship.decline(tx, mentor, request, {});
            });
            QCOMPARE(tally, (Tally{{std::nullopt, 1}, {ErrorCode::RequestNotPending, 11}}));
            accepted += stage.see(mentor, request).status == RequestStatus::Accepted ? 1 : 0;
            QCOMPARE(stage.openRequests(apprentice), 0);
        }
        QCOMPARE(stage.requestsThatAre(RequestStatus::Pending), 0);
        QCOMPARE(stage.takenPlaces(mentor), accepted);
        QCOMPARE(stage.activeMentorships(), accepted);
    }

    void askWhileBeingAccepted_data() { engines(); }
    void askWhileBeingAccepted()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId mentor = stage.mentor(500);
        for (const UserId apprentice : stage.people(20, {Role::Apprentice})) {
            const MentorshipRequestId request = stage.send(apprentice, mentor).id;
            const Tally tally = race(stage, 16, [&](int racer, Transaction& tx) {
                if (racer == 8)
                    stage.mentorship.accept(tx, mentor, request);
                else
                    stage.mentorship.send(tx, apprentice, {mentor, u"Again"_s, {}});
            });
            // Nobody gets a second request in beside the one that waits or the mentorship it became.
            QCOMPARE(tally.at(std::nullopt), 1);
            QCOMPARE(stage.openRequests(apprentice), 0);
        }
        QCOMPARE(stage.requestsThatAre(RequestStatus::Pending), 0);
        QCOMPARE(stage.activeMentorships(), 20);
    }

    void askOneMentorMoreThanAllowed_data() { engines(); }
    void askOneMentorMoreThanAllowed()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId apprentice = stage.apprentice();
        const auto mentors = stage.people(40, {Role::Mentor});
        const Tally tally = race(stage, 40, [&](int racer, Transaction& tx) {
            stage.mentorship.send(tx, apprentice, {mentors[static_cast<std::size_t>(racer)], u"Hello"_s, {}});
        });
        QCOMPARE(tally, (Tally{{std::nullopt, 5}, {ErrorCode::TooManyOpenRequests, 35}}));
        QCOMPARE(stage.openRequests(apprentice), 5);
    }

    void leaveAndCome_data() { engines(); }
    void leaveAndCome()
    {
        QFETCH(Engine, engine);
        Stage stage(engine, 8);
        const UserId mentor = stage.mentor(10);
        std::vector<MentorshipId> mentorships;
        const auto apprentices = stage.people(10, {Role::Apprentice});
        mentorships.reserve(apprentices.size());
        for (const UserId apprentice : apprentices)
            mentorships.push_back(stage.accept(mentor, stage.send(apprentice, mentor).id).mentorship.id);
        const Tally tally = race(stage, racers, [&](int racer, Transaction& tx) {
            const auto which = static_cast<std::size_t>(racer % 10);
            stage.mentorship.end(tx, racer % 20 < 10 ? mentor : apprentices[which], mentorships[which]);
        });
        QCOMPARE(tally, (Tally{{std::nullopt, 10}, {ErrorCode::MentorshipNotActive, racers - 10}}));
        QCOMPARE(stage.takenPlaces(mentor), 0); // given back once each
        QCOMPARE(stage.activeMentorships(), 0);
    }
};

QTEST_GUILESS_MAIN(RacersTest)
#include "racers_test.moc"
