// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/password_strength.h"

#include "shared/core/problem.h"
#include "shared/protocol/identity.h"

#include <zxcvbn.h>

#include <cmath>
#include <vector>

namespace gremio::identity {

namespace {

/// Whole texts and the words in them, as zxcvbn wants them: a list of C strings that ends with null.
std::vector<QByteArray> wordsOf(const QStringList& about)
{
    // Its dictionaries are English; these are what people who use this program in Spanish try first.
    std::vector<QByteArray> words{"gremio", "mentor", "mentora", "mentoria", "aprendiz",
        "contrase\xC3\xB1"
        "a",
        "contrasena", "clave", "secreto", "usuario", "hola", "teamo", "tequiero", "bienvenido"};
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

} // namespace

int passwordScore(const QString& password, const QStringList& about)
{
    const std::vector<QByteArray> words = wordsOf(about);
    std::vector<const char*> list;
    for (const QByteArray& word : words)
        list.push_back(word.constData());
    list.push_back(nullptr);
    const double bits = ZxcvbnMatch(password.toUtf8().constData(), list.data(), nullptr);
    // The bounds of the paper are guesses; the library answers in bits.
    constexpr double guesses[] = {1e3, 1e6, 1e8, 1e10};
    int score = 0;
    for (const double bound : guesses)
        score += bits >= std::log2(bound) ? 1 : 0;
    return score;
}

void requireStrongPassword(const QString& password, const QStringList& about, const char* pointer)
{
    const qsizetype length = codePoints(password);
    if (length < rules::password.min || length > rules::password.max)
        throw Problem::field(pointer, length < rules::password.min ? "too-short" : "too-long",
            QStringLiteral("Must have %1 to %2 characters.")
                .arg(rules::password.min)
                .arg(rules::password.max));
    if (passwordScore(password, about) < 2)
        throw Problem(ErrorCode::WeakPassword, {},
            {{pointer, "weak-password", QStringLiteral("Is too easy to guess.")}});
}

} // namespace gremio::identity
