// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/connection.h"
#include "client/state/decisions.h"
#include "client/state/event_refresher.h"
#include "client/state/request_store.h"
#include "tests/client/support/stand_in_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using namespace std::chrono_literals;
using test::StandInServer;

namespace {

MentorshipRequest request(qint64 millis, RequestStatus status = RequestStatus::Pending)
{
    MentorshipRequest made;
    made.id = MentorshipRequestId::generate(instantFromMillis(millis));
    made.mentor.id = UserId::generate(instantFromMillis(millis));
    made.status = status;
    return made;
}

} // namespace

class StateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDecisionIsSentWhenItsTimeIsOver()
    {
        Decisions decisions(20ms);
        std::vector<Decision> sent;
        connect(&decisions, &Decisions::due, this, [&](const Decision& d) { sent.push_back(d); });
        const auto one = request(1);
        decisions.add({Decision::Kind::Decline, one.id, u"full"_s});
        QVERIFY(sent.empty());
        QVERIFY(decisions.find(one.id));
        QTRY_COMPARE(sent.size(), 1U);
        QCOMPARE(sent.front().reason, u"full"_s);
        QVERIFY(decisions.isEmpty());
        QVERIFY(!decisions.undo(one.id));
    }

    void anUndoneDecisionIsNeverSent()
    {
        Decisions decisions(20ms);
        QSignalSpy due(&decisions, &Decisions::due);
        const auto one = request(1);
        const auto two = request(2);
        decisions.add({Decision::Kind::Accept, one.id, {}});
        decisions.add({Decision::Kind::Accept, two.id, {}});
        QVERIFY(decisions.undo(one.id));
        QTRY_COMPARE(due.size(), 1); // the other one's time came: the first one's would have come before
        QVERIFY(decisions.isEmpty());
    }

    void whoTakesTheClockOverEndsIt()
    {
        Decisions decisions(1ms);
        QSignalSpy due(&decisions, &Decisions::due);
        const auto held = request(1);
        const auto timed = request(2);
        decisions.add({Decision::Kind::Accept, held.id, {}});
        decisions.handOver(held.id);
        decisions.add({Decision::Kind::Accept, timed.id, {}});
        QTRY_COMPARE(due.size(), 1);
        QVERIFY(decisions.find(held.id));
        decisions.commit(held.id);
        QCOMPARE(due.size(), 2);
        decisions.commit(held.id);
        QCOMPARE(due.size(), 2);
    }

    void closingSendsWhatWaits()
    {
        Decisions decisions(1h);
        QSignalSpy due(&decisions, &Decisions::due);
        decisions.add({Decision::Kind::Accept, request(1).id, {}});
        decisions.add({Decision::Kind::Withdraw, request(2).id, {}});
        decisions.commitAll();
        QCOMPARE(due.size(), 2);
        QVERIFY(decisions.isEmpty());
    }

    void aRowShowsWhatWasDecided()
    {
        Decisions decisions(1h);
        RequestStore store(decisions);
        const auto one = request(1);
        store.set(RequestDirection::In, {one, request(2)}, false);
        QVERIFY(store.isAsTold(RequestDirection::In));
        QCOMPARE(store.openCount(RequestDirection::In), 2);
        QSignalSpy changed(&store, &RequestStore::changed);
        decisions.add({Decision::Kind::Accept, one.id, {}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(store.openCount(RequestDirection::In), 1);
        QCOMPARE(store.row(one.id)->shownStatus(), RequestStatus::Accepted);
        decisions.undo(one.id);
        QCOMPARE(store.openCount(RequestDirection::In), 2);

        store.setSending(one.id, Decision::Kind::Decline);
        QCOMPARE(store.row(one.id)->shownStatus(), RequestStatus::Declined);
        store.setSending(one.id, {});
        ApiError error;
        store.setFailure(one.id, error);
        QVERIFY(store.row(one.id)->failure);
        QVERIFY(store.row(one.id)->isOpen());

        auto settled = one;
        settled.status = RequestStatus::Accepted;
        store.put(settled, RequestDirection::In);
        QVERIFY(!store.row(one.id)->failure);
        QVERIFY(!store.isAsTold(RequestDirection::In));
        QCOMPARE(store.list(RequestDirection::In).value.size(), 2U);
    }

    void theOpenRequestToAMentorIsFound()
    {
        Decisions decisions(1h);
        RequestStore store(decisions);
        const auto open = request(1);
        const auto expired = request(2, RequestStatus::Expired);
        store.set(RequestDirection::Out, {open, expired}, false);
        QVERIFY(store.openTo(open.mentor.id));
        QVERIFY(!store.openTo(expired.mentor.id));
        decisions.add({Decision::Kind::Withdraw, open.id, {}});
        QVERIFY(!store.openTo(open.mentor.id));
    }

    void anAcceptedRequestStaysOpenUntilItsMentorshipIsTold()
    {
        Decisions decisions(1h);
        RequestStore store(decisions);
        auto pushed = request(1);
        auto loaded = request(2);
        store.set(RequestDirection::Out, {pushed, loaded}, false);
        pushed.status = RequestStatus::Accepted;
        store.put(pushed, RequestDirection::Out);
        QVERIFY(store.openTo(pushed.mentor.id));
        loaded.status = RequestStatus::Accepted;
        store.set(RequestDirection::Out, {pushed, loaded}, false);
        QVERIFY(store.openTo(loaded.mentor.id));

        store.markOpened(pushed.id);
        QVERIFY(!store.openTo(pushed.mentor.id));
        QVERIFY(store.openTo(loaded.mentor.id));
        store.markOpened({});
        QVERIFY(!store.openTo(loaded.mentor.id));
        // One that was accepted before anybody looked opens nothing here.
        store.set(RequestDirection::Out, {request(3, RequestStatus::Accepted)}, false);
        QVERIFY(!store.openTo(request(3).mentor.id));
    }

    void whatWasLoadedOnceStaysReadable()
    {
        Loadable<int> number;
        number.begin();
        QCOMPARE(number.state, Loadable<int>::State::Loading);
        number.fail({});
        QCOMPARE(number.state, Loadable<int>::State::Failed);
        number.begin();
        number.succeed(7, "\"a\"");
        number.begin();
        number.fail({});
        QVERIFY(number.isLoaded());
        QVERIFY(number.stale);
        QCOMPARE(number.value, 7);
        number.confirm();
        QVERIFY(!number.stale);
    }

    void visibleTopicsAreLookedAt()
    {
        EventRefresher refresher;
        int requests = 0;
        int directory = 0;
        refresher.follow(Topic::Requests, this, [&] { ++requests; });
        refresher.follow(Topic::Directory, this, [&] { ++directory; });
        refresher.setVisible(Topic::Requests, true);
        QCOMPARE(requests, 1); // at once
        refresher.setVisible(Topic::Requests, true);
        QCOMPARE(requests, 1);
        refresher.changed(Topic::Requests);
        refresher.changed(Topic::Directory); // nobody sees it
        QCOMPARE(requests, 2);
        QCOMPARE(directory, 0);
        refresher.setPaused(true);
        refresher.setVisible(Topic::Directory, true);
        refresher.lookAgain();
        QCOMPARE(requests, 2);
        QCOMPARE(directory, 0);
        refresher.setPaused(false);
        QCOMPARE(requests, 3);
        QCOMPARE(directory, 1);
    }

    void theConnectionTriesByItselfUntilItIsBack()
    {
        StandInServer server;
        bool away = true;
        server.answer([&](const StandInServer::Request&) {
            StandInServer::Reply reply =
                StandInServer::json(R"({"product":"gremio","name":"N","version":"1","registration":"open"})");
            reply.hangUp = away;
            return reply;
        });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        Connection connection(api);
        connection.setFirstDelay(10ms);
        QSignalSpy offline(&connection, &Connection::wentOffline);
        QSignalSpy online(&connection, &Connection::wentOnline);
        api.serverInfo().then(
            this, [](const auto&) {}, [](const ApiError&) {});
        QTRY_COMPARE(offline.size(), 1);
        QVERIFY(!connection.isOnline());
        QTRY_VERIFY(server.requests().size() >= 6); // it goes on, less often each time
        QCOMPARE(offline.size(), 1);
        away = false;
        connection.tryNow();
        QTRY_COMPARE(online.size(), 1);
        QVERIFY(connection.isOnline());
        QCOMPARE(connection.secondsToNextTry(), 0);
    }
};

QTEST_GUILESS_MAIN(StateTest)
#include "state_test.moc"
