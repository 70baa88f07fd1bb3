// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;

/// Backups of a real server on each engine, made under load, restored, and judged by backup_test.py, which
/// shares no code with it.
class BackupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void madeUnderLoad_data() { test::engines(); }
    void madeUnderLoad()
    {
        QFETCH(test::Engine, engine);
        const QTemporaryDir folder;
        const bool sqlite = engine == test::Engine::Sqlite;
        test::RunningServer server(engine);
        const QString email = u"admin@example.org"_s;
        const QString password = u"seven maple ladders"_s;
        QCOMPARE(server.run({u"admin"_s, u"create"_s, u"--email"_s, email, u"--name"_s, u"Admin"_s},
                     password.toUtf8()),
            0);

        std::vector<std::unique_ptr<test::TestDatabase>> bases;
        QJsonArray targets;
        for (int i = 0; i < 4; ++i) { // two with a schema; the others are filled from nothing
            if (sqlite && i > 1) {
                targets.append(u"sqlite:"_s + folder.filePath(u"fresh-%1.sqlite"_s.arg(i)));
                continue;
            }
            bases.push_back(i > 1 ? std::make_unique<test::TestDatabase>(engine, u":/nothing"_s)
                                  : std::make_unique<test::TestDatabase>(engine));
            targets.append(bases.back()->urlText());
        }
        // A whole backup of the other engine.
        test::TestDatabase other(sqlite ? test::Engine::Postgres : test::Engine::Sqlite);
        const QString foreign = folder.filePath(u"other-engine.backup"_s);
        QProcess backup;
        backup.start(test::programFolder() + u"/gremio-server"_s,
            {u"backup"_s, foreign, u"--database-url"_s, other.urlText(), u"--data-dir"_s, folder.path()});
        QVERIFY(backup.waitForFinished(60'000));
        QVERIFY2(backup.exitCode() == 0, backup.readAllStandardError().constData());

        const QJsonObject options{{u"url"_s, server.url()}, {u"email"_s, email}, {u"password"_s, password},
            {u"program"_s, test::programFolder() + u"/gremio-server"_s},
            {u"database"_s, server.base().urlText()}, {u"dataDir"_s, server.dataDir()},
            {u"folder"_s, folder.path()}, {u"targets"_s, targets}, {u"otherEngine"_s, foreign},
            {u"support"_s, QStringLiteral(GREMIO_SUPPORT)}};
        QProcess story;
        story.setProcessChannelMode(QProcess::MergedChannels);
        story.start(QStringLiteral(GREMIO_PYTHON),
            {QStringLiteral(GREMIO_SOURCES "/backup_test.py"),
                QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact))});
        QVERIFY2(story.waitForFinished(500'000), "the story does not end");
        const QByteArray output = story.readAll();
        QVERIFY2(story.exitCode() == 0, output.constData());
        QVERIFY2(output.contains("restored and consistent"), output.constData());
        qInfo("%s", output.trimmed().constData());
        QVERIFY2(!server.log().contains(" error "), server.log().constData());
        QCOMPARE(server.terminate(), 0);
    }
};

QTEST_GUILESS_MAIN(BackupTest)
#include "backup_test.moc"
