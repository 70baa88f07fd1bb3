// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/crypto.h"

#include <QtEndian>

#include <sodium.h>

#include <stdexcept>

namespace gremio::identity {

namespace {

const unsigned char* bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char*>(view.data());
}

unsigned char* bytesOf(QByteArray& array)
{
    return reinterpret_cast<unsigned char*>(array.data());
}

unsigned long long sizeOf(QByteArrayView view)
{
    return static_cast<unsigned long long>(view.size());
}

} // namespace

void requireSodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot be used on this machine");
}

QByteArray randomBytes(int count)
{
    requireSodium();
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<std::size_t>(count));
    return bytes;
}

QByteArray sha256(QByteArrayView data)
{
    QByteArray digest(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(bytesOf(digest), bytesOf(data), sizeOf(data));
    return digest;
}

SecretBytes::~SecretBytes()
{
    sodium_memzero(m_bytes.data(), m_bytes.size());
}

QByteArray hmacSha256(const SecretBytes& key, std::initializer_list<QByteArrayView> parts)
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), SecretBytes::size);
    for (const QByteArrayView part : parts) {
        std::array<unsigned char, 8> length;
        qToBigEndian<quint64>(static_cast<quint64>(part.size()), length.data());
        crypto_auth_hmacsha256_update(&state, length.data(), length.size());
        crypto_auth_hmacsha256_update(&state, bytesOf(part), sizeOf(part));
    }
    QByteArray mac(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_final(&state, bytesOf(mac));
    sodium_memzero(&state, sizeof state);
    return mac;
}

QByteArray toBase64Url(QByteArrayView data)
{
    return QByteArray(data.data(), data.size())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    QByteArray bytes(text.size() / 4 * 3 + 3, Qt::Uninitialized);
    std::size_t size = 0;
    // Without a place for the end it fails unless all of the text was taken.
    if (sodium_base642bin(bytesOf(bytes), static_cast<std::size_t>(bytes.size()), text.data(),
            static_cast<std::size_t>(text.size()), nullptr, &size, nullptr,
            sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        != 0)
        return std::nullopt;
    bytes.truncate(static_cast<qsizetype>(size));
    // libsodium 1.0.18 takes every byte from 0x80 up for an underscore, where char is signed.
    return toBase64Url(bytes) == text ? std::optional(bytes) : std::nullopt;
}

} // namespace gremio::identity
