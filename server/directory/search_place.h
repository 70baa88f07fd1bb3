// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"

namespace gremio::directory {

/// What speaks for a mentor, whoever asks.
struct Standing {
    bool emailVerified = false;
    bool acceptsRequests = false;
    bool hasHeadline = false;
    bool hasBio = false;
    bool hasSkills = false;
    qint64 ratingSum = 0;
    int ratingCount = 0;
};

/// Where a mentor stands in the one order in which searches look at mentors; the smallest first; positive.
///
/// Only a bounded number of hits is looked at, so this order decides who is seen when a word is common. It is
/// a weighted shuffle that stays as it is: -ln(u) / w with u in (0, 1] from a hash of the id and the weight w
/// from the standing (Efraimidis and Spirakis 2006, "Weighted random sampling with a reservoir"). Whoever has
/// more to show tends to stand before, and among equals neither the oldest nor the newest is preferred.
qint64 searchPlace(UserId mentor, const Standing& standing);

/// How many levels halve the number of mentors.
inline constexpr int levelsPerHalf = 4;
/// Levels up to this hold most mentors (places are weighted), so that nobody asks for them.
inline constexpr int widestLevel = 5 * levelsPerHalf;
/// The highest level a place belongs to, 0 to 160. Level k holds the places below 2^(56 - k/4), the numbers
/// that are not whole rounded down: about half as many mentors as level k - 4, however many there are. So
/// there is a sample of about any size that holds the first ones.
int levelOf(qint64 place);
/// The first place that does not belong to a level.
qint64 endOfLevel(int level);

/// Rating as it is shown, in hundredths of a star, rounded down; 0 without ratings.
int ratingHundredths(qint64 sum, int count);

/// Sorts by rating, then by the number of ratings; 0 without ratings.
qint64 ratingRank(qint64 sum, int count);
int hundredthsOfRank(qint64 rank);
int countOfRank(qint64 rank);

} // namespace gremio::directory
