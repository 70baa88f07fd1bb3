// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/free_slots.h"
#include "server/directory/match_score.h"
#include "server/directory/search_expression.h"
#include "shared/protocol/directory.h"

namespace gremio::directory {

/// The expression that the query's words and filters make. Each word must be there, by any of its stems; an
/// open last word also as the beginning of one.
SearchExpression expressionFor(const MentorQuery& query, const Phrase& question);

/// What speaks for a mentor before all is looked at: the asker's skills, and what the goals speak of. Empty
/// when the asker has none. 40 terms at most.
QStringList interests(const Asker& asker);

/// In which mentors are to have a slot; nothing when the search does not ask for it. ValidationFailed.
std::optional<TimeSpan> freeSpan(const MentorQuery& query, Instant now);

/// Tells the search (all but limit and cursor) from others, so that a cursor is not used for another one.
QString fingerprint(const MentorQuery& query);

} // namespace gremio::directory
