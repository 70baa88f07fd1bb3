// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"
#include "tests/contract/examples.h"
#include "tests/contract/golden.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;

namespace {

template <class T>
void compare(const T& read, const T& expected)
{
    if constexpr (requires { read == expected; })
        QVERIFY(read == expected);
    else
        QCOMPARE(toJson(read), toJson(expected));
}

} // namespace

/// The app's side: it reads what the golden files say, from a newer server too, and sends exactly that.
class ContractClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAreRead()
    {
        examples::answers([](const char* family, const char* name, const auto& value) {
            using Answer = std::decay_t<decltype(value)>;
            const QByteArray golden = GoldenFile(QString::fromLatin1(family)).document(name);
            compare(fromJson<Answer>(golden, Reading::Tolerant), value);
            QVERIFY(fromTheFuture(golden).contains("fromTheFuture"));
            compare(fromJson<Answer>(fromTheFuture(golden), Reading::Tolerant), value);
        });
    }

    void requestsAreWrittenSo()
    {
        examples::requests([](const char* family, const char* name, const auto& value) {
            QCOMPARE(toJson(value), GoldenFile(QString::fromLatin1(family)).document(name));
        });
    }

    /// A cut document is an error, not half a value.
    void cutAnswersAreRefused()
    {
        const QByteArray golden = GoldenFile(QStringLiteral("identity")).document("SignedIn");
        QVERIFY(!golden.isEmpty());
        for (qsizetype length = 0; length < golden.size(); ++length)
            QVERIFY_THROWS_EXCEPTION(Problem, fromJson<SignedIn>(golden.first(length), Reading::Tolerant));
    }
};

QTEST_GUILESS_MAIN(ContractClientTest)
#include "client_test.moc"
