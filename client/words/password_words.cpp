// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/password_words.h"

namespace gremio {

QString PasswordWords::level(const PasswordEstimate& estimate)
{
    switch (estimate.score) {
    case 0:
        return tr("Far too easy to guess");
    case 1:
        return tr("Too easy to guess");
    case 2:
        return tr("Will do");
    case 3:
        return tr("Good");
    default:
        return tr("Very good");
    }
}

QString PasswordWords::advice(const PasswordEstimate& estimate)
{
    constexpr int hard = 3;
    if (estimate.score >= hard)
        return {};
    if (estimate.parts.empty())
        return tr("Make it longer: a few words that have nothing to do with each other are best.");
    const PasswordPart& part = estimate.parts.front();
    switch (part.weakness) {
    case PasswordWeakness::CommonWord:
        return tr("“%1” is tried first: it is a common word or password. Add words that do not belong to it.")
            .arg(part.text);
    case PasswordWeakness::AboutYou:
        return tr("“%1” is about you: whoever knows you tries it first.").arg(part.text);
    case PasswordWeakness::Repeat:
        return tr("“%1” repeats itself, which adds hardly anything.").arg(part.text);
    case PasswordWeakness::Sequence:
        return tr("“%1” is a row that everybody knows.").arg(part.text);
    case PasswordWeakness::Keyboard:
        return tr("“%1” are keys that lie beside each other.").arg(part.text);
    case PasswordWeakness::Date:
        return tr("“%1” looks like a date, and there are not many dates.").arg(part.text);
    }
    return {};
}

} // namespace gremio
