// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/event_builder.h"

#include <QHash>

#include <memory>
#include <vector>

namespace gremio::realtime {

/// Every event of the server, of both directions. Filled in the composition root, then only read, by all
/// threads. Nothing can be received or told that is not in it, and /asyncapi.json is made of it.
class EventTable {
public:
    EventTable() = default;
    EventTable(const EventTable&) = delete;
    EventTable& operator=(const EventTable&) = delete;

    /// An event from a client. The builder's read(), write() or direct() adds it. `Answer` is what the ack
    /// says beside `ok`; void: nothing more.
    template <HasFields Payload, class Answer = void>
    EventBuilder<Payload, Answer> on(const char* name, const char* tag)
    {
        return EventBuilder<Payload, Answer>(*this, name, tag);
    }

    /// An event that the server tells; see Hub::tell(). Throws std::logic_error when the name is taken.
    template <HasFields T>
    Tell<T> tells(const char* name, const char* tag, const char* summary)
    {
        add(ServerEvent{
            name, tag, summary, [](SchemaSet& schemas, JsonWriter& writer) { schemas.write<T>(writer); }});
        return Tell<T>(name);
    }

    /// Throw std::logic_error when the name is taken in that direction.
    void add(ClientEvent event);
    void add(ServerEvent event);

    /// Null when there is none.
    const ClientEvent* find(const QByteArray& name) const;

    const std::vector<std::unique_ptr<ClientEvent>>& fromClients() const { return m_fromClients; }
    const std::vector<ServerEvent>& fromServer() const { return m_fromServer; }

private:
    std::vector<std::unique_ptr<ClientEvent>> m_fromClients;
    std::vector<ServerEvent> m_fromServer;
    QHash<QByteArray, const ClientEvent*> m_byName;
};

} // namespace gremio::realtime
