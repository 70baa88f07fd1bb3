// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/access.h"
#include "server/realtime/socketio/application.h"
#include "server/storage/database.h"
#include "shared/core/problem.h"
#include "shared/core/schema.h"

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gremio::realtime {

/// Who says something, and over which connection.
struct Speaker {
    api::Caller caller;
    socketio::SocketId socket;
};

/// What a handler is given in its transaction. Lives as long as the handler runs.
template <class Payload>
struct EventCall {
    storage::Transaction& tx;
    const api::Caller& caller;
    const Payload& payload;
    socketio::SocketId socket;
};

/// The same for what runs without a transaction, on the connection's I/O thread.
template <class Payload>
struct DirectCall {
    const api::Caller& caller;
    const Payload& payload;
    socketio::SocketId socket;
};

/// An event on its way to its answer. Shared with the jobs that work at it.
struct Spoken {
    Speaker from;
    QByteArray payload; ///< JSON, of one argument
    /// What the ack says beside `ok` (JSON, an object), or what went wrong. Called exactly once, on any
    /// thread.
    std::function<void(QByteArray answer, std::exception_ptr failure)> done;
};

/// What an event of a client is, for the hub and for /asyncapi.json. Everything about it is said here once.
struct ClientEvent {
    QByteArray name; ///< noun:verb
    QByteArray tag;
    QByteArray summary;
    std::optional<AccessScope> scope; ///< of access keys; none: see keyScope()
    bool refusesKeys = false;
    bool writes = false;
    std::vector<ErrorCode> problems; ///< beside those that every event may be refused with

    using Describe = std::function<void(SchemaSet&, JsonWriter&)>;
    Describe describePayload; ///< writes one schema
    Describe describeAck; ///< of the ack when all is well

    /// Decodes, runs, and says what came of it. Throws Problem for what cannot be decoded.
    std::function<void(const std::shared_ptr<Spoken>&, storage::Database&)> run;

    QByteArray failureEvent; ///< what tells the connection of a failure beside the ack; may be empty
    /// Its payload, from the event's and the problem's JSON.
    std::function<QByteArray(const QByteArray& payload, const QByteArray& problem)> failurePayload;
};

/// What the server tells.
struct ServerEvent {
    QByteArray name;
    QByteArray tag;
    QByteArray summary;
    ClientEvent::Describe describePayload;
};

/// What an access key needs for the event; nothing: no key will do.
std::optional<AccessScope> keyScope(const ClientEvent& event);

/// Everything that the event may be refused with.
std::vector<ErrorCode> problemsOf(const ClientEvent& event);

} // namespace gremio::realtime
