// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/identity.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QCryptographicHash>
#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;

/// The pages for browsers, worked in a real one (Chromium, headless).
class BrowserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePagesWork()
    {
        test::RunningServer server(test::Engine::Sqlite);
        RegisterBody body;
        body.email = u"lucia@example.org"_s;
        body.password = u"seven maple ladders"_s;
        body.displayName = u"Lucía"_s;
        const auto joined = test::HttpClient(server.port()).post("/api/v1/auth/register", body);
        QCOMPARE(joined.status, 201);
        // What a mail would hold.
        const QByteArray reset = QByteArray(42, 'r') + 'E'; // base64url of 32 bytes
        const QByteArray verify(43, 'E');
        giveCode(server, reset, u"reset-password"_s, body.email);
        giveCode(server, verify, u"verify-email"_s, body.email);

        QProcess story;
        story.setProcessChannelMode(QProcess::MergedChannels);
        story.start(QStringLiteral(GREMIO_PYTHON),
            {QStringLiteral(GREMIO_SOURCES "/browser_test.py"), server.url(), body.email, body.password,
                QString::fromLatin1(reset), QString::fromLatin1(verify)});
        QVERIFY2(story.waitForFinished(500'000), "the story does not end");
        const QByteArray output = story.readAll();
        QVERIFY2(story.exitCode() == 0, output.constData());
        QVERIFY2(output.contains("the pages work"), output.constData());
        QCOMPARE(server.terminate(), 0);
    }

private:
    static void giveCode(
        test::RunningServer& server, const QByteArray& code, const QString& purpose, const QString& email)
    {
        const QByteArray hash = QCryptographicHash::hash(code, QCryptographicHash::Sha256).toHex();
        server.base().execute(
            u"INSERT INTO one_time_tokens (token_hash, user_id, purpose, email, email_key, created_at, "
            u"expires_at) "
            "SELECT '%1', id, '%2', email, email_key, created_at, created_at + 600000 FROM users WHERE email = '%3'"_s
                .arg(QString::fromLatin1(hash), purpose, email));
    }
};

QTEST_GUILESS_MAIN(BrowserTest)
#include "browser_test.moc"
