// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"

#include <QStringList>

#include <vector>

namespace gremio::chat {

/// What a message is found by: each of its words, folded, and its root, with a mark of the chat in front
/// (`c5f0a…_word`), so that looking for a word costs what one's own chats hold of it, however often others
/// say it. Each once, sorted, a space between. Empty for no words.
QString searchText(ChatId chat, const QString& content);

/// What to look for in those texts, in an engine's own words: every word of the question, in any of the
/// chats. The last word may be unfinished. Empty when there is nothing to look for. Terms hold only letters,
/// marks, digits and `_`, so nothing that a person typed can mean anything to an engine.
struct WordQuestion {
    explicit WordQuestion(const QString& question);

    bool isEmpty() const { return m_words.empty(); }
    QString toFts5(const std::vector<ChatId>& chats) const;
    QString toTsquery(const std::vector<ChatId>& chats) const;

private:
    struct Word {
        QStringList any;
        QString beginning; ///< empty: the word is finished
    };
    std::vector<Word> m_words;
};

} // namespace gremio::chat
