// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/server_info.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QTest>

using namespace gremio;

/// gremio-server as an admin uses it.
class CommandLineTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    int run(const QStringList& words, QByteArray* output = nullptr, const QByteArray& input = {})
    {
        QProcess process;
        process.start(test::programFolder() + QStringLiteral("/gremio-server"), words);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return -1;
        if (output)
            *output = process.readAllStandardOutput() + process.readAllStandardError();
        return process.exitCode();
    }

    QStringList dataDir(const char* name) const
    {
        return {QStringLiteral("--data-dir"), m_folder.filePath(QString::fromLatin1(name))};
    }

private Q_SLOTS:
    void exitCodes_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* words, int code, const char* text) {
            QTest::newRow(words) << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts) << code
                                 << QByteArray(text);
        };
        row("", 64, "Usage");
        row("--help", 0, "serve");
        row("serve --help", 0, "--database-url");
        row("migrate --help", 0, "--status");
        row("version", 0, "Qt 6");
        row("--version", 0, "Qt 6");
        row("dance", 64, "dance");
        row("serve --dance", 64, "--dance");
        row("serve --listen", 64, "--listen");
        row("serve --listen nowhere", 78, "listen");
        row("serve --config /does/not/exist", 78, "/does/not/exist");
        row("check --print-config", 0, "data_dir");
        row("check --data-dir /proc", 78, "cannot write into /proc"); // nobody can, root neither
        row("serve --database-url postgresql://x@127.0.0.1:1/x --data-dir /tmp", 69, "");
        row("admin dance", 64, "admin create");
        row("admin create --email no --name N", 64, "--email");
        row("openapi", 0, "\"openapi\":\"3.1.0\"");
        row("asyncapi", 0, "\"asyncapi\":\"3.1.0\"");
    }

    void exitCodes()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QByteArray, text);
        QByteArray output;
        QCOMPARE(run(words, &output), code);
        QVERIFY2(output.contains(text), output.constData());
    }

    void checkMissesTheKeyThatServeWouldMiss()
    {
        const QStringList words =
            QStringList{QStringLiteral("check"), QStringLiteral("--production"), QStringLiteral("true")}
            + dataDir("keyless");
        QByteArray output;
        QCOMPARE(run(words, &output), 78);
        QVERIFY2(output.contains("admin keys create"), output.constData());
        QCOMPARE(run(QStringList{QStringLiteral("admin"), QStringLiteral("keys"), QStringLiteral("create")}
                     + dataDir("keyless")),
            0);
        QCOMPARE(run(words, &output), 0);
        QVERIFY2(output.contains("signing key     ok"), output.constData());
    }

    void migrateAndStatus()
    {
        QByteArray before;
        QCOMPARE(
            run(QStringList{QStringLiteral("migrate"), QStringLiteral("--status")} + dataDir("m"), &before),
            0);
        QVERIFY(before.contains("not applied yet"));
        QCOMPARE(run(QStringList{QStringLiteral("migrate")} + dataDir("m")), 0);
        QByteArray after;
        QCOMPARE(
            run(QStringList{QStringLiteral("migrate"), QStringLiteral("--status")} + dataDir("m"), &after),
            0);
        QVERIFY2(!after.contains("not applied yet"), after.constData());
    }

    void anAdminIsMadeOnce()
    {
        const QStringList words =
            QStringList{QStringLiteral("admin"), QStringLiteral("create"), QStringLiteral("--email"),
                QStringLiteral("a@example.org"), QStringLiteral("--name"), QStringLiteral("Ada")}
            + dataDir("a");
        QByteArray output;
        QCOMPARE(run(words, &output, "password1\n"), 65);
        QVERIFY2(output.contains("guess"), output.constData());
        QCOMPARE(run(words, &output, "seven maple ladders\n"), 0);
        QCOMPARE(run(words, &output, "seven maple ladders\n"), 65);
        QVERIFY2(output.contains("already"), output.constData());
        QCOMPARE(run(words, &output), 64); // no password came
    }

    void demoWantsAnEmptyDatabase()
    {
        QByteArray output;
        QCOMPARE(run(QStringList{QStringLiteral("demo")} + dataDir("d"), &output), 0);
        QVERIFY2(output.contains("@"), output.constData());
        QCOMPARE(run(QStringList{QStringLiteral("demo")} + dataDir("d"), &output), 65);
        QVERIFY2(output.contains("not empty"), output.constData());
    }

    void servesAndDrains_data() { test::engines(); }
    void servesAndDrains()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, {QStringLiteral("--name"), QStringLiteral("Escuela Norte")});
        test::HttpClient client(server.port());
        QCOMPARE(client.get("/api/v1/server").as<ServerInfo>().name, QStringLiteral("Escuela Norte"));
        QCOMPARE(client.get("/readyz").status, 200);
        QCOMPARE(server.terminate(), 0);
        server.start(); // on what is there already
        test::HttpClient again(server.port());
        QCOMPARE(again.get("/readyz").status, 200);
    }

    void aTakenPortIsSaid()
    {
        test::RunningServer server(test::Engine::Sqlite);
        QByteArray output;
        QCOMPARE(run(QStringList{QStringLiteral("serve"), QStringLiteral("--listen"),
                         QStringLiteral("127.0.0.1:%1").arg(server.port())}
                         + dataDir("p"),
                     &output),
            69);
        QVERIFY2(output.contains(QByteArray::number(server.port())), output.constData());
    }

    void theDataDirectoryIsPrivate()
    {
        QCOMPARE(run(QStringList{QStringLiteral("migrate")} + dataDir("private")), 0);
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(m_folder.filePath(QStringLiteral("private"))) & others));
    }

    void theDatabaseFileIsPrivateWhereverItLies()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("shared")));
        QCOMPARE(run(QStringList{QStringLiteral("migrate")} + dataDir("shared")), 0);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        const QString file = m_folder.filePath(QStringLiteral("shared/gremio.sqlite"));
        QVERIFY(QFile::exists(file));
        QVERIFY(!(QFile::permissions(file) & others));
    }

    void productionMakesNoKeyByItself()
    {
        const QStringList serve =
            QStringList{QStringLiteral("serve"), QStringLiteral("--production"), QStringLiteral("true"),
                QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}
            + dataDir("live");
        QByteArray output;
        QCOMPARE(run(serve, &output), 78);
        QVERIFY2(output.contains("admin keys create"), output.constData());
        const QStringList make =
            QStringList{QStringLiteral("admin"), QStringLiteral("keys"), QStringLiteral("create")}
            + dataDir("live");
        QCOMPARE(run(make), 0);
        QCOMPARE(run(make, &output), 73);
        QVERIFY2(output.contains("already"), output.constData());

        const QStringList production{QStringLiteral("--production"), QStringLiteral("true")};
        QFile key(m_folder.filePath(QStringLiteral("live/signing.key")));
        QVERIFY(key.open(QIODevice::ReadOnly));
        const QString text = QString::fromLatin1(key.readAll()).trimmed();
        test::RunningServer server(
            test::Engine::Sqlite, production + QStringList{QStringLiteral("--signing-key"), text});
        QCOMPARE(test::HttpClient(server.port()).get("/readyz").status, 200);
        QVERIFY(!QFile::exists(server.dataDir() + QStringLiteral("/signing.key")));
        QCOMPARE(
            run(serve + QStringList{QStringLiteral("--signing-key"), QStringLiteral("short")}, &output), 78);
        QVERIFY2(output.contains("signing_key"), output.constData());
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
