// SPDX-License-Identifier: GPL-3.0-or-later
// The plain transport, the listener, the limit per address, mailbox and I/O thread.
#include "server/net/address_limit.h"
#include "server/net/io_thread.h"
#include "server/net/listener.h"
#include "server/net/mailbox.h"
#include "server/net/plain_transport.h"
#include "tests/server/net/descriptors.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace gremio::net;
using gremio::test::Descriptor;
using gremio::test::socketPair;

namespace {

class Owner final : public Transport::Owner {
public:
    int reads = 0;
    int sent = 0;
    void canRead() override { ++reads; }
    void hasSent() override { ++sent; }
};

QByteArray readAll(const Descriptor& from)
{
    QByteArray all;
    QByteArray piece(65536, Qt::Uninitialized);
    while (true) {
        const auto size =
            ::recv(from.number(), piece.data(), static_cast<std::size_t>(piece.size()), MSG_DONTWAIT);
        if (size <= 0)
            return all;
        all.append(piece.constData(), size);
    }
}

} // namespace

class TransportTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndWrites();
    void endAndFailure();
    void keepsWhatDoesNotFit();
    void sendsWhatWasQueuedAtOnce();
    void canStopReading();
    void writeToBrokenPeer();
    void peerBreaksWhileSomethingWaits();
    void listenerHandsOverNonBlocking();
    void listenerWithoutDescriptors();
    void addressLimit();
    void mailboxKeepsTheOrderOfEachSender();
    void mailboxClosed();
    void mailboxesAreWokenWhenABurstEnds();
    void ioThread();
};

void TransportTest::readsAndWrites()
{
    auto [one, other] = socketPair();
    Owner owner;
    PlainTransport transport(one.release(), owner);
    std::array<char, 16> buffer{};
    QCOMPARE(transport.read(buffer.data(), 16), Transport::nothing);
    QVERIFY(other.send("hello"));
    QTRY_VERIFY(owner.reads > 0);
    QCOMPARE(transport.read(buffer.data(), 16), 5);
    QVERIFY(transport.write("one", "two"));
    QVERIFY(transport.write("three"));
    QCOMPARE(transport.unsent(), 0);
    QCOMPARE(readAll(other), QByteArray("onetwothree"));
}

void TransportTest::endAndFailure()
{
    auto [one, other] = socketPair();
    Owner owner;
    PlainTransport transport(one.release(), owner);
    ::shutdown(other.number(), SHUT_WR);
    QTRY_VERIFY(owner.reads > 0);
    std::array<char, 16> buffer{};
    QCOMPARE(transport.read(buffer.data(), 16), Transport::ended);
    QVERIFY(transport.write("still"));
    QCOMPARE(readAll(other), QByteArray("still"));
    transport.endWriting();
    QCOMPARE(other.receive(), 0);
}

