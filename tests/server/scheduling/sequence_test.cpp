// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/scheduling/stage.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using scheduling::Interval;
using scheduling::SessionService;
using storage::Transaction;

namespace {

constexpr int steps = 250;
const Instant morning = at("2026-11-20T10:00:00Z"); // an hour from now
const Instant evening = at("2026-11-20T20:00:00Z"); // nobody offers more

/// What somebody wants for the two of them.
struct Wish {
    UserId mentor;
    UserId apprentice;
    Interval time;
    SessionId except{}; ///< what would move there
    bool holdCounts = true; ///< that of the apprentice
};

/// Two mentors, six apprentices of both, and what they do at random.
class Play : public Stage {
public:
    Play(Engine engine, unsigned seed)
        : Stage(engine)
        , mentors{mentor(), mentor()}
        , apprentices(people(6, Role::Apprentice))
        , m_random(seed)
    {
        for (const UserId mentor : mentors) {
            pair(mentor, apprentices);
            offer(mentor);
        }
    }

    std::vector<UserId> mentors;
    std::vector<UserId> apprentices;
    std::map<UserId, Hold> holds; ///< by who holds
    std::vector<Session> known; ///< as they are now

    int below(int limit) { return int(m_random() % unsigned(limit)); }
    template <class T>
    const T& any(const std::vector<T>& list)
    {
        return list[std::size_t(below(int(list.size())))];
    }

    void look()
    {
        known.clear();
        for (const UserId mentor : mentors) {
            const auto theirs = read([&](Transaction& tx) {
                return SessionService::sessions(tx, mentor, {}, std::nullopt, 1000);
            });
            known.insert(known.end(), theirs.begin(), theirs.end());
        }
        std::erase_if(holds, [&](const auto& one) { return one.second.expiresAt <= base.clock.now(); });
    }

    /// By what sessions and holds say of themselves: is one of the two elsewhere?
    bool inTheWay(const Wish& wish) const
    {
        const auto isOne = [&](UserId user) { return user == wish.mentor || user == wish.apprentice; };
        for (const Session& other : known) {
            if (other.id == wish.except || other.settledAt
                || !(isOne(other.mentor.id) || isOne(other.apprentice.id)))
                continue;
            if (wish.time.overlaps({other.startsAt, other.endsAt})
                || (other.move && wish.time.overlaps({other.move->startsAt, other.move->endsAt})))
                return true;
        }
        return std::any_of(holds.begin(), holds.end(), [&](const auto& one) {
            const auto& [holder, hold] = one;
            return (wish.holdCounts || holder != wish.apprentice) && (isOne(hold.mentorId) || isOne(holder))
                && wish.time.overlaps({hold.startsAt, hold.endsAt});
        });
    }

    /// How many pairs of what takes somebody's time overlap, without a word of SQL.
    int clashes() const
    {
        struct Taken {
            QString what;
            UserId people[2];
            Interval time;
        };
        std::vector<Taken> all;
        for (const Session& session : known) {
            if (session.settledAt)
                continue;
            all.push_back({session.id.toString(), {session.mentor.id, session.apprentice.id},
                {session.startsAt, session.endsAt}});
            if (session.move)
                all.push_back({session.id.toString(), {session.mentor.id, session.apprentice.id},
                    {session.move->startsAt, session.move->endsAt}});
        }
        for (const auto& [holder, hold] : holds)
            all.push_back({hold.id.toString(), {hold.mentorId, holder}, {hold.startsAt, hold.endsAt}});
        int count = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                const auto shares = [&](UserId user) {
                    return user == all[k].people[0] || user == all[k].people[1];
                };
                count += all[i].what != all[k].what && all[i].time.overlaps(all[k].time)
                    && (shares(all[i].people[0]) || shares(all[i].people[1]));
            }
        }
        return count;
    }

private:
    std::mt19937 m_random;
};

} // namespace

/// After any sequence of what people do nobody is in two places, whoever was refused had a reason, and
/// whoever was not had none; and what is told of each session adds up to what it is.
class SequenceTest : public QObject {
    Q_OBJECT

    /// What came of one thing that somebody did.
    struct Outcome {
        std::optional<ErrorCode> problem{};
        std::optional<Wish> wish{}; ///< of what takes time
        bool inTheWay = false; ///< somebody was elsewhere
    };

    template <class F>
    static Outcome tried(Play& play, F f)
    {
        return {problemOf([&] { play.write(f); })};
    }
    template <class F>
    static Outcome tried(Play& play, const Wish& wish, F f)
    {
        const bool inTheWay = play.inTheWay(wish);
        return {problemOf([&] { play.write(f); }), wish, inTheWay};
    }

    static Outcome book(Play& play, Wish wish)
    {
        wish.holdCounts = false;
        const Outcome outcome = tried(play, wish, [&](Transaction& tx) {
            return play.sessions.book(
                tx, callerOf(wish.apprentice, Role::Apprentice), booking(wish.mentor, wish.time.from));
        });
        if (!outcome.problem)
            play.holds.erase(wish.apprentice);
        return outcome;
    }

