// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"
#include "shared/protocol/identity.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

namespace gremio::e2e {

/// Somebody's hands on the API. What has to go well throws std::runtime_error when it does not.
struct ByApi {
    test::HttpClient http;
    UserId id;

    static ByApi signedIn(const test::RunningServer& server, const QString& email, const QString& password);
    /// An account is made, for an apprentice in Kolkata.
    static ByApi newcomer(const test::RunningServer& server, const QString& name, const QString& email,
        const QString& password);

    /// Takes up to so many apprentices.
    void mentor(int capacity);
    /// Asks, and is accepted.
    void learnFrom(ByApi& mentor);
    bool canBook(const ByApi& mentor, Instant startsAt);
    /// Half an hour. The slug of the problem; "booked" without one.
    QByteArray book(const ByApi& mentor, Instant startsAt);
};

} // namespace gremio::e2e
