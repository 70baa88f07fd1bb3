// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/socketio/packet.h"

#include <QTest>

using namespace gremio::socketio;

class PacketTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void packetsAreReadAndWritten_data();
    void packetsAreReadAndWritten();
    void otherWritingsOfTheSameAreRead();
    void malformedPacketsAreRefused_data();
    void malformedPacketsAreRefused();
    void limitsHold();
    void eventsAreTakenApart();
    void eventsAreWritten();
    void argumentsAreSplit();
};

void PacketTest::packetsAreReadAndWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Packet>("packet");
    const auto row = [](const char* text, const Packet& packet) {
        QTest::newRow(text) << QByteArray(text) << packet;
    };
    row("0", {PacketType::Connect, "/", {}, {}, 0});
    row(R"(0{"token":"123"})", {PacketType::Connect, "/", {}, R"({"token":"123"})", 0});
    row(R"(0/admin,{"token":"123"})", {PacketType::Connect, "/admin", {}, R"({"token":"123"})", 0});
    row("1", {PacketType::Disconnect, "/", {}, {}, 0});
    row("1/admin,", {PacketType::Disconnect, "/admin", {}, {}, 0});
    row(R"(2["hello",1])", {PacketType::Event, "/", {}, R"(["hello",1])", 0});
    row(R"(2/admin,456["project:delete",123])",
        {PacketType::Event, "/admin", 456, R"(["project:delete",123])", 0});
    row(R"(20["a"])", {PacketType::Event, "/", 0, R"(["a"])", 0});
    row("3/admin,456[]", {PacketType::Ack, "/admin", 456, "[]", 0});
    row(R"(4{"message":"no"})", {PacketType::ConnectError, "/", {}, R"({"message":"no"})", 0});
    row(R"(51-["hello",{"_placeholder":true,"num":0}])",
        {PacketType::BinaryEvent, "/", {}, R"(["hello",{"_placeholder":true,"num":0}])", 1});
    row(R"(51-/admin,456["a",{"_placeholder":true,"num":0}])",
        {PacketType::BinaryEvent, "/admin", 456, R"(["a",{"_placeholder":true,"num":0}])", 1});
    row(R"(61-/admin,456[{"_placeholder":true,"num":0}])",
        {PacketType::BinaryAck, "/admin", 456, R"([{"_placeholder":true,"num":0}])", 1});
    row(R"(52-["a",{"x":[{"_placeholder":true,"num":1}]},{"num":0,"_placeholder":true}])",
        {PacketType::BinaryEvent, "/", {},
            R"(["a",{"x":[{"_placeholder":true,"num":1}]},{"num":0,"_placeholder":true}])", 2});
    row(R"(2["a",{"_placeholder":true,"num":7}])",
        {PacketType::Event, "/", {}, R"(["a",{"_placeholder":true,"num":7}])",
            0}); // no binary event: just data
}

void PacketTest::packetsAreReadAndWritten()
{
    QFETCH(QByteArray, text);
    QFETCH(Packet, packet);
    const ReadPacket read = readPacket(text);
    QVERIFY2(read.packet, read.error);
    QVERIFY(*read.packet == packet);
    QByteArray written;
    appendPacket(written, packet);
    QCOMPARE(written, text);
}

void PacketTest::otherWritingsOfTheSameAreRead()
{
    const QByteArray root = R"(2/,["a"])";
    QCOMPARE(readPacket("0/admin").packet->nsp, QByteArray("/admin")); // without its comma
    QCOMPARE(readPacket(root).packet->nsp, QByteArray("/"));
    QCOMPARE(readPacket("0/admin?token=1,{}").packet->nsp, QByteArray("/admin"));
}

