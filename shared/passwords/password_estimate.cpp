// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/passwords/password_estimate.h"

#include <zxcvbn.h>

#include <QByteArrayList>

#include <cmath>
#include <optional>
#include <utility>

namespace gremio {

namespace {

/// zxcvbn's dictionaries are English; these are what people who use this program in Spanish try first.
const QByteArrayList& commonWords()
{
    static const QByteArrayList words{"gremio", "mentor", "mentora", "mentoria", "aprendiz",
        QByteArrayLiteral("contrase\xC3\xB1"
                          "a"),
        "contrasena", "clave", "secreto", "usuario", "hola", "teamo", "tequiero", "bienvenido"};
    return words;
}

/// Whole texts and the words in them, as zxcvbn wants them: a list of C strings that ends with null.
QByteArrayList wordsOf(const QStringList& about)
{
    QByteArrayList words = commonWords();
    for (const QString& text : about) {
        const QString lower = text.toLower();
        words.push_back(lower.toUtf8());
        qsizetype begin = 0;
        for (qsizetype i = 0; i <= lower.size(); ++i) {
            if (i < lower.size() && lower[i].isLetterOrNumber())
                continue;
            if (i - begin >= 3)
                words.push_back(lower.mid(begin, i - begin).toUtf8());
            begin = i + 1;
        }
    }
    return words;
}

/// One of the words above, with or without the usual figures for letters.
bool isCommonWord(const QByteArray& part)
{
    QByteArray plain = part.toLower();
    constexpr std::pair<char, char> figures[] = {
        {'0', 'o'}, {'1', 'i'}, {'3', 'e'}, {'4', 'a'}, {'5', 's'}, {'7', 't'}, {'@', 'a'}, {'$', 's'}};
    for (const auto& [figure, letter] : figures)
        plain.replace(figure, letter);
    return commonWords().contains(part.toLower()) || commonWords().contains(plain);
}

std::optional<PasswordWeakness> weaknessOf(int type)
{
    switch (type % MULTIPLE_MATCH) {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
        return PasswordWeakness::CommonWord;
    case USER_MATCH:
    case USER_LEET_MATCH:
        return PasswordWeakness::AboutYou;
    case REPEATS_MATCH:
        return PasswordWeakness::Repeat;
    case SEQUENCE_MATCH:
        return PasswordWeakness::Sequence;
    case SPATIAL_MATCH:
        return PasswordWeakness::Keyboard;
    case DATE_MATCH:
    case YEAR_MATCH:
        return PasswordWeakness::Date;
    default:
        return std::nullopt;
    }
}

} // namespace

PasswordEstimate estimatePassword(const QString& password, const QStringList& about)
{
    const QByteArrayList words = wordsOf(about);
    std::vector<const char*> list;
    for (const QByteArray& word : words)
        list.push_back(word.constData());
    list.push_back(nullptr);
    const QByteArray bytes = password.toUtf8();
    ZxcMatch_t* matches = nullptr;
    const double bits = ZxcvbnMatch(bytes.constData(), list.data(), &matches);
    PasswordEstimate estimate;
    // The bounds of the paper are guesses; the library answers in bits.
    constexpr double guesses[] = {1e3, 1e6, 1e8, 1e10};
    for (const double bound : guesses)
        estimate.score += bits >= std::log2(bound) ? 1 : 0;
    for (const ZxcMatch_t* match = matches; match; match = match->Next) {
        const auto weakness = weaknessOf(static_cast<int>(match->Type));
        if (!weakness)
            continue;
        const QByteArray part = bytes.mid(match->Begin, match->Length);
        const bool common = *weakness == PasswordWeakness::AboutYou && isCommonWord(part);
        estimate.parts.push_back(
            {common ? PasswordWeakness::CommonWord : *weakness, QString::fromUtf8(part)});
    }
    ZxcvbnFreeInfo(matches);
    return estimate;
}

} // namespace gremio
