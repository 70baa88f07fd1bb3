// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/checkpointer.h"

#include "server/storage/log.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio::storage {
namespace {

/// SQLite copies after a thousand by itself. What is changed again and again is copied less often like this.
constexpr qint64 pagesOfRound = 2000;

/// Until it is known how many pages a commit writes here.
constexpr quint64 commitsOfFirstRound = 100;
constexpr quint64 mostCommits = 2000;

} // namespace

Checkpointer::Checkpointer(Shared& shared)
    : m_due(commitsOfFirstRound)
    , m_thread([this, &shared] { run(shared); })
{
}

Checkpointer::~Checkpointer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Checkpointer::committed()
{
    bool due = false;
    {
        const std::lock_guard lock(m_mutex);
        due = ++m_commits == m_due;
    }
    if (due)
        m_wake.notify_one();
}

void Checkpointer::run(Shared& shared)
{
    Connection connection(shared.url, {false, shared.options.busyTimeout, nullptr, nullptr});
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_ended || m_commits >= m_due; });
        if (m_ended)
            return;
        const quint64 commits = std::exchange(m_commits, 0);
        lock.unlock();
        const qint64 before = m_pages;
        try {
            if (!connection.isOpen() || connection.isLost())
                connection.open();
            copy(connection);
        } catch (const StorageError& error) {
            // The writer copies once the log is long, and says what is wrong with the file.
            qCDebug(lcStorage, "cannot copy the write-ahead log: %s", error.what());
        }
        // The log may have begun anew since.
        const qint64 written = m_pages > before ? m_pages - before : m_pages;
        const double pagesOfCommit = std::max(double(written) / double(commits), 1.0);
        lock.lock();
        m_due = std::clamp(quint64(pagesOfRound / pagesOfCommit), quint64(1), mostCommits);
    }
}

void Checkpointer::copy(Connection& connection)
{
    connection.clearFailure();
    // Whether another one was at it, pages of the log, pages of it that are in the file now.
    const auto rows = connection.select(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
    m_pages = rows.at(0).at(1).toLongLong();
}

} // namespace gremio::storage
