// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_words.h"

#include "server/directory/phrase.h"
#include "server/text/stems.h"
#include "server/text/words.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace gremio::chat {

namespace {

/// More words than a message has.
constexpr std::size_t allWords = 4000;

/// The random half of the id: two chats that share it would only cost a look at rows in vain.
QString markOf(ChatId chat)
{
    return u'c' + QString::fromLatin1(chat.toByteArray().last(12)) + u'_';
}

struct Notation {
    QLatin1StringView open;
    QLatin1StringView close;
    QLatin1StringView closeBeginning;
    QLatin1StringView orWord;
    QLatin1StringView andWord;
};

template <class Word>
QString written(const std::vector<Word>& words, const std::vector<ChatId>& chats, const Notation& n)
{
    QString all;
    for (const ChatId chat : chats) {
        const QString mark = markOf(chat);
        QString both;
        for (const Word& word : words) {
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

QString searchText(ChatId chat, const QString& content)
{
    const QString mark = markOf(chat);
    QSet<QString> terms;
    for (const text::Word& word : text::splitWords(content, allWords).words) {
        if (terms.contains(mark + word.folded))
            continue;
        terms.insert(mark + word.folded);
        terms.insert(mark + text::root(word));
    }
    QStringList sorted(terms.begin(), terms.end());
    sorted.sort();
    return sorted.join(u' ');
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

QString WordQuestion::toFts5(const std::vector<ChatId>& chats) const
{
    return written(m_words, chats, {"\""_L1, "\""_L1, "\"*"_L1, " OR "_L1, " AND "_L1});
}

QString WordQuestion::toTsquery(const std::vector<ChatId>& chats) const
{
    return written(m_words, chats, {"'"_L1, "'"_L1, "':*"_L1, "|"_L1, "&"_L1});
}

} // namespace gremio::chat
