// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reviews/review_service.h"

#include "server/directory/mentor_search.h"
#include "server/reviews/reviews_events.h"
#include "tests/server/scheduling/stage.h"
#include "tests/support/race.h"

#include <QTest>

#include <atomic>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using reviews::ReviewService;
using scheduling::SessionService;
using storage::Transaction;

namespace {

const Instant monday = at("2026-11-23T08:00:00Z");

/// A mentor and some apprentices of theirs, with sessions that are over.
struct Past : Stage {
    explicit Past(Engine engine, int apprenticesWanted = 1)
        : Stage(engine, 8,
            [this](storage::EventBus& bus) {
                ReviewService::listen(bus);
                bus.afterCommit<reviews::ReviewRevealed>([this](const auto&) { ++revealed; });
            })
        , mentor(Stage::mentor())
        , apprentices(people(apprenticesWanted, Role::Apprentice))
    {
        pair(mentor, apprentices);
        offer(mentor);
    }

    Session completed(UserId apprentice, Instant start)
    {
        const Session session = book(apprentice, mentor, start);
        base.clock.set(start);
        write([&](Transaction& tx) { SessionService::start(tx, mentor, session.id); });
        return write([&](Transaction& tx) { return SessionService::complete(tx, mentor, session.id); });
    }

    Review say(UserId author, const Session& session, int rating, const QString& comment = {})
    {
        return write([&](Transaction& tx) {
            return service.write(
                tx, author, session.id, {rating, comment.isEmpty() ? std::nullopt : std::optional(comment)});
        });
    }

    SessionReviews seen(UserId user, const Session& session)
    {
        return read([&](Transaction& tx) { return ReviewService::ofSession(tx, user, session.id); });
    }

    /// Of what they could still write.
    std::vector<OwedReview> owed(UserId user)
    {
        return read([&](Transaction& tx) { return ReviewService::owedBy(tx, user).items; });
    }

    std::vector<Review> list(UserId asker, Role role, UserId subject, std::optional<ReviewedAs> as = {})
    {
        return read([&](Transaction& tx) {
            return ReviewService::ofUser(tx, callerOf(asker, role), subject, as, {}, 100);
        });
    }

    std::pair<std::optional<double>, int> rating(UserId asker)
    {
        return read([&](Transaction& tx) {
            const Mentor found = directory::MentorSearch().mentor(tx, asker, mentor);
            return std::pair(found.card.rating, found.card.ratingCount);
        });
    }

    int findable(UserId asker, double minRating)
    {
        MentorQuery query;
        query.minRating = minRating;
        return read([&](Transaction& tx) { return directory::MentorSearch().find(tx, asker, query).total; });
    }

    std::atomic<int> revealed = 0;
    ReviewService service{directory};
    UserId mentor;
    std::vector<UserId> apprentices;
};

} // namespace

/// Who sees what of a review when, and what it does to a mentor's rating.
class ReviewsTest : public QObject {
    Q_OBJECT

