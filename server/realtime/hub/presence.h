// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/connections.h"
#include "server/realtime/hub/event_words.h"
#include "server/realtime/hub/hub_options.h"
#include "server/realtime/hub/outlet.h"
#include "server/realtime/hub/peers.h"

#include <deque>
#include <functional>
#include <set>
#include <span>

namespace gremio::realtime {

/// Whom each of them knows, as pairs of one of them and somebody else: those who may see whether they are
/// there. Asked for some at once, to be one statement for all.
using Contacts = std::function<std::vector<std::pair<UserId, UserId>>(
    storage::Transaction& tx, std::span<const UserId> users)>;

/// Whether people are there, over all their connections in all processes, and who is told so. What is to be
/// told waits in queues, and goes out in batches of bounded size, one that reads and one that writes at a
/// time: however many come or go at once, others are not held up. Any thread.
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

    // What other processes say.
    void heard(const Uuid& peer);
    void heard(const Uuid& peer, const process::Status& status);
    void heard(const Uuid& peer, const process::Roster& roster);
    void leaving(const Uuid& peer);
    /// They can be heard again.
    void joined();
    /// Tells the others who is there by this process.
    void sayRoster();
    /// Forgets the processes that are gone. Called every now and then while others can be heard.
    void dropSilent(const Uuid& self);

private:
    struct Entry {
        QHash<socketio::SocketId, Presence> wishes;
        Presence told = Presence::Offline; ///< what the contacts know, going by all processes
        Presence said = Presence::Offline; ///< what the other processes know of this one
        bool telling = false; ///< it waits in a queue, or a job of it is under way
        SteadyTime goneSince{};
    };
    using Entries = QHash<UserId, Entry>;
    struct Show {
        UserId user;
        socketio::SocketId socket;
    };
    struct News;
    struct Farewells;

    Entry& entryOf(UserId user);
    static Presence here(const Entry& entry);
    Presence everywhere(UserId user, const Entry& entry) const;
    void note(UserId user);
    void pump();
    void tellNews(const std::shared_ptr<News>& news);
    void tellFarewells(const std::shared_ptr<Farewells>& farewells);
    void finish(const std::vector<std::pair<UserId, std::optional<Presence>>>& told, bool well);
    std::map<UserId, std::vector<UserId>> contactsOf(
        storage::Transaction& tx, const std::vector<UserId>& users) const;
    std::map<UserId, UserStatus> statusesOf(storage::Transaction& tx, const std::set<UserId>& users) const;
    void tell(const std::vector<UserId>& to, const UserStatus& status) const;

    Outlet& m_outlet;
    const Tell<UserStatus> m_tell;
    const HubOptions& m_options;
    std::vector<Contacts> m_contacts;
    storage::Database* m_database = nullptr;

    mutable std::mutex m_mutex;
    Entries m_entries;
    Peers m_peers;
    std::set<UserId> m_going; ///< without a connection here, and not told of yet
    std::deque<std::pair<SteadyTime, UserId>> m_elsewhere; ///< gone from here, still there by other processes
    std::deque<UserId> m_news; ///< who is online or away
    std::deque<UserId> m_farewells; ///< who is offline
    std::deque<Show> m_shows;
    bool m_reading = false;
    bool m_writing = false;
};

/// When somebody's last connection ended is not known any more.
void forgetLastSeen(storage::Transaction& tx, UserId user);

} // namespace gremio::realtime
