// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/peers.h"

#include <QTest>

#include <algorithm>

using namespace gremio;
using namespace gremio::realtime;
using namespace std::chrono_literals;

namespace {

Uuid id(int n)
{
    return Uuid::generate(instantFromMillis(1'700'000'000'000 + n)); // they sort by n
}

std::vector<UserId> usersIn(const std::vector<Peers::Gone>& gone)
{
    std::vector<UserId> users;
    users.reserve(gone.size());
    for (const Peers::Gone& one : gone)
        users.push_back(one.user);
    std::sort(users.begin(), users.end());
    return users;
}

} // namespace

/// Who is there by other processes.
class PeersTest : public QObject {
    Q_OBJECT

    const Uuid m_one = id(1);
    const Uuid m_two = id(2);
    const Uuid m_self = id(3);
    const UserId m_ana{id(10)};
    const UserId m_ben{id(11)};
    const SteadyTime m_start{1000s};

    static process::Status is(UserId user, Presence status) { return {user, status, false, status}; }

private Q_SLOTS:
    void theMostPresentCounts()
    {
        Peers peers;
        QCOMPARE(peers.of(m_ana), Presence::Offline);
        peers.say(m_one, is(m_ana, Presence::Away));
        peers.say(m_two, is(m_ana, Presence::Online));
        QCOMPARE(peers.of(m_ana), Presence::Online);
        peers.say(m_two, is(m_ana, Presence::Offline));
        QCOMPARE(peers.of(m_ana), Presence::Away);
        peers.say(m_one, is(m_ana, Presence::Offline));
        QCOMPARE(peers.of(m_ana), Presence::Offline);
    }

    void whoIsSilentIsForgotten()
    {
        Peers peers;
        peers.heard(m_one, m_start);
        peers.heard(m_two, m_start);
        peers.say(m_one, is(m_ana, Presence::Online));
        peers.say(m_one, is(m_ben, Presence::Online));
        peers.say(m_two, is(m_ben, Presence::Away));
        QVERIFY(peers.dropSilent(m_start + Peers::silence - 1s).empty());
        peers.heard(m_two, m_start + 30s);
        const auto gone = peers.dropSilent(m_start + Peers::silence);
        QCOMPARE(usersIn(gone), (std::vector{m_ana, m_ben}));
        QVERIFY(std::all_of(
            gone.begin(), gone.end(), [](const auto& one) { return one.before == Presence::Online; }));
        QCOMPARE(peers.of(m_ana), Presence::Offline);
        QCOMPARE(peers.of(m_ben), Presence::Away);
        QVERIFY(peers.silence + peers.beat <= 60s); // gone within a minute
    }

    void whoLeavesIsForgottenSooner()
    {
        Peers peers;
        peers.heard(m_one, m_start);
        peers.say(m_one, is(m_ana, Presence::Online));
        peers.leaving(m_one, m_start);
        QVERIFY(peers.dropSilent(m_start + Peers::comeBack - 1s).empty());
        QCOMPARE(usersIn(peers.dropSilent(m_start + Peers::comeBack)), std::vector{m_ana});
    }

    void nobodyIsSilentWhileNobodyCanBeHeard()
    {
        Peers peers;
        peers.heard(m_one, m_start);
        peers.say(m_one, is(m_ana, Presence::Online));
        peers.forgive(m_start + 10min);
        QVERIFY(peers.dropSilent(m_start + 10min + 1s).empty());
        QCOMPARE(peers.of(m_ana), Presence::Online);
    }

    void aRosterReplacesWhatWasSaid()
    {
        Peers peers;
        peers.say(m_one, is(m_ana, Presence::Online));
        peers.say(m_two, is(m_ana, Presence::Away));
        peers.say(m_one, process::Roster{true, false, {{m_ben, Presence::Online}}});
        QCOMPARE(peers.of(m_ana), Presence::Online); // the rest is to come
        const UserId late(id(12));
        peers.say(m_one, is(late, Presence::Online)); // said in between
        const auto touched = peers.say(m_one, process::Roster{false, true, {}});
        QCOMPARE(touched, std::vector{m_ana});
        QCOMPARE(peers.of(m_ana), Presence::Away);
        QCOMPARE(peers.of(m_ben), Presence::Online);
        QCOMPARE(peers.of(late), Presence::Online);
    }

    void oneSpeaksForThoseThatAreGone()
    {
        Peers peers;
        QVERIFY(peers.leads(m_self, m_start));
        peers.heard(m_one, m_start);
        QVERIFY(!peers.leads(m_self, m_start));
        QVERIFY(peers.leads(m_self, m_start + 30s)); // it has gone silent, too
        peers.heard(id(4), m_start + 30s);
        QVERIFY(peers.leads(m_self, m_start + 30s));
    }
};

QTEST_GUILESS_MAIN(PeersTest)
#include "peers_test.moc"
