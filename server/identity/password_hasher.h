// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>

namespace gremio::identity {

/// Turns passwords into what may be stored, and compares. Argon2id (RFC 9106) through libsodium; hashes that
/// an older system made with bcrypt are understood, too. Slow by design (some 20 ms and 19 MiB each): never
/// called inside a write transaction. Any thread, any number at once; who calls bounds how many.
class PasswordHasher {
public:
    /// The least that OWASP's password storage cheat sheet names for argon2id.
    struct Cost {
        unsigned long long passes = 2;
        std::size_t memoryKib = 19456;
    };

    enum class Verdict {
        Wrong,
        Right,
        RightButOutdated, ///< right, and to be hashed anew: another algorithm or cost
    };

    PasswordHasher();
    explicit PasswordHasher(Cost cost);

    /// `$argon2id$…`, salted. Throws std::bad_alloc when there is no memory.
    QByteArray hash(const QString& password) const;

    Verdict verify(const QByteArray& hash, const QString& password) const;

    /// Takes as long as verify() takes for a wrong password: for accounts that are not there.
    void verifyNobody(const QString& password) const;

    /// How many hashes were computed so far, verifications included.
    quint64 computed() const { return m_computed; }

private:
    Cost m_cost;
    QByteArray m_nobody;
    mutable std::atomic<quint64> m_computed = 0;
};

} // namespace gremio::identity
