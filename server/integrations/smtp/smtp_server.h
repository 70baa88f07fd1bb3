// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace gremio::integrations {

/// Which mail server takes our mails, and how it is spoken to. A value.
struct SmtpServer {
    enum class Tls {
        Implicit, ///< smtps://: from the first byte on
        Required, ///< STARTTLS, or nothing is sent
        Optional, ///< STARTTLS where it is offered
        Off,
    };

    QString host;
    int port = 0;
    Tls tls = Tls::Required;
    QString user; ///< empty: without logging in
    QString password;
    QString caFile; ///< PEM; empty: the system's authorities
    QString ownName; ///< what we call ourselves in EHLO; empty: the machine's name
    std::chrono::seconds timeout{60}; ///< for a mail at most, from connecting to the server's word

    /// `smtp://user:password@host:587?tls=required|optional|off` or `smtps://user:password@host:465`; user
    /// and password percent-encoded. The ports are 587 and 465 if left out. Nothing for anything else.
    static std::optional<SmtpServer> parse(const QString& url);

    /// For people and logs: without user and password.
    QString toDisplay() const;

    /// Whether a password would go over a network where others could read it.
    bool exposesPassword() const;
};

} // namespace gremio::integrations
