// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/mentorship/stage.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace std::chrono_literals;

namespace {

/// The ids of all pages, each of at most `limit`.
std::vector<MentorshipRequestId> all(Stage& stage, UserId user, RequestQuery query)
{
    std::vector<MentorshipRequestId> ids;
    std::optional<mentorship::ListPosition> after;
    do {
        const auto slice = stage.base.database().readNow(
            [&](storage::Transaction& tx) { return stage.mentorship.requests(tx, user, query, after); });
        if (slice.items.size() > static_cast<std::size_t>(query.limit))
            return {};
        for (const MentorshipRequest& request : slice.items)
            ids.push_back(request.id);
        after = slice.next;
    } while (after);
    return ids;
}

} // namespace

/// The lists of requests and mentorships, page by page.
class ListsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesThroughBothDirections_data() { engines(); }
    void goesThroughBothDirections()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId me = stage.person({Role::Apprentice, Role::Mentor});
        std::vector<MentorshipRequestId> got;
        std::vector<MentorshipRequestId> sent;
        std::vector<MentorshipRequestId> both;
        const auto apprentices = stage.people(9, {Role::Apprentice});
        for (std::size_t i = 0; i < 9; ++i) {
            got.push_back(stage.send(apprentices[i], me).id);
            both.push_back(got.back());
            if (i % 2 == 0) { // five, in between
                stage.base.clock.advance(i == 4 ? 0ms : 1ms); // two of the same millisecond
                sent.push_back(stage.send(me, stage.mentor()).id);
                both.push_back(sent.back());
            }
            stage.base.clock.advance(1ms);
        }
        const auto newestFirst = [](std::vector<MentorshipRequestId> ids) {
            std::sort(ids.rbegin(), ids.rend()); // UUIDv7: by time, then by chance
            return ids;
        };
        for (const int limit : {1, 2, 3, 14, 100}) {
            QVERIFY(all(stage, me, {{}, {}, limit, {}}) == newestFirst(both));
            QVERIFY(all(stage, me, {RequestDirection::In, {}, limit, {}}) == newestFirst(got));
            QVERIFY(all(stage, me, {RequestDirection::Out, {}, limit, {}}) == newestFirst(sent));
        }
        QVERIFY(all(stage, stage.apprentice(), {}).empty());
    }

    void filtersByStatus_data() { engines(); }
    void filtersByStatus()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId me = stage.mentor(100);
        const auto apprentices = stage.people(10, {Role::Apprentice});
        std::vector<MentorshipRequestId> ids;
        const auto send = [&](std::size_t i) {
            ids.push_back(stage.send(apprentices[i], me).id);
            stage.base.clock.advance(1s);
        };
        send(0);
        send(1);
        stage.expire();
        stage.base.clock.advance(14 * 24h); // the first two expire, only the first is swept
        stage.base.database().writeNow([&](storage::Transaction& tx) { stage.mentorship.expire(tx, 1); });
        for (std::size_t i = 2; i < 10; ++i)
            send(i);
        stage.accept(me, ids[2]);
        stage.accept(me, ids[3]);
        stage.decline(me, ids[4]);
        stage.withdraw(apprentices[5], ids[5]);
        const auto listed = [&](RequestStatus status) {
            auto found = all(stage, me, {RequestDirection::In, status, 2, {}});
            std::reverse(found.begin(), found.end());
            return found;
        };
        QVERIFY(listed(RequestStatus::Expired) == (std::vector{ids[0], ids[1]}));
        QVERIFY(listed(RequestStatus::Accepted) == (std::vector{ids[2], ids[3]}));
        QVERIFY(listed(RequestStatus::Declined) == (std::vector{ids[4]}));
        QVERIFY(listed(RequestStatus::Withdrawn) == (std::vector{ids[5]}));
        QVERIFY(listed(RequestStatus::Pending) == (std::vector{ids[6], ids[7], ids[8], ids[9]}));
    }

    void listsMentorships_data() { engines(); }
    void listsMentorships()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const UserId me = stage.person({Role::Apprentice, Role::Mentor});
        stage.setPlaces(me, 100, true);
        std::vector<MentorshipId> active;
        std::vector<MentorshipId> ended;
        for (int i = 0; i < 7; ++i) {
            const bool teaching = i % 2 == 0;
            const UserId mentor = teaching ? me : stage.mentor();
            const UserId apprentice = teaching ? stage.apprentice() : me;
            const MentorshipId id = stage.accept(mentor, stage.send(apprentice, mentor).id).mentorship.id;
            if (i % 3 == 0) {
                stage.end(me, id);
                ended.push_back(id);
            } else {
                active.push_back(id);
            }
            stage.base.clock.advance(1ms);
        }
        const auto listed = [&](std::optional<MentorshipStatus> status, int limit) {
            std::vector<MentorshipId> ids;
            std::optional<mentorship::ListPosition> after;
            do {
                const auto slice = stage.base.database().readNow([&](storage::Transaction& tx) {
                    return stage.mentorship.mentorships(tx, me, {status, limit, {}}, after);
                });
                for (const Mentorship& mentorship : slice.items)
                    ids.push_back(mentorship.id);
                after = slice.next;
            } while (after);
            std::reverse(ids.begin(), ids.end());
            return ids;
        };
        for (const int limit : {1, 2, 50}) {
            QVERIFY(listed(MentorshipStatus::Active, limit) == active);
            QVERIFY(listed(MentorshipStatus::Ended, limit) == ended);
            QCOMPARE(listed({}, limit).size(), std::size_t(7));
        }
    }
};

QTEST_GUILESS_MAIN(ListsTest)
#include "lists_test.moc"
