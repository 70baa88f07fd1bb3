// SPDX-License-Identifier: GPL-3.0-or-later
// Who is told who is there. Everything goes through the database, for who knows whom is there.
#include "server/realtime/hub/presence.h"

#include "server/storage/text_array.h"
#include "shared/core/json_encoding.h"

#include <algorithm>

namespace gremio::realtime {

namespace {

constexpr storage::Statement lastSeenOf("hub/last_seen");
constexpr storage::Statement keepLastSeen("hub/keep_last_seen");
constexpr storage::Statement forgetLastSeenOf("hub/forget_last_seen");

// In one job: so few that whoever waits behind it does not notice.
constexpr std::size_t newsAtOnce = 32; ///< and as many connections that are shown who is there
constexpr std::size_t farewellsAtOnce = 100;
constexpr std::size_t mostShown = 1'000; ///< contacts that a connection is told of when it comes

template <class T>
std::vector<T> takeSome(std::deque<T>& queue, std::size_t most)
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(queue.size(), most));
    std::vector<T> some(queue.begin(), queue.begin() + count);
    queue.erase(queue.begin(), queue.begin() + count);
    return some;
}

void keep(storage::Transaction& tx, const std::vector<UserId>& users)
{
    tx.query(keepLastSeen).bind("users", storage::setOf(tx.engine(), users)).bind("at", tx.now()).exec();
}

} // namespace

void forgetLastSeen(storage::Transaction& tx, UserId user)
{
    tx.query(forgetLastSeenOf).bind("user", user).exec();
}

struct PresenceBook::News {
    std::vector<UserId> users;
    std::vector<Show> shows;
    std::vector<std::pair<UserId, std::optional<Presence>>> told;
};

struct PresenceBook::Farewells {
    std::vector<UserId> users;
    std::map<UserId, std::vector<UserId>> contacts;
    Instant at{};
};

void PresenceBook::showTo(UserId user, socketio::SocketId socket)
{
    {
        const std::lock_guard lock(m_mutex);
        m_shows.push_back({user, socket});
    }
    pump();
}

/// Starts what may be under way and is not.
void PresenceBook::pump()
{
    std::shared_ptr<News> news;
    std::shared_ptr<Farewells> farewells;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_reading && !(m_news.empty() && m_shows.empty())) {
            m_reading = true;
            news = std::make_shared<News>();
            news->users = takeSome(m_news, newsAtOnce);
            news->shows = takeSome(m_shows, newsAtOnce);
        }
        if (!m_writing && !m_farewells.empty()) {
            m_writing = true;
            farewells = std::make_shared<Farewells>();
            farewells->users = takeSome(m_farewells, farewellsAtOnce);
        }
    }
    if (news)
        tellNews(news);
    if (farewells)
        tellFarewells(farewells);
}

void PresenceBook::tellNews(const std::shared_ptr<News>& news)
{
    m_database->read(
        [this, news](storage::Transaction& tx) {
            news->told.clear();
            std::vector<UserId> asked = news->users;
            for (const Show& show : news->shows)
                asked.push_back(show.user);
            auto contacts = contactsOf(tx, asked);
            std::set<UserId> shown;
            for (const Show& show : news->shows) {
                std::vector<UserId>& theirs = contacts[show.user];
                const auto count = static_cast<std::ptrdiff_t>(std::min(theirs.size(), mostShown));
                shown.insert(theirs.begin(), theirs.begin() + count);
            }
            const auto statuses = statusesOf(tx, shown);
            for (const Show& show : news->shows) {
                for (const UserId contact : contacts[show.user]) {
                    if (const auto status = statuses.find(contact); status != statuses.end())
                        m_outlet.emitTo(show.socket, m_tell.name(), toJson(status->second));
                }
            }
            for (const UserId user : news->users) {
                Presence now = Presence::Offline;
                {
                    const std::lock_guard lock(m_mutex);
                    const auto entry = m_entries.constFind(user);
                    if (entry != m_entries.constEnd())
                        now = everywhere(user, *entry);
                }
                news->told.emplace_back(user, std::nullopt);
                if (now == Presence::Offline)
                    continue; // in the meantime; that is for the farewells to say
                tell(contacts[user], {user, now, std::nullopt});
                news->told.back().second = now;
            }
        },
        [this, news](const std::exception_ptr& failure) {
            if (failure) {
                news->told.clear();
                for (const UserId user : news->users)
                    news->told.emplace_back(user, std::nullopt);
            }
            {
                const std::lock_guard lock(m_mutex);
                m_reading = false;
            }
            finish(news->told, !failure);
        });
}

