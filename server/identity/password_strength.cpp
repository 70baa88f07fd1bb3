// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/password_strength.h"

#include "shared/core/problem.h"
#include "shared/passwords/password_estimate.h"
#include "shared/protocol/identity.h"

namespace gremio::identity {

int passwordScore(const QString& password, const QStringList& about)
{
    return estimatePassword(password, about).score;
}

void requireStrongPassword(const QString& password, const QStringList& about, const char* pointer)
{
    const qsizetype length = codePoints(password);
    if (length < rules::password.min || length > rules::password.max)
        throw Problem::field(pointer, length < rules::password.min ? "too-short" : "too-long",
            QStringLiteral("Must have %1 to %2 characters.")
                .arg(rules::password.min)
                .arg(rules::password.max));
    if (passwordScore(password, about) < leastPasswordScore)
        throw Problem(ErrorCode::WeakPassword, {},
            {{pointer, "weak-password", QStringLiteral("Is too easy to guess.")}});
}

} // namespace gremio::identity
