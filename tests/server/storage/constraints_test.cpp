// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storage/storage_fixture.h"

#include <QTest>

using namespace gremio;
using namespace gremio::storage;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

class ConstraintsTest : public QObject {
    Q_OBJECT

private:
    static void fill(ConstraintMap& map)
    {
        map.add("accounts_email_key", "accounts.email", ErrorCode::EmailTaken);
        map.add("accounts_balance_positive", ErrorCode::MentorFull);
        map.add("requests_one_pending", "requests.mentor, requests.apprentice", ErrorCode::RequestPending);
        map.add("requests_lower", "requests_lower", ErrorCode::AlreadyInMentorship);
        map.add("slots_no_overlap", ErrorCode::SlotTaken);
    }

    static std::optional<ErrorCode> codeOf(Database& database, const Job& job)
    {
        try {
            database.writeNow(job);
        } catch (const Problem& problem) {
            return problem.code();
        }
        return std::nullopt;
    }

    static void request(Transaction& tx, int id, const QString& mentor, const QString& status)
    {
        tx.query(insertRequest)
            .bind("id", id)
            .bind("mentor", mentor)
            .bind("apprentice", u"me"_s)
            .bind("status", status)
            .exec();
    }

private Q_SLOTS:
    void eachIsItsProblem_data() { engines(); }
    void eachIsItsProblem()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        fill(base.options.constraints);
        Database& database = base.database();
        const auto account = [](qint64 balance) {
            return [balance](Transaction& tx) {
                tx.query(insertAccount)
                    .bind("email", u"x'@requests_one_pending"_s)
                    .bind("balance", balance)
                    .exec();
            };
        };
        QCOMPARE(codeOf(database, account(1)), std::nullopt);
        QCOMPARE(codeOf(database, account(1)), ErrorCode::EmailTaken);
        QCOMPARE(codeOf(database, account(-1)), ErrorCode::MentorFull);

        const auto ask = [](int id, const QString& mentor, const QString& status) {
            return [=](Transaction& tx) { request(tx, id, mentor, status); };
        };
        QCOMPARE(codeOf(database, ask(1, u"her"_s, u"pending"_s)), std::nullopt);
        QCOMPARE(codeOf(database, ask(2, u"her"_s, u"pending"_s)), ErrorCode::RequestPending);
        QCOMPARE(codeOf(database, ask(3, u"him"_s, u"pending"_s)), std::nullopt);
        QCOMPARE(codeOf(database, ask(4, u"her"_s, u"active"_s)), std::nullopt);
        QCOMPARE(codeOf(database, ask(5, u"HER"_s, u"active"_s)), ErrorCode::AlreadyInMentorship);

        const auto slot = [](qint64 starts, qint64 ends) {
            return [=](Transaction& tx) {
                tx.query(insertSlot).bind("person", u"me"_s).bind("starts", starts).bind("ends", ends).exec();
            };
        };
        QCOMPARE(codeOf(database, slot(10, 20)), std::nullopt);
        QCOMPARE(codeOf(database, slot(19, 21)), ErrorCode::SlotTaken);
        QCOMPARE(codeOf(database, slot(20, 30)), std::nullopt);
    }

    void anUnknownOneTellsNothing_data() { engines(); }
    void anUnknownOneTellsNothing()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Database& database = base.database();
        const auto twice = [](Transaction& tx) {
            for (int i = 0; i < 2; ++i)
                tx.query(insertAccount).bind("email", u"secret@person"_s).bind("balance", 0).exec();
        };
        QByteArray text;
        try {
            database.writeNow(twice);
        } catch (const StorageError& error) {
            QCOMPARE(error.kind(), StorageError::Kind::Constraint);
            text = error.what();
        }
        QVERIFY(text.contains("test/insert_account"));
        QVERIFY(!text.contains("secret"));
        QVERIFY(!text.contains("person"));
        QVERIFY(text.contains(engine == Engine::Sqlite ? "2067" : "23505"));
    }

    void aMissingValueIsADefect_data() { engines(); }
    void aMissingValueIsADefect()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        fill(base.options.constraints);
        QVERIFY_THROWS_EXCEPTION(StorageError, base.database().writeNow([](Transaction& tx) {
            tx.query(insertAccount).bind("email", std::optional<QString>()).bind("balance", 0).exec();
        }));
    }
};

} // namespace

QTEST_GUILESS_MAIN(ConstraintsTest)
#include "constraints_test.moc"
