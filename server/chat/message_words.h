// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"

#include <QStringList>

#include <vector>

namespace gremio::chat {

/// A stretch of a chat that can be searched by itself. PostgreSQL's index gives all hits at once, so there a
/// chat is parted into stretches of 8,192 messages (blocks::stretchOf), and the newest are looked at first.
/// SQLite's gives them in order and stops, so a chat is one.
struct Stretch {
    static constexpr int bits = 13;
    static constexpr qint64 whole = -1;

    ChatId chat;
    qint64 number = whole;
};

/// What a message is found by: each of its words, folded, and its root. Each once, sorted. Some microseconds
/// for each word: not for a writer that others wait for, where it can be helped.
QStringList searchTerms(const QString& content);

/// The same as it is stored: with a mark of the stretch in front (`c5f0a…_word`), so that looking for a word
/// costs what one's own chats hold of it, however often others say it. A space between.
QString searchText(const Stretch& stretch, const QStringList& terms);

/// What to look for in those texts, in an engine's own words: every word of the question, in any of the
/// stretches. The last word may be unfinished. Empty when there is nothing to look for. Terms hold only
/// letters, marks, digits and `_`, so nothing that a person typed can mean anything to an engine.
class WordQuestion {
public:
    explicit WordQuestion(const QString& question);

    bool isEmpty() const { return m_words.empty(); }
    QString toFts5(const std::vector<Stretch>& stretches) const;
    QString toTsquery(const std::vector<Stretch>& stretches) const;
    /// Whether a message says that.
    bool matches(const QString& content) const;

    struct Word {
        QStringList any;
        QString beginning; ///< empty: the word is finished
    };

private:
    std::vector<Word> m_words;
};

} // namespace gremio::chat
