// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/dispatcher.h"

#include "server/api/problem_response.h"

namespace gremio::realtime {

namespace {

Problem limited(std::chrono::seconds retryAfter)
{
    return Problem(ErrorCode::RateLimited).setRetryAfter(retryAfter);
}

/// A key may do less than who made it; the same words as over HTTP.
void requireScope(const ClientEvent& event, const api::Caller& caller)
{
    if (!caller.accessKey)
        return;
    const auto scope = keyScope(event);
    if (!scope)
        throw Problem(ErrorCode::InsufficientScope, QStringLiteral("No access key may do this: sign in."));
    if (!caller.scopes.covers(*scope))
        throw Problem(ErrorCode::InsufficientScope,
            QStringLiteral("The key needs the scope `%1`.").arg(toText(*scope)));
}

/// The one argument of an event. None stands for an empty object.
QByteArray onlyArgument(const socketio::Event& event)
{
    if (!event.attachments.empty())
        throw Problem(ErrorCode::BadRequest, QStringLiteral("No event takes binary data."));
    if (event.args.isEmpty())
        return "{}";
    if (socketio::splitArgs(event.args).size() != 1)
        throw Problem(ErrorCode::BadRequest, QStringLiteral("An event takes one object."));
    return event.args;
}

QByteArray acknowledgement(const QByteArray& answer)
{
    if (answer.size() <= 2)
        return R"({"ok":true})";
    return R"({"ok":true,)" + answer.mid(1);
}

QByteArray refusal(const http::Response& response)
{
    QByteArray text = R"({"ok":false,"problem":)" + response.body;
    for (const http::Header& header : response.headers) {
        if (header.name == "Retry-After")
            text += R"(,"retryAfter":)" + header.value;
    }
    return text + '}';
}

} // namespace

Dispatcher::Dispatcher(
    const EventTable& events, const Clock& clock, Outlet& outlet, const HubOptions& options)
    : m_events(events)
    , m_clock(clock)
    , m_outlet(outlet)
    , m_options(options)
{
}

void Dispatcher::take(const Connections::Pointer& connection, socketio::Event event, socketio::Ack ack)
{
    Waiting said{m_events.find(event.name), event.args, std::move(ack)};
    try {
        std::chrono::seconds retryAfter{};
        if (!charge(*connection, retryAfter))
            throw limited(retryAfter);
        if (!said.event)
            throw Problem(ErrorCode::NotFound,
                QStringLiteral("There is no event `%1`.").arg(QString::fromUtf8(event.name)));
        said.payload = onlyArgument(event);
        {
            const std::lock_guard lock(connection->mutex);
            if (connection->waiting.size() >= m_options.waiting)
                throw Problem(ErrorCode::Busy).setRetryAfter(std::chrono::seconds(1));
            connection->waiting.push_back(std::move(said));
        }
    } catch (const Problem&) {
        answer(*connection, said, {}, std::current_exception());
        return;
    }
    pump(connection);
}

/// The next one, unless one is running.
void Dispatcher::pump(const Connections::Pointer& connection)
{
    Waiting next;
    {
        const std::lock_guard lock(connection->mutex);
        if (connection->running || connection->waiting.empty())
            return;
        next = std::move(connection->waiting.front());
        connection->waiting.pop_front();
        connection->running = true;
    }
    run(connection, std::move(next));
}

void Dispatcher::run(const Connections::Pointer& connection, Waiting next)
{
    auto said = std::make_shared<Waiting>(std::move(next));
    auto spoken = std::make_shared<Spoken>();
    spoken->from.socket = connection->id;
    spoken->payload = said->payload;
    spoken->done = [this, connection, said](const QByteArray& text, const std::exception_ptr& failure) {
        answer(*connection, *said, text, failure);
        {
            const std::lock_guard lock(connection->mutex);
            connection->running = false;
        }
        pump(connection);
    };
    try {
        {
            const std::lock_guard lock(connection->mutex);
            if (connection->revoked)
                throw Problem(ErrorCode::Unauthenticated);
            spoken->from.caller = connection->caller;
        }
        const auto& until = spoken->from.caller.until;
        if (until && m_clock.now() >= *until)
            throw Problem(ErrorCode::TokenExpired);
        requireScope(*said->event, spoken->from.caller);
        said->event->run(spoken, *m_database);
    } catch (...) {
        spoken->done({}, std::current_exception());
    }
}

void Dispatcher::answer(const Connection& connection, const Waiting& said, const QByteArray& answer,
    const std::exception_ptr& failure)
{
    if (!failure) {
        said.ack(acknowledgement(answer));
        return;
    }
    const QByteArray id = "ev-" + QByteArray::number(++m_count, 36);
    const http::Response response = api::failureResponse(failure, id);
    if (said.event && !said.event->failureEvent.isEmpty())
        m_outlet.emitTo(
            connection.id, said.event->failureEvent, said.event->failurePayload(said.payload, response.body));
    said.ack(refusal(response));
}

/// A bucket of tokens, kept as the instant at which it is full again (the generic cell rate algorithm).
bool Dispatcher::charge(Connection& connection, std::chrono::seconds& retryAfter) const
{
    if (m_options.eventsPerSecond <= 0)
        return true;
    using namespace std::chrono;
    const nanoseconds interval = nanoseconds(seconds(1)) / m_options.eventsPerSecond;
    const SteadyTime now = steady_clock::now();
    const std::lock_guard lock(connection.mutex);
    const SteadyTime next = std::max(connection.bucketFull, now) + interval;
    const nanoseconds window = interval * std::max(m_options.burst, 1);
    if (next > now + window) {
        retryAfter = std::max(ceil<seconds>(next - window - now), seconds(1));
        return false;
    }
    connection.bucketFull = next;
    return true;
}

} // namespace gremio::realtime
