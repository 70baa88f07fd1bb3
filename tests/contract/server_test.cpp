// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"
#include "tests/contract/examples.h"
#include "tests/contract/golden.h"

#include <QTest>

#include <map>

using namespace gremio;
using namespace gremio::test;

/// The server's side: it writes what the golden files say, byte for byte, and reads them strictly.
class ContractServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAreWrittenSo()
    {
        examples::answers([](const char* family, const char* name, const auto& value) {
            QCOMPARE(toJson(value), GoldenFile(QString::fromLatin1(family)).document(name));
        });
    }

    void requestsAreReadStrictly()
    {
        examples::requests([](const char* family, const char* name, const auto& value) {
            using Body = std::decay_t<decltype(value)>;
            const QByteArray golden = GoldenFile(QString::fromLatin1(family)).document(name);
            QCOMPARE(toJson(fromJson<Body>(golden, Reading::Strict)), toJson(value));
            QVERIFY_THROWS_EXCEPTION(Problem, fromJson<Body>(fromTheFuture(golden), Reading::Strict));
        });
    }

    /// Nothing stands in the files that no test reads.
    void everyLineIsRead()
    {
        std::map<QByteArray, QList<QByteArray>> names;
        const auto note = [&names](const char* family, const char* name, const auto&) {
            names[family].append(name);
        };
        examples::answers(note);
        examples::requests(note);
        QVERIFY(names.size() >= 6);
        for (auto& [family, known] : names) {
            QList<QByteArray> there = GoldenFile(QString::fromLatin1(family)).names();
            std::sort(there.begin(), there.end());
            std::sort(known.begin(), known.end());
            QCOMPARE(there, known);
        }
    }
};

QTEST_GUILESS_MAIN(ContractServerTest)
#include "server_test.moc"
