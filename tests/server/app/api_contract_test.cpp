// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/connection.h"
#include "tests/support/mail_server.h"
#include "tests/support/running_server.h"
#include "tests/support/session_times.h"

#include <QTest>

using namespace gremio;

/// Runs the story in api_contract_test.py against a real server on each engine.
class ApiContractTest : public QObject {
    Q_OBJECT

    /// What it says until it ends, or is silent for too long; what it asks for is done.
    static QByteArray heard(QProcess& story, test::TestDatabase& base)
    {
        QByteArray output;
        do {
            while (story.canReadLine()) {
                const QByteArray line = story.readLine();
                if (line.startsWith("ask "))
                    story.write(test::moveSession(base, line.mid(4).trimmed()) ? "done\n" : "what?\n");
                output += line;
            }
        } while (story.waitForReadyRead(300'000));
        story.waitForFinished();
        return output + story.readAll();
    }

private Q_SLOTS:
    void everyRouteIsAsDescribed_data() { test::engines(); }
    void everyRouteIsAsDescribed()
    {
        QFETCH(test::Engine, engine);
        test::MailServer mails;
        test::RunningServer server(engine,
            {QStringLiteral("--smtp-url"), QStringLiteral("smtp://127.0.0.1:%1?tls=off").arg(mails.port()),
                QStringLiteral("--mail-from"), QStringLiteral("no-reply@example.org")});
        const QString email = QStringLiteral("admin@example.org");
        const QString password = QStringLiteral("seven maple ladders");
        QCOMPARE(server.run({QStringLiteral("admin"), QStringLiteral("create"), QStringLiteral("--email"),
                                email, QStringLiteral("--name"), QStringLiteral("Admin")},
                     password.toUtf8() + '\n'),
            0);
        QProcess story;
        story.setProcessChannelMode(QProcess::MergedChannels);
        story.start(QStringLiteral(GREMIO_PYTHON),
            {QStringLiteral(GREMIO_SOURCES "/api_contract_test.py"), server.url(), email, password,
                mails.logFile()});
        const QByteArray output = heard(story, server.base());
        QVERIFY2(story.state() == QProcess::NotRunning, "the story does not end");
        QVERIFY2(story.exitCode() == 0, output.constData());
        QVERIFY2(output.contains("routes as described"), output.constData());
        // Those who forgot their password were answered by the server's own clockwork.
        storage::Connection connection(server.base().url(), {});
        connection.open();
        const auto waiting = [&connection] {
            return connection.select(QStringLiteral("SELECT count(*) FROM password_reset_requests"))
                .at(0)
                .at(0)
                .toInt();
        };
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, 20'000);
        QVERIFY2(!server.log().contains(" error "), server.log().constData());
        QCOMPARE(server.terminate(), 0);
    }
};

QTEST_GUILESS_MAIN(ApiContractTest)
#include "api_contract_test.moc"
