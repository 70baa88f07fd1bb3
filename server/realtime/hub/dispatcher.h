// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/connections.h"
#include "server/realtime/hub/events.h"
#include "server/realtime/hub/hub_options.h"
#include "server/realtime/hub/outlet.h"
#include "shared/core/clock.h"

#include <atomic>

namespace gremio::realtime {

/// Takes what clients say to what is declared for it: keeps the limit, looks at the scope of access keys,
/// runs the events of one connection one after the other, and acknowledges each. Any thread.
class Dispatcher {
public:
    /// All outlive it.
    Dispatcher(const EventTable& events, const Clock& clock, Outlet& outlet, const HubOptions& options);

    void start(storage::Database& database) { m_database = &database; }

    void take(const Connections::Pointer& connection, socketio::Event event, socketio::Ack ack);

private:
    void pump(const Connections::Pointer& connection);
    void run(const Connections::Pointer& connection, Waiting next);
    void answer(const Connection& connection, const Waiting& said, const QByteArray& answer,
        const std::exception_ptr& failure);
    bool charge(Connection& connection, std::chrono::seconds& retryAfter) const;

    const EventTable& m_events;
    const Clock& m_clock;
    Outlet& m_outlet;
    const HubOptions& m_options;
    storage::Database* m_database = nullptr;
    std::atomic<quint64> m_count = 0;
};

} // namespace gremio::realtime
