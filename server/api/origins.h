// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace gremio::api {

/// Whose pages may talk to this server: those of our own origin, and those of an exact list (CORS). A value;
/// any thread once made.
class Origins {
public:
    Origins() = default; ///< only our own, which is what the Host field says

    /// `allowed`: origins (https://app.example.org) with commas between; `publicUrl`: where browsers find us,
    /// may be empty. Nothing if one is no origin.
    static std::optional<Origins> parse(const QString& allowed, const QString& publicUrl);

    bool allowsOthers() const { return !m_allowed.empty(); }
    /// The entry of the list that is the request's Origin, or null.
    const QByteArray* allowed(const http::Request& request) const;
    /// The request says by its Origin that it comes from a page of ours or of the list. False without one.
    bool isTrusted(const http::Request& request) const;

    /// The CORS fields of an answer to this request; none for an origin that is not in the list.
    void appendTo(std::vector<http::Header>& headers, const http::Request& request) const;
    /// Those that the answer to a preflight has as well. `methods` as in Allow.
    void appendPreflightTo(
        std::vector<http::Header>& headers, const http::Request& request, const QByteArray& methods) const;

private:
    std::vector<QByteArray> m_allowed;
    QByteArray m_own;
};

} // namespace gremio::api