    using Rated = std::pair<std::optional<double>, int>;

private Q_SLOTS:
    void hiddenUntilBothWrote_data() { engines(); }
    void hiddenUntilBothWrote()
    {
        QFETCH(Engine, engine);
        Past stage(engine);
        const UserId apprentice = stage.apprentices[0];
        const Session session = stage.completed(apprentice, monday);
        QCOMPARE(stage.seen(apprentice, session), (SessionReviews{{}, {}, *session.settledAt + 14 * 24h}));

        QCOMPARE(stage.owed(apprentice), (std::vector{OwedReview{session, *session.settledAt + 14 * 24h}}));

        const Review first = stage.say(apprentice, session, 2, u"Late"_s);
        QVERIFY(stage.owed(apprentice).empty() && stage.owed(stage.mentor).size() == 1);
        QVERIFY(!first.revealedAt && first.as == ReviewedAs::Mentor && first.subjectId == stage.mentor);
        QVERIFY(!stage.seen(stage.mentor, session).other);
        QVERIFY(stage.list(stage.mentor, Role::Mentor, stage.mentor).empty());
        QCOMPARE(stage.rating(apprentice), Rated());

        stage.base.clock.advance(1h);
        const Review changed = stage.say(apprentice, session, 4);
        QVERIFY(changed.id == first.id && changed.rating == 4 && !changed.comment && changed.editedAt);
        QCOMPARE(stage.findable(apprentice, 4), 0);

        const Review answer = stage.say(stage.mentor, session, 5, u"Curious"_s);
        QCOMPARE(answer.revealedAt, std::optional(stage.base.clock.now()));
        QCOMPARE(stage.revealed.load(), 2);
        QCOMPARE(stage.seen(stage.mentor, session).other->rating, 4);
        QCOMPARE(stage.seen(apprentice, session).other->comment, u"Curious"_s);
        QVERIFY(!stage.seen(apprentice, session).openUntil);
        for (const UserId author : {apprentice, stage.mentor})
            QCOMPARE(problemOf([&] { stage.say(author, session, 1); }), ErrorCode::TooLate);
        QCOMPARE(stage.rating(apprentice), Rated(4.0, 1));
        QCOMPARE(stage.findable(apprentice, 4), 1);
        QCOMPARE(stage.findable(apprentice, 4.5), 0);
    }

    void revealedByTime_data() { engines(); }
    void revealedByTime()
    {
        QFETCH(Engine, engine);
        Past stage(engine);
        const UserId apprentice = stage.apprentices[0];
        const Session session = stage.completed(apprentice, monday);
        stage.say(apprentice, session, 3);
        const auto chore = [&] {
            return stage.write([&](Transaction& tx) { return stage.service.revealDue(tx, 100); });
        };
        stage.base.clock.advance(14 * 24h - 1ms);
        QCOMPARE(chore(), 0);
        QCOMPARE(stage.say(apprentice, session, 5).rating, 5); // the last moment
        QCOMPARE(stage.owed(stage.mentor).size(), std::size_t(1));
        stage.base.clock.advance(1ms);
        for (const UserId author : {apprentice, stage.mentor})
            QCOMPARE(problemOf([&] { stage.say(author, session, 1); }), ErrorCode::TooLate);
        QVERIFY(!stage.seen(apprentice, session).openUntil && stage.owed(stage.mentor).empty());
        QCOMPARE(chore(), 1);
        QCOMPARE(chore(), 0);
        QCOMPARE(stage.revealed.load(), 1);
        QCOMPARE(stage.seen(stage.mentor, session).other->rating, 5);
        QCOMPARE(stage.rating(apprentice), Rated(5.0, 1));
    }

    void whoMayWhat_data() { engines(); }
    void whoMayWhat()
    {
        QFETCH(Engine, engine);
        Past stage(engine, 2);
        const UserId apprentice = stage.apprentices[0];
        const UserId other = stage.apprentices[1];
        const Session coming = stage.book(apprentice, stage.mentor, monday + 5h);
        QCOMPARE(problemOf([&] { stage.say(apprentice, coming, 5); }), ErrorCode::SessionNotOpen);
        QVERIFY(!stage.seen(apprentice, coming).openUntil && stage.owed(apprentice).empty());
        const Session session = stage.completed(apprentice, monday);
        QCOMPARE(problemOf([&] { stage.say(other, session, 5); }), ErrorCode::NotFound);
        QCOMPARE(problemOf([&] { stage.seen(other, session); }), ErrorCode::NotFound);
        stage.say(apprentice, session, 5);
        stage.say(stage.mentor, session, 4);
        // Of a mentor everybody reads; of an apprentice mentors do, and they themselves.
        QCOMPARE(int(stage.list(other, Role::Apprentice, stage.mentor).size()), 1);
        QCOMPARE(int(stage.list(apprentice, Role::Apprentice, apprentice).size()), 1);
        QCOMPARE(int(stage.list(stage.mentor, Role::Mentor, apprentice).size()), 1);
        QVERIFY(stage.list(other, Role::Apprentice, apprentice).empty());
        QCOMPARE(problemOf([&] { stage.list(other, Role::Apprentice, apprentice, ReviewedAs::Apprentice); }),
            ErrorCode::NotFound);
        QVERIFY(stage.list(stage.mentor, Role::Mentor, stage.mentor, ReviewedAs::Apprentice).empty());
        QCOMPARE(problemOf([&] { stage.list(other, Role::Apprentice, UserId::generate(friday)); }),
            ErrorCode::NotFound);
    }

