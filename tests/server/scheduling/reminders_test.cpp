// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_reminders.h"

#include "server/scheduling/reminder_preferences.h"
#include "server/scheduling/scheduling_events.h"
#include "tests/server/scheduling/stage.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using scheduling::SessionDue;
using scheduling::SessionService;
using storage::Transaction;

namespace {

const Instant monday = at("2026-11-23T10:00:00Z");

/// How often whom was reminded how long before which start.
using Reminded = std::map<std::tuple<UserId, int, Instant>, int>;

/// Somebody who keeps count. Any thread.
class Ear {
public:
    void listen(storage::EventBus& bus)
    {
        bus.afterCommit<SessionDue>([this](const SessionDue& event) {
            const std::lock_guard lock(m_mutex);
            ++m_heard[{event.user, static_cast<int>(event.before.count()), event.startsAt}];
        });
    }
    Reminded heard() const
    {
        const std::lock_guard lock(m_mutex);
        return m_heard;
    }

private:
    mutable std::mutex m_mutex;
    Reminded m_heard;
};

/// A mentor who offers every day and an apprentice of theirs, and the chore.
struct Two : Stage {
    explicit Two(Engine engine)
        : Stage(engine, 4,
            [this](storage::EventBus& bus) {
                scheduling::reminders::listen(bus);
                ear.listen(bus);
            })
        , mentor(Stage::mentor())
        , apprentice(people(1, Role::Apprentice).front())
    {
        pair(mentor, {apprentice});
        offer(mentor);
    }

    int fire()
    {
        return write([](Transaction& tx) { return scheduling::reminders::fire(tx, 100); });
    }
    Reminded fireAt(Instant now)
    {
        base.clock.set(now);
        fire();
        return ear.heard();
    }
    Reminded both(std::initializer_list<int> minutes, Instant start = monday) const
    {
        Reminded both;
        for (const int before : minutes) {
            both[{mentor, before, start}] = 1;
            both[{apprentice, before, start}] = 1;
        }
        return both;
    }

    void want(UserId user, const NotificationPreferences& wanted)
    {
        write([&](Transaction& tx) { return scheduling::reminders::replacePreferences(tx, user, wanted); });
    }

    Ear ear;
    UserId mentor;
    UserId apprentice;
};

} // namespace

