// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/directory.h"

#include <QCoreApplication>

namespace gremio {

/// Why somebody fits, in words.
class MatchWords {
    Q_DECLARE_TR_FUNCTIONS(MatchWords)

public:
    /// "94 % match"
    static QString score(int score);
    /// "2 of your skills, your goal “event-driven design”, speaks Spanish"; at most `limit` reasons.
    static QString reasons(const Match& match, int limit = 3);
    static QString reason(const MatchReason& reason);
    /// The same with its facts, as a line of its own: "Teaches 2 of your skills: Kafka and SQL".
    static QString sentence(const MatchReason& reason);
};

} // namespace gremio
