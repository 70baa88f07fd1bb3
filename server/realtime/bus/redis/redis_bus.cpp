// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/bus/redis/redis_bus.h"

#include "server/net/burst.h"
#include "server/realtime/bus/redis/redis_link.h"

#include <hiredis/hiredis.h>

#include <QLoggingCategory>

#include <atomic>
#include <csignal>
#include <deque>
#include <mutex>
#include <random>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace gremio::bus {

namespace {

Q_LOGGING_CATEGORY(redisLog, "gremio.redis")

using Clock = RedisLink::Clock;
using std::chrono::milliseconds;

constexpr std::size_t mostHandedOver = 256 * 1024; ///< bytes in the connection's own buffer
constexpr qsizetype nameSize = 36; ///< of a process, before each message

bool isText(const redisReply& reply, std::string_view text)
{
    return (reply.type == REDIS_REPLY_STRING || reply.type == REDIS_REPLY_STATUS)
        && std::string_view(reply.str, static_cast<std::size_t>(reply.len)) == text;
}

/// Wakes a thread that polls.
class Bell {
public:
    Bell()
    {
        if (::pipe2(m_ends, O_NONBLOCK | O_CLOEXEC) != 0)
            throw std::system_error(errno, std::generic_category(), "pipe2");
    }
    ~Bell()
    {
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    void ring()
    {
        if (!m_rung.exchange(true)) [[maybe_unused]]
            const auto written = ::write(m_ends[1], "!", 1);
    }
    void hear()
    {
        char bytes[16];
        while (::read(m_ends[0], bytes, sizeof bytes) > 0) { }
        m_rung = false;
    }
    [[nodiscard]] int descriptor() const { return m_ends[0]; }

private:
    int m_ends[2] = {-1, -1};
    std::atomic<bool> m_rung = false;
};

/// The two connections, from the first try until one breaks.
struct Pair {
    Pair(const RedisUrl& url, const QByteArray& channel)
        : speaking(url)
        , hearing(url)
    {
        speaking.send({"PING"});
        hearing.send({"SUBSCRIBE", channel});
    }

    [[nodiscard]] QString error() const
    {
        return speaking.error().isEmpty() ? hearing.error() : speaking.error();
    }

    RedisLink speaking;
    RedisLink hearing;
    const Clock::time_point since = Clock::now();
    Clock::time_point asked = since;
    bool speaks = false; ///< the first reply came
    bool hears = false; ///< the subscription is confirmed
    std::size_t unanswered = 0; ///< messages that Redis has not confirmed
};

} // namespace

struct RedisBus::Private {
    Private(const RedisUrl& theUrl, const RedisBusOptions& theOptions)
        : url(theUrl)
        , options(theOptions)
        , channel(url.channel())
        , name(Uuid::generate(Instant(std::chrono::duration_cast<Instant::duration>(
              std::chrono::system_clock::now().time_since_epoch()))))
        , head(name.toByteArray())
    {
    }

    void run();
    void pause(milliseconds time);
    void serve(Pair& pair);
    void wait(Pair& pair);
    void spoken(Pair& pair, const redisReply& reply);
    void heard(Pair& pair, const redisReply& reply);
    void settle(Pair& pair);
    void handOver(Pair& pair);
    void ask(Pair& pair) const;
    void leave(const Pair& pair);
    void makeUp();

    const RedisUrl url;
    const RedisBusOptions options;
    const QByteArray channel;
    const Uuid name;
    const QByteArray head;
    Listener* listener = nullptr;
    Bell bell;
    std::thread thread;
    std::atomic<bool> ends = false;
    Clock::time_point endsAt{};
    bool complained = false;

