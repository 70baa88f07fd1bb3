// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/clock.h"
#include "shared/core/id.h"
#include "shared/core/problem.h"

#include <QTest>

#include <set>

using namespace gremio;

class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsSortByTheirTime()
    {
        const auto early = UserId::generate(instantFromMillis(1'700'000'000'000));
        const auto late = UserId::generate(instantFromMillis(1'700'000'000'001));
        QVERIFY(early < late);
        QVERIFY(early.toByteArray() < late.toByteArray());
        QCOMPARE(early.toByteArray().at(14), '7');
        QVERIFY(QByteArrayView("89ab").contains(early.toByteArray().at(19)));
    }

    void idsAreUnique()
    {
        std::set<UserId> ids;
        for (int i = 0; i < 10000; ++i)
            ids.insert(UserId::generate(instantFromMillis(1)));
        QCOMPARE(ids.size(), std::size_t(10000));
    }

    void onlyCanonicalIdsAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("canonical") << QByteArray("01890a5d-ac96-774b-bcce-b302099a8057") << true;
        QTest::newRow("upper case") << QByteArray("01890A5D-ac96-774b-bcce-b302099a8057") << false;
        QTest::newRow("braces") << QByteArray("{01890a5d-ac96-774b-bcce-b302099a8057}") << false;
        QTest::newRow("no hyphens") << QByteArray("01890a5dac96774bbcceb302099a8057") << false;
        QTest::newRow("odd place") << QByteArray("01890a5da-c96-774b-bcce-b302099a8057") << false;
        QTest::newRow("short") << QByteArray("01890a5d-ac96-774b-bcce-b302099a805") << false;
        QTest::newRow("not hex") << QByteArray("01890a5d-ac96-774b-bcce-b302099a805g") << false;
    }

    void onlyCanonicalIdsAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        const auto id = Uuid::parse(text);
        QCOMPARE(id.has_value(), good);
        if (id)
            QCOMPARE(id->toByteArray(), text);
    }

    void instants_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("again"); // empty: refused
        const auto row = [](const char* text, const char* again) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(again);
        };
        row("2026-11-20T09:30:00Z", "2026-11-20T09:30:00.000Z");
        row("2026-11-20T09:30:00.5Z", "2026-11-20T09:30:00.500Z");
        row("2026-11-20T09:30:00.1239Z", "2026-11-20T09:30:00.123Z");
        row("2026-11-20T09:30:00+02:00", "2026-11-20T07:30:00.000Z");
        row("2024-02-29T00:00:00-00:30", "2024-02-29T00:30:00.000Z");
        row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
        row("2026-02-29T00:00:00Z", "");
        row("2026-11-20T24:00:00Z", "");
        row("2026-11-20T23:59:60Z", "");
        row("2026-11-20T09:30:00", "");
        row("2026-11-20 09:30:00Z", "");
        row("2026-11-20T09:30:00.Z", "");
        row("2026-11-20T09:30:00+0200", "");
        row("2026-11-20T09:30:00Zx", "");
        row("20261120T093000Z", "");
    }

    void instants()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, again);
        const auto instant = parseRfc3339(text);
        QCOMPARE(instant ? toRfc3339(*instant) : QByteArray(), again);
    }

    void everyProblemHasOneRow()
    {
        std::set<QByteArray> slugs;
        std::set<ErrorCode> codes;
        for (const ProblemInfo& info : allProblems()) {
            slugs.insert(info.slug);
            codes.insert(info.code);
            QVERIFY(info.status >= 400 && info.status < 600);
            QCOMPARE(errorCodeFromSlug(info.slug), std::optional(info.code));
        }
        QCOMPARE(slugs.size(), allProblems().size());
        QCOMPARE(codes.size(), allProblems().size());
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
            QVERIFY2(codes.contains(static_cast<ErrorCode>(code)), QByteArray::number(code));
    }

    void aManualClockStandsStill()
    {
        ManualClock clock(instantFromMillis(5));
        clock.advance(std::chrono::seconds(1));
        QCOMPARE(toMillis(clock.now()), 1005);
    }
};

QTEST_APPLESS_MAIN(ValuesTest)
#include "values_test.moc"
