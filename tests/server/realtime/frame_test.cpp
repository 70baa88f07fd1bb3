// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocket/frame.h"

#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <vector>

using namespace gremio::websocket;

namespace {

/// As a client sends it.
QByteArray frame(
    quint8 first, QByteArrayView payload, QByteArrayView key = "\x37\xfa\x21\x3d", int lengthBytes = -1)
{
    QByteArray bytes(1, static_cast<char>(first));
    const qsizetype size = payload.size();
    if (lengthBytes < 0)
        lengthBytes = size < 126 ? 0 : size <= 0xffff ? 2 : 8;
    char length[8];
    if (lengthBytes == 0) {
        bytes.append(static_cast<char>(0x80 | size));
    } else if (lengthBytes == 2) {
        qToBigEndian(static_cast<quint16>(size), length);
        bytes.append('\xfe').append(length, 2);
    } else {
        qToBigEndian(static_cast<quint64>(size), length);
        bytes.append('\xff').append(length, 8);
    }
    bytes.append(key);
    for (qsizetype i = 0; i < size; ++i)
        bytes.append(static_cast<char>(payload[i] ^ key[i % 4]));
    return bytes;
}

struct Outcome {
    std::vector<FrameReader::Item> items;
    int error = 0;
};

Outcome read(QByteArrayView bytes, qsizetype step, qint64 most = 1000, bool compression = false)
{
    FrameReader reader(most, compression);
    Outcome outcome;
    while (!bytes.isEmpty() && reader.error() == 0) {
        QByteArrayView piece = bytes.first(std::min(step, bytes.size()));
        bytes = bytes.sliced(piece.size());
        while (!piece.isEmpty() && reader.error() == 0) {
            piece = piece.sliced(reader.feed(piece));
            if (reader.hasItem())
                outcome.items.push_back(reader.take());
        }
    }
    outcome.error = reader.error();
    return outcome;
}

constexpr quint8 text = 0x81, firstText = 0x01, firstBinary = 0x02, more = 0x00, last = 0x80, binary = 0x82,
                 ping = 0x89, pong = 0x8a;

} // namespace

class FrameTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void messagesAreRead_data();
    void messagesAreRead();
    void controlFramesComeBetweenFragments();
    void lengthsOfAllForms();
    void wrongFramesAreRefused_data();
    void wrongFramesAreRefused();
    void utf8IsCheckedAcrossFragments();
    void messagesAreBounded();
    void compressionIsMarkedOnTheFirstFrame();
    void nothingIsHeldBetweenMessages();
    void framesAreWritten();
    void closeFramesAreRead_data();
    void closeFramesAreRead();
};

void FrameTest::messagesAreRead_data()
{
    QTest::addColumn<int>("step");
    for (int step : {1, 2, 3, 7, 1000})
        QTest::newRow(QByteArray::number(step).constData()) << step;
}

void FrameTest::messagesAreRead()
{
    QFETCH(int, step);
    const QByteArray bytes = frame(text, "Hello") + frame(binary, QByteArray("\0\xff", 2)) + frame(text, "")
        + frame(firstText, "He") + frame(more, "") + frame(more, "ll") + frame(last, "o")
        + frame(ping, "are you there");
    const Outcome outcome = read(bytes, step);
    QCOMPARE(outcome.error, 0);
    QCOMPARE(outcome.items.size(), std::size_t(5));
    QCOMPARE(outcome.items[0].data, QByteArray("Hello"));
    QCOMPARE(outcome.items[0].kind, Kind::Text);
    QCOMPARE(outcome.items[1].data, QByteArray("\0\xff", 2));
    QCOMPARE(outcome.items[1].kind, Kind::Binary);
    QCOMPARE(outcome.items[2].data, QByteArray());
    QCOMPARE(outcome.items[3].data, QByteArray("Hello"));
    QCOMPARE(outcome.items[3].kind, Kind::Text);
    QCOMPARE(outcome.items[4].data, QByteArray("are you there"));
    QCOMPARE(outcome.items[4].kind, Kind::Ping);
}

