// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/authenticator.h"
#include "server/api/rate_limiter.h"
#include "server/net/address_key.h"
#include "server/realtime/hub/connections.h"
#include "server/realtime/hub/hub_options.h"
#include "server/realtime/hub/outlet.h"
#include "shared/core/clock.h"

#include <atomic>

namespace gremio::realtime {

/// Who may connect, and for how long: asks the same authenticator as HTTP does. Any thread.
class Admission {
public:
    /// All outlive it.
    Admission(Connections& connections, Outlet& outlet, const Clock& clock, const HubOptions& options);

    /// `everybody`: a room that all are in who are told anything; empty: none.
    void start(storage::Database& database, api::Authenticator& authenticator, socketio::Room everybody = {});

    /// A key without `read` may act but is told nothing.
    static bool hears(const api::Caller& caller);

    /// An answer to CONNECT. `admitted` is called before the client is told, on any thread.
    using Admitted = std::function<void(const Connections::Pointer&)>;
    void decide(const socketio::ConnectRequest& request, const socketio::Answer& answer, Admitted admitted);

    /// `auth:refresh`: a newer token of the same sign-in.
    void refresh(const std::shared_ptr<Spoken>& spoken);

    /// All connections of one sign-in, or of one user.
    void closeSignIn(UserId user, SignInId signIn);
    void closeUser(UserId user, bool comesBack);

    /// Ends it at once: nothing that it still says counts.
    void revoke(const Connections::Pointer& connection, bool comesBack);

    enum class Whose {
        Everybodys,
        Own, ///< those that this process's own changes may have missed: programs' and quite new ones
    };
    /// Asks the database for each whether its token is still worth something, and with which roles.
    void checkAgain(Whose whose);
    /// Ends those whose tokens have run out.
    void endExpired();

private:
    struct Asked;
    void admit(const std::shared_ptr<Asked>& asked, const api::Caller& caller);
    void refuse(const Asked& asked, const std::exception_ptr& failure);
    void check(std::vector<Connections::Pointer> some);
    void adopt(const Connections::Pointer& connection, const api::Caller& caller);

    Connections& m_connections;
    Outlet& m_outlet;
    const Clock& m_clock;
    api::RateLimiter<net::AddressKey> m_refused;
    std::atomic<quint64> m_count = 0;
    storage::Database* m_database = nullptr;
    api::Authenticator* m_authenticator = nullptr;
    socketio::Room m_everybody;
};

} // namespace gremio::realtime
