// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/search_words.h"

#include <algorithm>

namespace gremio {

namespace {

/// Without case and accents; each unit stays one, so that places in the text stay what they are.
QString folded(QString text)
{
    for (QChar& c : text) {
        while (c.decompositionTag() == QChar::Canonical && !c.isSurrogate()) {
            const QString parts = c.decomposition();
            if (parts.isEmpty() || parts[0] == c)
                break;
            c = parts[0];
        }
        c = c.toCaseFolded();
    }
    return text;
}

} // namespace

SearchWords::SearchWords(const QString& typed)
    : m_words(folded(typed).split(u' ', Qt::SkipEmptyParts))
{
}

bool SearchWords::allIn(const QString& text) const
{
    const QString plain = folded(text);
    return std::all_of(
        m_words.begin(), m_words.end(), [&](const QString& word) { return plain.contains(word); });
}

std::vector<SearchWords::Place> SearchWords::placesIn(const QString& text) const
{
    std::vector<Place> places;
    if (isEmpty())
        return places;
    const QString plain = folded(text);
    for (const QString& word : m_words) {
        for (qsizetype hit = plain.indexOf(word); hit >= 0; hit = plain.indexOf(word, hit + word.size()))
            places.push_back({static_cast<int>(hit), static_cast<int>(word.size())});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.start < b.start; });
    std::vector<Place> apart;
    for (const Place& place : places) {
        const int end = apart.empty() ? 0 : apart.back().start + apart.back().length;
        if (place.start >= end)
            apart.push_back(place);
        else
            apart.back().length = std::max(end, place.start + place.length) - apart.back().start;
    }
    return apart;
}

} // namespace gremio
