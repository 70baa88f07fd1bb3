// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/socket_io_client.h"
#include "client/state/chat_cache.h"
#include "client/state/chat_store.h"
#include "client/state/chat_sync.h"
#include "client/state/outbox.h"
#include "shared/core/clock.h"

namespace gremio::test {

/// What the app has under its window, as far as chats go: wired as SignedInScope does it.
struct AppCore {
    SystemClock clock;
    Channel& channel;
    ApiClient api;
    Outbox outbox;
    ChatStore store;
    ChatCache cache;
    SocketIoClient line;
    ChatSync sync;

    static SocketIoClient::Timing quick()
    {
        SocketIoClient::Timing timing;
        timing.firstDelay = std::chrono::milliseconds(50);
        timing.longestDelay = std::chrono::milliseconds(400);
        return timing;
    }

    AppCore(Channel& with, const UserId& me, const QString& folder)
        : channel(with)
        , api(channel)
        , outbox(folder + QStringLiteral("/outbox.sqlite"), clock)
        , store(me, outbox)
        , cache(folder + QStringLiteral("/chats.sqlite"))
        , line(channel, quick())
        , sync(api, line, store, outbox, cache)
    {
        cache.follow(store);
        line.open();
    }
};

} // namespace gremio::test