void FrameTest::controlFramesComeBetweenFragments()
{
    for (qsizetype step : {1, 1000}) {
        const Outcome outcome = read(frame(firstBinary, "a") + frame(ping, "1") + frame(more, "b")
                + frame(pong, "2") + frame(last, "c"),
            step);
        QCOMPARE(outcome.error, 0);
        QCOMPARE(outcome.items.size(), std::size_t(3));
        QCOMPARE(outcome.items[0].data, QByteArray("1"));
        QCOMPARE(outcome.items[1].kind, Kind::Pong);
        QCOMPARE(outcome.items[2].data, QByteArray("abc"));
        QCOMPARE(outcome.items[2].kind, Kind::Binary);
    }
}

void FrameTest::lengthsOfAllForms()
{
    for (qsizetype size : {0, 1, 125, 126, 127, 0xffff, 0x10000, 200'000}) {
        const QByteArray payload(size, 'x');
        const Outcome outcome = read(frame(text, payload, "\x01\x82\x03\xfe"), 4096, 200'000);
        QCOMPARE(outcome.error, 0);
        QCOMPARE(outcome.items.at(0).data, payload);
    }
}

void FrameTest::wrongFramesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& bytes, int code = ProtocolError) {
        QTest::newRow(name) << bytes << code;
    };
    row("not masked", QByteArray("\x81\x05Hello"));
    row("not masked, of two bytes", QByteArray("\x81\x02", 2));
    row("not masked and empty", QByteArray("\x81\x00", 2));
    row("reserved bit 1 without compression", frame(0xc1, "a"));
    row("reserved bit 2", frame(0xa1, "a"));
    row("reserved bit 3", frame(0x91, "a"));
    for (int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
        row(QByteArray::number(opcode).constData(), frame(static_cast<quint8>(0x80 + opcode), ""));
    row("a fragment of nothing", frame(last, "a"));
    row("a message inside a message", frame(firstText, "a") + frame(text, "b"));
    row("a ping in fragments", frame(0x09, "a"));
    row("a close in fragments", frame(0x08, ""));
    row("a ping too long", frame(ping, QByteArray(126, 'a')));
    row("a long form for a short length", frame(text, "abc", "abcd", 2));
    row("the longest form for a short length", frame(text, QByteArray(300, 'a'), "abcd", 8));
    row("a negative length",
        QByteArray("\x81\xff\x80\0\0\0\0\0\0\x01"
                   "abcd",
            14));
    row("wrong UTF-8", frame(text, "\xc3\x28"), BadData);
    row("overlong UTF-8", frame(text, "\xc0\xaf"), BadData);
    row("a surrogate", frame(text, "\xed\xa0\x80"), BadData);
    row("beyond Unicode", frame(text, "\xf4\x90\x80\x80"), BadData);
    row("UTF-8 cut short", frame(text, "\xe2\x82"), BadData);
    row("too long", frame(text, QByteArray(1001, 'a')), TooBig);
    row("announced too long",
        QByteArray("\x81\xff\0\0\0\1\0\0\0\0"
                   "abcd",
            14),
        TooBig);
}

void FrameTest::wrongFramesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    for (qsizetype step : {1, 3, 5000}) {
        const Outcome outcome = read(frame(ping, "before") + bytes + frame(ping, "after"), step);
        QCOMPARE(outcome.error, code);
        QCOMPARE(outcome.items.size(), std::size_t(1)); // and not the one after
    }
}

void FrameTest::utf8IsCheckedAcrossFragments()
{
    QCOMPARE(read(frame(firstText, "\xe2") + frame(more, "\x82") + frame(last, "\xac"), 1).items.at(0).data,
        QByteArray("\xe2\x82\xac"));
    QCOMPARE(read(frame(firstText, "\xe2") + frame(last, "\x82"), 1).error, int(BadData));
    QCOMPARE(read(frame(firstBinary, "\xe2") + frame(last, "\x82"), 1).error, 0);
    // Noncharacters are characters all the same.
    QCOMPARE(read(frame(text, "\xef\xbf\xbf\xf4\x8f\xbf\xbf"), 1).error, 0);
}

