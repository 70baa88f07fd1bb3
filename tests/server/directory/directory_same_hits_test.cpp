// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/match_block.h"
#include "server/directory/mentor_hits.h"
#include "server/directory/rating_bands.h"
#include "server/directory/search_question.h"
#include "server/storage/connection.h"
#include "server/text/folding.h"
#include "tests/server/directory/directory_fixture.h"
#include "tests/support/mentor_population.h"

#include <QSet>
#include <QStringBuilder>
#include <QTest>

#include <limits>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int count = 1150; // more than a sample's thousand, so that every way of searching is used

/// Copies the people to the other engine, ids and all, so that the order must be the same too.
void copyRows(TestDatabase& from, TestDatabase& to)
{
    storage::Connection source(from.url(), {});
    source.open();
    storage::Connection target(to.url(), {});
    target.open();
    for (const QString& table : {u"users"_s, u"user_roles"_s, u"profiles"_s, u"skills"_s,
             u"skill_beginnings"_s, u"user_skills"_s, u"categories"_s, u"user_categories"_s}) {
        QStringList names;
        std::vector<bool> isTruth;
        for (const auto& row :
            source.select("SELECT name, type FROM pragma_table_info('"_L1 % table % "')"_L1)) {
            names.append(row[0].toString());
            isTruth.push_back(row[1].toString() == "BOOLEAN"_L1);
        }
        QStringList rows;
        const auto flush = [&] {
            if (!rows.isEmpty())
                target.execute("INSERT INTO "_L1 % table % " ("_L1 % names.join(u',') % ") VALUES "_L1
                    % rows.join(u','));
            rows.clear();
        };
        for (const auto& row : source.select("SELECT "_L1 % names.join(u',') % " FROM "_L1 % table)) {
            QStringList values;
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (row[i].isNull())
                    values.append(u"NULL"_s);
                else if (isTruth[i])
                    values.append(row[i].toBool() ? u"TRUE"_s : u"FALSE"_s);
                else if (row[i].typeId() == QMetaType::QString)
                    values.append(u'\'' % row[i].toString().replace(u'\'', "''"_L1) % u'\'');
                else
                    values.append(row[i].toString());
            }
            rows.append(u'(' % values.join(u',') % u')');
            if (rows.size() == 100)
                flush();
        }
        flush();
    }
}

struct Seen {
    std::vector<MentorCard> cards;
    int total = 0;
    bool totalIsExact = true;
    bool operator==(const Seen&) const = default;
};

} // namespace

class DirectorySameHitsTest : public QObject {
    Q_OBJECT

private:
    static Seen crawl(DirectoryFixture& f, UserId asker, MentorQuery query)
    {
        Seen seen;
        for (int pages = 0; pages < 100; ++pages) {
            const MentorPage page = f.find(asker, query);
            seen.cards.insert(seen.cards.end(), page.items.begin(), page.items.end());
            seen.total = page.total;
            seen.totalIsExact = page.totalIsExact;
            if (!page.nextCursor)
                return seen;
            query.cursor = page.nextCursor;
        }
        qWarning("the pages do not end");
        return seen;
    }

    /// The hits as a plain look at every row's terms has them.
    QSet<UserId> expected(const MentorQuery& query) const
    {
        const auto expression =
            directory::expressionFor(query, directory::Phrase::question(query.q.value_or(QString())));
        QSet<UserId> found;
        for (const auto& [id, terms] : m_terms) {
            const bool all = std::all_of(
                expression.all.begin(), expression.all.end(), [&terms = terms](const QStringList& any) {
                    return std::any_of(
                        any.begin(), any.end(), [&](const QString& term) { return terms.contains(term); });
                });
            if (all)
                found.insert(id);
        }
        return found;
    }

    std::vector<MentorQuery> queries()
    {
        std::vector<MentorQuery> all;
        for (const QString& q : {QString(), MentorPopulation::commonWord(), MentorPopulation::uncommonWord(),
                 MentorPopulation::rareWord(), u"acuarela "_s, u"a"_s, u"pro"_s, u"progr"_s,
                 u"programacion"_s, u"garcia"_s, u"ana garcia"_s, u"python acompañamiento"_s, u"c++"_s,
                 u"c "_s, u"diseño design"_s, u"madrid en"_s, u"nonsensical"_s}) {
            all.emplace_back();
            all.back().q = q;
        }
        MentorQuery query;
        query.skill = {m_python};
        all.push_back(query);
        query.q = u"acompa"_s;
        query.minRating = 3.33;
        all.push_back(query);
        query = {};
        query.language = {u"en"_s, u"fr"_s};
        query.category = {m_category};
        all.push_back(query);
        query = {};
        query.minRating = 4;
        all.push_back(query);
        return all;
    }

