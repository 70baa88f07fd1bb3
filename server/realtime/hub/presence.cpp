// SPDX-License-Identifier: GPL-3.0-or-later
// What is so, here and by the other processes. Who is told of it: presence_telling.cpp.
#include "server/realtime/hub/presence.h"

#include <algorithm>

namespace gremio::realtime {

namespace {

/// Whoever left here while they were there by another process is remembered for that long: should they leave
/// there in the same moment, neither process knows that it must tell.
constexpr std::chrono::seconds elsewhereKept{30};
constexpr std::size_t peopleInRoster = 2'000; ///< in one message

} // namespace

PresenceBook::PresenceBook(Outlet& outlet, Tell<UserStatus> tell, const HubOptions& options)
    : m_outlet(outlet)
    , m_tell(std::move(tell))
    , m_options(options)
{
}

void PresenceBook::arrived(UserId user, socketio::SocketId socket)
{
    {
        const std::lock_guard lock(m_mutex);
        entryOf(user).wishes.insert(socket, Presence::Online);
        m_going.erase(user);
        note(user);
    }
    pump();
}

void PresenceBook::left(UserId user, socketio::SocketId socket)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto entry = m_entries.find(user);
        if (entry == m_entries.end())
            return;
        entry->wishes.remove(socket);
        if (entry->wishes.isEmpty()) {
            entry->goneSince = std::chrono::steady_clock::now();
            m_going.insert(user);
            return; // tick() tells it
        }
        note(user);
    }
    pump();
}

void PresenceBook::wish(UserId user, socketio::SocketId socket, Presence status)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto entry = m_entries.find(user);
        if (entry == m_entries.end() || !entry->wishes.contains(socket))
            return;
        entry->wishes.insert(socket, status);
        note(user);
    }
    pump();
}

Presence PresenceBook::of(UserId user) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(user);
    return entry == m_entries.constEnd() ? m_peers.of(user) : entry->told;
}

PresenceBook::Entry& PresenceBook::entryOf(UserId user)
{
    auto entry = m_entries.find(user);
    if (entry == m_entries.end()) {
        entry = m_entries.insert(user, {});
        entry->told = m_peers.of(user); // the others told that
    }
    return *entry;
}

/// The most present of what the connections want.
Presence PresenceBook::here(const Entry& entry)
{
    Presence most = Presence::Offline;
    for (const Presence wish : entry.wishes)
        most = std::min(most, wish); // online, away, offline: in this order
    return most;
}

Presence PresenceBook::everywhere(UserId user, const Entry& entry) const
{
    return std::min(here(entry), m_peers.of(user));
}

/// Something has changed: says it to the other processes, and puts into a queue what the contacts must be
/// told. One change after the other: who tells looks again.
void PresenceBook::note(UserId user)
{
    const auto entry = m_entries.find(user);
    if (entry == m_entries.end())
        return;
    const bool isNowhereHere = entry->wishes.isEmpty();
    if (isNowhereHere && m_going.contains(user))
        return; // perhaps only a blink
    const Presence now = everywhere(user, *entry);
    const bool isNews = now != entry->told;
    if (const Presence mine = here(*entry); std::exchange(entry->said, mine) != mine)
        m_outlet.say(process::Status{user, mine, isNews, now}); // under the lock: in order
    if (entry->telling)
        return;
    if (isNews) {
        entry->telling = true;
        (now == Presence::Offline ? m_farewells : m_news).push_back(user);
    } else if (isNowhereHere && now == Presence::Offline) {
        m_entries.erase(entry);
    } else if (isNowhereHere) {
        m_elsewhere.emplace_back(std::chrono::steady_clock::now(), user);
    }
}

void PresenceBook::tick()
{
    const SteadyTime now = std::chrono::steady_clock::now();
    const SteadyTime before = now - m_options.offlineAfter;
    {
        const std::lock_guard lock(m_mutex);
        std::vector<UserId> due;
        for (const UserId user : m_going) {
            const auto entry = m_entries.constFind(user);
            if (entry == m_entries.constEnd() || entry->goneSince <= before)
                due.push_back(user);
        }
        for (const UserId user : due)
            m_going.erase(user);
        for (const UserId user : due)
            note(user);
        while (!m_elsewhere.empty() && now - m_elsewhere.front().first > elsewhereKept) {
            const auto entry = m_entries.find(m_elsewhere.front().second);
            m_elsewhere.pop_front();
            if (entry != m_entries.end() && entry->wishes.isEmpty() && !entry->telling
                && !m_going.contains(entry.key()))
                m_entries.erase(entry);
        }
    }
    pump();
}

// --- other processes ---

void PresenceBook::heard(const Uuid& peer)
{
    const std::lock_guard lock(m_mutex);
    m_peers.heard(peer, std::chrono::steady_clock::now());
}

void PresenceBook::heard(const Uuid& peer, const process::Status& status)
{
    {
        const std::lock_guard lock(m_mutex);
        m_peers.heard(peer, std::chrono::steady_clock::now());
        m_peers.say(peer, status);
        const auto entry = m_entries.find(status.user);
        if (entry == m_entries.end())
            return;
        if (status.tells && !entry->telling)
            entry->told = status.overall;
        note(status.user); // the sender may not have known all
    }
    pump();
}

void PresenceBook::heard(const Uuid& peer, const process::Roster& roster)
{
    {
        const std::lock_guard lock(m_mutex);
        m_peers.heard(peer, std::chrono::steady_clock::now());
        for (const UserId user : m_peers.say(peer, roster))
            note(user);
    }
    pump();
}

void PresenceBook::leaving(const Uuid& peer)
{
    const std::lock_guard lock(m_mutex);
    m_peers.leaving(peer, std::chrono::steady_clock::now());
}

void PresenceBook::joined()
{
    const std::lock_guard lock(m_mutex);
    m_peers.forgive(std::chrono::steady_clock::now());
}

void PresenceBook::sayRoster()
{
    const std::lock_guard lock(m_mutex);
    process::Roster roster;
    roster.isFirst = true;
    for (auto entry = m_entries.constBegin(); entry != m_entries.constEnd(); ++entry) {
        if (entry->said == Presence::Offline)
            continue;
        roster.people.emplace_back(entry.key(), entry->said);
        if (roster.people.size() == peopleInRoster) {
            m_outlet.say(roster);
            roster = {};
        }
    }
    roster.isLast = true;
    m_outlet.say(roster);
}

void PresenceBook::dropSilent(const Uuid& self)
{
    {
        const std::lock_guard lock(m_mutex);
        const SteadyTime now = std::chrono::steady_clock::now();
        const bool leads = m_peers.leads(self, now);
        for (const Peers::Gone& gone : m_peers.dropSilent(now)) {
            // Who is not here either is spoken for by one process.
            if (leads && !m_entries.contains(gone.user))
                m_entries[gone.user].told = gone.before;
            note(gone.user);
        }
    }
    pump();
}

} // namespace gremio::realtime
