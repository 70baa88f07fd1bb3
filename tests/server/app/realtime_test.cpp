// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_server.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 300'000; // milliseconds

} // namespace

/// The full server with the client libraries that others wrote: socket.io-client and python3-socketio.
class RealtimeTest : public QObject {
    Q_OBJECT

    static QStringList flags()
    {
        return {u"--limits-requests-per-minute"_s, u"0"_s, u"--limits-anonymous-requests-per-minute"_s,
            u"0"_s, u"--limits-connections-per-address"_s, u"0"_s, u"--limits-login-failures"_s, u"0"_s};
    }

    /// Runs the script to its end, doing what it asks for. What it printed.
    static QByteArray play(
        test::RunningServer& server, const QString& program, const QStringList& words, int& exitCode)
    {
        QProcess script;
        script.setProcessChannelMode(QProcess::MergedChannels);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"NODE_MODULES"_s, QStringLiteral(GREMIO_NODE_MODULES));
        script.setProcessEnvironment(environment);
        script.start(program, words);
        QByteArray output;
        while (script.state() != QProcess::NotRunning) {
            if (!script.canReadLine() && !script.waitForReadyRead(patience))
                break;
            while (script.canReadLine()) {
                const QByteArray line = script.readLine();
                output += line;
                if (!line.startsWith("ask suspend "))
                    continue;
                const QString email = QString::fromUtf8(line.mid(12).trimmed());
                const int code = server.run(
                    {u"admin"_s, u"suspend"_s, u"--email"_s, email, u"--reason"_s, u"For the test"_s});
                output += "exit code " + QByteArray::number(code) + '\n';
                script.write(QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + '\n');
            }
        }
        if (script.state() != QProcess::NotRunning)
            script.kill();
        script.waitForFinished();
        output += script.readAll();
        exitCode = script.exitCode();
        return output;
    }

private Q_SLOTS:
    void connections_data() { test::engines(); }
    void connections()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, flags());
        int code = -1;
        const QByteArray output = play(server, u"node"_s,
            {QStringLiteral(GREMIO_SOURCES "/realtime/connections.mjs"), server.url()}, code);
        QVERIFY2(code == 0 && output.contains("all stories end well"), output.constData());
        QCOMPARE(server.terminate(), 0);
    }

    void python_data() { test::engines(); }
    void python()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, flags());
        int code = -1;
        const QByteArray output = play(server, QStringLiteral(GREMIO_PYTHON),
            {QStringLiteral(GREMIO_SOURCES "/realtime/chat_by_python.py"), server.url()}, code);
        QVERIFY2(code == 0 && output.contains("all is well"), output.constData());
        QCOMPARE(server.terminate(), 0);
    }

    /// By hand with more: GREMIO_CRASH_KILLS=200.
    void nothingIsLostWhenItIsKilled_data() { test::engines(); }
    void nothingIsLostWhenItIsKilled()
    {
        QFETCH(test::Engine, engine);
        test::TestDatabase base(engine);
        const QTemporaryDir data;
        const QString kills = qEnvironmentVariable("GREMIO_CRASH_KILLS", u"20"_s);
        QProcess load;
        load.setProcessChannelMode(QProcess::MergedChannels);
        load.start(QStringLiteral(GREMIO_PYTHON),
            {QStringLiteral(GREMIO_SOURCES "/realtime/crash.py"), u"50"_s, kills,
                test::programFolder() + u"/gremio-server"_s, u"--data-dir"_s, data.path(),
                u"--database-url"_s, base.urlText()});
        QVERIFY2(load.waitForFinished(240'000 + 10'000 * kills.toInt()), "the load does not end");
        const QByteArray output = load.readAll();
        QVERIFY2(load.exitCode() == 0 && output.contains("nothing lost, nothing twice"), output.constData());
        qInfo("%s", output.constData());
    }
};

QTEST_GUILESS_MAIN(RealtimeTest)
#include "realtime_test.moc"