    std::unique_ptr<DirectoryFixture> m_sqlite;
    std::unique_ptr<DirectoryFixture> m_postgres;
    UserId m_curious;
    UserId m_plain;
    CategoryId m_category;
    SkillId m_python;
    std::vector<std::pair<UserId, QSet<QString>>> m_terms;

private Q_SLOTS:
    void initTestCase()
    {
        m_sqlite = std::make_unique<DirectoryFixture>(Engine::Sqlite);
        DirectoryFixture& f = *m_sqlite;
        const auto categories = f.write([&](storage::Transaction& tx) {
            std::vector<CategoryId> ids;
            for (int i = 0; i < 5; ++i)
                ids.push_back(
                    f.service.addCategory(tx, audit::Actor::server(), {u"En %1"_s.arg(i), u"Es %1"_s.arg(i)})
                        .id);
            return ids;
        });
        m_category = categories[2];
        MentorPopulation population(categories);
        for (int added = 0; added < count; added += 50) {
            f.base.clock.advance(std::chrono::seconds(1));
            f.write([&](storage::Transaction& tx) {
                for (int i = 0; i < 50; ++i) {
                    const MentorPerson person = population.next();
                    const UserId user = f.addUser(
                        tx, person.displayName, {Role::Mentor}, person.emailVerified, person.profile);
                    f.service.setRating(tx, user, person.ratingSum, person.ratingCount);
                }
            });
        }
        ProfileBody wants;
        wants.skills = {u"Python"_s, u"Guitarra"_s};
        wants.goals = {u"Aprender a hablar en público"_s, u"Learn negotiation"_s};
        wants.languages = {u"es"_s};
        m_curious = f.apprentice(u"Curious"_s, wants);
        m_plain = f.apprentice(u"Plain"_s);
        SkillQuery query;
        query.q = u"python"_s;
        m_python = f.read([&](auto& tx) { return f.service.skills(tx, query); }).items.at(0).id;

        m_postgres = std::make_unique<DirectoryFixture>(Engine::Postgres);
        copyRows(f.base, m_postgres->base);
        storage::Connection source(f.base.url(), {});
        source.open();
        for (const auto& row :
            source.select(u"SELECT user_id, search_text FROM profiles WHERE place IS NOT NULL"_s)) {
            const QStringList terms = row[1].toString().split(u' ');
            m_terms.push_back(
                {UserId::parse(row[0].toString().toLatin1()).value(), {terms.begin(), terms.end()}});
        }
        QCOMPARE(m_terms.size(), std::size_t(count));
    }

    void bothEnginesGiveTheSame_data()
    {
        QTest::addColumn<int>("sort");
        QTest::newRow("match") << int(MentorSort::Match);
        QTest::newRow("rating") << int(MentorSort::Rating);
        QTest::newRow("newest") << int(MentorSort::Newest);
        QTest::newRow("name") << int(MentorSort::Name);
    }
    void bothEnginesGiveTheSame()
    {
        QFETCH(int, sort);
        int common = 0;
        for (MentorQuery query : queries()) {
            query.sort = MentorSort(sort);
            query.limit = 100;
            const QSet<UserId> hits = expected(query);
            common += hits.size() > directory::blockSize ? 1 : 0;
            const std::vector<UserId> askers =
                query.sort == MentorSort::Match ? std::vector{m_curious, m_plain} : std::vector{m_plain};
            for (const UserId asker : askers) {
                const Seen sqlite = crawl(*m_sqlite, asker, query);
                const Seen postgres = crawl(*m_postgres, asker, query);
                const QByteArray what = query.q.value_or(u"-"_s).toUtf8();
                QVERIFY2(sqlite == postgres, what);
                QSet<UserId> ids;
                for (const MentorCard& card : sqlite.cards)
                    ids.insert(card.id);
                QVERIFY2(std::size_t(ids.size()) == sqlite.cards.size(), what); // each once
                QVERIFY2(ids == hits, what); // and all
                QCOMPARE(sqlite.totalIsExact, hits.size() <= directory::blockSize);
                QCOMPARE(sqlite.total, int(std::min<qsizetype>(hits.size(), directory::blockSize)));
                QVERIFY2(isInOrder(sqlite.cards, query.sort), what);
            }
        }
        QVERIFY(common >= 6);
    }

    void smallPagesGoOnWhereTheyEnded()
    {
        for (const MentorSort sort :
            {MentorSort::Match, MentorSort::Rating, MentorSort::Newest, MentorSort::Name}) {
            MentorQuery query;
            query.q = u"py"_s;
            query.sort = sort;
            query.limit = 100;
            const std::vector<MentorCard> large = crawl(*m_sqlite, m_curious, query).cards;
            query.limit = 19;
            QVERIFY(large == crawl(*m_sqlite, m_curious, query).cards);
        }
    }

    void interestsComeFirst()
    {
        MentorQuery query;
        query.limit = 100;
        const MentorPage page = m_sqlite->find(m_curious, query);
        QVERIFY(!page.totalIsExact);
        const QStringList wanted = m_sqlite->read([&](storage::Transaction& tx) {
            return directory::interests(directory::hits::asker(tx, m_curious));
        });
        const auto meets = [&](UserId id) {
            const auto found = std::find_if(
                m_terms.begin(), m_terms.end(), [&](const auto& mentor) { return mentor.first == id; });
            return found->second.intersects(QSet<QString>(wanted.begin(), wanted.end()));
        };
        const auto all = std::count_if(
            m_terms.begin(), m_terms.end(), [&](const auto& mentor) { return meets(mentor.first); });
        QVERIFY(all > directory::blockSize && all < count / 2);
        for (const MentorCard& card : page.items)
            QVERIFY(meets(card.id));
        QVERIFY(page.items.front().match.score >= 50);
    }

