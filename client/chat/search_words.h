// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace gremio {

/// What somebody searches for in messages: words, wherever they stand, in any case, with accents or without.
class SearchWords {
public:
    struct Place {
        int start = 0; ///< in UTF-16 units
        int length = 0;

        bool operator==(const Place&) const = default;
    };

    SearchWords() = default;
    explicit SearchWords(const QString& typed);

    bool isEmpty() const { return m_words.isEmpty(); }
    bool allIn(const QString& text) const;
    /// Where any of them stands, in the order of the text; they do not overlap.
    std::vector<Place> placesIn(const QString& text) const;

    bool operator==(const SearchWords&) const = default;

private:
    QStringList m_words; ///< folded
};

} // namespace gremio
