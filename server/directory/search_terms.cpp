// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/search_terms.h"

#include "server/directory/search_place.h"
#include "server/text/stems.h"
#include "server/text/stop_words.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio::directory {
namespace terms {
namespace {

template <class Tag>
QString hex(QLatin1StringView prefix, Id<Tag> id)
{
    return prefix + QString::fromLatin1(id.toByteArray().replace('-', ""));
}

QString number(QLatin1StringView prefix, int value)
{
    return prefix + QString::number(value);
}

} // namespace

QString everyone()
{
    return u"m_"_s;
}

QString beginning(QStringView folded)
{
    return QString("p_"_L1).append(folded);
}

QString topic(QStringView root)
{
    return QString("t_"_L1).append(root);
}

QString skill(SkillId id)
{
    return hex("s_"_L1, id);
}

QString category(CategoryId id)
{
    return hex("c_"_L1, id);
}

QString language(QStringView code)
{
    return QString("l_"_L1).append(code);
}

QString level(int level)
{
    return number("v_"_L1, level);
}

// A mentor of 4.67 has r_467, r_46t (tenth) and r_45h (half star). What is at least 4.25 is one of the
// hundredths up to the next tenth, the tenths up to the next half and the halves up to 5.
QStringList ratedAtLeast(int hundredths)
{
    QStringList any;
    int value = std::clamp(hundredths, 100, 500);
    for (; value % 10 != 0; ++value)
        any.append(number("r_"_L1, value));
    for (; value % 50 != 0; value += 10)
        any.append(number("r_"_L1, value / 10) + u't');
    for (; value <= 500; value += 50)
        any.append(number("r_"_L1, value / 10) + u'h');
    return any;
}

} // namespace terms

namespace {

/// More words than any text of a profile has.
constexpr std::size_t allWords = 4000;

class TermSet {
public:
    void add(const QString& term) { m_terms.insert(term); }

    void addWords(QStringView content, qsizetype shortestBeginning, bool isTopic)
    {
        for (const text::Word& word : text::splitWords(content, allWords).words) {
            if (m_words.contains(word.accented) && !isTopic)
                continue;
            m_words.insert(word.accented);
            for (const QString& stem : text::stems(word))
                add(stem);
            if (isTopic && !text::isFiller(word.folded))
                add(terms::topic(text::root(word)));
            addBeginnings(word.folded, shortestBeginning);
        }
    }

    void addRating(int hundredths)
    {
        if (hundredths == 0)
            return;
        add("r_"_L1 + QString::number(hundredths));
        add("r_"_L1 + QString::number(hundredths / 10) + u't');
        add("r_"_L1 + QString::number(hundredths / 50 * 5) + u'h');
    }

    QString text() const
    {
        QStringList sorted(m_terms.begin(), m_terms.end());
        sorted.sort();
        return sorted.join(u' ');
    }

private:
    void addBeginnings(const QString& word, qsizetype shortest)
    {
        for (qsizetype length = shortest; length <= std::min(word.size(), terms::longestBeginning);
             ++length) {
            if (!word[length - 1].isHighSurrogate())
                add(terms::beginning(QStringView(word).first(length)));
        }
    }

    QSet<QString> m_terms;
    QSet<QString> m_words;
};

} // namespace

QString searchText(const SearchableMentor& mentor)
{
    TermSet set;
    set.add(terms::everyone());
    set.addWords(mentor.displayName, 1, false);
    set.addWords(mentor.location.value_or(QString()), 1, false);
    set.addWords(mentor.headline.value_or(QString()), 1, true);
    for (const Skill& skill : mentor.skills) {
        set.addWords(skill.name, 1, true);
        set.add(terms::skill(skill.id));
    }
    set.addWords(mentor.bio.value_or(QString()), terms::shortestBeginningInBio, false);
    for (const CategoryId category : mentor.categories)
        set.add(terms::category(category));
    for (const QString& code : mentor.languages)
        set.add(terms::language(code));
    set.addRating(mentor.ratingHundredths);
    for (int level = levelOf(mentor.place); level > widestLevel; --level)
        set.add(terms::level(level));
    return set.text();
}

QString matchTraits(const SearchableMentor& mentor)
{
    QStringList headline;
    for (const text::Word& word : text::splitWords(mentor.headline.value_or(QString()), allWords).words) {
        if (!text::isFiller(word.folded))
            headline += text::root(word);
    }
    headline.removeDuplicates();
    QStringList lines{mentor.languages.join(u' '), headline.join(u' ')};
    for (const Skill& skill : mentor.skills) {
        QString line = QString::fromLatin1(skill.id.toByteArray().replace('-', ""));
        for (const text::Word& word : text::splitWords(skill.name, allWords).words)
            line += u' ' + word.folded + u',' + text::root(word);
        lines.append(line);
    }
    return lines.join(u'\n');
}

} // namespace gremio::directory
