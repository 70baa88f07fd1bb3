// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/worker.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace gremio::storage {

/// SQLite: copies what the write-ahead log holds into the file, on a thread and a connection of its own,
/// while the writer goes on (https://www.sqlite.org/wal.html#ckpt). It cannot begin the log anew, since there
/// is always something newer in it: that the writer does, once the log is long
/// (ConnectionSettings::checkpointPages), and then little is left to copy.
class Checkpointer {
public:
    explicit Checkpointer(Shared& shared);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    /// After each commit, on the writer's thread.
    void committed();

private:
    void run(Shared& shared);
    void copy(Connection& connection);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    quint64 m_commits = 0; ///< since the last round
    quint64 m_due; ///< with that many it is time for the next
    bool m_ended = false;
    qint64 m_pages = 0; ///< of the log, at the last round; its thread's
    std::thread m_thread; // last: it uses the rest
};

} // namespace gremio::storage
