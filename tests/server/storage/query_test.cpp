// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storage/storage_fixture.h"

#include <QTest>

#include <limits>

using namespace gremio;
using namespace gremio::storage;
using namespace gremio::test;
using namespace Qt::StringLiterals;

enum class Colour { Red, DarkBlue };

template <>
struct gremio::EnumNames<Colour> {
    static constexpr std::array values{
        std::pair{Colour::Red, "red"}, std::pair{Colour::DarkBlue, "dark-blue"}};
    static constexpr auto typeName = "Colour";
};

namespace {

using ItemId = Id<struct ItemTag>;

struct Item {
    ItemId id;
    QString name;
    std::optional<QString> note;
    bool flag = false;
    std::optional<int> small;
    std::optional<qint64> big;
    std::optional<double> ratio;
    std::optional<Blob> bytes;
    std::optional<Instant> seen;
    std::optional<Colour> colour;
};

void insert(Transaction& tx, const Item& item)
{
    const qint64 rows = tx.query(insertItem)
                            .bind("id", item.id)
                            .bind("name", item.name)
                            .bind("note", item.note)
                            .bind("flag", item.flag)
                            .bind("small", item.small)
                            .bind("big", item.big)
                            .bind("ratio", item.ratio)
                            .bind("bytes", item.bytes)
                            .bind("seen", item.seen)
                            .bind("colour", item.colour)
                            .exec();
    QCOMPARE(rows, 1);
}

std::optional<Item> find(Transaction& tx, ItemId id)
{
    return tx.query(itemById).bind("id", id).one([](Query& row) {
        return Item{row.get<ItemId>(0), row.get<QString>(1), row.get<std::optional<QString>>(2),
            row.get<bool>(3), row.get<std::optional<int>>(4), row.get<std::optional<qint64>>(5),
            row.get<std::optional<double>>(6), row.get<std::optional<Blob>>(7),
            row.get<std::optional<Instant>>(8), row.get<std::optional<Colour>>(9)};
    });
}

template <class F>
bool throwsFailed(F f)
{
    try {
        f();
    } catch (const StorageError& error) {
        return error.kind() == StorageError::Kind::Failed;
    }
    return false;
}

class QueryTest : public QObject {
    Q_OBJECT

private:
    static Item fresh()
    {
        Item item;
        item.id = ItemId::generate(instantFromMillis(1));
        item.name = u"plain"_s;
        return item;
    }

private Q_SLOTS:
    void keepsEveryType_data() { engines(); }
    void keepsEveryType()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Item item = fresh();
        item.name = u"Ñandú 'quoted' \\ \"double\" ; -- 日本 👩‍🚀 \u202Eبيت\n\t:name ? $1"_s;
        item.note = u""_s;
        item.flag = true;
        item.small = std::numeric_limits<int>::min();
        item.big = std::numeric_limits<qint64>::max();
        item.ratio = 0.1;
        item.bytes = Blob{QByteArray("\0\xff\x80'\\\n", 6)};
        item.seen = instantFromMillis(-1);
        item.colour = Colour::DarkBlue;
        base.database().writeNow([&](Transaction& tx) { insert(tx, item); });
        const auto found = base.database().readNow([&](Transaction& tx) { return find(tx, item.id); });
        QVERIFY(found);
        QCOMPARE(found->id, item.id);
        QCOMPARE(found->name, item.name);
        QVERIFY(found->note);
        QCOMPARE(*found->note, QString());
        QCOMPARE(found->flag, true);
        QCOMPARE(found->small, item.small);
        QCOMPARE(found->big, item.big);
        QCOMPARE(found->ratio, item.ratio);
        QVERIFY(found->bytes);
        QCOMPARE(found->bytes->bytes, item.bytes->bytes);
        QCOMPARE(found->seen, item.seen);
        QCOMPARE(found->colour, item.colour);
    }

