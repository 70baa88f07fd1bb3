// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/watch.h"

#include "server/storage/log.h"

using namespace Qt::StringLiterals;

namespace gremio::storage {

WatchThread::WatchThread(Shared& shared, std::chrono::milliseconds every, Job job)
    : m_thread([this, &shared, every, job = std::move(job)] { run(shared, every, job); })
{
}

WatchThread::~WatchThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void WatchThread::run(Shared& shared, std::chrono::milliseconds every, const Job& job)
{
    Connection connection(shared.url,
        {true, shared.options.busyTimeout, &shared.options.constraints, &shared.counters.prepared});
    std::optional<qint64> seen;
    std::unique_lock lock(m_mutex);
    while (!m_ended) {
        lock.unlock();
        round(shared, connection, job, seen);
        lock.lock();
        m_wake.wait_for(lock, every, [this] { return m_ended; });
    }
}

void WatchThread::round(Shared& shared, Connection& connection, const Job& job, std::optional<qint64>& seen)
{
    const bool sqlite = connection.engine() == Engine::Sqlite;
    try {
        if (!connection.isOpen() || connection.isLost()) {
            seen.reset();
            connection.open();
        }
        connection.clearFailure();
        std::optional<qint64> version;
        if (sqlite) {
            // Changes whenever another connection commits
            // (https://www.sqlite.org/pragma.html#pragma_data_version).
            version = connection.select(u"PRAGMA data_version"_s).at(0).at(0).toLongLong();
            if (version == seen)
                return;
            connection.execute(u"BEGIN"_s);
        }
        Transaction tx(connection, shared.bus, shared.clock.now(), false);
        job(tx);
        if (sqlite)
            connection.execute(u"COMMIT"_s);
        seen = version;
    } catch (const std::exception& error) {
        qCWarning(lcStorage, "a watch failed and tries again: %s", error.what());
        connection.close();
    }
}

} // namespace gremio::storage
