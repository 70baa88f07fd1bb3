// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/socketio/engine_packet.h"

#include <QTest>

using namespace gremio::socketio;

class EnginePacketTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTypeIsReadAndWritten();
    void malformedPacketsAreRefused_data();
    void malformedPacketsAreRefused();
    void payloadsAreSplitAndJoined();
    void malformedPayloadsAreRefused_data();
    void malformedPayloadsAreRefused();
    void payloadsHoldSoManyPackets();
    void handshakesAreWrittenAndRead();
    void malformedHandshakesAreRefused_data();
    void malformedHandshakesAreRefused();
};

void EnginePacketTest::everyTypeIsReadAndWritten()
{
    for (char type = '0'; type <= '6'; ++type) {
        const QByteArray text = QByteArray(1, type)
            + "pro\x1e"
              "be";
        const auto packet = readEnginePacket(text);
        QVERIFY(packet);
        QCOMPARE(static_cast<int>(packet->type), type - '0');
        QCOMPARE(packet->data,
            QByteArray("pro\x1e"
                       "be"));
        QVERIFY(!packet->binary);
        QByteArray written;
        appendEnginePacket(written, *packet);
        QCOMPARE(written, text);
    }
}

void EnginePacketTest::malformedPacketsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("letter") << QByteArray("abc");
    QTest::newRow("beyond noop") << QByteArray("7");
    QTest::newRow("below open") << QByteArray("/");
    QTest::newRow("base64 is for payloads") << QByteArray("bAQID");
    QTest::newRow("nul") << QByteArray(1, '\0');
}

void EnginePacketTest::malformedPacketsAreRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!readEnginePacket(text));
}

void EnginePacketTest::payloadsAreSplitAndJoined()
{
    const QByteArray body = "4hello\x1e"
                            "2\x1e"
                            "4\xe2\x82\xac\x1e"
                            "bAQIDBA==\x1e"
                            "4";
    const auto packets = readEnginePayload(body);
    QVERIFY(packets);
    QCOMPARE(packets->size(), std::size_t(5));
    QCOMPARE(packets->at(2).data, QByteArray("\xe2\x82\xac"));
    QVERIFY(packets->at(3).binary);
    QCOMPARE(packets->at(3).data, QByteArray("\x01\x02\x03\x04"));
    QByteArray written;
    for (const EnginePacket& packet : *packets) {
        if (!written.isEmpty())
            written.append(payloadSeparator);
        appendEnginePacket(written, packet);
    }
    QCOMPARE(written, body);
}

void EnginePacketTest::malformedPayloadsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("ends with a separator") << QByteArray("4a\x1e");
    QTest::newRow("starts with a separator") << QByteArray("\x1e"
                                                           "4a");
    QTest::newRow("empty part") << QByteArray("4a\x1e\x1e"
                                              "4b");
    QTest::newRow("unknown type inside") << QByteArray("4a\x1e"
                                                       "9b");
    QTest::newRow("base64 cut short") << QByteArray("bAQIDBA=");
    QTest::newRow("base64 without padding") << QByteArray("bAQIDBA");
    QTest::newRow("base64 of the other alphabet") << QByteArray("b_-__");
    QTest::newRow("base64 with stray bits") << QByteArray("bAQIDBB==");
    QTest::newRow("base64 with white space") << QByteArray("bAQI DBA=");
}

void EnginePacketTest::malformedPayloadsAreRefused()
{
    QFETCH(QByteArray, body);
    QVERIFY(!readEnginePayload(body));
}

void EnginePacketTest::payloadsHoldSoManyPackets()
{
    QVERIFY(readEnginePayload("4a\x1e"
                              "4b\x1e"
                              "4c",
        3));
    QVERIFY(!readEnginePayload("4a\x1e"
                               "4b\x1e"
                               "4c\x1e"
                               "4d",
        3));
}

void EnginePacketTest::handshakesAreWrittenAndRead()
{
    const QByteArray json = engineHandshakeJson({"abc", true, 300, 200, 1'000'000});
    QCOMPARE(json,
        QByteArray(
            R"({"sid":"abc","upgrades":["websocket"],"pingInterval":300,"pingTimeout":200,"maxPayload":1000000})"));
    const auto handshake = readEngineHandshake(json);
    QVERIFY(handshake);
    QCOMPARE(handshake->sid, QByteArray("abc"));
    QVERIFY(handshake->canUpgrade);
    QCOMPARE(handshake->pingInterval, 300);
    QCOMPARE(handshake->pingTimeout, 200);
    QCOMPARE(handshake->maxPayload, 1'000'000);
    QVERIFY(engineHandshakeJson({"abc"}).contains(R"("upgrades":[])"));
}

void EnginePacketTest::malformedHandshakesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("no sid") << QByteArray(R"({"pingInterval":1,"pingTimeout":1})");
    QTest::newRow("negative interval") << QByteArray(R"({"sid":"a","pingInterval":-1})");
    QTest::newRow("interval as text") << QByteArray(R"({"sid":"a","pingInterval":"25000"})");
    QTest::newRow("timeout beyond all bounds") << QByteArray(R"({"sid":"a","pingTimeout":99999999999})");
}

void EnginePacketTest::malformedHandshakesAreRefused()
{
    QFETCH(QByteArray, json);
    QVERIFY(!readEngineHandshake(json));
}

QTEST_APPLESS_MAIN(EnginePacketTest)
#include "engine_packet_test.moc"
