// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/password_hasher.h"

#include "server/identity/crypto.h"

#include <crypt.h>
#include <sodium.h>

#include <cstring>
#include <memory>
#include <new>

namespace gremio::identity {

namespace {

bool isBcrypt(const QByteArray& hash)
{
    return hash.size() == 60
        && (hash.startsWith("$2a$") || hash.startsWith("$2b$") || hash.startsWith("$2y$"));
}

bool bcryptMatches(const QByteArray& hash, const QByteArray& password)
{
    const auto scratch = std::make_unique<crypt_data>(); // 32 KiB: not for the stack
    const char* found = crypt_rn(password.constData(), hash.constData(), scratch.get(), sizeof(crypt_data));
    const bool same = found && std::strlen(found) == static_cast<std::size_t>(hash.size())
        && sodium_memcmp(found, hash.constData(), static_cast<std::size_t>(hash.size())) == 0;
    sodium_memzero(scratch.get(), sizeof(crypt_data));
    return same;
}

} // namespace

PasswordHasher::PasswordHasher()
    : PasswordHasher(Cost{})
{
}

PasswordHasher::PasswordHasher(Cost cost)
    : m_cost(cost)
{
    requireSodium();
    m_nobody = hash(QString::fromLatin1(randomBytes(32).toHex()));
    m_computed = 0;
}

QByteArray PasswordHasher::hash(const QString& password) const
{
    const QByteArray bytes = password.toUtf8();
    QByteArray text(crypto_pwhash_STRBYTES, '\0');
    ++m_computed;
    if (crypto_pwhash_str_alg(text.data(), bytes.constData(), static_cast<unsigned long long>(bytes.size()),
            m_cost.passes, m_cost.memoryKib * 1024, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        throw std::bad_alloc();
    text.truncate(static_cast<qsizetype>(std::strlen(text.constData())));
    return text;
}

PasswordHasher::Verdict PasswordHasher::verify(const QByteArray& hash, const QString& password) const
{
    const QByteArray bytes = password.toUtf8();
    ++m_computed;
    if (isBcrypt(hash))
        return bcryptMatches(hash, bytes) ? Verdict::RightButOutdated : Verdict::Wrong;
    if (!hash.startsWith("$argon2id$") || hash.size() >= qsizetype(crypto_pwhash_STRBYTES)
        || crypto_pwhash_str_verify(
               hash.constData(), bytes.constData(), static_cast<unsigned long long>(bytes.size()))
            != 0)
        return Verdict::Wrong;
    const bool current =
        crypto_pwhash_str_needs_rehash(hash.constData(), m_cost.passes, m_cost.memoryKib * 1024) == 0;
    return current ? Verdict::Right : Verdict::RightButOutdated;
}

void PasswordHasher::verifyNobody(const QString& password) const
{
    verify(m_nobody, password);
}

} // namespace gremio::identity
