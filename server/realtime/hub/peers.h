// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/connections.h"
#include "server/realtime/hub/process_message.h"

#include <QHash>

#include <map>
#include <vector>

namespace gremio::realtime {

/// Who is there by the connections of the other processes, as far as they said so. A process that is heard of
/// no more is forgotten after `silence`. Not synchronised.
class Peers {
public:
    static constexpr std::chrono::seconds silence{40};
    static constexpr std::chrono::seconds beat{10}; ///< how often a process says that it is alive
    /// Who was there by a process that ended in good order comes back elsewhere within this time, or is gone.
    static constexpr std::chrono::seconds comeBack{10};

    /// The most present of what they are there; offline for whoever is nowhere.
    [[nodiscard]] Presence of(UserId user) const;

    void heard(const Uuid& peer, SteadyTime now);
    void say(const Uuid& peer, const process::Status& status);
    /// Whose presence may be another afterwards.
    std::vector<UserId> say(const Uuid& peer, const process::Roster& roster);
    void leaving(const Uuid& peer, SteadyTime now);
    /// Nobody could be heard until now: their silence begins anew.
    void forgive(SteadyTime now);

    struct Gone {
        UserId user;
        Presence before = Presence::Offline; ///< by all of the others
    };
    /// Forgets those who are silent for too long; who was there by them.
    std::vector<Gone> dropSilent(SteadyTime now);
    /// Whether `self` speaks for processes that are gone: one of those that live does.
    [[nodiscard]] bool leads(const Uuid& self, SteadyTime now) const;
    [[nodiscard]] bool isEmpty() const { return m_peers.empty(); }

private:
    struct Peer {
        SteadyTime heard{};
        quint32 roster = 0; ///< counts them
    };
    struct Place {
        Uuid peer;
        Presence status = Presence::Offline;
        quint32 roster = 0; ///< when it was last said
    };
    using Places = std::vector<Place>;
    static Presence most(const Places& places);
    void set(const Uuid& peer, UserId user, Presence status);

    std::map<Uuid, Peer> m_peers;
    QHash<UserId, Places> m_people;
};

} // namespace gremio::realtime
