// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/phrase.h"

#include "server/text/stems.h"
#include "server/text/stop_words.h"

#include <algorithm>

namespace gremio::directory {
namespace {

constexpr std::size_t mostWords = 12;

Phrase phraseOf(const QString& content, bool mayBeOpen, bool (*saysNothing)(QStringView))
{
    const text::Words split = text::splitWords(content, mostWords);
    Phrase phrase;
    const auto take = [&](bool all) {
        for (std::size_t i = 0; i < split.words.size(); ++i) {
            const text::Word& word = split.words[i];
            const bool isOpen = mayBeOpen && split.lastIsOpen && i + 1 == split.words.size();
            if (!all && !isOpen && saysNothing(word.folded))
                continue;
            const bool isThere = std::any_of(phrase.words.begin(), phrase.words.end(),
                [&](const Phrase::Word& other) { return other.folded == word.folded; });
            if (!isThere || isOpen)
                phrase.words.push_back({word.folded, text::stems(word), text::root(word), isOpen});
        }
    };
    take(false);
    if (phrase.words.empty())
        take(true);
    return phrase;
}

} // namespace

Phrase Phrase::question(const QString& text)
{
    return phraseOf(text, true, text::isStopWord);
}

Phrase Phrase::goal(const QString& text)
{
    return phraseOf(text, false, text::isFiller);
}

} // namespace gremio::directory
