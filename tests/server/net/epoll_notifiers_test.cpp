// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/net/descriptors.h"
#include "tests/server/net/dispatcher_fixture.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

using namespace gremio::net;
using namespace gremio::test;

class EpollNotifiersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { mainThreadAndWorker(); }
    void readAndWrite();
    void urgentData();
    void hangUp();
    void switchedOffAndOn();
    void goneInItsOwnCallback();
    void goneInTheCallbackOfAnother();
    void numberUsedAgainInACallback();
    void addedInACallback();
    void nestedLoopInACallback();
    void regularFilesAreAlwaysReady();
    void invalidDescriptor();
    void withoutSocketsOrTimers();
    void tcpSockets();
    void thousandsOfDescriptors();
};

void EpollNotifiersTest::readAndWrite()
{
    run([] {
        auto [one, other] = socketPair();
        int reads = 0;
        int writes = 0;
        // Two notifiers for one descriptor.
        const auto reader = notifier(one.number(), QSocketNotifier::Read, [&, &one = one] {
            ++reads;
            one.receive();
        });
        const auto writer = notifier(one.number(), QSocketNotifier::Write, [&] { ++writes; });
        passes(2);
        QCOMPARE(reads, 0);
        QCOMPARE(writes, 2);
        writer->setEnabled(false);
        QVERIFY(other.send("x"));
        passes(3);
        QCOMPARE(reads, 1);
        QCOMPARE(writes, 2);
        // A full socket is not ready for writing until the other side reads.
        while (one.send(QByteArray(4096, 'x'))) { }
        writer->setEnabled(true);
        passes(3);
        QCOMPARE(writes, 2);
        while (other.receive() > 0) { }
        QVERIFY(until([&] { return writes == 3; }));
    });
}

void EpollNotifiersTest::urgentData()
{
    run([] {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTcpSocket client;
        client.connectToHost(server.serverAddress(), server.serverPort());
        QVERIFY(until([&] { return server.hasPendingConnections(); }));
        const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
        const Descriptor copy(::dup(static_cast<int>(accepted->socketDescriptor())));
        int urgent = 0;
        const auto exception = notifier(copy.number(), QSocketNotifier::Exception, [&] {
            ++urgent;
            copy.receive(MSG_OOB);
        });
        passes(2);
        QCOMPARE(urgent, 0);
        const Descriptor sender(::dup(static_cast<int>(client.socketDescriptor())));
        QVERIFY(sender.send("!", MSG_OOB));
        QVERIFY(until([&] { return urgent > 0; }));
    });
}

void EpollNotifiersTest::hangUp()
{
    run([] {
        auto [one, other] = socketPair();
        bool told = false;
        std::unique_ptr<QSocketNotifier> reader =
            notifier(one.number(), QSocketNotifier::Read, [&, &one = one] {
                told = true;
                QCOMPARE(one.receive(), 0);
                reader->setEnabled(false);
            });
        other.close();
        QVERIFY(until([&] { return told; }));
        // Nobody waits for it any more, so it does not keep the loop awake.
        QSignalSpy blocks(&loop(), &QAbstractEventDispatcher::aboutToBlock);
        bool fired = false;
        QTimer::singleShot(30, &loop(), [&] { fired = true; });
        while (!fired)
            loop().processEvents(QEventLoop::WaitForMoreEvents);
        QVERIFY(blocks.size() < 10);
    });
}

void EpollNotifiersTest::switchedOffAndOn()
{
    run([] {
        auto [one, other] = socketPair();
        int reads = 0;
        const auto reader = notifier(one.number(), QSocketNotifier::Read, [&] { ++reads; });
        const auto writer = notifier(one.number(), QSocketNotifier::Write, [] {});
        QVERIFY(other.send("x"));
        for (int i = 0; i < 100; ++i) {
            reader->setEnabled(false);
            writer->setEnabled(i % 2 == 0);
            reader->setEnabled(true);
        }
        passes(1);
        QCOMPARE(reads, 1);
        reader->setEnabled(false);
        passes(2);
        QCOMPARE(reads, 1);
        writer->setEnabled(false);
        reader->setEnabled(true);
        passes(1);
        QCOMPARE(reads, 2);
    });
}

