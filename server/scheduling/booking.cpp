// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/booking.h"

#include "server/scheduling/availability_checks.h"
#include "server/scheduling/availability_repository.h"
#include "server/scheduling/availability_service.h"
#include "server/scheduling/session_repository.h"
#include "shared/core/problem.h"

#include <algorithm>

namespace gremio::scheduling {

using storage::Transaction;

namespace {

constexpr UserId nobody; // all holds count: whoever books has given theirs back
constexpr std::size_t slotsTold = 3;
constexpr std::chrono::days lookedAhead{14};
constexpr std::chrono::days furthestAhead{366};
constexpr std::chrono::hours longestPause{8}; // before and after, of the mentor's settings

std::chrono::minutes lengthOf(const Interval& time)
{
    return std::chrono::duration_cast<std::chrono::minutes>(time.to - time.from);
}

/// The slots of that length that start in the range, without those at which the apprentice is elsewhere.
std::vector<Instant> freeSlots(
    Transaction& tx, const Pair& pair, std::chrono::minutes length, const Interval& range, SessionId except)
{
    const Interval seen{range.from - longestPause, range.to + length + longestPause};
    const std::optional<Offer> offer = AvailabilityService::offer(tx, pair.mentor, seen);
    const auto minutes = static_cast<int>(length.count());
    if (!offer
        || std::find(offer->availability.lengths.begin(), offer->availability.lengths.end(), minutes)
            == offer->availability.lengths.end())
        return {};
    const auto elsewhere = repository::busy(tx, pair.apprentice, seen, nobody, except);
    return slotStarts(without(offer->free, elsewhere),
        repository::busy(tx, pair.mentor, seen, nobody, except), length, slotRulesOf(offer->availability),
        range, tx.now());
}

} // namespace

void lockBoth(Transaction& tx, const Pair& pair)
{
    for (const UserId user : {std::min(pair.mentor, pair.apprentice), std::max(pair.mentor, pair.apprentice)})
        repository::lockSchedule(tx, user);
    repository::releaseLapsed(tx, pair.mentor);
    repository::releaseLapsed(tx, pair.apprentice);
}

Interval timeFrom(Instant startsAt, std::chrono::minutes length, Instant now)
{
    if (startsAt <= now)
        throw Problem::field("/startsAt", "in-the-past", QStringLiteral("Must be still to come."));
    if (startsAt.time_since_epoch() % quarter != std::chrono::milliseconds(0))
        throw Problem::field(
            "/startsAt", "off-the-quarter", QStringLiteral("Must be on a quarter of an hour."));
    if (startsAt > now + furthestAhead)
        throw Problem::field("/startsAt", "too-far", QStringLiteral("Must be within a year."));
    return {startsAt, startsAt + length};
}

Freedom freedomOf(Transaction& tx, const Pair& pair, const Interval& time, SessionId except)
{
    if (anybodyElsewhere(tx, pair, time, except))
        return Freedom::Taken;
    const Interval start{time.from, time.from + std::chrono::milliseconds(1)};
    if (!freeSlots(tx, pair, lengthOf(time), start, except).empty())
        return Freedom::Slot;
    // The mentor's pauses are in the way, if it would be a slot without anything else.
    const std::optional<Offer> offer = AvailabilityService::offer(tx, pair.mentor, time);
    if (!offer)
        return Freedom::Outside;
    const auto& lengths = offer->availability.lengths;
    const bool offered =
        std::find(lengths.begin(), lengths.end(), static_cast<int>(lengthOf(time).count())) != lengths.end();
    const bool slot = offered
        && !slotStarts(offer->free, {}, lengthOf(time), slotRulesOf(offer->availability), start, tx.now())
                .empty();
    return slot ? Freedom::Taken : Freedom::Outside;
}

bool anybodyElsewhere(Transaction& tx, const Pair& pair, const Interval& time, SessionId except)
{
    return !repository::busy(tx, pair.mentor, time, nobody, except).empty()
        || !repository::busy(tx, pair.apprentice, time, nobody, except).empty();
}

void refuse(Transaction& tx, const Pair& pair, const Interval& time, Freedom freedom, SessionId except)
{
    std::vector<Instant> next =
        freeSlots(tx, pair, lengthOf(time), {time.from, time.from + lookedAhead}, except);
    if (next.size() > slotsTold)
        next.resize(slotsTold);
    throw Problem(freedom == Freedom::Taken ? ErrorCode::SlotTaken : ErrorCode::NotASlot)
        .setFreeSlots(std::move(next));
}

} // namespace gremio::scheduling
