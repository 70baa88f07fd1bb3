// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/bus/bus.h"
#include "server/realtime/bus/redis/redis_url.h"

#include <chrono>
#include <memory>

namespace gremio::bus {

struct RedisBusOptions {
    qint64 mostWaiting = 16 * 1024 * 1024; ///< bytes published and not yet taken; more are lost
    std::chrono::milliseconds connecting{5'000}; ///< how long that may take
    std::chrono::milliseconds asksEvery{5'000}; ///< whether Redis lives
    std::chrono::milliseconds silence{15'000}; ///< after which it does not
    std::chrono::milliseconds firstPause{100}; ///< before it is tried again; doubled up to
    std::chrono::milliseconds longestPause{2'000};
    std::chrono::milliseconds farewell{500}; ///< for what was published before stop()
};

/// One channel of Redis. A connection that publishes and one that listens, on one thread; when either breaks,
/// both are made anew, again and again. Keeps nothing in Redis.
class RedisBus final : public Bus {
public:
    explicit RedisBus(const RedisUrl& url, const RedisBusOptions& options = {});
    ~RedisBus() override;

    void start(Listener& listener) override;
    void stop() override;
    void publish(QByteArray message, Loss loss = Loss::Matters) override;
    [[nodiscard]] bool isJoined() const override;
    [[nodiscard]] const Uuid& self() const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gremio::bus