void EpollNotifiersTest::goneInItsOwnCallback()
{
    run([] {
        auto [one, other] = socketPair();
        int told = 0;
        std::unique_ptr<QSocketNotifier> reader;
        reader = notifier(one.number(), QSocketNotifier::Read, [&, &one = one] {
            ++told;
            reader.release()->deleteLater();
            one.close();
        });
        QVERIFY(other.send("x"));
        QVERIFY(until([&] { return told == 1; }));
        passes(3);
        QCOMPARE(told, 1);
        QVERIFY(!reader);
    });
}

void EpollNotifiersTest::goneInTheCallbackOfAnother()
{
    run([] {
        // All are ready at once; whoever is told first destroys all others.
        constexpr int count = 50;
        std::vector<std::pair<Descriptor, Descriptor>> pairs;
        std::vector<std::unique_ptr<QSocketNotifier>> readers(count);
        int told = 0;
        for (std::size_t i = 0; i < count; ++i) {
            pairs.push_back(socketPair());
            readers[i] = notifier(pairs[i].first.number(), QSocketNotifier::Read, [&, i] {
                ++told;
                for (std::size_t k = 0; k < count; ++k) {
                    if (k != i)
                        readers[k].reset();
                }
                readers[i]->setEnabled(false);
            });
            QVERIFY(pairs[i].second.send("x"));
        }
        passes(3);
        QCOMPARE(told, 1);
    });
}

void EpollNotifiersTest::numberUsedAgainInACallback()
{
    run([] {
        auto first = socketPair();
        auto second = socketPair();
        int fresh = 0;
        std::pair<Descriptor, Descriptor> third;
        std::unique_ptr<QSocketNotifier> reader;
        std::array<std::unique_ptr<QSocketNotifier>, 2> ready;
        // Both are ready; the first told closes the other one and opens a new one of the same number.
        const auto swap = [&](std::size_t other, Descriptor& victim) {
            if (reader)
                return;
            const int number = victim.number();
            ready[other].reset();
            victim.close();
            third = socketPair();
            QVERIFY(third.first.number() == number || third.second.number() == number);
            if (third.second.number() == number)
                std::swap(third.first, third.second);
            reader = notifier(number, QSocketNotifier::Read, [&] {
                ++fresh;
                third.first.receive();
            });
        };
        ready[0] = notifier(first.first.number(), QSocketNotifier::Read, [&] { swap(1, second.first); });
        ready[1] = notifier(second.first.number(), QSocketNotifier::Read, [&] { swap(0, first.first); });
        QVERIFY(first.second.send("x"));
        QVERIFY(second.second.send("x"));
        passes(3);
        QVERIFY(reader);
        QCOMPARE(fresh, 0);
        QVERIFY(third.second.send("x"));
        QVERIFY(until([&] { return fresh == 1; }));
    });
}

void EpollNotifiersTest::addedInACallback()
{
    run([] {
        auto [one, other] = socketPair();
        std::vector<std::unique_ptr<QSocketNotifier>> added;
        int writes = 0;
        const auto reader = notifier(one.number(), QSocketNotifier::Read, [&, &one = one, &other = other] {
            one.receive();
            added.push_back(notifier(one.number(), QSocketNotifier::Write, [&] {
                ++writes;
                added.back()->setEnabled(false);
            }));
            added.push_back(notifier(other.number(), QSocketNotifier::Write, [&] {
                ++writes;
                added.back()->setEnabled(false);
            }));
            std::swap(added[0], added[1]);
        });
        QVERIFY(other.send("x"));
        QVERIFY(until([&] { return writes >= 2; }));
    });
}

void EpollNotifiersTest::nestedLoopInACallback()
{
    run([] {
        auto first = socketPair();
        auto second = socketPair();
        QList<int> told;
        const auto handler = [&](int number, const Descriptor& descriptor) {
            return [&told, number, &descriptor] {
                descriptor.receive();
                told.append(number);
                passes(2); // goes on with what the outer loop found
                told.append(-number);
            };
        };
        const auto one = notifier(first.first.number(), QSocketNotifier::Read, handler(1, first.first));
        const auto two = notifier(second.first.number(), QSocketNotifier::Read, handler(2, second.first));
        QVERIFY(first.second.send("x"));
        QVERIFY(second.second.send("x"));
        passes(1);
        QCOMPARE(told.size(), 4);
        QCOMPARE(told[0], -told[3]);
        QCOMPARE(told[1], -told[2]);
        passes(3);
        QCOMPARE(told.size(), 4);
    });
}

