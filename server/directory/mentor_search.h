// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"
#include "shared/protocol/directory.h"

namespace gremio::directory {

/// Finds mentors: by words of name, headline, bio, place and skills, by skill, category, language and rating;
/// says how well each fits who asks. The same hits in the same order on both engines. docs/adr/0004 tells
/// how, and why its cost does not grow with the number of mentors.
class MentorSearch {
public:
    /// One page. Throws ValidationFailed at `?cursor` for a cursor that is not ours or belongs to another
    /// search.
    MentorPage find(storage::Transaction& tx, UserId asker, const MentorQuery& query) const;

    /// NotFound unless it is a mentor that others may see.
    Mentor mentor(storage::Transaction& tx, UserId asker, UserId id) const;
};

} // namespace gremio::directory
