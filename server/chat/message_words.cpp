// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_words.h"

#include "server/directory/phrase.h"
#include "server/text/stems.h"
#include "server/text/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio::chat {

namespace {

/// More words than a message has.
constexpr std::size_t allWords = 4000;

/// The random half of the id: two chats that share it would only cost a look at rows in vain.
QString markOf(const Stretch& stretch)
{
    QString mark = u'c' + QString::fromLatin1(stretch.chat.toByteArray().last(12));
    if (stretch.number != Stretch::whole)
        mark += u'n' + QString::number(stretch.number);
    return mark + u'_';
}

struct Notation {
    QLatin1StringView open;
    QLatin1StringView close;
    QLatin1StringView closeBeginning;
    QLatin1StringView orWord;
    QLatin1StringView andWord;
};

QString written(
    const std::vector<WordQuestion::Word>& words, const std::vector<Stretch>& stretches, const Notation& n)
{
    QString all;
    for (const Stretch& stretch : stretches) {
        const QString mark = markOf(stretch);
        QString both;
        for (const WordQuestion::Word& word : words) {
            QString any;
            for (const QString& term : word.any)
                any += (any.isEmpty() ? QLatin1StringView() : n.orWord) + n.open + mark + term + n.close;
            if (!word.beginning.isEmpty())
                any += n.orWord + n.open + mark + word.beginning + n.closeBeginning;
            both += (both.isEmpty() ? QLatin1StringView() : n.andWord) + u'(' + any + u')';
        }
        all += (all.isEmpty() ? QLatin1StringView() : n.orWord) + u'(' + both + u')';
    }
    return all;
}

} // namespace

QStringList searchTerms(const QString& content)
{
    const text::Words words = text::splitWords(content, allWords);
    QStringList terms;
    terms.reserve(qsizetype(2 * words.words.size()));
    for (const text::Word& word : words.words) {
        terms.append(word.folded);
        const QString root = text::root(word);
        if (root != word.folded)
            terms.append(root);
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

QString searchText(const Stretch& stretch, const QStringList& terms)
{
    const QString mark = markOf(stretch);
    qsizetype size = 0;
    for (const QString& term : terms)
        size += mark.size() + term.size() + 1;
    QString text;
    text.reserve(size);
    for (const QString& term : terms) {
        if (!text.isEmpty())
            text += u' ';
        text += mark;
        text += term;
    }
    return text;
}

WordQuestion::WordQuestion(const QString& question)
{
    for (const directory::Phrase::Word& word : directory::Phrase::question(question).words) {
        QStringList any{word.folded};
        if (word.root != word.folded)
            any.append(word.root);
        m_words.push_back({any, word.isOpen ? word.folded : QString()});
    }
}

QString WordQuestion::toFts5(const std::vector<Stretch>& stretches) const
{
    return written(m_words, stretches, {"\""_L1, "\""_L1, "\"*"_L1, " OR "_L1, " AND "_L1});
}

QString WordQuestion::toTsquery(const std::vector<Stretch>& stretches) const
{
    return written(m_words, stretches, {"'"_L1, "'"_L1, "':*"_L1, "|"_L1, "&"_L1});
}

bool WordQuestion::matches(const QString& content) const
{
    const QStringList terms = searchTerms(content);
    const auto says = [&terms](const Word& word) {
        if (std::any_of(word.any.begin(), word.any.end(),
                [&](const QString& term) { return std::binary_search(terms.begin(), terms.end(), term); }))
            return true;
        if (word.beginning.isEmpty())
            return false;
        const auto found = std::lower_bound(terms.begin(), terms.end(), word.beginning);
        return found != terms.end() && found->startsWith(word.beginning);
    };
    return std::all_of(m_words.begin(), m_words.end(), says);
}

} // namespace gremio::chat
