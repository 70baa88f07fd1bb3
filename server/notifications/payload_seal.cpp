// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/payload_seal.h"

#include <sodium.h>

namespace gremio::notifications {

namespace {

constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char*>(view.data());
}

unsigned long long sizeOf(QByteArrayView view)
{
    return static_cast<unsigned long long>(view.size());
}

} // namespace

static_assert(identity::SecretBytes::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

PayloadSeal::PayloadSeal(const identity::SecretBytes& key)
    : m_key(key)
{
    identity::requireSodium();
}

QByteArray PayloadSeal::seal(QByteArrayView plain, MailId mail) const
{
    const QByteArray context = mail.toByteArray();
    const QByteArray nonce = identity::randomBytes(int(nonceSize));
    QByteArray sealed(plain.size() + tagSize, Qt::Uninitialized);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(sealed.data()), nullptr,
        bytesOf(plain), sizeOf(plain), bytesOf(context), sizeOf(context), nullptr, bytesOf(nonce),
        m_key.data());
    return nonce + sealed;
}

std::optional<QByteArray> PayloadSeal::open(QByteArrayView sealed, MailId mail) const
{
    if (sealed.size() < nonceSize + tagSize)
        return std::nullopt;
    const QByteArray context = mail.toByteArray();
    const QByteArrayView body = sealed.sliced(nonceSize);
    QByteArray plain(body.size() - tagSize, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()), nullptr,
            nullptr, bytesOf(body), sizeOf(body), bytesOf(context), sizeOf(context), bytesOf(sealed),
            m_key.data())
        != 0)
        return std::nullopt;
    return plain;
}

} // namespace gremio::notifications
