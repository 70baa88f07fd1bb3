// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/peers.h"

#include <algorithm>
#include <set>

namespace gremio::realtime {

Presence Peers::most(const Places& places)
{
    Presence most = Presence::Offline;
    for (const Place& place : places)
        most = std::min(most, place.status); // online, away, offline: in this order
    return most;
}

Presence Peers::of(UserId user) const
{
    const auto found = m_people.constFind(user);
    return found == m_people.constEnd() ? Presence::Offline : most(*found);
}

void Peers::heard(const Uuid& peer, SteadyTime now)
{
    m_peers[peer].heard = now;
}

void Peers::set(const Uuid& peer, UserId user, Presence status)
{
    auto found = m_people.find(user);
    if (status == Presence::Offline) {
        if (found == m_people.end())
            return;
        std::erase_if(*found, [&peer](const Place& place) { return place.peer == peer; });
        if (found->empty())
            m_people.erase(found);
        return;
    }
    const quint32 roster = m_peers[peer].roster;
    if (found == m_people.end())
        found = m_people.insert(user, {});
    const auto place =
        std::find_if(found->begin(), found->end(), [&peer](const Place& one) { return one.peer == peer; });
    if (place == found->end())
        found->push_back({peer, status, roster});
    else
        *place = {peer, status, roster};
}

void Peers::say(const Uuid& peer, const process::Status& status)
{
    set(peer, status.user, status.status);
}

std::vector<UserId> Peers::say(const Uuid& peer, const process::Roster& roster)
{
    std::vector<UserId> touched;
    if (roster.isFirst)
        ++m_peers[peer].roster;
    for (const auto& [user, status] : roster.people) {
        set(peer, user, status);
        touched.push_back(user);
    }
    if (!roster.isLast)
        return touched;
    const quint32 present = m_peers[peer].roster;
    for (auto person = m_people.begin(); person != m_people.end();) {
        const auto before = person->size();
        std::erase_if(*person,
            [&peer, present](const Place& place) { return place.peer == peer && place.roster != present; });
        if (person->size() != before)
            touched.push_back(person.key());
        person = person->empty() ? m_people.erase(person) : std::next(person);
    }
    return touched;
}

void Peers::leaving(const Uuid& peer, SteadyTime now)
{
    const auto found = m_peers.find(peer);
    if (found != m_peers.end())
        found->second.heard = now - silence + comeBack;
}

void Peers::forgive(SteadyTime now)
{
    for (auto& [peer, state] : m_peers)
        state.heard = now;
}

std::vector<Peers::Gone> Peers::dropSilent(SteadyTime now)
{
    std::set<Uuid> silent;
    for (auto peer = m_peers.begin(); peer != m_peers.end();) {
        if (now - peer->second.heard < silence) {
            ++peer;
            continue;
        }
        silent.insert(peer->first);
        peer = m_peers.erase(peer);
    }
    std::vector<Gone> gone;
    if (silent.empty())
        return gone;
    for (auto person = m_people.begin(); person != m_people.end();) {
        const Presence before = most(*person);
        if (std::erase_if(*person, [&silent](const Place& place) { return silent.contains(place.peer); }) > 0)
            gone.push_back({person.key(), before});
        person = person->empty() ? m_people.erase(person) : std::next(person);
    }
    return gone;
}

bool Peers::leads(const Uuid& self, SteadyTime now) const
{
    // The others that speak now, not those that are only not forgotten yet.
    return std::none_of(m_peers.begin(), m_peers.end(),
        [&](const auto& peer) { return peer.first < self && now - peer.second.heard < 2 * beat; });
}

} // namespace gremio::realtime
