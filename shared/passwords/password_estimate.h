// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace gremio {

/// What makes a part of a password easy to guess.
enum class PasswordWeakness {
    CommonWord, ///< a word, a name or a password that many people take
    AboutYou, ///< the person's own name or address
    Repeat, ///< "aaaa"
    Sequence, ///< "1234", "abcd"
    Keyboard, ///< keys that lie beside each other
    Date, ///< a date or a year
};

struct PasswordPart {
    PasswordWeakness weakness;
    QString text; ///< as it was typed

    bool operator==(const PasswordPart&) const = default;
};

/// How hard a password is to guess.
struct PasswordEstimate {
    int score = 0; ///< 0: at once, 1: soon, 2: the least that is taken, 3: hard, 4: very hard
    std::vector<PasswordPart> parts; ///< what makes it easier, in the order of the password
};

/// The least score that an account's password must have (api.md, Authentication).
inline constexpr int leastPasswordScore = 2;

/// As zxcvbn (Wheeler, USENIX Security 2016) estimates it. `about` is what an attacker knows of the person:
/// address, names. Any thread; some ms for the longest password.
PasswordEstimate estimatePassword(const QString& password, const QStringList& about);

} // namespace gremio