    void pages_data() { engines(); }
    void pages()
    {
        QFETCH(Engine, engine);
        Past stage(engine);
        const UserId apprentice = stage.apprentices[0];
        for (int i = 0; i < 5; ++i) {
            const Session session = stage.completed(apprentice, monday + i * 1h);
            stage.say(apprentice, session, i + 1);
            if (i % 2 == 0)
                stage.say(stage.mentor, session, 5); // the others wait
        }
        std::vector<int> ratings;
        std::optional<reviews::repository::ReviewPosition> after;
        for (;;) {
            const auto part = stage.read([&](Transaction& tx) {
                return ReviewService::ofUser(
                    tx, callerOf(apprentice, Role::Apprentice), stage.mentor, {}, after, 2);
            });
            for (const Review& review : part)
                ratings.push_back(review.rating);
            if (part.size() < 2)
                break;
            after = reviews::repository::ReviewPosition{*part.back().revealedAt, part.back().id};
        }
        QCOMPARE(ratings, (std::vector{5, 3, 1}));
        QCOMPARE(stage.rating(apprentice), Rated(3.0, 3));
    }

    /// Whoever writes at the same moment as the other: one of them reveals both; and of several sessions of
    /// one mentor every review counts.
    void bothAtOnce_data() { engines(); }
    void bothAtOnce()
    {
        QFETCH(Engine, engine);
        constexpr int sessionsWanted = 12;
        Past stage(engine, 4);
        std::vector<Session> past;
        for (int i = 0; i < sessionsWanted; ++i)
            past.push_back(stage.completed(stage.apprentices[std::size_t(i) % 4], monday + i * 1h));
        const Tally tally = race(stage.base.database(), 2 * sessionsWanted, [&](int racer, Transaction& tx) {
            const Session& session = past[std::size_t(racer / 2)];
            stage.service.write(tx, racer % 2 == 0 ? stage.mentor : session.apprentice.id, session.id,
                {1 + racer / 2 % 5, {}});
        });
        QCOMPARE(tally, (Tally{{std::nullopt, 2 * sessionsWanted}}));
        int sum = 0;
        for (int i = 0; i < sessionsWanted; ++i) {
            QVERIFY(stage.seen(stage.mentor, past[std::size_t(i)]).other.has_value());
            sum += 1 + i % 5;
        }
        const auto [rating, count] = stage.rating(stage.apprentices[0]);
        QCOMPARE(count, sessionsWanted);
        QCOMPARE(qRound(*rating * 100), qRound(100.0 * sum / sessionsWanted));
    }

    void deletedAccounts_data() { engines(); }
    void deletedAccounts()
    {
        QFETCH(Engine, engine);
        Past stage(engine, 2);
        const UserId apprentice = stage.apprentices[0];
        const Session session = stage.completed(apprentice, monday);
        stage.say(apprentice, session, 2, u"I am Ana"_s);
        stage.say(stage.mentor, session, 4, u"She is called Ana"_s);
        stage.deleteAccount(apprentice);
        const auto left = stage.list(stage.apprentices[1], Role::Apprentice, stage.mentor);
        QCOMPARE(int(left.size()), 1);
        QVERIFY(left[0].author.deleted && !left[0].comment && left[0].rating == 2);
        QVERIFY(!stage.seen(stage.mentor, session).own->comment);
        QCOMPARE(stage.rating(stage.apprentices[1]), Rated(2.0, 1));
        QCOMPARE(problemOf([&] { stage.list(stage.mentor, Role::Mentor, apprentice); }), ErrorCode::NotFound);
    }

    void statements_data() { engines(); }
    void statements()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        QCOMPARE(base.brokenStatements(), QStringList());
    }
};

QTEST_GUILESS_MAIN(ReviewsTest)
#include "reviews_test.moc"