void PacketTest::malformedPacketsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    row("empty", {});
    row("letter", "abc");
    row("unknown type", "7");
    row("event without data", "2");
    row("event as object", "2{}");
    row("event without a name", "2[]");
    row("event with a number for a name", "2[1]");
    row("event with an empty name", R"(2[""])");
    row("text after the data", R"(2["a"]x)");
    row("data cut short", R"(2["a")");
    row("letters for an id", R"(2abc["a"])");
    row("negative id", R"(2-1["a"])");
    row("id too large", R"(29007199254740992["a"])");
    row("id of a thousand digits", "2" + QByteArray(1000, '9') + R"(["a"])");
    row("id with a zero in front", R"(2012["a"])");
    row("ack without an id", "3[]");
    row("ack as object", "31{}");
    row("ack without data", "31");
    row("connect with an array", "0[]");
    row("connect with text", R"(0"token")");
    row("connect with an id", "01{}");
    row("disconnect with data", "1{}");
    row("disconnect with an id", "15");
    row("connect error without data", "4");
    row("reserved connect", R"(2["connect"])");
    row("reserved connect_error", R"(2["connect_error"])");
    row("reserved disconnect", R"(2["disconnect",1])");
    row("reserved disconnecting", R"(2["disconnecting"])");
    row("reserved newListener", R"(2["newListener"])");
    row("reserved removeListener", R"(2["removeListener"])");
    row("reserved, escaped", R"(2["\u0063onnect"])");
    row("no number of attachments", R"(5["a"])");
    row("no dash after it", R"(51["a",{"_placeholder":true,"num":0}])");
    row("attachments without end", "599999999999999999999-[\"a\"]");
    row("more attachments than placeholders", R"(52-["a",{"_placeholder":true,"num":0}])");
    row("more placeholders than attachments",
        R"(51-["a",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}])");
    row("a placeholder twice", R"(52-["a",{"_placeholder":true,"num":0},{"_placeholder":true,"num":0}])");
    row("a placeholder beyond", R"(51-["a",{"_placeholder":true,"num":1}])");
    row("a negative placeholder", R"(51-["a",{"_placeholder":true,"num":-1}])");
    row("a placeholder without a number", R"(51-["a",{"_placeholder":true}])");
    row("deep", "2[\"a\"," + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "]");
    row("a key twice", R"(2["a",{"x":1,"x":2}])");
    row("UTF-8 cut short", "2[\"a\xe2\x82\"]");
    row("UTF-8 of a surrogate", "2[\"\xed\xa0\x80\"]");
    row("NUL in the namespace", QByteArray("0/a\0b,", 6));
    row("namespace in no UTF-8", "0/\xff,");
    row("namespace too long", "0/" + QByteArray(200, 'a') + ",");
}

void PacketTest::malformedPacketsAreRefused()
{
    QFETCH(QByteArray, text);
    const ReadPacket read = readPacket(text);
    QVERIFY(!read.packet);
    QVERIFY(QByteArray(read.error).size() > 0);
}

void PacketTest::limitsHold()
{
    PacketLimits limits;
    limits.attachments = 1;
    limits.namespaceBytes = 3;
    limits.eventNameBytes = 2;
    const QByteArray allowed = R"(51-/ab,["ab",{"_placeholder":true,"num":0}])";
    const QByteArray longName = R"(2["abc"])";
    const QByteArray twoAttachments =
        R"(52-["a",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}])";
    const QByteArray largestId = R"(29007199254740991["a"])";
    QVERIFY(readPacket(allowed, limits).packet);
    QVERIFY(!readPacket("0/abc,", limits).packet);
    QVERIFY(!readPacket(longName, limits).packet);
    QVERIFY(!readPacket(twoAttachments, limits).packet);
    QVERIFY(readPacket(twoAttachments).packet);
    QVERIFY(readPacket(largestId).packet);
}

void PacketTest::eventsAreTakenApart()
{
    Event event = eventOf(*readPacket(R"(2 ["message:send" , {"a":[1,"],"]} ] )").packet);
    QByteArray args = R"({"a":[1,"],"]})";
    QCOMPARE(event.name, QByteArray("message:send"));
    QCOMPARE(event.args, args);
    event = eventOf(*readPacket(R"(2["a"])").packet);
    QCOMPARE(event.args, QByteArray());
    event = eventOf(*readPacket(R"(2["a\"b\u00e9",1,"2"])").packet);
    args = R"(1,"2")";
    QCOMPARE(event.name, QByteArray("a\"b\xc3\xa9"));
    QCOMPARE(event.args, args);
    args = R"({"ok":true})";
    const auto ack = readPacket(R"(31[ {"ok":true} ])").packet;
    QCOMPARE(ackArgs(*ack), args);
    QCOMPARE(ackArgs(*readPacket("31[]").packet), QByteArray());
}

void PacketTest::eventsAreWritten()
{
    QByteArray data = R"(["a"])";
    QCOMPARE(eventData("a", {}), data);
    const QByteArray args = R"({"x":1})";
    data = R"(["user:status",{"x":1}])";
    QCOMPARE(eventData("user:status", args), data);
    const QByteArray odd = eventData("q\"\\\n", "1");
    data = R"(["q\"\\\u000a",1])";
    QCOMPARE(odd, data);
    QCOMPARE(eventOf(*readPacket('2' + odd).packet).name, QByteArray("q\"\\\n"));
}

void PacketTest::argumentsAreSplit()
{
    using Views = std::vector<QByteArrayView>;
    QVERIFY(splitArgs("").empty());
    QVERIFY(splitArgs("  ").empty());
    QVERIFY(splitArgs("1") == Views{"1"});
    const Views wanted{"1", R"("a,\"b]")", "[2,[3]]", R"({"x":[4,5]})"};
    const QByteArray args = R"(1, "a,\"b]" ,[2,[3]],{"x":[4,5]})";
    QVERIFY(splitArgs(args) == wanted);
}

QTEST_APPLESS_MAIN(PacketTest)
#include "packet_test.moc"
