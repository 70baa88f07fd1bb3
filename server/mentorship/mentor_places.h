// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/core/id.h"

#include <optional>

namespace gremio::mentorship {

/// What an apprentice can expect of a mentor now.
struct MentorStanding {
    bool acceptsRequests = false;
    int capacity = 0; ///< how many apprentices at a time; 0: takes nobody
    int taken = 0; ///< how many now
};

/// The mentors and their places, as mentorships need them. The directory keeps them; the composition root
/// hands its service in by this interface, so that mentorship's rules can be tested by themselves.
/// Any thread; everything happens in the transaction given.
class MentorPlaces {
public:
    virtual ~MentorPlaces() = default;

    /// Nothing when there is no such account, or it is no mentor that others may see.
    virtual std::optional<MentorStanding> standing(storage::Transaction& tx, UserId mentor) = 0;

    /// Counts one apprentice more, if there is a place: a conditional update, so that of two who take the
    /// last place one is told no. False when there is none.
    virtual bool takePlace(storage::Transaction& tx, UserId mentor) = 0;

    /// Gives a taken place back.
    virtual void releasePlace(storage::Transaction& tx, UserId mentor) = 0;

protected:
    MentorPlaces() = default;
    MentorPlaces(const MentorPlaces&) = default;
    MentorPlaces& operator=(const MentorPlaces&) = default;
};

} // namespace gremio::mentorship
