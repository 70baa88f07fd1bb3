// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/hub.h"

#include <QHash>

#include <mutex>
#include <vector>

namespace gremio::realtime {

/// Gathers what is to be written to the connection log, so that many who come at once are few commits. Any
/// thread.
class LifecycleLog {
public:
    /// It outlives this.
    explicit LifecycleLog(const Clock& clock)
        : m_clock(clock)
    {
    }

    void setRecorder(Recorder recorder) { m_recorder = std::move(recorder); }
    void start(storage::Database& database) { m_database = &database; }

    /// What the other end calls itself, until it is connected.
    void remember(socketio::SocketId socket, const std::optional<QString>& userAgent);
    void connected(socketio::SocketId socket, UserId user, const QString& address, Lifecycle::What what);
    void disconnected(UserId user, const QString& address);

    /// Writes what has gathered. What the database does not take now is tried again, as far as it fits.
    enum class Batches {
        One, ///< at a time
        All ///< at once: the process ends
    };
    void flush(Batches batches = Batches::One);

private:
    void add(Lifecycle line);
    void writeSome(Batches batches);

    const Clock& m_clock;
    Recorder m_recorder;
    storage::Database* m_database = nullptr;
    std::mutex m_mutex;
    int m_writing = 0; ///< jobs under way
    QHash<socketio::SocketId, QString> m_agents;
    std::vector<Lifecycle> m_lines;
};

} // namespace gremio::realtime
