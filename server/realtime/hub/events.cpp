// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/events.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace gremio::realtime {

void EventTable::add(ClientEvent event)
{
    if (m_byName.contains(event.name))
        throw std::logic_error("two events of clients are called " + event.name.toStdString());
    m_fromClients.push_back(std::make_unique<ClientEvent>(std::move(event)));
    m_byName.insert(m_fromClients.back()->name, m_fromClients.back().get());
}

void EventTable::add(ServerEvent event)
{
    const bool taken = std::any_of(m_fromServer.begin(), m_fromServer.end(),
        [&event](const ServerEvent& other) { return other.name == event.name; });
    if (taken)
        throw std::logic_error("two events of the server are called " + event.name.toStdString());
    m_fromServer.push_back(std::move(event));
}

const ClientEvent* EventTable::find(const QByteArray& name) const
{
    return m_byName.value(name, nullptr);
}

std::optional<AccessScope> keyScope(const ClientEvent& event)
{
    if (event.refusesKeys)
        return std::nullopt;
    if (event.scope)
        return event.scope;
    return event.writes ? AccessScope::Write : AccessScope::Read;
}

std::vector<ErrorCode> problemsOf(const ClientEvent& event)
{
    using enum ErrorCode;
    std::set<ErrorCode> codes(event.problems.begin(), event.problems.end());
    codes.insert({MalformedJson, UnknownField, ValidationFailed, RateLimited, Busy, Unavailable, Internal,
        InsufficientScope});
    return {codes.begin(), codes.end()};
}

void detail::addTo(EventTable& table, ClientEvent event)
{
    table.add(std::move(event));
}

} // namespace gremio::realtime
