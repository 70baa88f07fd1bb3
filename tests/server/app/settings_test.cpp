// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gremio::app;

class SettingsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString fileWith(const QByteArray& text)
    {
        QString path = m_folder.filePath(QStringLiteral("gremio.conf"));
        QFile file(path);
        [&] { QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate)); }();
        file.write(text);
        return path;
    }

    static QString refusal(const QHash<QString, QString>& flags, const QString& file = {})
    {
        try {
            Settings::load(flags, {}, file);
            return {};
        } catch (const SettingsError& error) {
            return QString::fromUtf8(error.what());
        }
    }

private Q_SLOTS:
    void theNearestWins()
    {
        const QString file = fileWith("# ours\nname = From file\nregistration=closed\n\n workers = 3 \n");
        const QHash<QString, QString> environment{
            {QStringLiteral("GREMIO_NAME"), QStringLiteral("From environment")},
            {QStringLiteral("GREMIO_WORKERS"), QStringLiteral("4")}};
        const auto settings =
            Settings::load({{QStringLiteral("name"), QStringLiteral("From flag")}}, environment, file);
        QCOMPARE(settings.text("name"), QStringLiteral("From flag"));
        QCOMPARE(settings.number("workers"), 4);
        QCOMPARE(settings.text("registration"), QStringLiteral("closed"));
        QCOMPARE(settings.text("log_format"), QStringLiteral("text"));
    }

    void hostsSetDatabaseUrl()
    {
        const QHash<QString, QString> hosts{
            {QStringLiteral("DATABASE_URL"), QStringLiteral("postgresql://u:secret@h/d")}};
        const auto settings = Settings::load({}, hosts, {});
        QCOMPARE(settings.databaseUrl(), QStringLiteral("postgresql://u:secret@h/d"));
        const QString shown = settings.described().join(u'\n');
        QVERIFY(shown.contains(QStringLiteral("DATABASE_URL")));
        QVERIFY2(!shown.contains(QStringLiteral("secret")), "a password is shown");
    }

    void theDatabaseIsInTheDataDirectory()
    {
        const auto settings = Settings::load({{QStringLiteral("data_dir"), QStringLiteral("/x/y/")}}, {}, {});
        QCOMPARE(settings.databaseUrl(), QStringLiteral("sqlite:/x/y/gremio.sqlite"));
    }

    void listenIsTakenApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("port");
        QTest::newRow("IPv4") << QStringLiteral("0.0.0.0:80") << QStringLiteral("0.0.0.0") << 80;
        QTest::newRow("IPv6") << QStringLiteral("[::1]:8080") << QStringLiteral("::1") << 8080;
        QTest::newRow("port only") << QStringLiteral(":0") << QStringLiteral("127.0.0.1") << 0;
    }

    void listenIsTakenApart()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        QFETCH(int, port);
        const auto settings = Settings::load({{QStringLiteral("listen"), text}}, {}, {});
        QCOMPARE(settings.listen().address, address);
        QCOMPARE(int(settings.listen().port), port);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* key, const char* value) {
            QTest::addRow("%s=%s", key, value) << QString::fromLatin1(key) << QString::fromLatin1(value);
        };
        row("listen", "8080");
        row("listen", "127.0.0.1:99999");
        row("listen", "example.org:80");
        row("workers", "-1");
        row("workers", "many");
        row("limits.body_kib", "0");
        row("limits.head_seconds", "0");
        row("limits.idle_seconds", "x");
        row("registration", "maybe");
        row("log_format", "xml");
        row("production", "yes");
        row("database_url", "mysql://x");
        row("tls_key", "/x");
    }

    void refused()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QVERIFY(!refusal({{key, value}}).isEmpty());
    }

    void demoAndProductionDoNotMix()
    {
        QVERIFY(refusal({{QStringLiteral("production"), QStringLiteral("true")},
                            {QStringLiteral("demo_mode"), QStringLiteral("true")}})
                    .contains(QStringLiteral("demo")));
    }

    void aBadLineIsNamed()
    {
        const QString file = fileWith("name = x\ncolour = blue\n");
        QVERIFY(refusal({}, file).contains(QStringLiteral("line 2")));
        QVERIFY(
            refusal({}, m_folder.filePath(QStringLiteral("absent"))).contains(QStringLiteral("Cannot read")));
    }
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "settings_test.moc"