    void keepsNullsAndLimits_data() { engines(); }
    void keepsNullsAndLimits()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        const Item nulls = fresh();
        Item lowest = fresh();
        lowest.big = std::numeric_limits<qint64>::min();
        lowest.bytes = Blob{};
        lowest.ratio = -1e300;
        base.database().writeNow([&](Transaction& tx) {
            insert(tx, nulls);
            insert(tx, lowest);
        });
        base.database().readNow([&](Transaction& tx) {
            const auto found = find(tx, nulls.id);
            QVERIFY(found);
            QVERIFY(!found->note && !found->small && !found->big && !found->ratio && !found->bytes
                && !found->seen && !found->colour);
            const auto other = find(tx, lowest.id);
            QCOMPARE(other->big, lowest.big);
            QCOMPARE(other->ratio, lowest.ratio);
            QVERIFY(other->bytes && other->bytes->bytes.isEmpty());
            QVERIFY(!find(tx, ItemId::generate(instantFromMillis(2))));
        });
    }

    void readsSums_data() { engines(); }
    void readsSums()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.database().writeNow([&](Transaction& tx) {
            QVERIFY(!tx.query(itemSums)
                         .one([](Query& row) { return row.get<std::optional<qint64>>(1); })
                         .value());
            for (const qint64 big : {40LL, 2LL}) {
                Item item = fresh();
                item.big = big;
                item.ratio = static_cast<double>(big);
                insert(tx, item);
            }
        });
        base.database().readNow([&](Transaction& tx) {
            Query row = tx.query(itemSums);
            QVERIFY(row.next());
            QCOMPARE(row.get<qint64>(0), 2);
            QCOMPARE(row.get<qint64>(1), 42);
            QCOMPARE(row.get<double>(2), 21.0);
            QVERIFY(!row.next());
            QVERIFY(!row.next());
        });
    }

    void fillsANameWhereverItStands_data() { engines(); }
    void fillsANameWhereverItStands()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Item first = fresh();
        Item second = fresh();
        second.name = u"other"_s;
        second.note = u"plain"_s;
        base.database().writeNow([&](Transaction& tx) {
            insert(tx, first);
            insert(tx, second);
        });
        base.database().readNow([&](Transaction& tx) {
            const auto ids = tx.query(itemsWithText).bind("text", Utf8{"plain"}).all([](Query& row) {
                return row.get<ItemId>(0);
            });
            QCOMPARE(ids.size(), 2U);
            static constexpr Statement placeholders("test/placeholders");
            Query row = tx.query(placeholders).bind("number", 41);
            QVERIFY(row.next());
            QCOMPARE(row.get<int>(0), 42);
            QCOMPARE(row.get<QString>(1), u"it's :not"_s);
            QCOMPARE(row.get<qint64>(2), 41);
        });
    }

    void prefersTheEnginesOwnFile_data() { engines(); }
    void prefersTheEnginesOwnFile()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        static constexpr Statement engineName("test/engine_name");
        base.database().readNow([&](Transaction& tx) {
            QCOMPARE(tx.query(engineName).value<QString>().value(),
                engine == Engine::Sqlite ? u"sqlite"_s : u"postgres"_s);
            QCOMPARE(tx.engine(), engine);
        });
    }

    void returnsWhatAnUpdateReturns_data() { engines(); }
    void returnsWhatAnUpdateReturns()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.database().writeNow([](Transaction& tx) {
            QCOMPARE(tx.query(incrementReturning).bind("id", 1).bind("by", 5).value<qint64>(), 5);
            QVERIFY(!tx.query(incrementReturning).bind("id", 99).bind("by", 5).value<qint64>());
            QCOMPARE(tx.query(incrementReturning).bind("id", 2).bind("by", 5).exec(), 1);
            QVERIFY(tx.query(counterById).bind("id", 2).exists());
            QVERIFY(!tx.query(counterById).bind("id", 99).exists());
            QCOMPARE(tx.query(increment).bind("id", 99).exec(), 0);
            QCOMPARE(tx.query(increment).bind("id", 1).exec(), 1);
        });
        const auto all = base.database().readNow([](Transaction& tx) {
            return tx.query(counters).all([](Query& row) { return row.get<qint64>(1); });
        });
        QCOMPARE(all, (std::vector<qint64>{6, 5}));
    }

    void preparesOnce_data() { engines(); }
    void preparesOnce()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.readers = 1;
        base.options.writers = 1;
        Database& database = base.database();
        for (int i = 0; i < 20; ++i) {
            database.writeNow([](Transaction& tx) { tx.query(increment).bind("id", 1).exec(); });
            database.readNow([](Transaction& tx) { tx.query(counterById).bind("id", 1).value<qint64>(); });
        }
        QCOMPARE(database.stats().prepared, 2U);
    }

    void runsAStatementInsideItself_data() { engines(); }
    void runsAStatementInsideItself()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.readers = 1;
        Database& database = base.database();
        for (int i = 0; i < 3; ++i) {
            database.readNow([](Transaction& tx) {
                int seen = 0;
                Query outer = tx.query(counters);
                while (outer.next()) {
                    Query inner = tx.query(counters);
                    while (inner.next())
                        ++seen;
                }
                QCOMPARE(seen, 4);
            });
        }
        QCOMPARE(database.stats().prepared, 2U);
    }

    void movesAQuery_data() { engines(); }
    void movesAQuery()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.database().readNow([](Transaction& tx) {
            Query first = tx.query(counterById).bind("id", 1);
            Query second = std::move(first);
            QVERIFY(second.next());
            QCOMPARE(second.get<qint64>(0), 0);
        });
    }

    void refusesDefects_data() { engines(); }
    void refusesDefects()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Database& database = base.database();
        const auto failsIn = [&](auto job) { return throwsFailed([&] { database.readNow(job); }); };
        static constexpr Statement wrong("test/wrong");
        static constexpr Statement missing("test/missing");
        QVERIFY(failsIn([](Transaction& tx) { tx.query(counterById).bind("ID", 1); }));
        QVERIFY(failsIn([](Transaction& tx) { tx.query(counterById).next(); }));
        QVERIFY(failsIn([](Transaction& tx) { tx.query(counters).get<int>(0); }));
        QVERIFY(failsIn([](Transaction& tx) { tx.query(missing).next(); }));
        QVERIFY(failsIn([](Transaction& tx) { tx.query(wrong).next(); }));
        QVERIFY(failsIn(
            [](Transaction& tx) { tx.query(counters).one([](Query& row) { return row.get<bool>(7); }); }));
        QVERIFY(failsIn([](Transaction& tx) { tx.query(counters).value<QString>(); }));
        QVERIFY(failsIn([](Transaction& tx) { tx.query(counters).value<UserId>(); }));
        QVERIFY(failsIn([](Transaction& tx) { tx.query(itemsWithText).bind("text", u"a\0b"_s); }));
        // Nothing of that spoiled the connections.
        QCOMPARE(database.readNow([](Transaction& tx) { return tx.query(counters).value<int>(); }), 1);
    }

    void refusesNullAndTheWrongSize_data() { engines(); }
    void refusesNullAndTheWrongSize()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Item item = fresh();
        item.big = std::numeric_limits<qint64>::max();
        base.database().writeNow([&](Transaction& tx) { insert(tx, item); });
        base.database().readNow([&](Transaction& tx) {
            Query row = tx.query(itemById).bind("id", item.id);
            QVERIFY(row.next());
            QVERIFY(throwsFailed([&] { row.get<QString>(2); }));
            QVERIFY(throwsFailed([&] { row.get<int>(4); }));
            QVERIFY(throwsFailed([&] { row.get<int>(5); }));
            QVERIFY(throwsFailed([&] { row.get<Colour>(1); }));
            QCOMPARE(row.get<QByteArray>(1), "plain");
        });
    }

    void aReaderCannotWrite_data() { engines(); }
    void aReaderCannotWrite()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Database& database = base.database();
        QVERIFY(throwsFailed(
            [&] { database.readNow([](Transaction& tx) { tx.query(increment).bind("id", 1).exec(); }); }));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, database.readNow([](Transaction& tx) { tx.raise(1); }));
        QCOMPARE(database.readNow(
                     [](Transaction& tx) { return tx.query(counterById).bind("id", 1).value<int>(); }),
            0);
    }

    void understandsEveryStatement_data() { engines(); }
    void understandsEveryStatement()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        const QStringList broken = base.brokenStatements();
        QCOMPARE(broken.size(), 1);
        QVERIFY(broken.first().startsWith(u"test/wrong"_s));
    }
};

} // namespace

QTEST_GUILESS_MAIN(QueryTest)
#include "query_test.moc"
