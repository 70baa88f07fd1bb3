// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/signing_key.h"

#include <sodium.h>

#include <cstring>

namespace gremio::identity {

namespace {

/// libsodium signs with seed and public key side by side.
struct FullKey {
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> bytes{};

    FullKey(const SecretBytes& seed, const QByteArray& publicKey)
    {
        std::memcpy(bytes.data(), seed.data(), SecretBytes::size);
        std::memcpy(bytes.data() + SecretBytes::size, publicKey.constData(), crypto_sign_PUBLICKEYBYTES);
    }
    FullKey(const FullKey&) = delete;
    FullKey& operator=(const FullKey&) = delete;
    ~FullKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

} // namespace

SigningKey SigningKey::fromSeed(const SecretBytes& seed)
{
    requireSodium();
    SigningKey key;
    key.m_seed = seed;
    key.m_publicKey.resize(crypto_sign_PUBLICKEYBYTES);
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> full{};
    crypto_sign_seed_keypair(
        reinterpret_cast<unsigned char*>(key.m_publicKey.data()), full.data(), seed.data());
    sodium_memzero(full.data(), full.size());
    key.m_keyId =
        toBase64Url(sha256(R"({"crv":"Ed25519","kty":"OKP","x":")" + toBase64Url(key.m_publicKey) + R"("})"));

    key.m_refreshKey = key.derivedKey("gremio refresh tokens");
    return key;
}

SecretBytes SigningKey::derivedKey(QByteArrayView purpose) const
{
    QByteArray derived = hmacSha256(m_seed, {purpose});
    SecretBytes key;
    std::memcpy(key.data(), derived.constData(), SecretBytes::size);
    sodium_memzero(derived.data(), static_cast<std::size_t>(derived.size()));
    return key;
}

SigningKey SigningKey::fromText(QByteArrayView text)
{
    std::optional<QByteArray> bytes = fromBase64Url(text.trimmed());
    if (!bytes || bytes->size() != qsizetype(SecretBytes::size))
        throw SigningKeyError("the signing key must be 32 bytes in base64url without padding");
    SecretBytes seed;
    std::memcpy(seed.data(), bytes->constData(), SecretBytes::size);
    sodium_memzero(bytes->data(), SecretBytes::size);
    return fromSeed(seed);
}

QByteArray SigningKey::sign(QByteArrayView message) const
{
    const FullKey full(m_seed, m_publicKey);
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
        reinterpret_cast<const unsigned char*>(message.data()),
        static_cast<unsigned long long>(message.size()), full.bytes.data());
    return signature;
}

bool SigningKey::verify(QByteArrayView message, QByteArrayView signature) const
{
    return signature.size() == qsizetype(crypto_sign_BYTES)
        && crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
               reinterpret_cast<const unsigned char*>(message.data()),
               static_cast<unsigned long long>(message.size()),
               reinterpret_cast<const unsigned char*>(m_publicKey.constData()))
        == 0;
}

} // namespace gremio::identity