    static Outcome propose(Play& play, const Wish& wish)
    {
        BookSessionBody body = booking({}, wish.time.from);
        body.mentorId.reset();
        body.apprenticeId = wish.apprentice;
        return tried(play, wish, [&](Transaction& tx) {
            return play.sessions.book(tx, callerOf(wish.mentor, Role::Mentor), body);
        });
    }

    static Outcome hold(Play& play, Wish wish)
    {
        wish.holdCounts = false;
        std::optional<Hold> hold;
        const Outcome outcome = tried(play, wish, [&](Transaction& tx) {
            hold = play.sessions.hold(tx, wish.apprentice, {wish.mentor, wish.time.from, 60});
        });
        if (!outcome.problem)
            play.holds[wish.apprentice] = hold.value();
        return outcome;
    }

    static Outcome release(Play& play, UserId apprentice)
    {
        const auto held = play.holds.find(apprentice);
        if (held == play.holds.end())
            return {};
        const Outcome outcome =
            tried(play, [&](Transaction& tx) { SessionService::release(tx, apprentice, held->second.id); });
        play.holds.erase(held);
        return outcome;
    }

    static Outcome reschedule(Play& play, const Session& session, UserId by, const Interval& time)
    {
        const bool byApprentice = by == session.apprentice.id;
        const Wish wish{session.mentor.id, session.apprentice.id, time, session.id, !byApprentice};
        const Outcome outcome = tried(play, wish, [&](Transaction& tx) {
            return SessionService::reschedule(tx, by, session.id, {time.from, {}});
        });
        if (!outcome.problem && byApprentice)
            play.holds.erase(by);
        return outcome;
    }

    static Outcome doAny(Play& play)
    {
        const int what = play.below(15);
        const Instant start = morning + play.below(44) * 15min;
        const Wish wish{play.any(play.mentors), play.any(play.apprentices), {start, start + 1h}};
        if (what < 4)
            return book(play, wish);
        if (what < 5)
            return propose(play, wish);
        if (what < 6)
            return hold(play, wish);
        if (what < 7)
            return release(play, wish.apprentice);
        if (what < 8 || play.known.empty()) {
            play.base.clock.advance(std::chrono::minutes(1 + play.below(10)));
            return {};
        }
        const Session of = play.any(play.known);
        const UserId by = play.below(2) ? of.mentor.id : of.apprentice.id;
        if (what < 10)
            return reschedule(play, of, by, wish.time);
        return tried(play, [&](Transaction& tx) {
            if (what < 12)
                return SessionService::confirm(tx, by, of.id);
            if (what < 13)
                return SessionService::decline(tx, by, of.id, {});
            if (what < 14)
                return SessionService::start(tx, by, of.id);
            return SessionService::cancel(tx, by, of.id, u"Ill"_s);
        });
    }

    /// What is wrong with it; nothing.
    static const char* flawOf(const Outcome& outcome)
    {
        if (!outcome.wish)
            return nullptr;
        const Interval& time = outcome.wish->time;
        if (!outcome.problem)
            return outcome.inTheWay ? "they were elsewhere" : nullptr;
        if (outcome.problem == ErrorCode::SlotTaken)
            return outcome.inTheWay ? nullptr : "nobody was elsewhere";
        if (outcome.problem == ErrorCode::NotASlot)
            return !outcome.inTheWay && time.to > evening ? nullptr : "it was a slot";
        return nullptr; // past, or not open: the rules have tests of their own
    }

private Q_SLOTS:
    /// By hand with more: GREMIO_SEQUENCES=100, each with a seed of its own.
    void anySequence_data() { engines(); }
    void anySequence()
    {
        QFETCH(Engine, engine);
        const int sequences = std::max(1, qEnvironmentVariableIntValue("GREMIO_SEQUENCES"));
        std::map<std::optional<ErrorCode>, int> tally;
        for (int seed = 1; seed <= sequences; ++seed) {
            Play play(engine, unsigned(seed));
            for (int step = 0; step < steps; ++step) {
                play.look();
                const Outcome outcome = doAny(play);
                play.look();
                const QByteArray place = "seed " + QByteArray::number(seed) + ", step "
                    + QByteArray::number(step) + (outcome.problem ? problemInfo(*outcome.problem).title : "");
                ++tally[outcome.problem];
                QVERIFY2(!flawOf(outcome), (place + ": " + flawOf(outcome)).constData());
                QVERIFY2(play.clashes() == 0, place.constData());
                QVERIFY2(play.overlaps() == 0, place.constData());
            }
            play.write([](Transaction& tx) { SessionService::sweep(tx, 1000); });
            play.look();
            for (const Session& session : play.known) {
                const QString flaw = flawInCourse(session, play.events(session));
                QVERIFY2(flaw.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(flaw)));
            }
        }
        for (const auto& [problem, count] : tally)
            qInfo("%6d %s", count, problem ? problemInfo(*problem).title : "went well");
        QVERIFY(tally[std::nullopt] > 50 && tally[ErrorCode::SlotTaken] > 20);
    }
};

QTEST_GUILESS_MAIN(SequenceTest)
#include "sequence_test.moc"
