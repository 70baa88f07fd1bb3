// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/match_score.h"

#include "server/directory/search_place.h"

#include <algorithm>
#include <array>
#include <bit>

namespace gremio::directory {
namespace {

constexpr qsizetype idDigits = 32;
constexpr std::array skillPoints{0, 24, 36, 42, 45};
constexpr std::array goalPoints{0, 15, 22, 25};
constexpr int languagePoints = 15;
constexpr int ratingPoints = 10;
constexpr int freePlacePoints = 5;

template <std::size_t N>
int pointsFor(const std::array<int, N>& table, int count)
{
    return table[std::min(static_cast<std::size_t>(count), N - 1)];
}

int pointsForRating(int hundredths)
{
    return std::clamp((hundredths - 300) * ratingPoints / 200, 0, ratingPoints);
}

/// Calls `f` with each part of the text; empty parts too.
template <class F>
void eachPart(QByteArrayView text, char separator, F f)
{
    for (;;) {
        const qsizetype end = text.indexOf(separator);
        f(end < 0 ? text : text.first(end));
        if (end < 0)
            return;
        text = text.sliced(end + 1);
    }
}

QByteArray digits(SkillId id)
{
    return id.toByteArray().replace('-', "");
}

struct SkillWord {
    QString folded;
    QString root;
};

bool means(const Phrase::Word& wanted, const SkillWord& word)
{
    return wanted.root == word.root || wanted.stems.contains(word.folded)
        || (wanted.isOpen && word.folded.startsWith(wanted.folded));
}

/// Whether one of the two says all that the other says: `Python` and `Python for data`.
bool covers(const Phrase& phrase, const std::vector<SkillWord>& skill)
{
    if (phrase.words.empty() || skill.empty())
        return false;
    const auto saidBySkill = [&](const Phrase::Word& word) {
        return std::any_of(
            skill.begin(), skill.end(), [&](const SkillWord& said) { return means(word, said); });
    };
    const auto saidByPhrase = [&](const SkillWord& said) {
        return std::any_of(phrase.words.begin(), phrase.words.end(),
            [&](const Phrase::Word& word) { return means(word, said); });
    };
    return std::all_of(phrase.words.begin(), phrase.words.end(), saidBySkill)
        || std::all_of(skill.begin(), skill.end(), saidByPhrase);
}

std::vector<SkillWord> wordsOf(QByteArrayView line)
{
    std::vector<SkillWord> words;
    eachPart(line, ' ', [&](QByteArrayView word) {
        const qsizetype comma = word.indexOf(',');
        if (comma > 0)
            words.push_back(
                {QString::fromUtf8(word.first(comma)), QString::fromUtf8(word.sliced(comma + 1))});
    });
    return words;
}

} // namespace

MatchScore::MatchScore(Asker asker, Phrase question, const std::vector<SkillId>& askedSkills)
    : m_asker(std::move(asker))
    , m_question(std::move(question))
{
    for (const QString& language : m_asker.languages)
        m_languages.push_back(language.toLatin1());
    for (const SkillId skill : m_asker.skills)
        m_wantedSkills.insert(digits(skill));
    for (const SkillId skill : askedSkills)
        m_wantedSkills.insert(digits(skill));
    for (const QString& goal : m_asker.goals) {
        const int number = static_cast<int>(m_goals.size());
        m_goals.push_back(Phrase::goal(goal));
        int word = 0;
        for (const Phrase::Word& wanted : m_goals.back().words) {
            m_goalRoots[wanted.root.toUtf8()].push_back({number, word});
            ++word;
        }
    }
}

MatchScore::Meaning MatchScore::meaningOf(QByteArrayView skillLine)
{
    const QByteArrayView id = skillLine.first(std::min(skillLine.size(), idDigits));
    const auto known = m_meanings.constFind(QByteArray::fromRawData(id.data(), id.size()));
    if (known != m_meanings.cend())
        return *known;
    Meaning meaning;
    const std::vector<SkillWord> words = wordsOf(skillLine.sliced(id.size()));
    meaning.shared = m_wantedSkills.contains(id.toByteArray()) || covers(m_question, words);
    for (std::size_t i = 0; i < m_goals.size(); ++i) {
        if (covers(m_goals[i], words))
            meaning.goals |= 1U << i;
    }
    m_meanings.insert(id.toByteArray(), meaning);
    return meaning;
}

/// The goals of which at least half of the words are there.
quint32 MatchScore::goalsOfHeadline(QByteArrayView roots) const
{
    if (m_goalRoots.isEmpty())
        return 0;
    std::array<quint32, 32> said{};
    eachPart(roots, ' ', [&](QByteArrayView root) {
        const auto found = m_goalRoots.constFind(QByteArray::fromRawData(root.data(), root.size()));
        if (found == m_goalRoots.cend())
            return;
        for (const Place place : *found)
            said[static_cast<std::size_t>(place.goal)] |= 1U << place.word;
    });
    quint32 goals = 0;
    for (std::size_t i = 0; i < m_goals.size(); ++i) {
        if (said[i] != 0 && 2 * static_cast<std::size_t>(std::popcount(said[i])) >= m_goals[i].words.size())
            goals |= 1U << i;
    }
    return goals;
}

MatchFinding MatchScore::find(QByteArrayView traits, qint64 ratingRank, int freePlaces)
{
    MatchFinding finding;
    int line = 0;
    eachPart(traits, '\n', [&](QByteArrayView text) {
        if (line == 0) {
            eachPart(text, ' ', [&](QByteArrayView code) {
                if (std::find(m_languages.begin(), m_languages.end(), code) != m_languages.end())
                    finding.languages.push_back(QString::fromLatin1(code));
            });
        } else if (line == 1) {
            finding.goals |= goalsOfHeadline(text);
        } else {
            const Meaning meaning = meaningOf(text);
            finding.sharedSkills += meaning.shared ? 1 : 0;
            finding.goals |= meaning.goals;
        }
        ++line;
    });
    finding.ratingCount = countOfRank(ratingRank);
    finding.freePlaces = freePlaces;
    finding.score = pointsFor(skillPoints, finding.sharedSkills)
        + pointsFor(goalPoints, std::popcount(finding.goals))
        + (finding.languages.empty() ? 0 : languagePoints) + pointsForRating(hundredthsOfRank(ratingRank))
        + (freePlaces > 0 ? freePlacePoints : 0);
    return finding;
}

void MatchScore::explain(MentorCard& card, QByteArrayView traits, qint64 ratingRank)
{
    const MatchFinding finding = find(traits, ratingRank, card.freePlaces);
    std::vector<QString> shared;
    for (MentorSkill& skill : card.skills) {
        const Meaning meaning = m_meanings.value(digits(skill.id));
        skill.matched = meaning.shared || meaning.goals != 0;
        if (meaning.shared)
            shared.push_back(skill.name);
    }
    std::stable_partition(
        card.skills.begin(), card.skills.end(), [](const MentorSkill& skill) { return skill.matched; });
    std::vector<QString> goals;
    for (std::size_t i = 0; i < m_asker.goals.size(); ++i) {
        if ((finding.goals & (1U << i)) != 0)
            goals.push_back(m_asker.goals[i]);
    }

    std::vector<std::pair<int, MatchReason>> reasons;
    const auto add = [&](int points, MatchReasonKind kind, std::vector<QString> words, int count) {
        if (points > 0)
            reasons.push_back({points, {kind, std::move(words), count}});
    };
    const int goalCount = static_cast<int>(goals.size());
    const int languageCount = static_cast<int>(finding.languages.size());
    add(pointsFor(skillPoints, finding.sharedSkills), MatchReasonKind::SharedSkills, std::move(shared),
        finding.sharedSkills);
    add(pointsFor(goalPoints, goalCount), MatchReasonKind::Goal, std::move(goals), goalCount);
    add(languageCount > 0 ? languagePoints : 0, MatchReasonKind::Language, finding.languages, languageCount);
    add(pointsForRating(hundredthsOfRank(ratingRank)), MatchReasonKind::Rating, {}, finding.ratingCount);
    add(finding.freePlaces > 0 ? freePlacePoints : 0, MatchReasonKind::FreePlaces, {}, finding.freePlaces);
    std::stable_sort(reasons.begin(), reasons.end(),
        [](const auto& left, const auto& right) { return left.first > right.first; });
    card.match.score = finding.score;
    for (auto& [points, reason] : reasons)
        card.match.reasons.push_back(std::move(reason));
}

} // namespace gremio::directory
