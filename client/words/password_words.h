// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/passwords/password_estimate.h"

#include <QCoreApplication>

namespace gremio {

/// How good a password is and what would make it better, said to a person.
class PasswordWords {
    Q_DECLARE_TR_FUNCTIONS(PasswordWords)

public:
    /// "Too easy to guess", "Good"
    static QString level(const PasswordEstimate& estimate);
    /// One sentence: what is easy to guess in it, or what would help. Empty where nothing is to be said.
    static QString advice(const PasswordEstimate& estimate);
};

} // namespace gremio
