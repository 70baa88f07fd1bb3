// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/crypto.h"

#include <QString>

#include <stdexcept>

namespace gremio::identity {

/// Why there is no signing key; the text is for the person who runs the server.
class SigningKeyError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The server's Ed25519 key (RFC 8032), from which the key for refresh tokens is derived as well. A value;
/// any thread.
class SigningKey {
public:
    /// From a file of the data directory; made there when there is none, with mode 0600, whole or not at all,
    /// also when two processes start at once. Throws SigningKeyError: a file that others may read, that is no
    /// key, that cannot be made.
    static SigningKey loadOrCreate(const QString& path);

    /// Makes a new key in place of the one in the file, if there is one: whole or not at all. Throws as
    /// above.
    static SigningKey replace(const QString& path);

    /// The same with a key that is there already, as text. Throws as above, also for what is no key.
    static SigningKey put(const QString& path, QByteArrayView text);

    /// Only what is there already. Throws as above.
    static SigningKey load(const QString& path);

    /// From its text: the 32 bytes of the seed in base64url, as the file holds them. Throws SigningKeyError.
    static SigningKey fromText(QByteArrayView text);

    /// The 32 bytes of RFC 8032's private key.
    static SigningKey fromSeed(const SecretBytes& seed);

    /// The JWK thumbprint (RFC 7638, RFC 8037 appendix A.3) of the public key, in base64url.
    const QByteArray& keyId() const { return m_keyId; }

    /// 32 bytes.
    const QByteArray& publicKey() const { return m_publicKey; }

    /// 64 bytes.
    QByteArray sign(QByteArrayView message) const;
    bool verify(QByteArrayView message, QByteArrayView signature) const;

    /// A secret of its own for another purpose, named by a text that never changes.
    SecretBytes derivedKey(QByteArrayView purpose) const;

    /// What successors of refresh tokens are derived with.
    const SecretBytes& refreshKey() const { return m_refreshKey; }

private:
    SigningKey() = default;

    SecretBytes m_seed;
    SecretBytes m_refreshKey;
    QByteArray m_publicKey;
    QByteArray m_keyId;
};

} // namespace gremio::identity
