// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/connections.h"
#include "server/realtime/hub/event_words.h"
#include "server/realtime/hub/hub_options.h"
#include "server/realtime/hub/outlet.h"

#include <functional>
#include <set>

namespace gremio::realtime {

/// Whom somebody knows: those who may see whether they are there.
using Contacts = std::function<std::vector<UserId>(storage::Transaction& tx, UserId user)>;

/// Whether people are there, over all their connections, and who is told so. Any thread.
class PresenceBook {
public:
    /// All outlive it.
    PresenceBook(Outlet& outlet, Tell<UserStatus> tell, const HubOptions& options);

    void addContacts(Contacts contacts) { m_contacts.push_back(std::move(contacts)); }
    void start(storage::Database& database) { m_database = &database; }

    void arrived(UserId user, socketio::SocketId socket);
    void left(UserId user, socketio::SocketId socket);
    /// How that connection wants to be seen.
    void wish(UserId user, socketio::SocketId socket, Presence status);

    Presence of(UserId user) const;
    /// They know each other from now on.
    void introduce(const std::vector<UserId>& users);
    /// To `from` that user is offline, whatever is so.
    void hide(UserId user, UserId from) const;
    /// Tells the connection what its user's contacts are.
    void showTo(UserId user, socketio::SocketId socket);
    /// Tells of those who have been away for long enough. Called every now and then.
    void tick();
    /// The process ends: writes down that all were here until now.
    void end();

private:
    struct Entry {
        QHash<socketio::SocketId, Presence> wishes;
        Presence told = Presence::Offline;
        bool telling = false; ///< a job of it is under way
        SteadyTime goneSince{};
    };
    static Presence current(const Entry& entry);
    void changed(UserId user);
    void tellContacts(UserId user);
    void tellOffline(UserId user);
    void done(UserId user, std::optional<Presence> told, bool well);
    std::vector<UserId> contactsOf(storage::Transaction& tx, UserId user) const;
    UserStatus statusOf(storage::Transaction& tx, UserId user) const;
    void tell(const std::vector<UserId>& to, const UserStatus& status) const;

    Outlet& m_outlet;
    const Tell<UserStatus> m_tell;
    const HubOptions& m_options;
    std::vector<Contacts> m_contacts;
    storage::Database* m_database = nullptr;

    mutable std::mutex m_mutex;
    QHash<UserId, Entry> m_entries;
    std::set<UserId> m_going; ///< without a connection, and not told of yet
};

/// When somebody's last connection ended, as far as it is known.
std::optional<Instant> lastSeen(storage::Transaction& tx, UserId user);
void forgetLastSeen(storage::Transaction& tx, UserId user);

} // namespace gremio::realtime
