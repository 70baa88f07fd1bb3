// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/lifecycle_log.h"

#include <algorithm>

namespace gremio::realtime {

namespace {

constexpr std::size_t mostLines = 50'000; ///< waiting, while the database is away
constexpr qsizetype mostAgents = 10'000; ///< of connections that are on their way
constexpr std::size_t linesAtOnce = 100; ///< in one job, so that others do not wait long for its writer

} // namespace

void LifecycleLog::remember(socketio::SocketId socket, const std::optional<QString>& userAgent)
{
    if (!userAgent)
        return;
    const std::lock_guard lock(m_mutex);
    if (m_agents.size() >= mostAgents) // of those that never came
        m_agents.clear();
    m_agents.insert(socket, *userAgent);
}

void LifecycleLog::connected(
    socketio::SocketId socket, UserId user, const QString& address, Lifecycle::What what)
{
    std::optional<QString> agent;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_agents.find(socket);
        if (found != m_agents.end()) {
            agent = *found;
            m_agents.erase(found);
        }
    }
    add({what, user, address, agent, m_clock.now()});
}

void LifecycleLog::disconnected(UserId user, const QString& address)
{
    add({Lifecycle::What::Disconnected, user, address, std::nullopt, m_clock.now()});
}

void LifecycleLog::add(Lifecycle line)
{
    const std::lock_guard lock(m_mutex);
    if (m_recorder && m_lines.size() < mostLines)
        m_lines.push_back(std::move(line));
}

void LifecycleLog::flush(Batches batches)
{
    if (batches == Batches::One) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_writing > 0)
                return;
        }
        writeSome(batches);
        return;
    }
    std::size_t lines = 0;
    {
        const std::lock_guard lock(m_mutex);
        lines = m_lines.size();
    }
    for (std::size_t done = 0; done < lines; done += linesAtOnce) // what is refused comes back into the list
        writeSome(batches);
}

void LifecycleLog::writeSome(Batches batches)
{
    auto lines = std::make_shared<std::vector<Lifecycle>>();
    {
        const std::lock_guard lock(m_mutex);
        if (m_lines.empty())
            return;
        const auto count = static_cast<std::ptrdiff_t>(std::min(m_lines.size(), linesAtOnce));
        lines->assign(m_lines.begin(), m_lines.begin() + count);
        m_lines.erase(m_lines.begin(), m_lines.begin() + count);
        ++m_writing;
    }
    m_database->write(
        [this, lines](storage::Transaction& tx) {
            for (const Lifecycle& line : *lines)
                m_recorder(tx, line);
        },
        [this, lines, batches](const std::exception_ptr& failure) {
            bool goesOn = batches == Batches::One;
            {
                const std::lock_guard lock(m_mutex);
                --m_writing;
                try {
                    if (failure)
                        std::rethrow_exception(failure);
                } catch (const Problem&) { // the database is away, or has too much to do
                    goesOn = false;
                    if (m_lines.size() < mostLines)
                        m_lines.insert(m_lines.begin(), lines->begin(), lines->end());
                } catch (...) { // would fail again
                }
            }
            if (goesOn)
                writeSome(batches);
        });
}

} // namespace gremio::realtime
