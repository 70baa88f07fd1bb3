// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/match_block.h"
#include "server/directory/mentor_hits.h"
#include "server/directory/search_place.h"
#include "server/directory/search_terms.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using directory::SearchExpression;

namespace {

constexpr storage::Statement blocksRead("directory_search_cost/blocks_read");

/// What PostgreSQL read for one search.
struct Cost {
    qint64 blocks = 0; ///< of the index of everybody's words
    qint64 firstBlocks = 0; ///< of the indexes of the first mentors alone
    qint64 rows = 0;
};

/// Mentors that hold a word each for being everybody, three of ten, one of ten, one of fifty, and 25 of them
/// a rare one; the places as evenly spread as those of equal mentors are.
class Crowd {
public:
    explicit Crowd(int size)
        : m_base(Engine::Postgres)
    {
        m_base.execute(
            u"INSERT INTO users (id, email, email_key, display_name, locale, time_zone, created_at, "
            "updated_at) SELECT '01900000-0000-7000-8000-' || lpad(CAST(i AS text), 12, '0'), i, i, 'N', "
            "'en', 'UTC', "
            "1, 1 FROM generate_series(1, %1) i"_s.arg(size));
        // 2^51: what half of the mentors who show something stand before.
        m_base.execute(uR"(
            INSERT INTO profiles (user_id, place, is_mentor, active, accepts_requests, email_verified, capacity,
                taken, rating_sum, rating_count, rating_rank, created_at, updated_at, display_name, name_key,
                time_zone, languages, skills, traits, goals, search_text)
            SELECT '01900000-0000-7000-8000-' || lpad(CAST(i AS text), 12, '0'), place, TRUE, TRUE, TRUE, TRUE, 1, 0, 0, 0, 0, 1, 1, 'N', 'n', 'UTC', '', '', '', '', 'm_'
                || CASE WHEN shuffled % 10 < 3 THEN ' common' ELSE '' END
                || CASE WHEN shuffled % 10 = 0 THEN ' second' ELSE '' END
                || CASE WHEN shuffled % 50 = 7 THEN ' uncommon' ELSE '' END
                || CASE WHEN shuffled % 5 = 2 THEN ' t_wish' ELSE '' END
                || CASE WHEN i % (%1 / 25) = 0 THEN ' rare' ELSE '' END
                || (SELECT coalesce(string_agg(' v_' || level, ''), '')
                    FROM jsonb_array_elements_text('%2') WITH ORDINALITY AS ends (ends, level)
                    WHERE level > 20 AND place < CAST(ends AS bigint))
            FROM (SELECT i, CAST(i AS bigint) * ((CAST(1 AS bigint) << 51) / %1) AS place,
                    abs(hashint4(i)) AS shuffled
                FROM generate_series(1, %1) i) people)"_s.arg(size)
                           .arg(endsOfLevels()));
        m_base.execute(u"VACUUM ANALYZE profiles"_s);
        m_base.options.readers = 1;
    }

    Cost costOf(const SearchExpression& expression, const QStringList& interests)
    {
        return m_base.database().readNow([&](storage::Transaction& tx) {
            const qint64 edge = directory::hits::sampleEdge(tx);
            Cost cost;
            for (int i = 0; i < 8; ++i) { // past the plans that are made anew, the catalogue read
                const Cost before = readSoFar(tx);
                const auto block = directory::loadBlock(tx, expression, interests, {}, edge);
                const Cost after = readSoFar(tx);
                cost = {after.blocks - before.blocks, after.firstBlocks - before.firstBlocks,
                    after.rows - before.rows};
                if (block.hits.empty())
                    qFatal("nothing found");
            }
            return cost;
        });
    }

private:
    /// Of all that there are so many mentors for, as a JSON list.
    static QString endsOfLevels()
    {
        QStringList ends;
        for (int level = 1; level <= 90; ++level)
            ends += QString::number(directory::endOfLevel(level));
        return u'[' + ends.join(u',') + u']';
    }

