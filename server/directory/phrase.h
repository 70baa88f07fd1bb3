// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/text/words.h"

#include <QStringList>

#include <vector>

namespace gremio::directory {

/// Some words that somebody asks with or aims at, without those that say nothing.
struct Phrase {
    struct Word {
        QString folded;
        QStringList stems; ///< with the word itself
        QString root;
        bool isOpen = false; ///< may be unfinished
    };
    std::vector<Word> words;

    /// What is typed into the search field: its words but for stop words, 12 at most; the last is open when
    /// nothing follows it.
    static Phrase question(const QString& text);

    /// A goal: its words but for fillers.
    static Phrase goal(const QString& text);
};

} // namespace gremio::directory
