// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/app_options.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;

class OptionsTest : public QObject {
    Q_OBJECT

    static AppOptions::Parsed parse(const QStringList& words)
    {
        return AppOptions::parse(QStringList{u"gremio"_s} + words);
    }

private Q_SLOTS:
    void allOfThem()
    {
        const auto parsed = parse({u"--server"_s, u"localhost:8080"_s, u"--account"_s, u"a@example.org"_s,
            u"--password-stdin"_s, u"--profile"_s, u"some/where"_s, u"--page"_s, u"find"_s});
        QVERIFY(parsed.options);
        QCOMPARE(parsed.options->server, QUrl(u"http://localhost:8080"_s));
        QCOMPARE(parsed.options->account, u"a@example.org"_s);
        QVERIFY(parsed.options->passwordFromStdin);
        QCOMPARE(parsed.options->profileDir, QDir::current().absoluteFilePath(u"some/where"_s));
        QCOMPARE(parsed.options->page, u"find"_s);
    }

    void noneOfThem()
    {
        const auto parsed = parse({});
        QVERIFY(parsed.options);
        QVERIFY(!parsed.options->server);
        QVERIFY(parsed.options->account.isEmpty());
    }

    void mistakes_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("unknown option") << QStringList{u"--colour"_s};
        QTest::newRow("no address") << QStringList{u"--server"_s, u"not an address"_s};
        QTest::newRow("whose password") << QStringList{u"--password-stdin"_s};
        QTest::newRow("no such page") << QStringList{u"--page"_s, u"earnings"_s};
        QTest::newRow("left over") << QStringList{u"hello"_s};
        QTest::newRow("no link of ours") << QStringList{u"https://example.org/reset?token=x"_s};
        QTest::newRow("two links") << QStringList{u"gremio://home"_s, u"gremio://find"_s};
    }

    void mistakes()
    {
        QFETCH(QStringList, words);
        const auto parsed = parse(words);
        QVERIFY(!parsed.options);
        QCOMPARE(parsed.exitCode, 64);
        QVERIFY(!parsed.message.isEmpty());
    }

    void aLink()
    {
        const auto parsed = parse({u"gremio://reset?token=x"_s});
        QVERIFY(parsed.options);
        QVERIFY(parsed.options->link);
        QCOMPARE(parsed.options->link->code, u"x"_s);
        QCOMPARE(parsed.link, u"gremio://reset?token=x"_s);
    }

    void help()
    {
        const auto parsed = parse({u"--help"_s});
        QVERIFY(!parsed.options);
        QCOMPARE(parsed.exitCode, 0);
        QVERIFY(parsed.message.contains(u"--profile"_s));
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "options_test.moc"