    static Cost readSoFar(storage::Transaction& tx)
    {
        return tx.query(blocksRead)
            .one([](const storage::Query& row) {
                return Cost{row.get<qint64>(0), row.get<qint64>(1), row.get<qint64>(2)};
            })
            .value();
    }

    TestDatabase m_base;
};

} // namespace

/// What a search reads on PostgreSQL does not grow with the number of mentors. (SQLite's index gives hits in
/// the order of the places and stops; there is nothing of the kind to go wrong.)
class DirectorySearchCostTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Crowd> m_few;
    std::unique_ptr<Crowd> m_many;

private Q_SLOTS:
    void initTestCase()
    {
        m_few = std::make_unique<Crowd>(6'000);
        m_many = std::make_unique<Crowd>(60'000);
    }

    /// The indexes of the first mentors end where their levels do.
    void levels()
    {
        for (const int halves : {8, 11, 14})
            QCOMPARE(directory::endOfLevel(halves * directory::levelsPerHalf), qint64(1) << (56 - halves));
    }

    void readsNoMore_data()
    {
        using directory::terms::everyone;
        QTest::addColumn<QList<QStringList>>("words");
        QTest::addColumn<QStringList>("interests");
        QTest::addColumn<bool>("amongTheFirst");
        const QStringList wish{u"t_wish"_s};
        QTest::newRow("rare") << QList<QStringList>{{u"rare"_s}} << QStringList() << false;
        QTest::newRow("uncommon") << QList<QStringList>{{u"uncommon"_s}} << QStringList() << false;
        QTest::newRow("common") << QList<QStringList>{{u"common"_s}} << QStringList() << true;
        QTest::newRow("common, interests") << QList<QStringList>{{u"common"_s}} << wish << true;
        QTest::newRow("two words") << QList<QStringList>{{u"common"_s}, {u"second"_s}} << QStringList()
                                   << true;
        QTest::newRow("everybody, interests") << QList<QStringList>{{everyone()}} << wish << true;
    }
    void readsNoMore()
    {
        QFETCH(QList<QStringList>, words);
        QFETCH(QStringList, interests);
        QFETCH(bool, amongTheFirst);
        SearchExpression expression;
        expression.all = {words.begin(), words.end()};
        const Cost few = m_few->costOf(expression, interests);
        const Cost many = m_many->costOf(expression, interests);
        qInfo("6,000: %lld + %lld blocks, %lld rows; 60,000: %lld + %lld blocks, %lld rows", few.blocks,
            few.firstBlocks, few.rows, many.blocks, many.firstBlocks, many.rows);
        QVERIFY(few.blocks + few.firstBlocks > 0);
        QVERIFY(few.rows > 0);
        // What many have is found without the list of all who have it: entries unpacked are not counted
        // anywhere, but that index was not read at all.
        QVERIFY(many.firstBlocks > 0);
        QCOMPARE(many.blocks == 0, amongTheFirst);
        // One statement more, where the first look is not enough.
        QVERIFY(many.blocks + many.firstBlocks <= few.blocks + few.firstBlocks + 12);
        // The level that holds the first 500 has a fifth more at most.
        QVERIFY(few.rows <= 1300);
        QVERIFY(many.rows <= 1300);
    }

    /// Whoever asks for nothing is shown the first mentors, along the index of places.
    void everybodyReadsOnlyTheFirst()
    {
        SearchExpression expression;
        expression.all = {{directory::terms::everyone()}};
        for (Crowd* crowd : {m_few.get(), m_many.get()}) {
            const Cost cost = crowd->costOf(expression, {});
            QCOMPARE(cost.blocks + cost.firstBlocks, 0);
            QCOMPARE(cost.rows, directory::blockSize + 1);
        }
    }

    void cleanupTestCase()
    {
        m_few.reset();
        m_many.reset();
    }
};

QTEST_GUILESS_MAIN(DirectorySearchCostTest)
#include "directory_search_cost_test.moc"
