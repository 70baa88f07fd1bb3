// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/phrase.h"
#include "shared/protocol/directory.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace gremio::directory {

/// What the one who searches has and wants.
struct Asker {
    std::vector<SkillId> skills;
    std::vector<QString> goals;
    std::vector<QString> languages;
    std::optional<qint64> place; ///< where the search would find them; nothing when it would not
};

/// How a mentor's traits meet what is wanted, before names are put to it.
struct MatchFinding {
    int score = 0; ///< 0 to 100
    int sharedSkills = 0; ///< that the asker has too, or asks for
    quint32 goals = 0; ///< a bit for each of the asker's goals
    std::vector<QString> languages; ///< in common
    int ratingCount = 0;
    int freePlaces = 0;
};

/// Scores mentors for one asker and one search. Points: skills that both have or that are asked for, up to
/// 45 (24, 36, 42, 45); goals that the mentor's skills or headline speak of, up to 25 (15, 22, 25); a
/// language in common 15; the rating from 3 stars up 10; free places 5. For one request, in one thread: it
/// remembers what it found out about each skill.
class MatchScore {
public:
    /// `question`: the words searched for; `askedSkills`: the skills filtered by.
    MatchScore(Asker asker, Phrase question, const std::vector<SkillId>& askedSkills);

    /// `traits` as matchTraits() makes them, in UTF-8.
    MatchFinding find(QByteArrayView traits, qint64 ratingRank, int freePlaces);

    /// The finding with its reasons, the strongest first; `card` has the skills, which are marked and put in
    /// order: matched ones first.
    void explain(MentorCard& card, QByteArrayView traits, qint64 ratingRank);

private:
    struct Meaning {
        bool shared = false;
        quint32 goals = 0;
    };
    struct Place {
        int goal = 0;
        int word = 0;
    };

    Meaning meaningOf(QByteArrayView skillLine);
    quint32 goalsOfHeadline(QByteArrayView roots) const;

    Asker m_asker;
    std::vector<QByteArray> m_languages;
    Phrase m_question;
    std::vector<Phrase> m_goals;
    QSet<QByteArray> m_wantedSkills; ///< 32 digits
    QHash<QByteArray, std::vector<Place>> m_goalRoots;
    QHash<QByteArray, Meaning> m_meanings; ///< by the skill's 32 digits
};

} // namespace gremio::directory
