// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace gremio::identity {

/// How hard a password is to guess, as zxcvbn (Wheeler, USENIX Security 2016) estimates it: 0 (at once) to 4.
/// `about` is what an attacker knows of the person: address, names. Any thread.
int passwordScore(const QString& password, const QStringList& about);

/// Throws Problem(WeakPassword) at the pointer when the score is 0 or 1, or Problem(ValidationFailed) when
/// the length is out of bounds.
void requireStrongPassword(const QString& password, const QStringList& about, const char* pointer);

} // namespace gremio::identity
