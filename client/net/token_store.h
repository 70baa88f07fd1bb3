// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace gremio {

/// Where the refresh token waits for the next start. All calls are asynchronous, GUI thread only.
class TokenStore {
public:
    /// Unavailable: there is no keychain, or it is locked and stays so; `detail` is the system's own text.
    struct Result {
        bool available = true;
        std::optional<QString> token;
        QString detail;
    };
    using Done = std::function<void(const Result&)>;

    virtual ~TokenStore() = default;
    /// A result that is available without a token: there is none for that account.
    virtual void read(const QString& account, Done done) = 0;
    virtual void write(const QString& account, const QString& token, Done done) = 0;
    virtual void remove(const QString& account, Done done) = 0;

protected:
    TokenStore() = default;
    TokenStore(const TokenStore&) = default;
    TokenStore& operator=(const TokenStore&) = default;
};

} // namespace gremio
