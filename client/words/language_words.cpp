// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/language_words.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr std::array languages{
    std::pair{"ar", QT_TRANSLATE_NOOP("LanguageWords", "Arabic")},
    std::pair{"bg", QT_TRANSLATE_NOOP("LanguageWords", "Bulgarian")},
    std::pair{"bn", QT_TRANSLATE_NOOP("LanguageWords", "Bengali")},
    std::pair{"ca", QT_TRANSLATE_NOOP("LanguageWords", "Catalan")},
    std::pair{"cs", QT_TRANSLATE_NOOP("LanguageWords", "Czech")},
    std::pair{"da", QT_TRANSLATE_NOOP("LanguageWords", "Danish")},
    std::pair{"de", QT_TRANSLATE_NOOP("LanguageWords", "German")},
    std::pair{"el", QT_TRANSLATE_NOOP("LanguageWords", "Greek")},
    std::pair{"en", QT_TRANSLATE_NOOP("LanguageWords", "English")},
    std::pair{"es", QT_TRANSLATE_NOOP("LanguageWords", "Spanish")},
    std::pair{"eu", QT_TRANSLATE_NOOP("LanguageWords", "Basque")},
    std::pair{"fa", QT_TRANSLATE_NOOP("LanguageWords", "Persian")},
    std::pair{"fi", QT_TRANSLATE_NOOP("LanguageWords", "Finnish")},
    std::pair{"fr", QT_TRANSLATE_NOOP("LanguageWords", "French")},
    std::pair{"gl", QT_TRANSLATE_NOOP("LanguageWords", "Galician")},
    std::pair{"he", QT_TRANSLATE_NOOP("LanguageWords", "Hebrew")},
    std::pair{"hi", QT_TRANSLATE_NOOP("LanguageWords", "Hindi")},
    std::pair{"hr", QT_TRANSLATE_NOOP("LanguageWords", "Croatian")},
    std::pair{"hu", QT_TRANSLATE_NOOP("LanguageWords", "Hungarian")},
    std::pair{"id", QT_TRANSLATE_NOOP("LanguageWords", "Indonesian")},
    std::pair{"it", QT_TRANSLATE_NOOP("LanguageWords", "Italian")},
    std::pair{"ja", QT_TRANSLATE_NOOP("LanguageWords", "Japanese")},
    std::pair{"ko", QT_TRANSLATE_NOOP("LanguageWords", "Korean")},
    std::pair{"nl", QT_TRANSLATE_NOOP("LanguageWords", "Dutch")},
    std::pair{"no", QT_TRANSLATE_NOOP("LanguageWords", "Norwegian")},
    std::pair{"pl", QT_TRANSLATE_NOOP("LanguageWords", "Polish")},
    std::pair{"pt", QT_TRANSLATE_NOOP("LanguageWords", "Portuguese")},
    std::pair{"qu", QT_TRANSLATE_NOOP("LanguageWords", "Quechua")},
    std::pair{"ro", QT_TRANSLATE_NOOP("LanguageWords", "Romanian")},
    std::pair{"ru", QT_TRANSLATE_NOOP("LanguageWords", "Russian")},
    std::pair{"sk", QT_TRANSLATE_NOOP("LanguageWords", "Slovak")},
    std::pair{"sv", QT_TRANSLATE_NOOP("LanguageWords", "Swedish")},
    std::pair{"sw", QT_TRANSLATE_NOOP("LanguageWords", "Swahili")},
    std::pair{"ta", QT_TRANSLATE_NOOP("LanguageWords", "Tamil")},
    std::pair{"th", QT_TRANSLATE_NOOP("LanguageWords", "Thai")},
    std::pair{"tr", QT_TRANSLATE_NOOP("LanguageWords", "Turkish")},
    std::pair{"uk", QT_TRANSLATE_NOOP("LanguageWords", "Ukrainian")},
    std::pair{"ur", QT_TRANSLATE_NOOP("LanguageWords", "Urdu")},
    std::pair{"vi", QT_TRANSLATE_NOOP("LanguageWords", "Vietnamese")},
    std::pair{"zh", QT_TRANSLATE_NOOP("LanguageWords", "Chinese")},
};

} // namespace

QString LanguageWords::name(const QString& code)
{
    for (const auto& [known, word] : languages) {
        if (code == QLatin1StringView(known))
            return tr(word);
    }
    return code;
}

QString LanguageWords::label(const QString& code)
{
    const QString word = name(code);
    return word.left(1).toUpper() + word.mid(1);
}

QString LanguageWords::list(const std::vector<QString>& codes)
{
    QStringList names;
    for (const QString& code : codes)
        names << name(code);
    return QLocale().createSeparatedList(names);
}

QString LanguageWords::enumeration(const std::vector<QString>& codes)
{
    QStringList names;
    for (const QString& code : codes)
        names << (names.isEmpty() ? label(code) : name(code));
    return names.join(u", "_s);
}

QString LanguageWords::alternatives(const QStringList& names)
{
    if (names.size() < 2)
        return names.value(0);
    return tr("%1 or %2", "the last two of several alternatives")
        .arg(names.mid(0, names.size() - 1).join(u", "_s), names.last());
}

QStringList LanguageWords::codes()
{
    QStringList all;
    for (const auto& [code, word] : languages)
        all << QString::fromLatin1(code);
    std::sort(all.begin(), all.end(),
        [](const QString& a, const QString& b) { return QString::localeAwareCompare(name(a), name(b)) < 0; });
    return all;
}

} // namespace gremio
