// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/presence.h"

#include "shared/core/json_encoding.h"

#include <algorithm>

namespace gremio::realtime {

namespace {

constexpr storage::Statement lastSeenOf("hub/last_seen");
constexpr storage::Statement keepLastSeen("hub/keep_last_seen");
constexpr storage::Statement forgetLastSeenOf("hub/forget_last_seen");

constexpr std::size_t mostShown = 1'000; ///< contacts that a connection is told of when it comes

} // namespace

std::optional<Instant> lastSeen(storage::Transaction& tx, UserId user)
{
    return tx.query(lastSeenOf).bind("user", user).value<Instant>();
}

void forgetLastSeen(storage::Transaction& tx, UserId user)
{
    tx.query(forgetLastSeenOf).bind("user", user).exec();
}

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
        m_entries[user].wishes.insert(socket, Presence::Online);
        m_going.erase(user);
    }
    changed(user);
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
    }
    changed(user);
}

void PresenceBook::wish(UserId user, socketio::SocketId socket, Presence status)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto entry = m_entries.find(user);
        if (entry == m_entries.end() || !entry->wishes.contains(socket))
            return;
        entry->wishes.insert(socket, status);
    }
    changed(user);
}

Presence PresenceBook::of(UserId user) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(user);
    return entry == m_entries.constEnd() ? Presence::Offline : entry->told;
}

/// The most present of what the connections want.
Presence PresenceBook::current(const Entry& entry)
{
    Presence most = Presence::Offline;
    for (const Presence wish : entry.wishes)
        most = std::min(most, wish); // online, away, offline: in this order
    return most;
}

/// Tells the contacts, one change after the other.
void PresenceBook::changed(UserId user)
{
    bool offline = false;
    {
        const std::lock_guard lock(m_mutex);
        const auto entry = m_entries.find(user);
        if (entry == m_entries.end() || entry->telling)
            return; // who tells looks again
        const Presence now = current(*entry);
        if (now == entry->told) {
            if (entry->wishes.isEmpty() && !m_going.contains(user))
                m_entries.erase(entry);
            return;
        }
        if (entry->wishes.isEmpty() && m_going.contains(user))
            return; // perhaps only a blink
        entry->telling = true;
        offline = now == Presence::Offline;
    }
    if (offline)
        tellOffline(user);
    else
        tellContacts(user);
}

void PresenceBook::tellContacts(UserId user)
{
    auto told = std::make_shared<std::optional<Presence>>();
    m_database->read(
        [this, user, told](storage::Transaction& tx) {
            const std::vector<UserId> contacts = contactsOf(tx, user);
            Presence now = Presence::Offline;
            {
                const std::lock_guard lock(m_mutex);
                const auto entry = m_entries.constFind(user);
                if (entry != m_entries.constEnd())
                    now = current(*entry);
            }
            if (now == Presence::Offline)
                return; // in the meantime; that is tellOffline()'s to say
            tell(contacts, {user, now, std::nullopt});
            *told = now;
        },
        [this, user, told](const std::exception_ptr& failure) { done(user, *told, !failure); });
}

void PresenceBook::tellOffline(UserId user)
{
    auto contacts = std::make_shared<std::vector<UserId>>();
    auto at = std::make_shared<Instant>();
    m_database->write(
        [this, user, contacts, at](storage::Transaction& tx) {
            *at = tx.now();
            tx.query(keepLastSeen).bind("user", user).bind("at", tx.now()).exec();
            *contacts = contactsOf(tx, user);
        },
        [this, user, contacts, at](const std::exception_ptr& failure) {
            if (!failure)
                tell(*contacts, {user, Presence::Offline, *at});
            done(user, Presence::Offline, !failure);
        });
}

void PresenceBook::done(UserId user, std::optional<Presence> told, bool well)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto entry = m_entries.find(user);
        if (entry == m_entries.end())
            return;
        entry->telling = false;
        if (told && well)
            entry->told = *told;
        if (!well) { // the database is away; with the next change it may be back
            if (entry->wishes.isEmpty())
                m_entries.erase(entry);
            return;
        }
    }
    changed(user);
}

void PresenceBook::end()
{
    auto users = std::make_shared<std::vector<UserId>>();
    {
        const std::lock_guard lock(m_mutex);
        for (auto entry = m_entries.constBegin(); entry != m_entries.constEnd(); ++entry)
            users->push_back(entry.key());
        m_entries.clear();
        m_going.clear();
    }
    std::sort(users->begin(), users->end()); // rows are locked in one order
    m_database->write(
        [users](storage::Transaction& tx) {
            for (const UserId user : *users)
                tx.query(keepLastSeen).bind("user", user).bind("at", tx.now()).exec();
        },
        [](const std::exception_ptr&) {});
}

void PresenceBook::introduce(const std::vector<UserId>& users)
{
    m_database->read(
        [this, users](storage::Transaction& tx) {
            for (const UserId user : users) {
                std::vector<UserId> others = contactsOf(tx, user);
                std::erase_if(others, [&users](UserId other) {
                    return std::find(users.begin(), users.end(), other) == users.end();
                });
                tell(others, statusOf(tx, user));
            }
        },
        [](const std::exception_ptr&) {});
}

void PresenceBook::hide(UserId user, UserId from) const
{
    tell({from}, {user, Presence::Offline, std::nullopt});
}

void PresenceBook::showTo(UserId user, socketio::SocketId socket)
{
    m_database->read(
        [this, user, socket](storage::Transaction& tx) {
            std::vector<UserId> contacts = contactsOf(tx, user);
            if (contacts.size() > mostShown)
                contacts.resize(mostShown);
            for (const UserId contact : contacts)
                m_outlet.emitTo(socket, m_tell.name(), toJson(statusOf(tx, contact)));
        },
        [](const std::exception_ptr&) {});
}

void PresenceBook::tick()
{
    const SteadyTime before = std::chrono::steady_clock::now() - m_options.offlineAfter;
    std::vector<UserId> due;
    {
        const std::lock_guard lock(m_mutex);
        for (const UserId user : m_going) {
            const auto entry = m_entries.constFind(user);
            if (entry == m_entries.constEnd() || entry->goneSince <= before)
                due.push_back(user);
        }
        for (const UserId user : due)
            m_going.erase(user);
    }
    for (const UserId user : due)
        changed(user);
}

std::vector<UserId> PresenceBook::contactsOf(storage::Transaction& tx, UserId user) const
{
    std::set<UserId> all;
    for (const Contacts& contacts : m_contacts) {
        const std::vector<UserId> some = contacts(tx, user);
        all.insert(some.begin(), some.end());
    }
    all.erase(user);
    return {all.begin(), all.end()};
}

UserStatus PresenceBook::statusOf(storage::Transaction& tx, UserId user) const
{
    UserStatus status{user, of(user), std::nullopt};
    if (status.status == Presence::Offline)
        status.lastSeen = lastSeen(tx, user);
    return status;
}

void PresenceBook::tell(const std::vector<UserId>& to, const UserStatus& status) const
{
    std::vector<socketio::Room> rooms;
    rooms.reserve(to.size());
    for (const UserId user : to)
        rooms.push_back("u:" + user.toByteArray());
    m_outlet.emitTo(rooms, m_tell.name(), toJson(status));
}

} // namespace gremio::realtime