    mutable std::mutex mutex;
    bool joined = false;
    bool lost = false; ///< something that mattered, and nobody was told of it yet
    std::deque<QByteArray> queue;
    qint64 queued = 0; ///< bytes
};

RedisBus::RedisBus(const RedisUrl& url, const RedisBusOptions& options)
    : d(std::make_unique<Private>(url, options))
{
}

RedisBus::~RedisBus()
{
    stop();
}

void RedisBus::start(Listener& listener)
{
    stop();
    d->listener = &listener;
    d->ends = false;
    d->thread = std::thread([this] { d->run(); });
}

void RedisBus::stop()
{
    if (!d->thread.joinable())
        return;
    d->endsAt = Clock::now() + d->options.farewell;
    d->ends = true;
    d->bell.ring();
    d->thread.join();
}

void RedisBus::publish(QByteArray message, Loss loss)
{
    {
        const std::lock_guard lock(d->mutex);
        if (!d->joined) {
            d->lost = d->lost || loss == Loss::Matters;
            return;
        }
        const qint64 size = d->head.size() + message.size();
        if (d->queued + size > d->options.mostWaiting) {
            if (!std::exchange(d->lost, true))
                qCWarning(redisLog, "Redis takes what is told too slowly; some of it is dropped");
            return;
        }
        d->queue.push_back(std::move(message.prepend(d->head)));
        d->queued += size;
    }
    d->bell.ring();
}

bool RedisBus::isJoined() const
{
    const std::lock_guard lock(d->mutex);
    return d->joined;
}

const Uuid& RedisBus::self() const
{
    return d->name;
}

void RedisBus::Private::run()
{
    // What is written to a connection that Redis closed fails, and ends nothing.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);

    std::minstd_rand random{std::random_device{}()};
    milliseconds next = options.firstPause;
    while (!ends) {
        {
            Pair pair(url, channel);
            serve(pair);
            if (pair.speaks && pair.hears)
                next = options.firstPause;
            leave(pair);
        }
        if (ends)
            break;
        // Not all processes at once.
        pause(next / 2 + milliseconds(random() % static_cast<unsigned>(next.count() / 2 + 1)));
        next = std::min(2 * next, options.longestPause);
    }
}

void RedisBus::Private::pause(milliseconds time)
{
    const auto until = Clock::now() + time;
    for (auto now = Clock::now(); !ends && now < until; now = Clock::now()) {
        pollfd waits{bell.descriptor(), POLLIN, 0};
        ::poll(&waits, 1, static_cast<int>(std::chrono::ceil<milliseconds>(until - now).count()));
        bell.hear();
    }
}

/// Until it breaks or all ends.
void RedisBus::Private::serve(Pair& pair)
{
    while (pair.error().isEmpty()) {
        if (ends) {
            const std::lock_guard lock(mutex);
            const bool saidAll = queue.empty() && pair.speaking.waiting() == 0 && pair.unanswered == 0;
            if (!joined || saidAll || Clock::now() >= endsAt)
                return;
        }
        wait(pair);
        settle(pair);
        handOver(pair);
        ask(pair);
    }
}

void RedisBus::Private::wait(Pair& pair)
{
    const auto events = [](const RedisLink& link) {
        return static_cast<short>(link.waiting() > 0 ? POLLIN | POLLOUT : POLLIN);
    };
    pollfd waits[] = {{bell.descriptor(), POLLIN, 0}, {pair.speaking.descriptor(), events(pair.speaking), 0},
        {pair.hearing.descriptor(), events(pair.hearing), 0}};
    const milliseconds longest = ends ? milliseconds(20) : milliseconds(500);
    ::poll(waits, std::size(waits), static_cast<int>(longest.count()));
    bell.hear();
    const net::Burst burst; // what many messages bring wakes each socket's thread once
    constexpr short broken = POLLERR | POLLHUP | POLLNVAL;
    if (waits[1].revents & (POLLOUT | broken))
        pair.speaking.write();
    if (waits[2].revents & (POLLOUT | broken))
        pair.hearing.write();
    if (waits[1].revents & (POLLIN | broken))
        pair.speaking.read([&](const redisReply& reply) { spoken(pair, reply); });
    if (waits[2].revents & (POLLIN | broken))
        pair.hearing.read([&](const redisReply& reply) { heard(pair, reply); });
}

/// Replies come in the order of the commands; those to PING are words, those to PUBLISH numbers.
void RedisBus::Private::spoken(Pair& pair, const redisReply& reply)
{
    if (isText(reply, "PONG"))
        pair.speaks = true;
    else if (reply.type == REDIS_REPLY_INTEGER && pair.unanswered > 0)
        --pair.unanswered;
    else
        pair.speaking.fail(QStringLiteral("what answers is not Redis"));
}

void RedisBus::Private::heard(Pair& pair, const redisReply& reply)
{
    if (reply.type != REDIS_REPLY_ARRAY || reply.elements < 2 || !reply.element[0])
        return;
    const redisReply& kind = *reply.element[0];
    if (isText(kind, "subscribe")) {
        pair.hears = true;
        return;
    }
    if (ends || !isText(kind, "message") || reply.elements != 3 || !reply.element[2]
        || reply.element[2]->type != REDIS_REPLY_STRING)
        return;
    const QByteArrayView text(reply.element[2]->str, static_cast<qsizetype>(reply.element[2]->len));
    if (text.size() <= nameSize)
        return;
    const auto from = Uuid::parse(text.first(nameSize));
    if (from && *from != name)
        listener->received(*from, text.sliced(nameSize));
}

/// Both connections are up for the first time; or there is room again.
void RedisBus::Private::settle(Pair& pair)
{
    if (!pair.error().isEmpty())
        return;
    if (!pair.speaks || !pair.hears) {
        if (Clock::now() - pair.since > options.connecting)
            pair.speaking.fail(QStringLiteral("it does not answer"));
        return;
    }
    bool isNew = false;
    {
        const std::lock_guard lock(mutex);
        isNew = !std::exchange(joined, true);
    }
    if (isNew && !ends) {
        complained = false;
        qCInfo(redisLog, "connected to Redis at %s", qUtf8Printable(url.toDisplay()));
        listener->joined();
    }
    makeUp();
}

void RedisBus::Private::makeUp()
{
    {
        const std::lock_guard lock(mutex);
        if (!lost || queued > options.mostWaiting / 2)
            return;
        lost = false;
    }
    if (!ends)
        listener->lost();
}

void RedisBus::Private::handOver(Pair& pair)
{
    if (!pair.error().isEmpty() || !pair.speaks || !pair.hears)
        return;
    const std::lock_guard lock(mutex);
    if (queue.empty())
        return;
    while (!queue.empty() && pair.speaking.waiting() < mostHandedOver) {
        const QByteArray message = std::move(queue.front());
        queue.pop_front();
        queued -= message.size();
        pair.speaking.send({"PUBLISH", channel, message});
        ++pair.unanswered;
    }
    pair.speaking.write(); // what does not fit waits for the next round
}

void RedisBus::Private::ask(Pair& pair) const
{
    const auto now = Clock::now();
    if (now - std::min(pair.speaking.lastHeard(), pair.hearing.lastHeard()) > options.silence)
        pair.speaking.fail(QStringLiteral("it does not answer any more"));
    if (now - pair.asked < options.asksEvery)
        return;
    pair.asked = now;
    pair.speaking.send({"PING"});
    pair.hearing.send({"PING"}); // RESP2: answered with an array, between the messages
}

void RedisBus::Private::leave(const Pair& pair)
{
    {
        const std::lock_guard lock(mutex);
        joined = false;
        // Redis may have passed these on, or not.
        lost = lost || !queue.empty() || pair.unanswered > 0;
        queue.clear();
        queued = 0;
    }
    if (!ends && !std::exchange(complained, true))
        qCWarning(redisLog, "Redis is gone (%s): who is connected to another process is told when it is back",
            qUtf8Printable(pair.error()));
}

} // namespace gremio::bus
