// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/chat_talk.h"

#include "shared/core/id.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

using namespace std::chrono_literals;

namespace gremio::bench {

using Clock = SocketLoad::Clock;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(double(values.size() - 1) * part);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

Talk::Talk(const ChatSide& side)
    : m_side(side)
    , m_load(side.port())
{
    for (const Writer& writer : side.writers)
        m_load.add(writer.token);
    m_senders = int(side.writers.size() / 2);
    if (!m_load.run(60s, [this] { return m_load.joined() == 2 * m_senders; }))
        throw std::runtime_error("not everybody could connect to " + std::string(side.name()));
}

double Talk::saturate(std::chrono::milliseconds time)
{
    quint64 acks = 0;
    bool going = true;
    int open = 0;
    m_load.onPacket = [&](int socket, QByteArrayView packet) {
        if (!packet.startsWith('3'))
            return;
        check(packet);
        ++acks;
        --open;
        if (going)
            open += send(socket, {});
    };
    for (int i = 0; i < m_senders; ++i)
        open += send(i, {});
    m_load.runFor(1s);
    const quint64 before = acks;
    const auto start = Clock::now();
    m_load.runFor(time);
    const std::chrono::duration<double> took = Clock::now() - start;
    const double rate = double(acks - before) / took.count();
    going = false;
    m_load.run(10s, [&] { return open == 0; });
    return rate;
}

void Talk::sendMany(quint64 count, const std::function<void()>& begin)
{
    quint64 acks = 0;
    int open = 0;
    quint64 last = count;
    m_load.onPacket = [&](int socket, QByteArrayView packet) {
        if (!packet.startsWith('3'))
            return;
        check(packet);
        ++acks;
        --open;
        if (acks + quint64(open) < last)
            open += send(socket, {});
    };
    const quint64 warm = count / 10;
    last += warm;
    for (int i = 0; i < m_senders; ++i)
        open += send(i, {});
    m_load.run(60s, [&] { return acks >= warm; });
    begin();
    if (!m_load.run(300s, [&] { return open == 0; }))
        throw std::runtime_error("not everything was acknowledged by " + std::string(m_side.name()));
}

Talk::Latency Talk::deliver(double perSecond, std::chrono::milliseconds time, std::chrono::milliseconds warm)
{
    std::vector<double> waits;
    quint64 sent = 0;
    quint64 arrived = 0;
    const auto start = Clock::now();
    const auto dueAt = [&](quint64 number) {
        return start
            + std::chrono::duration_cast<Clock::duration>(
                std::chrono::duration<double>(double(number) / perSecond));
    };
    m_load.onPacket = [&](int, QByteArrayView packet) {
        static constexpr QByteArrayView mark = "due=";
        if (packet.startsWith('3'))
            return check(packet);
        if (!packet.startsWith("2[\"message:receive\""))
            return;
        const qsizetype at = packet.indexOf(mark);
        if (at < 0)
            return;
        ++arrived;
        const auto rest = packet.sliced(at + mark.size());
        const auto due = dueAt(rest.first(rest.indexOf(';')).toByteArray().toULongLong());
        const std::chrono::duration<double, std::milli> wait = Clock::now() - due;
        if (due >= start + warm)
            waits.push_back(wait.count());
    };
    m_load.runFor(time + warm, [&] {
        while (Clock::now() >= dueAt(sent)) {
            send(int(sent % quint64(m_senders)), "due=" + QByteArray::number(sent) + ';');
            ++sent;
        }
    });
    m_load.run(15s, [&] { return arrived >= sent; });
    return {percentile(waits, 0.5), percentile(waits, 0.99), double(arrived) / double(sent)};
}

int Talk::send(int sender, const QByteArray& words)
{
    const QByteArray clientId = Uuid::generate(m_clock.now()).toByteArray();
    m_load.send(sender,
        "2" + QByteArray::number(++m_lastAck) + "[\"message:send\",{\"chatId\":\""
            + m_side.writers[static_cast<std::size_t>(sender)].chat + "\",\"clientId\":\"" + clientId
            + "\",\"type\":\"text\",\"content\":\"" + words
            + "Could we look at the second chapter together before the session on Tuesday?\"}]");
    return 1;
}

void Talk::check(QByteArrayView ack)
{
    if (ack.indexOf("\"ok\":true") >= 0)
        return;
    if (++m_refused == 1)
        std::fprintf(stderr, "refused: %.*s\n", int(ack.size()), ack.data());
}

} // namespace gremio::bench
