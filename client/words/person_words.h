// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gremio {

/// How a person is called. An account that was deleted stays in other people's history without a name.
class PersonWords {
    Q_DECLARE_TR_FUNCTIONS(PersonWords)

public:
    static bool isDeleted(const QString& displayName) { return displayName.isEmpty(); }
    static QString name(const QString& displayName);
    /// The first word of it, for sentences.
    static QString first(const QString& displayName);
};

} // namespace gremio
