// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/admission.h"

#include "server/api/problem_response.h"
#include "shared/core/json_encoding.h"
#include "shared/protocol/presence.h"
#include "shared/protocol/problem_document.h"

namespace gremio::realtime {

namespace {

constexpr std::chrono::seconds young{10}; ///< longer than an answer takes on its way
constexpr std::size_t checkedAtOnce = 500; ///< connections in one reading job

/// What CONNECT carries. Clients may say more.
struct ConnectAuth {
    QString token;

    static constexpr auto fields()
    {
        return fieldList(field("token", &ConnectAuth::token, "An access token or an access key"));
    }
};

QByteArray tokenFrom(const QByteArray& auth)
{
    try {
        return fromJson<ConnectAuth>(auth, Reading::Tolerant).token.toUtf8();
    } catch (const Problem&) {
        throw Problem(
            ErrorCode::Unauthenticated, QStringLiteral("The connection must bring auth: {\"token\": …}."));
    }
}

} // namespace

struct Admission::Asked {
    socketio::SocketId id;
    QHostAddress address;
    socketio::Answer answer;
    Admitted admitted;
};

Admission::Admission(Connections& connections, Outlet& outlet, const Clock& clock, const HubOptions& options)
    : m_connections(connections)
    , m_outlet(outlet)
    , m_clock(clock)
    , m_refused(options.refusedPerMinute)
{
}

void Admission::start(
    storage::Database& database, api::Authenticator& authenticator, socketio::Room everybody)
{
    m_database = &database;
    m_authenticator = &authenticator;
    m_everybody = std::move(everybody);
}

bool Admission::hears(const api::Caller& caller)
{
    return !caller.accessKey || caller.scopes.covers(AccessScope::Read);
}

void Admission::decide(
    const socketio::ConnectRequest& request, const socketio::Answer& answer, Admitted admitted)
{
    auto asked =
        std::make_shared<Asked>(Asked{request.id, request.handshake->client, answer, std::move(admitted)});
    try {
        const QByteArray token = tokenFrom(request.auth);
        if (const auto known = m_authenticator->cached(token)) {
            admit(asked, *known);
            return;
        }
        const auto address = net::addressKey(asked->address);
        const auto verdict = m_refused.take(address, std::chrono::steady_clock::now());
        if (!verdict.allowed)
            throw Problem(ErrorCode::RateLimited).setRetryAfter(verdict.retryAfter);
        m_refused.giveBack(address); // it counts when it is refused
        auto caller = std::make_shared<api::Caller>();
        m_database->read(
            [this, token, caller](
                storage::Transaction& tx) { *caller = m_authenticator->authenticate(token, tx); },
            [this, asked, caller](const std::exception_ptr& failure) {
                if (failure)
                    refuse(*asked, failure);
                else
                    admit(asked, *caller);
            });
    } catch (...) {
        refuse(*asked, std::current_exception());
    }
}

void Admission::admit(const std::shared_ptr<Asked>& asked, const api::Caller& caller)
{
    auto connection = std::make_shared<Connection>(asked->id, caller, asked->address);
    m_connections.admit(connection);
    asked->admitted(connection);
    std::vector<socketio::Room> rooms;
    if (hears(caller)) {
        rooms.push_back("u:" + caller.user.toByteArray());
        if (!m_everybody.isEmpty())
            rooms.push_back(m_everybody);
    }
    asked->answer.accept(std::move(rooms));
}

void Admission::refuse(const Asked& asked, const std::exception_ptr& failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (const Problem& problem) {
        if (problemInfo(problem.code()).status == 401)
            m_refused.take(net::addressKey(asked.address), std::chrono::steady_clock::now());
    } catch (...) { // not the client's fault
    }
    const QByteArray id = "co-" + QByteArray::number(++m_count, 36);
    const http::Response response = api::failureResponse(failure, id);
    const auto problem = fromJson<ProblemDocument>(response.body);
    asked.answer.refuse(problem.title.toUtf8(), response.body);
}

void Admission::refresh(const std::shared_ptr<Spoken>& spoken)
{
    const QByteArray token = fromJson<RefreshSocketPayload>(spoken->payload).token.toUtf8();
    const auto finish = [this, spoken](const api::Caller& caller) {
        const api::Caller& before = spoken->from.caller;
        if (caller.user != before.user || caller.signIn != before.signIn
            || caller.accessKey != before.accessKey)
            throw Problem(ErrorCode::Unauthenticated, QStringLiteral("The token is of another sign-in."));
        if (const auto connection = m_connections.find(spoken->from.socket))
            adopt(connection, caller);
    };
    if (const auto known = m_authenticator->cached(token)) {
        finish(*known);
        spoken->done({}, nullptr);
        return;
    }
    m_database->read(
        [this, token, finish](storage::Transaction& tx) { finish(m_authenticator->authenticate(token, tx)); },
        [spoken](std::exception_ptr failure) { spoken->done({}, std::move(failure)); });
}

void Admission::adopt(const Connections::Pointer& connection, const api::Caller& caller)
{
    const std::lock_guard lock(connection->mutex);
    connection->caller = caller;
}

void Admission::closeSignIn(UserId user, SignInId signIn)
{
    for (const auto& connection : m_connections.ofUser(user)) {
        bool isTheirs = false;
        {
            const std::lock_guard lock(connection->mutex);
            isTheirs = !connection->caller.accessKey && connection->caller.signIn == signIn;
        }
        if (isTheirs)
            revoke(connection, false);
    }
}

void Admission::closeUser(UserId user, bool comesBack)
{
    for (const auto& connection : m_connections.ofUser(user))
        revoke(connection, comesBack);
}

void Admission::revoke(const Connections::Pointer& connection, bool comesBack)
{
    {
        const std::lock_guard lock(connection->mutex);
        if (connection->revoked)
            return;
        connection->revoked = true;
        connection->waiting.clear();
    }
    m_outlet.disconnect(connection->id, comesBack);
}

void Admission::checkAgain(Whose whose)
{
    const SteadyTime since = std::chrono::steady_clock::now() - young;
    std::vector<Connections::Pointer> some;
    for (auto& connection : m_connections.all()) {
        if (whose == Whose::Own && connection->since < since) {
            const std::lock_guard lock(connection->mutex);
            if (!connection->caller.accessKey)
                continue;
        }
        some.push_back(std::move(connection));
        if (some.size() == checkedAtOnce)
            check(std::exchange(some, {}));
    }
    if (!some.empty())
        check(std::move(some));
}

void Admission::check(std::vector<Connections::Pointer> some)
{
    auto checked = std::make_shared<std::vector<Connections::Pointer>>(std::move(some));
    m_database->read(
        [this, checked](storage::Transaction& tx) {
            for (const auto& connection : *checked) {
                api::Caller before;
                {
                    const std::lock_guard lock(connection->mutex);
                    before = connection->caller;
                }
                const auto now = m_authenticator->again(before, tx);
                if (!now)
                    revoke(connection, false);
                else if (!(now->roles == before.roles))
                    revoke(connection, true); // it comes back with the roles it has now
            }
        },
        [this, checked](const std::exception_ptr& failure) {
            if (!failure)
                return;
            // Nobody knows what they may: they come back when the database does.
            for (const auto& connection : *checked)
                revoke(connection, true);
        });
}

void Admission::endExpired()
{
    const Instant now = m_clock.now();
    for (const auto& connection : m_connections.all()) {
        bool expired = false;
        {
            const std::lock_guard lock(connection->mutex);
            expired = connection->caller.until && now >= *connection->caller.until;
        }
        if (expired)
            revoke(connection, true); // with a newer token
    }
}

} // namespace gremio::realtime
