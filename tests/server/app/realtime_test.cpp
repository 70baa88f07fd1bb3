// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/app/socket_script.h"
#include "tests/support/running_server.h"
#include "tests/support/session_times.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;

/// The full server with the client libraries that others wrote: socket.io-client and python3-socketio.
class RealtimeTest : public QObject {
    Q_OBJECT

    static QStringList flags(const QStringList& more = {})
    {
        return QStringList{u"--limits-requests-per-minute"_s, u"0"_s,
                   u"--limits-anonymous-requests-per-minute"_s, u"0"_s, u"--limits-connections-per-address"_s,
                   u"0"_s, u"--limits-login-failures"_s, u"0"_s}
        + more;
    }

    static constexpr auto adminEmail = "root@example.org";
    static constexpr auto adminPassword = "seven maple ladders";

    static bool makeAdmin(test::RunningServer& server)
    {
        return server.run({u"admin"_s, u"create"_s, u"--email"_s, QString::fromLatin1(adminEmail),
                              u"--name"_s, u"Root"_s},
                   QByteArray(adminPassword) + '\n')
            == 0;
    }

    /// What a script asks for that it cannot do itself.
    static QByteArray answerTo(test::RunningServer& server, const QByteArray& request)
    {
        if (request == "restart") {
            const quint16 port = server.port();
            const int code = server.terminate();
            server.start(port);
            return QByteArray::number(code);
        }
        if (request.startsWith("suspend "))
            server.run({u"admin"_s, u"suspend"_s, u"--email"_s, QString::fromUtf8(request.mid(8)),
                u"--reason"_s, u"For the test"_s});
        if (request == "lapse") // all that is held, as if its time were over
            server.base().execute(u"UPDATE holds SET expires_at = 1"_s);
        test::moveSession(server.base(), request);
        return QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    }

    /// Runs the script to its end, doing what it asks for. What is wrong; nothing when it says `ends`.
    static QByteArray play(test::RunningServer& server, const char* name, const QStringList& words = {},
        const QByteArray& ends = "all stories end well")
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"NODE_MODULES"_s, QStringLiteral(GREMIO_NODE_MODULES));
        environment.insert(u"GREMIO_DATA_DIR"_s, server.dataDir());
        environment.insert(u"GREMIO_ADMIN"_s,
            QString::fromLatin1(adminEmail) + u" / "_s + QString::fromLatin1(adminPassword));
        return test::playScript(
            QStringLiteral(GREMIO_SOURCES "/realtime/") + QString::fromLatin1(name),
            QStringList{server.url()} + words, environment,
            [&server](const QByteArray& request) { return answerTo(server, request); }, ends);
    }

public:
    /// Qt Test gives a function five minutes; two hundred kills or racers take longer.
    static void initMain()
    {
        if (qEnvironmentVariableIsSet("GREMIO_CRASH_KILLS") || qEnvironmentVariableIsSet("GREMIO_RACE_SLOTS"))
            qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); // milliseconds
    }

private Q_SLOTS:
    void connections_data() { test::engines(); }
    void connections()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(
            engine, flags({u"--allowed-origins"_s, u"https://app.example.org"_s, u"--io-threads"_s, u"3"_s}));
        QVERIFY(makeAdmin(server));
        QCOMPARE(play(server, "connections.mjs"), QByteArray());
        QCOMPARE(server.terminate(), 0);
    }

    void chats_data() { test::engines(); }
    void chats()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, flags());
        QCOMPARE(play(server, "chats.mjs"), QByteArray());
        QCOMPARE(server.terminate(), 0);
    }

    void sessions_data() { test::engines(); }
    void sessions()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, flags());
        QCOMPARE(play(server, "sessions.mjs"), QByteArray());
        QCOMPARE(server.terminate(), 0);
    }

    void endings_data() { test::engines(); }
    void endings()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, flags());
        QVERIFY(makeAdmin(server));
        QCOMPARE(play(server, "endings.mjs"), QByteArray());
        QCOMPARE(server.terminate(), 0);
    }

    void hostilePeers()
    {
        test::RunningServer server(test::Engine::Sqlite, flags());
        QCOMPARE(play(server, "hostile.mjs"), QByteArray());
        QVERIFY2(!server.log().contains(" error "), server.log().constData());
        QCOMPARE(server.terminate(), 0);
    }

    /// Neither by polling nor through a proxy gets an address more places than it has connections.
    void placesOfAnAddress()
    {
        const QStringList limit{
            u"--limits-connections-per-address"_s, u"3"_s, u"--trusted-proxies"_s, u"127.0.0.1"_s};
        test::RunningServer server(test::Engine::Sqlite, limit);
        QCOMPARE(play(server, "places.mjs"), QByteArray());
        QCOMPARE(server.terminate(), 0);
    }

    void itEndsAndStartsAgain_data() { test::engines(); }
    void itEndsAndStartsAgain()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, flags());
        QCOMPARE(play(server, "restart.mjs"), QByteArray());
        QCOMPARE(server.terminate(), 0);
    }

    void twoServers_data() { test::engines(); }
    void twoServers()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, flags());
        QVERIFY(makeAdmin(server));
        test::RunningServer other(server, flags());
        QCOMPARE(play(server, "two_servers.mjs", {other.url()}), QByteArray());
        QCOMPARE(server.terminate(), 0);
        QCOMPARE(other.terminate(), 0);
    }

    /// By hand with 200 racers for each of more slots: GREMIO_RACE_SLOTS=100.
    void racersOnTwoServers()
    {
        const QString slots = qEnvironmentVariable("GREMIO_RACE_SLOTS", u"2"_s);
        const QString racers = qEnvironmentVariableIsSet("GREMIO_RACE_SLOTS") ? u"200"_s : u"8"_s;
        test::RunningServer server(test::Engine::Postgres, flags());
        test::RunningServer other(server, flags());
        QCOMPARE(play(server, "session_racers.mjs", {other.url(), racers, slots}), QByteArray());
        QCOMPARE(server.terminate(), 0);
        QCOMPARE(other.terminate(), 0);
    }

    /// Each has texts that nobody else may see: not in any answer, not over a socket, not in a search, and
    /// the log has none of them.
    void isolation_data() { test::engines(); }
    void isolation()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, flags({u"--log-level"_s, u"debug"_s}));
        QVERIFY(makeAdmin(server));
        QCOMPARE(play(server, "isolation.py", {}, "nobody saw what is not theirs"), QByteArray());
        QCOMPARE(server.terminate(), 0);
        QVERIFY(!server.log().isEmpty());
        QVERIFY2(!server.log().contains("canary"), server.log().constData());
    }

    void python_data() { test::engines(); }
    void python()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, flags());
        QCOMPARE(play(server, "chat_by_python.py", {}, "all is well"), QByteArray());
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
