// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/search_question.h"

#include "server/directory/search_terms.h"
#include "shared/core/problem.h"

#include <QCryptographicHash>

#include <cmath>

namespace gremio::directory {
namespace {

constexpr qsizetype mostInterests = 40;

} // namespace

SearchExpression expressionFor(const MentorQuery& query, const Phrase& question)
{
    SearchExpression expression;
    for (const Phrase::Word& word : question.words) {
        QStringList any = word.stems;
        if (word.isOpen && word.folded.size() <= terms::longestBeginning)
            any.append(terms::beginning(word.folded));
        expression.all.push_back(std::move(any));
    }
    for (const SkillId skill : query.skill)
        expression.all.push_back({terms::skill(skill)});
    QStringList categories;
    for (const CategoryId category : query.category)
        categories.append(terms::category(category));
    if (!categories.isEmpty())
        expression.all.push_back(categories);
    QStringList languages;
    for (const QString& code : query.language)
        languages.append(terms::language(code));
    if (!languages.isEmpty())
        expression.all.push_back(languages);
    if (query.minRating)
        expression.all.push_back(
            terms::ratedAtLeast(static_cast<int>(std::ceil(*query.minRating * 100 - 1e-6))));
    if (expression.all.empty())
        expression.all.push_back({terms::everyone()});
    return expression;
}

QStringList interests(const Asker& asker)
{
    QStringList any;
    for (const SkillId skill : asker.skills)
        any.append(terms::skill(skill));
    for (const QString& goal : asker.goals) {
        for (const Phrase::Word& word : Phrase::goal(goal).words)
            any.append(terms::topic(word.root));
    }
    any.removeDuplicates();
    return any.first(std::min(any.size(), mostInterests));
}

std::optional<TimeSpan> freeSpan(const MentorQuery& query, Instant now)
{
    if (!query.availableFrom && !query.availableTo)
        return std::nullopt;
    constexpr std::chrono::days longest{rules::availableDays};
    const TimeSpan span{query.availableFrom.value_or(now),
        query.availableTo.value_or(query.availableFrom.value_or(now) + longest)};
    const QByteArray last = query.availableTo ? "?availableTo" : "?availableFrom";
    if (span.to <= now)
        throw Problem::field(last, "in-the-past", QStringLiteral("Must be still to come."));
    if (span.to <= span.from)
        throw Problem::field(last, "end-before-start", QStringLiteral("Must be after `availableFrom`."));
    if (span.to - span.from > longest)
        throw Problem::field(last, "too-long",
            QStringLiteral("Must be at most %1 days after `availableFrom`.").arg(rules::availableDays));
    return span;
}

QString fingerprint(const MentorQuery& query)
{
    QByteArray all = query.q.value_or(QString()).toUtf8();
    const auto add = [&all](char kind, const QByteArray& value) { all += '\n' + (kind + value); };
    for (const SkillId skill : query.skill)
        add('s', skill.toByteArray());
    for (const CategoryId category : query.category)
        add('c', category.toByteArray());
    for (const QString& code : query.language)
        add('l', code.toLatin1());
    if (query.minRating)
        add('r', QByteArray::number(*query.minRating));
    if (query.availableFrom)
        add('f', QByteArray::number(toMillis(*query.availableFrom)));
    if (query.availableTo)
        add('t', QByteArray::number(toMillis(*query.availableTo)));
    add('o', enumText(query.sort));
    return QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).first(6).toHex());
}

} // namespace gremio::directory
