// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/crypto.h"
#include "shared/core/id.h"

namespace gremio::notifications {

/// Keeps what a mail tells unreadable to whoever has only the database: XChaCha20-Poly1305 under a key of
/// the server, bound to the mail's id, so that payloads cannot be exchanged either. A value; any thread.
class PayloadSeal {
public:
    explicit PayloadSeal(const identity::SecretBytes& key);

    QByteArray seal(QByteArrayView plain, MailId mail) const;
    /// Nothing when it was made with another key or for another mail.
    std::optional<QByteArray> open(QByteArrayView sealed, MailId mail) const;

private:
    identity::SecretBytes m_key;
};

} // namespace gremio::notifications
