// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/text/words.h"
#include "shared/protocol/profile.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace gremio::directory {

/// All that is found of a mentor.
struct SearchableMentor {
    QString displayName;
    std::optional<QString> headline;
    std::optional<QString> bio;
    std::optional<QString> location;
    std::vector<Skill> skills;
    std::vector<CategoryId> categories;
    QStringList languages;
    int ratingHundredths = 0; ///< 0: not rated
    qint64 place = 0;
};

/// Everything that a search can ask for is a term of the mentor's text, so that each question is one boolean
/// expression over one index. A word and its stems stand as they are; other terms have a letter and `_` in
/// front, which no word has:
///   p_  the beginnings of words, up to 20 letters, for the last word of somebody who is typing
///   t_  the roots of what a mentor is there for: skills and headline
///   s_  a skill, c_ a category, l_ a language
///   r_  the rating, as ratingTerms() asks for it
///   v_  the levels of the mentor's place (levelOf) beyond widestLevel
///   m_  every mentor
namespace terms {
inline constexpr qsizetype longestBeginning = 20;
/// Of a bio's words only beginnings from here on are found.
inline constexpr qsizetype shortestBeginningInBio = 3;

QString everyone();
QString beginning(QStringView folded);
QString topic(QStringView root);
QString skill(SkillId id);
QString category(CategoryId id);
QString language(QStringView code);
QString level(int level);
/// One of these stands at each mentor who is rated so or better; `hundredths` from 100 to 500.
QStringList ratedAtLeast(int hundredths);
} // namespace terms

/// The terms, each once, sorted, a space between.
QString searchText(const SearchableMentor& mentor);

/// What the match score looks at: a line with the languages, one with the roots of the headline, then one for
/// each skill: its id in 32 digits, then its words, a space between, each with a comma and its root behind.
QString matchTraits(const SearchableMentor& mentor);

} // namespace gremio::directory
