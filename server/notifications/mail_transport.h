// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace gremio::notifications {

/// A mail ready to go: the envelope's addresses and the message of RFC 5322, lines ended by CRLF.
struct Letter {
    QByteArray from;
    QByteArray to;
    QByteArray message;
};

/// What became of a letter.
struct Delivery {
    enum class Outcome {
        Accepted, ///< the server took it: it must not go out again
        Later, ///< not now: network, server or log-in failed, or it was refused for the time being
        Never, ///< refused for good
        Unknown, ///< given up in the middle because the program ends
    };
    Outcome outcome = Outcome::Unknown;
    QString detail; ///< for admins, English; holds no secret
};

/// Who carries mails. Implemented outside the domain.
class MailTransport {
public:
    virtual ~MailTransport() = default;

    /// Any thread, returns at once. `done` is called exactly once, on a thread of the transport.
    virtual void send(Letter letter, std::function<void(Delivery)> done) = 0;

    /// Cuts off what is on its way (Outcome::Unknown) and returns when `done` was called for all of it.
    virtual void stop() = 0;
};

} // namespace gremio::notifications