    void bothWaysOfSortingGiveTheSame()
    {
        namespace hits = directory::hits;
        for (DirectoryFixture* f : {m_sqlite.get(), m_postgres.get()}) {
            for (const MentorQuery& query : queries()) {
                const auto expression =
                    directory::expressionFor(query, directory::Phrase::question(query.q.value_or(QString())));
                for (const MentorSort sort : {MentorSort::Rating, MentorSort::Newest, MentorSort::Name}) {
                    const auto places = [&](bool common) {
                        return f->read([&](storage::Transaction& tx) {
                            return hits::sorted(tx, expression, sort, hits::sortStart(sort), count, common);
                        });
                    };
                    QCOMPARE(places(true), places(false));
                }
            }
        }
    }

    /// By bands of ratings, too, from page to page, however good or bad the sample is.
    void bandsOfRatingsGiveTheSame()
    {
        for (DirectoryFixture* f : {m_sqlite.get(), m_postgres.get()}) {
            for (const MentorQuery& query : queries()) {
                for (const std::size_t size : {std::size_t(0), std::size_t(5), std::size_t(101)}) {
                    const auto [pages, wrong] =
                        f->read([&](storage::Transaction& tx) { return compareBands(tx, query, size); });
                    QVERIFY(pages > 0);
                    QVERIFY2(wrong == 0, qPrintable(query.q.value_or(QString())));
                }
            }
        }
    }

    void aSampleOfAnySizeGivesTheSame()
    {
        namespace hits = directory::hits;
        for (const MentorQuery& query : queries()) {
            const auto expression =
                directory::expressionFor(query, directory::Phrase::question(query.q.value_or(QString())));
            const auto places = [&](DirectoryFixture& f, qint64 edge, qint64 after, int most) {
                return f.read([&](storage::Transaction& tx) {
                    std::vector<qint64> found;
                    for (const hits::Hit& hit : hits::first(tx, expression, after, most, edge))
                        found.push_back(hit.place);
                    return found;
                });
            };
            const std::vector<qint64> all = places(*m_sqlite, 1, 0, count);
            for (const qint64 edge : {qint64(1), qint64(1) << 40, qint64(1) << 43, qint64(1) << 46,
                     qint64(1) << 48, qint64(1) << 54, std::numeric_limits<qint64>::max()}) {
                QCOMPARE(places(*m_postgres, edge, 0, count), all);
                for (const std::size_t from : {std::size_t(0), all.size() / 3}) {
                    const qint64 after = all.empty() ? 0 : all[from];
                    QCOMPARE(places(*m_postgres, edge, after, 20), places(*m_sqlite, edge, after, 20));
                }
            }
        }
    }

    void cleanupTestCase()
    {
        m_postgres.reset();
        m_sqlite.reset();
    }

private:
    /// How many pages were compared with those that a sort of all hits gives, and how many differ.
    static std::pair<int, int> compareBands(
        storage::Transaction& tx, const MentorQuery& query, std::size_t sampleSize)
    {
        namespace hits = directory::hits;
        constexpr auto sort = MentorSort::Rating;
        constexpr int most = 17;
        const auto expression =
            directory::expressionFor(query, directory::Phrase::question(query.q.value_or(QString())));
        const qint64 edge = hits::sampleEdge(tx);
        const auto all = hits::first(tx, expression, 0, count, edge);
        const auto end = all.begin() + std::ptrdiff_t(std::min(sampleSize, all.size()));
        const std::vector<hits::Hit> sample(all.begin(), end);
        hits::SortPlace after = hits::sortStart(sort);
        int pages = 0;
        int wrong = 0;
        for (;;) {
            ++pages;
            const auto places = hits::sorted(tx, expression, sort, after, most, false);
            wrong += hits::sortedByBands(tx, expression, after, most, sample, edge) == places ? 0 : 1;
            if (places.size() < most)
                return {pages, wrong};
            const auto last = std::find_if(
                all.begin(), all.end(), [&](const hits::Hit& hit) { return hit.place == places.back(); });
            after = hits::sortPlaceOf(sort, *last);
        }
    }

    /// The orders that hold over all hits; `match` holds for the first block.
    static bool isInOrder(const std::vector<MentorCard>& cards, MentorSort sort)
    {
        for (std::size_t i = 1; i < cards.size(); ++i) {
            const MentorCard& left = cards[i - 1];
            const MentorCard& right = cards[i];
            if (sort == MentorSort::Match && i < std::size_t(directory::blockSize)
                && left.match.score < right.match.score)
                return false;
            if (sort == MentorSort::Rating && left.rating.value_or(0) < right.rating.value_or(0))
                return false;
            if (sort == MentorSort::Name
                && text::foldKey(left.displayName) > text::foldKey(right.displayName))
                return false;
        }
        return true;
    }
};

QTEST_GUILESS_MAIN(DirectorySameHitsTest)
#include "directory_same_hits_test.moc"
