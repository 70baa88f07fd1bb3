// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/server.h"

#include "server/http/connection_pool.h"
#include "server/net/address_limit.h"
#include "server/net/io_thread.h"
#include "server/net/listener.h"

#include <QThread>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

#include <unistd.h>

namespace gremio::http {

struct Server::Private {
    struct Lane {
        net::IoThread thread;
        ConnectionPool pool;

        explicit Lane(const ConnectionPool::Shared& shared, std::chrono::milliseconds tick)
            : thread(tick)
            , pool(thread, shared)
        {
        }
    };

    ServerConfig config;
    Handler& handler;
    net::AddressLimit addresses;
    net::Listener listener;
    ConnectionPool::Shared shared;
    std::vector<std::unique_ptr<Lane>> lanes;
    std::size_t nextLane = 0; ///< In the first lane's thread, which accepts.
    std::mutex mutex;
    std::condition_variable changed;
    int open = 0; ///< Connections; guarded by mutex.

    Private(ServerConfig c, Handler& h)
        : config(std::move(c))
        , handler(h)
        , addresses(config.connectionsPerAddress)
        , shared{config.limits, config.tls, h, [this](int change) { count(change); }}
    {
    }

    void count(int change)
    {
        const std::lock_guard lock(mutex);
        open += change;
        if (open == 0)
            changed.notify_all();
    }

    void accepted(int descriptor, const QHostAddress& peer);
    void startDraining();
};

/// In the accepting thread: hands the connection to the next thread in turn.
void Server::Private::accepted(int descriptor, const QHostAddress& peer)
{
    std::unique_ptr<net::AddressLimit::Lease> lease;
    if (!addresses.isUnlimited() && !(config.isProxy && config.isProxy(peer))) {
        lease = addresses.take(peer);
        if (!lease) {
            ::close(descriptor);
            return;
        }
    }
    Lane& lane = *lanes[nextLane++ % lanes.size()];
    if (&lane == lanes.front().get()) {
        lane.pool.adopt(descriptor, peer, std::move(lease));
        return;
    }
    // std::function wants to be copied.
    auto shared_lease = std::make_shared<std::unique_ptr<net::AddressLimit::Lease>>(std::move(lease));
    if (!lane.thread.post([&lane, descriptor, peer, shared_lease] {
            lane.pool.adopt(descriptor, peer, std::move(*shared_lease));
        }))
        ::close(descriptor);
}

Server::Server(ServerConfig config, Handler& handler)
    : d(std::make_unique<Private>(std::move(config), handler))
{
}

Server::~Server()
{
    stop();
}

std::optional<QString> Server::start()
{
    const ServerConfig& config = d->config;
    if (const QString error = d->listener.open(config.address, config.port, config.backlog); !error.isEmpty())
        return error;
    const int threads =
        config.ioThreads > 0 ? config.ioThreads : std::max(1, QThread::idealThreadCount() / 2);
    for (int i = 0; i < threads; ++i)
        d->lanes.push_back(std::make_unique<Private::Lane>(d->shared, config.limits.tick));
    std::vector<net::IoThread*> all;
    for (const auto& lane : d->lanes)
        all.push_back(&lane->thread);
    d->handler.attach(all);
    for (const auto& lane : d->lanes)
        lane->thread.begin();
    d->lanes.front()->thread.post([this] {
        d->listener.watch(
            [this](int descriptor, const QHostAddress& peer) { d->accepted(descriptor, peer); });
    });
    return std::nullopt;
}

QHostAddress Server::address() const
{
    return d->listener.address();
}

quint16 Server::port() const
{
    return d->listener.port();
}

int Server::connections() const
{
    const std::lock_guard lock(d->mutex);
    return d->open;
}

void Server::setTls(const QSslConfiguration& tls)
{
    for (const auto& lane : d->lanes)
        lane->thread.post([pool = &lane->pool, tls] { pool->setTls(tls); });
}

/// In the accepting thread, so that what it handed over before is adopted before it is drained.
void Server::Private::startDraining()
{
    listener.close();
    for (const auto& lane : lanes)
        lane->thread.post([this, lane = lane.get()] {
            lane->pool.drain();
            handler.drain(lane->thread);
        });
}

bool Server::drain(std::chrono::milliseconds deadline)
{
    if (d->lanes.empty())
        return true;
    // Its own flag: no connection open now does not mean that none is on its way to its thread.
    auto told = std::make_shared<std::atomic<std::size_t>>(0);
    const std::size_t all = d->lanes.size();
    d->lanes.front()->thread.post([this, told, all] {
        d->startDraining();
        for (const auto& lane : d->lanes)
            lane->thread.post([this, told, all] {
                const std::lock_guard lock(d->mutex);
                if (++*told == all)
                    d->changed.notify_all();
            });
    });
    std::unique_lock lock(d->mutex);
    return d->changed.wait_for(lock, deadline, [this, told, all] { return *told == all && d->open == 0; });
}

void Server::stop()
{
    if (d->lanes.empty())
        return;
    // The accepting thread first: then no other one gets new connections.
    for (const auto& lane : d->lanes) {
        lane->thread.stop([this, &lane] {
            d->listener.close(); // does nothing but for the first
            lane->pool.closeAll();
            d->handler.detach(lane->thread);
        });
    }
    d->lanes.clear();
}

} // namespace gremio::http