void EpollNotifiersTest::regularFilesAreAlwaysReady()
{
    run([] {
        QTemporaryFile file;
        QVERIFY(file.open());
        int reads = 0;
        int writes = 0;
        std::unique_ptr<QSocketNotifier> reader =
            notifier(file.handle(), QSocketNotifier::Read, [&] { ++reads; });
        const auto writer = notifier(file.handle(), QSocketNotifier::Write, [&] { ++writes; });
        for (int pass = 1; pass <= 3; ++pass) {
            loop().processEvents(QEventLoop::WaitForMoreEvents);
            QCOMPARE(reads, pass);
            QCOMPARE(writes, pass);
        }
        reader.reset();
        loop().processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(reads, 3);
        QCOMPARE(writes, 4);
        writer->setEnabled(false);
        passes(2);
        QCOMPARE(writes, 4);
    });
}

void EpollNotifiersTest::invalidDescriptor()
{
    run([] {
        auto [one, other] = socketPair();
        const int number = one.number();
        one.close();
        for (const int wrong : {number, 100'000'000}) {
            QTest::ignoreMessage(QtWarningMsg,
                ("EpollDispatcher: invalid descriptor " + QByteArray::number(wrong)).constData());
            int told = 0;
            const auto reader = notifier(wrong, QSocketNotifier::Read, [&] { ++told; });
            passes(3);
            QVERIFY(!reader->isEnabled());
            QCOMPARE(told, 0);
        }
    });
}

void EpollNotifiersTest::withoutSocketsOrTimers()
{
    run([] {
        auto [one, other] = socketPair();
        int reads = 0;
        int fired = 0;
        const auto reader = notifier(one.number(), QSocketNotifier::Read, [&] { ++reads; });
        QVERIFY(other.send("x"));
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] { ++fired; });
        timer.start(1);
        // It does wait, although the socket is ready.
        while (fired < 3)
            loop().processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeSocketNotifiers);
        QCOMPARE(reads, 0);
        fired = 0;
        for (int i = 0; i < 3; ++i)
            loop().processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::X11ExcludeTimers);
        QCOMPARE(fired, 0);
        QCOMPARE(reads, 3);
    });
}

void EpollNotifiersTest::tcpSockets()
{
    run([] {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        constexpr qint64 size = 8 * 1024 * 1024;
        qint64 back = 0;
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket* const echo = server.nextPendingConnection();
            QObject::connect(echo, &QTcpSocket::readyRead, echo, [echo] { echo->write(echo->readAll()); });
        });
        QTcpSocket client;
        QObject::connect(&client, &QTcpSocket::readyRead, &client, [&] { back += client.readAll().size(); });
        client.connectToHost(server.serverAddress(), server.serverPort());
        client.write(QByteArray(size, 'x'));
        QVERIFY(until([&] { return back == size; }));
    });
}

void EpollNotifiersTest::thousandsOfDescriptors()
{
    run([] {
        const auto limit = gremio::test::raiseDescriptorLimit(11'000);
        const std::size_t count = std::min<std::size_t>(5'000, (limit - 200) / 2);
        std::vector<std::pair<Descriptor, Descriptor>> pairs(count);
        std::vector<std::unique_ptr<QSocketNotifier>> readers;
        std::vector<int> told(count);
        std::size_t all = 0;
        for (std::size_t i = 0; i < count; ++i) {
            pairs[i] = socketPair();
            QVERIFY(pairs[i].first.number() >= 0);
            readers.push_back(notifier(pairs[i].first.number(), QSocketNotifier::Read, [&, i] {
                ++told[i];
                ++all;
                pairs[i].first.receive();
            }));
        }
        // A few among many.
        for (std::size_t i = 0; i < count; i += 100)
            QVERIFY(pairs[i].second.send("x"));
        QVERIFY(until([&] { return all == (count + 99) / 100; }));
        for (std::size_t i = 0; i < count; ++i)
            QCOMPARE(told[i], i % 100 == 0 ? 1 : 0);
        // All at once: more than one wait takes in.
        all = 0;
        for (const auto& pair : pairs)
            QVERIFY(pair.second.send("x"));
        QVERIFY(until([&] { return all == count; }));
        // Every second one goes.
        for (std::size_t i = 0; i < count; i += 2)
            readers[i].reset();
        all = 0;
        for (const auto& pair : pairs)
            QVERIFY(pair.second.send("x"));
        QVERIFY(until([&] { return all == count / 2; }));
        passes(5);
        QCOMPARE(all, count / 2);
    });
}

int main(int argc, char** argv)
{
    return onEpoll<EpollNotifiersTest>(argc, argv);
}

#include "epoll_notifiers_test.moc"
