// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/bus/redis/redis_check.h"

#include "server/realtime/bus/redis/redis_link.h"

#include <hiredis/hiredis.h>

#include <poll.h>

namespace gremio::bus {

namespace {

constexpr std::chrono::seconds patience{5};

} // namespace

std::optional<QString> complaintAbout(const RedisUrl& url)
{
    RedisLink link(url);
    const QByteArray channel = url.channel();
    link.send({"PUBLISH", channel, ""});
    const auto until = RedisLink::Clock::now() + patience;
    bool answered = false;
    while (link.error().isEmpty() && !answered) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - RedisLink::Clock::now());
        if (left.count() <= 0)
            return QStringLiteral("it does not answer within %1 s").arg(patience.count());
        pollfd waits{
            link.descriptor(), static_cast<short>(link.waiting() > 0 ? POLLIN | POLLOUT : POLLIN), 0};
        ::poll(&waits, 1, static_cast<int>(left.count()));
        if (waits.revents & (POLLOUT | POLLERR | POLLHUP))
            link.write();
        if (waits.revents & (POLLIN | POLLERR | POLLHUP))
            link.read([&answered](const redisReply&) { answered = true; });
    }
    return answered ? std::nullopt : std::optional(link.error());
}

} // namespace gremio::bus