void TransportTest::sendsWhatWasQueuedAtOnce()
{
    auto [one, other] = socketPair();
    Owner owner;
    PlainTransport transport(one.release(), owner);
    transport.queue("one");
    transport.queue({});
    transport.queue("two");
    QCOMPARE(transport.unsent(), 6);
    QCOMPARE(readAll(other), QByteArray());
    QVERIFY(transport.flush());
    QCOMPARE(transport.unsent(), 0);
    QCOMPARE(readAll(other), QByteArray("onetwo"));
    transport.queue("three");
    QVERIFY(transport.write("four", "five")); // in the order in which it was said
    QCOMPARE(transport.unsent(), 0);
    QCOMPARE(readAll(other), QByteArray("threefourfive"));
    QVERIFY(transport.flush()); // nothing

    // More pieces than one call takes, and more bytes than the network does.
    QByteArray expected;
    for (int i = 0; i < 200; ++i) {
        const QByteArray piece(10'000 + i, static_cast<char>('a' + i % 26));
        transport.queue(piece);
        expected += piece;
    }
    QVERIFY(transport.flush());
    QVERIFY(transport.unsent() > 0);
    transport.queue("end");
    QVERIFY(transport.flush());
    expected += "end";
    QByteArray got;
    const auto done = [&, &other = other] {
        got += readAll(other);
        return got.size() >= expected.size();
    };
    QTRY_VERIFY(done());
    QVERIFY(got == expected);
    QTRY_COMPARE(transport.unsent(), 0);

    transport.queue("late");
    other.close();
    QVERIFY(!transport.flush());
    QCOMPARE(transport.unsent(), 0);
}

void TransportTest::keepsWhatDoesNotFit()
{
    auto [one, other] = socketPair();
    Owner owner;
    PlainTransport transport(one.release(), owner);
    QByteArray expected;
    for (int i = 0; i < 100; ++i) {
        const QByteArray first(1000 + i, static_cast<char>('a' + i % 26));
        const QByteArray second(i % 3 == 0 ? 0 : 50'000 + i, static_cast<char>('A' + i % 26));
        QVERIFY(transport.write(first, second));
        expected += first + second;
    }
    QVERIFY(transport.unsent() > 1'000'000);
    QByteArray got;
    const auto done = [&, &other = other] {
        got += readAll(other);
        return got.size() >= expected.size();
    };
    QTRY_VERIFY(done());
    QVERIFY(got == expected);
    QTRY_COMPARE(transport.unsent(), 0);
    QVERIFY(owner.sent > 1);
    const int sent = owner.sent;
    QTest::qWait(10); // the write notifier is off now, else there would be thousands of calls
    QVERIFY(owner.sent <= sent + 1);
}

void TransportTest::canStopReading()
{
    auto [one, other] = socketPair();
    Owner owner;
    PlainTransport transport(one.release(), owner);
    transport.setReading(false);
    QVERIFY(other.send("hello"));
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(owner.reads, 0);
    transport.setReading(true);
    QTRY_VERIFY(owner.reads > 0);
}

void TransportTest::writeToBrokenPeer()
{
    auto [one, other] = socketPair();
    Owner owner;
    PlainTransport transport(one.release(), owner);
    other.close();
    QVERIFY(!transport.write("x")); // and no SIGPIPE
}

void TransportTest::peerBreaksWhileSomethingWaits()
{
    auto [one, other] = socketPair();
    Owner owner;
    PlainTransport transport(one.release(), owner);
    transport.setReading(false);
    QVERIFY(transport.write(QByteArray(10'000'000, 'x')));
    QVERIFY(transport.unsent() > 0);
    other.close();
    QTRY_VERIFY(owner.reads > 0); // told, although it does not read
    QCOMPARE(transport.unsent(), 0);
}

void TransportTest::listenerHandsOverNonBlocking()
{
    Listener listener;
    QCOMPARE(listener.open(QHostAddress::LocalHost, 0, 100), QString());
    QVERIFY(listener.port() > 0);
    std::vector<Descriptor> accepted;
    QHostAddress peer;
    listener.watch([&](int descriptor, const QHostAddress& from) {
        accepted.emplace_back(descriptor);
        peer = from;
    });
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(std::make_unique<QTcpSocket>());
        clients.back()->connectToHost(QHostAddress::LocalHost, listener.port());
    }
    QTRY_COMPARE(accepted.size(), std::size_t(100));
    QCOMPARE(peer, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(::fcntl(accepted[0].number(), F_GETFL) & O_NONBLOCK);
    QVERIFY(::fcntl(accepted[0].number(), F_GETFD) & FD_CLOEXEC);
    Listener second;
    QVERIFY(!second.open(QHostAddress::LocalHost, listener.port(), 1).isEmpty());
    listener.close();
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, listener.port());
    QVERIFY(!late.waitForConnected(5000));
}

void TransportTest::listenerWithoutDescriptors()
{
    Listener listener;
    QCOMPARE(listener.open(QHostAddress::LocalHost, 0, 100), QString());
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<QTcpSocket>());
        clients.back()->connectToHost(QHostAddress::LocalHost, listener.port());
        QVERIFY(clients.back()->waitForConnected(5000)); // in the backlog
    }
    // All descriptors are taken.
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    rlimit few = before;
    few.rlim_cur = 100;
    ::setrlimit(RLIMIT_NOFILE, &few);
    std::vector<Descriptor> all;
    for (int number = ::dup(0); number >= 0; number = ::dup(0))
        all.emplace_back(number);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Out of descriptors")));
    std::vector<Descriptor> accepted;
    listener.watch([&](int descriptor, const QHostAddress&) { accepted.emplace_back(descriptor); });
    for (const auto& client : clients)
        QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
    QVERIFY(accepted.empty());
    // And when there are some again, it goes on.
    all.clear();
    ::setrlimit(RLIMIT_NOFILE, &before);
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, listener.port());
    QTRY_COMPARE(accepted.size(), std::size_t(1));
}

