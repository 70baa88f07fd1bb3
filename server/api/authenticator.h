// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/access.h"

#include <QByteArray>

#include <optional>

namespace gremio::storage {
class Transaction;
}

namespace gremio::api {

/// Turns the bearer token of a request into its caller. Implemented by the identity domain. Any thread.
class Authenticator {
public:
    Authenticator() = default;
    Authenticator(const Authenticator&) = delete;
    Authenticator& operator=(const Authenticator&) = delete;
    virtual ~Authenticator() = default;

    /// What is known without asking the database; nothing if it has to be asked.
    virtual std::optional<Caller> cached(const QByteArray& bearer) = 0;

    /// Throws Problem(Unauthenticated) or Problem(TokenExpired).
    virtual Caller authenticate(const QByteArray& bearer, storage::Transaction& tx) = 0;

    /// A caller as the store has them now; nothing if they may call no more. Whether the token's time is up
    /// is not looked at.
    virtual std::optional<Caller> again(const Caller& caller, storage::Transaction& tx) = 0;
};

} // namespace gremio::api
