// SPDX-License-Identifier: GPL-3.0-or-later
// What is said to one in a turn of the loop leaves as one write, and nothing is held back by that.
#include "server/net/io_thread.h"
#include "server/realtime/websocket/channel.h"

#include <QTest>

using namespace gremio;
using namespace gremio::websocket;

namespace {

/// Counts what a socket would be asked.
class CountingTransport final : public net::Transport {
public:
    struct Counts {
        int flushes = 0;
        QByteArray sent;
        bool isFull = false;
    };
    explicit CountingTransport(Counts& counts)
        : m_counts(counts)
    {
    }

    qsizetype read(char*, qsizetype) override { return nothing; }
    bool write(QByteArrayView first, const QByteArray& second) override
    {
        m_queued.append(first).append(second);
        return flush();
    }
    void queue(const QByteArray& bytes) override { m_queued.append(bytes); }
    bool flush() override
    {
        ++m_counts.flushes;
        if (!m_counts.isFull)
            m_counts.sent += std::exchange(m_queued, QByteArray());
        return true;
    }
    qint64 unsent() const override { return m_queued.size(); }
    void setReading(bool) override { }
    void endWriting() override { }
    bool isSecure() const override { return false; }
    void setOwner(Owner&) override { }
    void moveTo(net::IoThread&) override { }

private:
    Counts& m_counts;
    QByteArray m_queued;
};

class Owner final : public Channel::Owner {
public:
    void received(QByteArray, bool) override { }
    void hasSent() override { }
    void closed(quint16) override { }
    void ended() override { }
};

class ChannelTest final : public QObject {
    Q_OBJECT

    net::IoThread m_thread; // is not begun: all is in this one
    Owner m_owner;
    CountingTransport::Counts m_counts;

    std::unique_ptr<Channel> open(Workshop& workshop)
    {
        m_counts = {};
        auto channel = std::make_unique<Channel>(
            workshop, std::make_unique<CountingTransport>(m_counts), nullptr, false, m_owner);
        channel->start("101", {});
        m_counts = {};
        return channel;
    }

private Q_SLOTS:
    void aTurnIsOneWrite()
    {
        Workshop workshop{m_thread, 1000};
        const auto channel = open(workshop);
        for (const char* text : {"ack", "sent", "receive"})
            channel->send(Kind::Text, text, 0);
        QCOMPARE(m_counts.flushes, 0);
        QVERIFY(channel->waiting() > 0);
        QCoreApplication::processEvents();
        QCOMPARE(m_counts.flushes, 1);
        QCOMPARE(m_counts.sent, QByteArray("\x81\3ack\x81\4sent\x81\7receive"));
        QCOMPARE(channel->waiting(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(m_counts.flushes, 1);
        channel->send(Kind::Text, "more", 0);
        QCoreApplication::processEvents();
        QCOMPARE(m_counts.flushes, 2);
    }

    void unsentIsWhatTheNetworkDoesNotTake()
    {
        Workshop workshop{m_thread, 1000};
        const auto channel = open(workshop);
        channel->send(Kind::Text, "one", 0);
        QCOMPARE(channel->waiting(), 5);
        QCOMPARE(channel->unsent(), 0); // it was only not sent yet
        m_counts.isFull = true;
        channel->send(Kind::Text, "two", 0);
        QCOMPARE(channel->unsent(), 5);
        QCOMPARE(m_counts.sent, QByteArray("\x81\3one"));
    }

    void aGoodbyeLeavesAtOnceAndLast()
    {
        Workshop workshop{m_thread, 1000};
        const auto channel = open(workshop);
        channel->send(Kind::Text, "one", 0);
        channel->close(Normal);
        QCOMPARE(m_counts.sent, QByteArray("\x81\3one\x88\2\x03\xe8"));
        channel->send(Kind::Text, "late", 0);
        QCoreApplication::processEvents();
        QCOMPARE(m_counts.sent, QByteArray("\x81\3one\x88\2\x03\xe8"));
    }

    void whoGoesIsForgotten()
    {
        Workshop workshop{m_thread, 1000};
        auto gone = open(workshop);
        gone->send(Kind::Text, "one", 0);
        gone.reset();
        QCoreApplication::processEvents(); // would touch it
        QCOMPARE(m_counts.flushes, 0);
    }
};

} // namespace

QTEST_GUILESS_MAIN(ChannelTest)
#include "channel_test.moc"