void TransportTest::addressLimit()
{
    AddressLimit limit(2);
    const QHostAddress v4(QStringLiteral("192.0.2.1"));
    auto one = limit.take(v4);
    auto two = limit.take(QHostAddress(QStringLiteral("::ffff:192.0.2.1"))); // the same
    QVERIFY(one && two);
    QVERIFY(!limit.take(v4));
    QVERIFY(limit.take(QHostAddress(QStringLiteral("192.0.2.2"))));
    one.reset();
    QVERIFY(limit.take(v4));
    // A network of 64 bits is one.
    const auto three = limit.take(QHostAddress(QStringLiteral("2001:db8:0:1::1")));
    const auto four = limit.take(QHostAddress(QStringLiteral("2001:db8:0:1:ffff::2")));
    QVERIFY(three && four);
    QVERIFY(!limit.take(QHostAddress(QStringLiteral("2001:db8:0:1:1::"))));
    QVERIFY(limit.take(QHostAddress(QStringLiteral("2001:db8:0:2::1"))));
    AddressLimit none(0);
    std::vector<std::unique_ptr<AddressLimit::Lease>> many;
    for (int i = 0; i < 1000; ++i) {
        many.push_back(none.take(v4));
        QVERIFY(many.back());
    }
}

void TransportTest::mailboxKeepsTheOrderOfEachSender()
{
    constexpr int senders = 4;
    constexpr int each = 5'000;
    std::array<int, senders> last{};
    int received = 0;
    bool ordered = true;
    Mailbox<std::pair<int, int>> mailbox([&](std::pair<int, int>&& value) {
        int& previous = last[static_cast<std::size_t>(value.first)];
        ordered = ordered && value.second == previous + 1;
        previous = value.second;
        ++received;
    });
    std::vector<std::thread> threads;
    for (int sender = 0; sender < senders; ++sender) {
        threads.emplace_back([&mailbox, sender] {
            for (int i = 1; i <= each; ++i)
                mailbox.send({sender, i});
        });
    }
    QTRY_COMPARE(received, senders * each);
    QVERIFY(ordered);
    for (std::thread& thread : threads)
        thread.join();
    mailbox.sendOrReceive({0, each + 1}); // here: at once
    QCOMPARE(received, senders * each + 1);
}

void TransportTest::mailboxClosed()
{
    int received = 0;
    auto value = std::make_shared<int>(1);
    Mailbox<std::shared_ptr<int>> mailbox([&](std::shared_ptr<int>&&) { ++received; });
    QVERIFY(mailbox.send(value));
    mailbox.close();
    QCOMPARE(value.use_count(), 1L); // dropped
    QVERIFY(!mailbox.send(value));
    QVERIFY(!mailbox.sendOrReceive(value));
    QCoreApplication::processEvents();
    QCOMPARE(received, 0);
}

void TransportTest::mailboxesAreWokenWhenABurstEnds()
{
    std::vector<int> got;
    const auto box = std::make_shared<Mailbox<int>>([&got](int&& value) { got.push_back(value); });
    {
        const Burst burst;
        QVERIFY(box->send(1));
        {
            const Burst inner; // part of the other
            QVERIFY(box->send(2));
        }
        QCoreApplication::processEvents();
        QVERIFY(got.empty());
        QVERIFY(box->send(3));
    }
    QVERIFY(box->send(4));
    QCoreApplication::processEvents();
    QCOMPARE(got, std::vector({1, 2, 3, 4}));
    QVERIFY(Burst::current() == nullptr);
    QVERIFY(box->send(5));
    QCoreApplication::processEvents();
    QCOMPARE(got.back(), 5);
}

void TransportTest::ioThread()
{
    IoThread thread(std::chrono::milliseconds(5));
    std::atomic<QThread*> ranIn = nullptr;
    QVERIFY(thread.post([&] { ranIn = QThread::currentThread(); })); // kept until it begins
    thread.begin();
    QTRY_VERIFY(ranIn != nullptr);
    QVERIFY(ranIn != QThread::currentThread());

    struct Timeout final : TimerWheel::Entry {
        std::atomic<bool> fired = false;
        void timedOut() override { fired = true; }
    } timeout;
    thread.post([&] {
        thread.timers().set(timeout, std::chrono::steady_clock::now() + std::chrono::milliseconds(20));
    });
    QTRY_VERIFY(timeout.fired);
    bool last = false;
    thread.stop([&] { last = true; });
    QVERIFY(last);
    QVERIFY(!thread.post([] {}));
    thread.stop({});
}

QTEST_GUILESS_MAIN(TransportTest)
#include "transport_test.moc"