void PresenceBook::tellFarewells(const std::shared_ptr<Farewells>& farewells)
{
    m_database->write(
        [this, farewells](storage::Transaction& tx) {
            farewells->at = tx.now();
            keep(tx, farewells->users);
            farewells->contacts = contactsOf(tx, farewells->users);
        },
        [this, farewells](const std::exception_ptr& failure) {
            std::vector<std::pair<UserId, std::optional<Presence>>> told;
            for (const UserId user : farewells->users) {
                if (!failure)
                    tell(farewells->contacts[user], {user, Presence::Offline, farewells->at});
                told.emplace_back(user, Presence::Offline);
            }
            {
                const std::lock_guard lock(m_mutex);
                m_writing = false;
            }
            finish(told, !failure);
        });
}

void PresenceBook::finish(const std::vector<std::pair<UserId, std::optional<Presence>>>& told, bool well)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [user, status] : told) {
            const auto entry = m_entries.find(user);
            if (entry == m_entries.end())
                continue;
            entry->telling = false;
            if (well) {
                if (status)
                    entry->told = *status;
                note(user);
            } else if (entry->wishes.isEmpty()) {
                m_entries.erase(entry); // the database is away; with the next change it may be back
            }
        }
    }
    pump();
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
        m_news.clear();
        m_farewells.clear();
        m_shows.clear();
    }
    if (!users->empty())
        m_database->write(
            [users](storage::Transaction& tx) { keep(tx, *users); }, [](const std::exception_ptr&) {});
}

void PresenceBook::introduce(const std::vector<UserId>& users)
{
    m_database->read(
        [this, users](storage::Transaction& tx) {
            const auto contacts = contactsOf(tx, users);
            const auto statuses = statusesOf(tx, {users.begin(), users.end()});
            for (const auto& [user, known] : contacts) {
                std::vector<UserId> others = known;
                std::erase_if(others, [&users](UserId other) {
                    return std::find(users.begin(), users.end(), other) == users.end();
                });
                tell(others, statuses.at(user));
            }
        },
        [](const std::exception_ptr&) {});
}

void PresenceBook::hide(UserId user, UserId from) const
{
    tell({from}, {user, Presence::Offline, std::nullopt});
}

std::map<UserId, std::vector<UserId>> PresenceBook::contactsOf(
    storage::Transaction& tx, const std::vector<UserId>& users) const
{
    std::map<UserId, std::vector<UserId>> all;
    for (const Contacts& contacts : m_contacts) {
        for (const auto& [user, other] : contacts(tx, users)) {
            if (other != user)
                all[user].push_back(other);
        }
    }
    for (auto& [user, theirs] : all) {
        std::sort(theirs.begin(), theirs.end());
        theirs.erase(std::unique(theirs.begin(), theirs.end()), theirs.end());
    }
    return all;
}

std::map<UserId, UserStatus> PresenceBook::statusesOf(
    storage::Transaction& tx, const std::set<UserId>& users) const
{
    std::map<UserId, UserStatus> statuses;
    std::vector<UserId> offline;
    for (const UserId user : users) {
        const Presence status = of(user);
        statuses[user] = {user, status, std::nullopt};
        if (status == Presence::Offline)
            offline.push_back(user);
    }
    if (offline.empty())
        return statuses;
    storage::Query rows = tx.query(lastSeenOf);
    rows.bind("users", storage::setOf(tx.engine(), offline));
    while (rows.next())
        statuses[rows.get<UserId>(0)].lastSeen = rows.get<Instant>(1);
    return statuses;
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
