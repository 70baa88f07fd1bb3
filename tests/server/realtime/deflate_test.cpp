// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocket/deflate.h"

#include <QRandomGenerator>
#include <QTest>

using namespace gremio::websocket;

class DeflateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void messagesComeBack_data();
    void messagesComeBack();
    void theExamplesOfTheRfc();
    void messagesStandAlone();
    void malformedMessagesAreRefused();
    void bombsAreDefused();
};

void DeflateTest::messagesComeBack_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("a");
    QTest::newRow("text") << QByteArray("Hello, hello, hello");
    QTest::newRow("long") << QByteArray(900'000, 'x');
    QByteArray noise(100'000, '\0');
    for (char& byte : noise)
        byte = static_cast<char>(QRandomGenerator::global()->bounded(256));
    QTest::newRow("noise") << noise;
}

void DeflateTest::messagesComeBack()
{
    QFETCH(QByteArray, message);
    Deflate deflate;
    const QByteArray compressed = deflate.compress(message);
    QVERIFY(compressed.size() < message.size() + message.size() / 100 + 32);
    const auto inflated = deflate.inflate(compressed, message.size());
    QVERIFY(!inflated.error);
    QCOMPARE(inflated.data, message);
}

void DeflateTest::theExamplesOfTheRfc() // RFC 7692, 7.2.3
{
    Deflate deflate;
    for (const QByteArray& compressed : {QByteArray("\xf2\x48\xcd\xc9\xc9\x07\x00", 7),
             QByteArray("\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00", 11),
             QByteArray("\xf3\x48\xcd\xc9\xc9\x07\x00\x00", 8),
             QByteArray("\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00", 13)}) {
        const auto inflated = deflate.inflate(compressed, 100);
        QVERIFY(!inflated.error);
        QCOMPARE(inflated.data, QByteArray("Hello"));
    }
}

void DeflateTest::messagesStandAlone()
{
    Deflate deflate;
    const QByteArray first = deflate.compress("the same text twice");
    QCOMPARE(deflate.compress("the same text twice"), first); // no reference back
    Deflate other;
    QCOMPARE(other.inflate(first, 100).data, QByteArray("the same text twice"));
    // What went wrong with one message is forgotten with the next.
    QVERIFY(other.inflate("\xff\xff\xff", 100).error);
    QCOMPARE(other.inflate(first, 100).data, QByteArray("the same text twice"));
}

void DeflateTest::malformedMessagesAreRefused()
{
    Deflate deflate;
    const QByteArray good = deflate.compress(QByteArray("some text that is compressed, some text"));
    QVERIFY(deflate.inflate("\x07", 100).error);
    QByteArray broken = good;
    broken[0] = '\xff';
    QCOMPARE(deflate.inflate(broken, 100).error, std::optional(Deflate::Error::Malformed));
}

void DeflateTest::bombsAreDefused()
{
    Deflate deflate;
    const QByteArray bomb = deflate.compress(QByteArray(10'000'000, '\0'));
    QVERIFY(bomb.size() < 100'000);
    QCOMPARE(deflate.inflate(bomb, 1'000'000).error, std::optional(Deflate::Error::TooBig));
    const QByteArray exact = deflate.compress(QByteArray(1000, 'a'));
    QVERIFY(!deflate.inflate(exact, 1000).error);
    QCOMPARE(deflate.inflate(exact, 999).error, std::optional(Deflate::Error::TooBig));
}

QTEST_APPLESS_MAIN(DeflateTest)
#include "deflate_test.moc"
