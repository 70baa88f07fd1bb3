// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/bus/redis/redis_url.h"

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>

struct redisContext;
struct redisReply;

namespace gremio::bus {

/// One connection to Redis that never waits (but for a name to be resolved). One thread.
///
/// hiredis speaks the protocol here and holds the buffers; when to read and to write is the owner's to say,
/// who polls. Its asynchronous half is not used: its output has no bound, and what is not a reply to a
/// subscription makes it abort the process.
class RedisLink {
public:
    using Clock = std::chrono::steady_clock;

    /// Begins to connect and to authenticate. What goes wrong shows in error(), here and below.
    explicit RedisLink(const RedisUrl& url);
    ~RedisLink();
    RedisLink(const RedisLink&) = delete;
    RedisLink& operator=(const RedisLink&) = delete;

    [[nodiscard]] int descriptor() const;
    /// Bytes that wait to be written.
    [[nodiscard]] std::size_t waiting() const;
    /// When something came last; at first, when it was made.
    [[nodiscard]] Clock::time_point lastHeard() const { return m_lastHeard; }
    /// For the log; empty while nothing is wrong.
    [[nodiscard]] const QString& error() const { return m_error; }

    void send(std::initializer_list<QByteArrayView> words);
    /// The descriptor is ready. False when the connection is broken.
    bool write();
    /// The replies that came, but for that to AUTH.
    bool read(const std::function<void(const redisReply& reply)>& reply);

    /// A refusal is the end of the connection.
    void fail(const QString& why);

private:
    struct Free {
        void operator()(redisContext* context) const;
    };
    bool isWell();

    std::unique_ptr<redisContext, Free> m_context;
    QString m_error;
    Clock::time_point m_lastHeard = Clock::now();
    bool m_authenticates = false; ///< the first reply is to that
};

} // namespace gremio::bus
