// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

/// The few primitives that tokens are made of, over libsodium. Any thread; libsodium is initialised on the
/// way.
namespace gremio::identity {

/// Must have succeeded before any other call into libsodium. Cheap when repeated.
void requireSodium();

QByteArray randomBytes(int count);

/// 32 bytes.
QByteArray sha256(QByteArrayView data);

/// A secret of 32 bytes that is wiped when it goes.
class SecretBytes {
public:
    static constexpr std::size_t size = 32;

    SecretBytes() = default;
    SecretBytes(const SecretBytes&) = default;
    SecretBytes& operator=(const SecretBytes&) = default;
    ~SecretBytes();

    unsigned char* data() { return m_bytes.data(); }
    const unsigned char* data() const { return m_bytes.data(); }

private:
    std::array<unsigned char, size> m_bytes{};
};

/// HMAC-SHA-256 (RFC 2104): 32 bytes. Parts are told apart by their lengths, so that no two lists of parts
/// are the same message.
QByteArray hmacSha256(const SecretBytes& key, std::initializer_list<QByteArrayView> parts);

/// RFC 4648 §5 without padding.
QByteArray toBase64Url(QByteArrayView data);

/// Only the one canonical text of each value: no padding, no white space, no stray bits in the last
/// character.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace gremio::identity
