// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace gremio::text {

/// Longer words are cut, in what is indexed and in what is asked for alike. UTF-16 units.
inline constexpr qsizetype longestWord = 40;

struct Word {
    QString folded; ///< fold(): letters, marks and digits only, never empty
    QString
        accented; ///< lower case with its accents, for the stemmer; the same as `folded` where it has none
};

struct Words {
    std::vector<Word> words; ///< in order, repeated ones too
    bool lastIsOpen = false; ///< nothing stands after the last word: it may be unfinished
};

/// The words of a text: runs of letters, marks and digits. `+` and `#` right behind a word belong to it and
/// are spelled out, since `C`, `C++` and `C#` are three things: `cplusplus`, `csharp`. No more than `most`
/// are taken. Any thread.
Words splitWords(QStringView text, std::size_t most);

} // namespace gremio::text