/// Both are reminded of what comes, once, whatever happens to the session, the server and the clock.
class RemindersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onceEach_data() { engines(); }
    void onceEach()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        stage.book(stage.apprentice, stage.mentor, monday);
        QCOMPARE(stage.fireAt(monday - 24h - 1ms), Reminded());
        QCOMPARE(stage.fireAt(monday - 24h), stage.both({1440}));
        QCOMPARE(stage.fireAt(monday - 1h), stage.both({1440}));
        QCOMPARE(stage.fireAt(monday - 15min), stage.both({1440, 15}));
        for (const auto later : {-14min, 0min, 60min})
            QCOMPARE(stage.fireAt(monday + later), stage.both({1440, 15}));
    }

    void whatIsStillOfUse_data() { engines(); }
    void whatIsStillOfUse()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        // Booked in the morning for noon: no word of tomorrow. Booked for right now: none at all.
        stage.base.clock.set(monday - 3h);
        stage.book(stage.apprentice, stage.mentor, monday);
        QCOMPARE(stage.fireAt(monday - 15min), stage.both({15}));
        stage.base.clock.set(monday + 55min);
        stage.book(stage.apprentice, stage.mentor, monday + 1h);
        QCOMPARE(stage.fireAt(monday + 56min), stage.both({15}));
        // A server that was down says what is left to say, and nothing of what has begun.
        const Instant tuesday = monday + 24h;
        const Instant friday27 = monday + 4 * 24h;
        stage.book(stage.apprentice, stage.mentor, tuesday + 2h);
        stage.book(stage.apprentice, stage.mentor, friday27);
        Reminded expected = stage.both({15});
        expected.merge(stage.both({15}, tuesday + 2h));
        QCOMPARE(stage.fireAt(tuesday + 2h - 5min), expected); // not the other one as well
        QCOMPARE(stage.fireAt(friday27 + 1min), expected);
    }

    void movedAndCancelled_data() { engines(); }
    void movedAndCancelled()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const Session session = stage.book(stage.apprentice, stage.mentor, monday);
        Reminded expected = stage.both({1440});
        QCOMPARE(stage.fireAt(monday - 24h), expected);
        const auto reschedule = [&](Instant start) {
            return stage.write([&](Transaction& tx) {
                return SessionService::reschedule(tx, stage.apprentice, session.id, {start, {}});
            });
        };
        // To where the mentor is not free: it waits for a yes, and all stays as it was.
        QVERIFY(reschedule(monday + 12h).move.has_value());
        stage.write(
            [&](Transaction& tx) { return SessionService::decline(tx, stage.mentor, session.id, {}); });
        stage.fire();
        QCOMPARE(stage.ear.heard(), expected);
        // Another day: both are reminded of that one, and of the former no more.
        const Instant wednesday = monday + 2 * 24h;
        QCOMPARE(reschedule(wednesday).startsAt, wednesday);
        QCOMPARE(stage.fireAt(monday - 10min), expected);
        expected.merge(stage.both({1440}, wednesday));
        QCOMPARE(stage.fireAt(wednesday - 24h), expected);
        // And back to nearer than a day: that the day before was told for the other time does not count.
        QCOMPARE(reschedule(monday + 24h + 2h).startsAt, monday + 24h + 2h);
        QCOMPARE(stage.fireAt(wednesday - 23h), expected);
        stage.write(
            [&](Transaction& tx) { return SessionService::cancel(tx, stage.mentor, session.id, u"Ill"_s); });
        QCOMPARE(stage.fireAt(monday + 24h + 2h - 15min), expected);
    }

    /// One of them is there ten minutes early: the other one still has to be told.
    void oneComesEarly_data() { engines(); }
    void oneComesEarly()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        stage.want(stage.apprentice, {{15, 5}, true});
        stage.want(stage.mentor, {{15, 5}, true});
        const Session session = stage.book(stage.apprentice, stage.mentor, monday);
        QCOMPARE(stage.fireAt(monday - 15min), stage.both({15}));
        stage.base.clock.set(monday - 8min);
        stage.write([&](Transaction& tx) { return SessionService::start(tx, stage.mentor, session.id); });
        Reminded expected = stage.both({15});
        expected.emplace(std::tuple(stage.apprentice, 5, monday), 1);
        QCOMPARE(stage.fireAt(monday - 5min), expected);
        QCOMPARE(stage.fireAt(monday - 1min), expected);
    }

    void proposals_data() { engines(); }
    void proposals()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const Session proposed = stage.propose(stage.mentor, stage.apprentice, monday);
        QCOMPARE(stage.fireAt(monday - 24h), Reminded());
        stage.write(
            [&](Transaction& tx) { return SessionService::confirm(tx, stage.apprentice, proposed.id); });
        QCOMPARE(stage.fireAt(monday - 15min), stage.both({15}));
    }

    /// The clock of the machine is moved an hour forward or back, and put right again, at any moment.
    void aClockThatIsMoved_data() { engines(); }
    void aClockThatIsMoved()
    {
        QFETCH(Engine, engine);
        for (const auto wrong : {60min, -60min}) {
            Two stage(engine);
            stage.book(stage.apprentice, stage.mentor, monday);
            // Wrong for twenty minutes of every fifty, from a day before to an hour after.
            int minute = 0;
            for (Instant real = monday - 26h; real < monday + 1h; real += 1min, ++minute) {
                stage.base.clock.set(minute % 50 < 20 ? real + wrong : real);
                if (minute % 5 == 0 || real > monday - 2h)
                    stage.fire();
            }
            QCOMPARE(stage.ear.heard(), stage.both({1440, 15}));
        }
    }

    /// Two processes are two databases over one PostgreSQL.
    void twoProcesses()
    {
        Two stage(Engine::Postgres);
        constexpr int count = 20;
        Reminded expected;
        for (int i = 0; i < count; ++i) {
            const Instant start = monday + i % 10 * 1h + i / 10 * 24h;
            stage.book(stage.apprentice, stage.mentor, start);
            expected.merge(stage.both({15}, start));
        }
        storage::EventBus bus;
        Ear otherEar;
        otherEar.listen(bus);
        bus.freeze();
        storage::Database second(stage.base.url(), stage.base.clock, bus, stage.base.options);
        for (int i = 0; i < count; ++i) {
            stage.base.clock.set(monday + i % 10 * 1h + i / 10 * 24h - 15min);
            const auto fireSome = [](storage::Database& database) {
                while (database.writeNow([](Transaction& tx) { return scheduling::reminders::fire(tx, 1); })
                    > 0) { }
            };
            std::thread other([&] { fireSome(second); });
            fireSome(stage.base.database());
            other.join();
        }
        Reminded heard = stage.ear.heard();
        for (const auto& [what, times] : otherEar.heard())
            heard[what] += times;
        second.stop();
        for (const auto& [what, times] : heard)
            QCOMPARE(times, 1);
        std::erase_if(heard, [](const auto& entry) { return std::get<1>(entry.first) == 1440; });
        QCOMPARE(heard, expected);
    }

    /// Everybody has what they want, also of what was booked before they said so; nothing a second time.
    void asOneWantsThem_data() { engines(); }
    void asOneWantsThem()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const Session session = stage.book(stage.apprentice, stage.mentor, monday);
        stage.want(stage.apprentice, {{5, 2 * 24 * 60, 60}, true});
        Reminded expected{{{stage.apprentice, 2 * 24 * 60, monday}, 1}};
        QCOMPARE(stage.fireAt(monday - 48h), expected);
        expected.emplace(std::tuple(stage.mentor, 1440, monday), 1);
        QCOMPARE(stage.fireAt(monday - 24h), expected);
        // What was told is not told again when it is wanted again, and what is past does not come later.
        stage.want(stage.mentor, {});
        stage.want(stage.mentor, {{1440, 120}, true});
        stage.want(stage.apprentice, {{2 * 24 * 60, 30 * 60, 60}, true});
        QCOMPARE(stage.fireAt(monday - 3h), expected);
        // The one of the two hours is due, and not wanted any more before anybody looked.
        stage.base.clock.set(monday - 2h);
        stage.want(stage.mentor, {{90}, true});
        stage.fire();
        QCOMPARE(stage.ear.heard(), expected);
        expected.emplace(std::tuple(stage.mentor, 90, monday), 1);
        QCOMPARE(stage.fireAt(monday - 90min), expected);
        expected.emplace(std::tuple(stage.apprentice, 60, monday), 1);
        QCOMPARE(stage.fireAt(monday - 60min), expected);
        // A change as it is due loses nothing.
        stage.want(stage.mentor, {{90, 50}, true});
        stage.base.clock.set(monday - 50min);
        stage.want(stage.mentor, {{50}, false});
        expected.emplace(std::tuple(stage.mentor, 50, monday), 1);
        stage.fire();
        QCOMPARE(stage.ear.heard(), expected);
        // Moved: by what each wants now.
        const Instant tuesday = monday + 24h;
        stage.write([&](Transaction& tx) {
            return SessionService::reschedule(tx, stage.mentor, session.id, {tuesday, {}});
        });
        QCOMPARE(stage.fireAt(monday), expected);
        stage.want(stage.mentor, {{}, true});
        expected.emplace(std::tuple(stage.apprentice, 60, tuesday), 1);
        QCOMPARE(stage.fireAt(tuesday - 50min), expected);
    }

    /// Somebody says what they want while others book with them: what counts is what was said.
    void whileOthersBook()
    {
        Two stage(Engine::Postgres);
        std::vector<Instant> starts;
        for (int i = 0; i < 20; ++i)
            starts.push_back(monday + i % 10 * 1h + i / 10 * 24h);
        std::thread booking([&] {
            for (const Instant start : starts)
                stage.book(stage.apprentice, stage.mentor, start);
        });
        std::vector<int> wanted;
        for (int i = 0; i < 40; ++i) {
            wanted = {120, 60 + i % 7};
            stage.want(stage.mentor, {wanted, true});
        }
        booking.join();
        for (const Instant start : starts) {
            for (const int minutes : wanted)
                stage.fireAt(start - std::chrono::minutes(minutes));
        }
        const Reminded heard = stage.ear.heard();
        for (const Instant start : starts) {
            for (const int minutes : wanted)
                QVERIFY(heard.contains({stage.mentor, minutes, start}));
        }
        QCOMPARE(std::count_if(heard.begin(), heard.end(),
                     [&](const auto& entry) { return std::get<0>(entry.first) == stage.mentor; }),
            40);
    }

    void goneWithTheAccount_data() { engines(); }
    void goneWithTheAccount()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        stage.book(stage.apprentice, stage.mentor, monday);
        stage.want(stage.apprentice, {{30}, false});
        stage.deleteAccount(stage.apprentice);
        QCOMPARE(stage.fireAt(monday - 15min), Reminded());
        const auto kept = stage.read([&](Transaction& tx) {
            return scheduling::reminders::preferences(tx, stage.apprentice).reminderMinutes;
        });
        QCOMPARE(kept, (std::vector{1440, 15}));
    }

    void oldOnesAreForgotten_data() { engines(); }
    void oldOnesAreForgotten()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        stage.book(stage.apprentice, stage.mentor, monday);
        const auto forget = [&] {
            return stage.write([](Transaction& tx) { return scheduling::reminders::forget(tx, 100); });
        };
        stage.base.clock.set(monday + 7 * 24h);
        QCOMPARE(forget(), 0);
        stage.base.clock.advance(1ms);
        QCOMPARE(forget(), 4);
    }
};

QTEST_GUILESS_MAIN(RemindersTest)
#include "reminders_test.moc"
