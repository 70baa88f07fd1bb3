// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/query_encoding.h"
#include "client/net/server_address.h"
#include "shared/core/query_decoding.h"
#include "shared/protocol/directory.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;

class AddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        QTest::newRow("host") << u"gremio.example.org"_s << u"https://gremio.example.org"_s;
        QTest::newRow("this machine") << u"localhost:8080"_s << u"http://localhost:8080"_s;
        QTest::newRow("address") << u"127.0.0.1:9"_s << u"http://127.0.0.1:9"_s;
        QTest::newRow("scheme stays") << u"http://school.example"_s << u"http://school.example"_s;
        QTest::newRow("base is cut") << u"https://a.example/api/v1/"_s << u"https://a.example"_s;
        QTest::newRow("folder stays") << u"https://a.example/gremio/"_s << u"https://a.example/gremio"_s;
        QTest::newRow("query goes") << u"https://a.example/?x=1#y"_s << u"https://a.example"_s;
        QTest::newRow("spaces around") << u"  a.example "_s << u"https://a.example"_s;
        QTest::newRow("nothing") << u" "_s << QString();
        QTest::newRow("words") << u"my school"_s << QString();
        QTest::newRow("another scheme") << u"ftp://a.example"_s << QString();
        QTest::newRow("a password in it") << u"https://me:secret@a.example"_s << QString();
    }

    void understandsWhatPeopleType()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        const auto parsed = parseServerAddress(typed);
        QCOMPARE(parsed ? parsed->toString() : QString(), url);
    }

    void showsWhatMatters()
    {
        QCOMPARE(displayAddress(QUrl(u"https://gremio.example.org"_s)), u"gremio.example.org"_s);
        QCOMPARE(displayAddress(QUrl(u"http://localhost:8080"_s)), u"localhost:8080"_s);
        QCOMPARE(displayAddress(QUrl(u"http://a.example"_s)), u"http://a.example"_s);
        QVERIFY(isUnprotected(QUrl(u"http://a.example"_s)));
        QVERIFY(!isUnprotected(QUrl(u"http://127.0.0.1:8080"_s)));
        QVERIFY(!isUnprotected(QUrl(u"https://a.example"_s)));
    }

    /// What the app writes, the server reads: the same field list on both sides.
    void aQueryComesBackAsItWas()
    {
        MentorQuery query;
        query.q = u"C++ & años 50% señal"_s;
        query.skill = {SkillId::generate(instantFromMillis(1)), SkillId::generate(instantFromMillis(2))};
        query.language = {u"es"_s, u"en"_s};
        query.minRating = 4.5;
        query.sort = MentorSort::Rating;
        query.limit = 10;
        const QByteArray text = toQuery(query).toString(QUrl::FullyEncoded).toLatin1();
        const auto read = fromParameters<MentorQuery>(parseQuery(text), '?');
        QCOMPARE(read.q, query.q);
        QVERIFY(read.skill == query.skill);
        QVERIFY(read.language == query.language);
        QCOMPARE(read.minRating, query.minRating);
        QCOMPARE(read.sort, query.sort);
        QCOMPARE(read.limit, query.limit);
        QVERIFY(toQuery(MentorQuery{}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "address_test.moc"
