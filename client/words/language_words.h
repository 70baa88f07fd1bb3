// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include <vector>

namespace gremio {

/// Languages that people speak, named in the app's language.
class LanguageWords {
    Q_DECLARE_TR_FUNCTIONS(LanguageWords)

public:
    /// "Spanish" for "es"; the code itself for one that we have no word for.
    static QString name(const QString& code);
    /// The same where it stands alone, on a chip or in a list: with a capital in every language.
    static QString label(const QString& code);
    /// "Spanish, English and Basque" as a list of names, in order.
    static QString list(const std::vector<QString>& codes);
    /// "Spanish or English", for a filter.
    static QString alternatives(const QStringList& names);
    /// "Spanish, English" without a word between, with a capital at its beginning: where a row lists them.
    static QString enumeration(const std::vector<QString>& codes);
    /// The codes we have words for, sorted by name.
    static QStringList codes();
};

} // namespace gremio