void FrameTest::messagesAreBounded()
{
    QByteArray flood = frame(firstText, QByteArray(400, 'a'));
    for (int i = 0; i < 1000; ++i)
        flood += frame(more, "");
    QCOMPARE(read(flood + frame(more, QByteArray(600, 'a')) + frame(last, ""), 4096).items.at(0).data.size(),
        1000);
    QCOMPARE(read(flood + frame(more, QByteArray(601, 'a')), 4096).error, int(TooBig));
    QCOMPARE(read(frame(text, QByteArray(1000, 'a')) + frame(text, QByteArray(1000, 'a')), 4096).items.size(),
        std::size_t(2));
}

void FrameTest::compressionIsMarkedOnTheFirstFrame()
{
    const Outcome outcome = read(frame(0x41, "a") + frame(last, "b") + frame(text, "c"), 1, 1000, true);
    QCOMPARE(outcome.error, 0);
    QVERIFY(outcome.items.at(0).compressed);
    QCOMPARE(outcome.items.at(0).data, QByteArray("ab"));
    QVERIFY(!outcome.items.at(1).compressed);
    QCOMPARE(read(frame(0x41, "a") + frame(0xc0, "b"), 1, 1000, true).error, int(ProtocolError));
    QCOMPARE(read(frame(0xc9, "a"), 1, 1000, true).error, int(ProtocolError));
    QCOMPARE(read(frame(0xc1, "\xff"), 1, 1000, true).error, 0); // is text only when inflated
}

void FrameTest::nothingIsHeldBetweenMessages()
{
    FrameReader reader(1'000'000, false);
    const QByteArray bytes = frame(text, QByteArray(500'000, 'a'));
    QCOMPARE(reader.feed(bytes), bytes.size());
    QByteArray taken = reader.take().data;
    QVERIFY(taken.isDetached()); // it is all ours
    QVERIFY(sizeof(FrameReader) <= 120);
}

void FrameTest::framesAreWritten()
{
    QByteArray bytes;
    appendFrame(bytes, Kind::Text, "Hello");
    QCOMPARE(bytes, QByteArray("\x81\x05Hello"));
    bytes.clear();
    appendFrame(bytes, Kind::Binary, QByteArray(256, 'x'), true);
    QVERIFY(bytes.startsWith(QByteArray("\xc2\x7e\x01\x00", 4)));
    QCOMPARE(bytes.size(), 260);
    bytes.clear();
    appendFrame(bytes, Kind::Binary, QByteArray(65536, 'x'));
    QVERIFY(bytes.startsWith(QByteArray("\x82\x7f\0\0\0\0\0\1\0\0", 10)));
    QCOMPARE(closePayload(1000, "bye"),
        QByteArray("\x03\xe8"
                   "bye"));
    QCOMPARE(closePayload(1000, QByteArray(200, 'x')).size(), 125);
}

void FrameTest::closeFramesAreRead_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray() << true << 1005;
    QTest::newRow("one byte") << QByteArray("\x03") << false << 1002;
    for (int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
        QTest::newRow(QByteArray::number(code).constData())
            << closePayload(static_cast<quint16>(code)) << true << code;
    for (int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        QTest::newRow(QByteArray::number(code).constData())
            << closePayload(static_cast<quint16>(code)) << false << 1002;
    QTest::newRow("with a reason") << closePayload(1000, "\xe2\x82\xac") << true << 1000;
    QTest::newRow("with a wrong reason") << closePayload(1000, "\xe2\x82") << false << 1007;
}

void FrameTest::closeFramesAreRead()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, valid);
    QFETCH(int, code);
    const ReadClose close = readClose(payload);
    QCOMPARE(close.valid, valid);
    QCOMPARE(int(close.code), code);
}

QTEST_APPLESS_MAIN(FrameTest)
#include "frame_test.moc"
