// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/bus/bus.h"
#include "server/realtime/hub/admission.h"
#include "server/realtime/hub/presence.h"
#include "server/realtime/hub/typing.h"

#include <atomic>

namespace gremio::realtime {

/// Does here what the other processes of this database say, and sees to it that nothing stays missed.
class Neighbours final : public bus::Listener {
public:
    struct Around {
        Outlet& outlet;
        Connections& connections;
        Admission& admission;
        PresenceBook& presence;
        TypingBook& typing;
        socketio::Room everybody;
    };
    /// All outlive it.
    Neighbours(const Around& around, Tell<EventsMissed> missed);

    /// The bus outlives its stop().
    void start(bus::Bus& bus);
    /// Called every now and then.
    void tick();

    void received(const Uuid& from, QByteArrayView message) override;
    void joined() override;
    void lost() override;

private:
    void tellMissed();

    Around m_around;
    const Tell<EventsMissed> m_missed;
    std::atomic<bus::Bus*> m_bus = nullptr;
    std::atomic<bool> m_missedSomething = false; ///< to be told at the next tick
    std::atomic<bool> m_rosterWanted = false; ///< likewise
    SteadyTime m_said{}; ///< that this process is alive
    bool m_strange = false; ///< something came that cannot be read
};

} // namespace gremio::realtime
