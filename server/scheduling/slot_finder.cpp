// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/slot_finder.h"

#include "server/scheduling/calendar_service.h"
#include "server/scheduling/offer_repository.h"

#include <algorithm>

namespace gremio::scheduling {

using directory::TimeSpan;
using storage::Transaction;

namespace {

constexpr int mentorsKept = 20'000; // about a kilobyte each
/// Most mentors have slots in the next days; only of the others is looked at all that they offer.
constexpr std::chrono::days near{14};
/// Around what is looked at: pauses, sessions that begin before it, and every zone's dates.
constexpr std::chrono::days aside{2};

Date roughDate(Instant instant)
{
    return std::chrono::floor<std::chrono::days>(LocalTime(instant.time_since_epoch()));
}

} // namespace

struct SlotFinder::Offered {
    repository::OfferRow row;
    std::shared_ptr<const Known> known;
};

SlotFinder::SlotFinder()
    : m_known(mentorsKept)
{
}

QHash<UserId, std::vector<NextSlot>> SlotFinder::next(Transaction& tx, UserId asker,
    const std::vector<UserId>& mentors, const std::optional<TimeSpan>& span) const
{
    QHash<UserId, std::vector<NextSlot>> found;
    std::vector<Offered> offers = offered(tx, asker, mentors);
    const Instant now = tx.now();
    if (span) {
        look(tx, asker, offers, span, {std::max(span->from, now), span->to}, found);
        return found;
    }
    look(tx, asker, offers, span, {now, now + near}, found);
    std::chrono::days farthest{};
    std::erase_if(offers, [&](const Offered& offer) {
        return found.value(offer.row.user).size() >= directory::nextSlotsTold
            || offer.row.rules.horizon <= near;
    });
    for (const Offered& offer : offers)
        farthest = std::max(farthest, std::chrono::ceil<std::chrono::days>(offer.row.rules.horizon));
    look(tx, asker, offers, span, {now + near, now + farthest}, found);
    return found;
}

/// Those who may be booked at all, with their weeks.
std::vector<SlotFinder::Offered> SlotFinder::offered(
    Transaction& tx, UserId asker, const std::vector<UserId>& mentors) const
{
    std::vector<Offered> offers;
    if (mentors.empty())
        return offers;
    std::vector<UserId> unknown;
    std::vector<repository::OfferRow> rows = repository::offersOf(tx, mentors, asker);
    {
        const std::lock_guard lock(m_mutex);
        for (repository::OfferRow& row : rows) {
            const auto* known = m_known.object(row.user);
            if (!known || (*known)->rev != row.rev)
                unknown.push_back(row.user);
            offers.push_back({std::move(row), known ? *known : nullptr});
        }
    }
    if (!unknown.empty()) {
        auto weeks = repository::weeksOf(tx, unknown, dateText(roughDate(tx.now()) - aside));
        for (Offered& offer : offers) {
            if (offer.known && offer.known->rev == offer.row.rev)
                continue;
            repository::WeekRows& week = weeks[offer.row.user];
            const QTimeZone zone = zoneOf(offer.row.timeZone).value_or(QTimeZone::utc());
            offer.known = std::make_shared<const Known>(
                Known{offer.row.rev, {zone, std::move(week.blocks), std::move(week.changes), {}}});
        }
        const std::lock_guard lock(m_mutex);
        for (const Offered& offer : offers)
            m_known.insert(offer.row.user, new std::shared_ptr<const Known>(offer.known));
    }
    std::erase_if(offers, [](const Offered& offer) {
        return offer.known->week.blocks.empty() && offer.known->week.changes.empty();
    });
    return offers;
}

void SlotFinder::look(Transaction& tx, UserId asker, const std::vector<Offered>& offers,
    const std::optional<TimeSpan>& span, const Interval& ahead, QHash<UserId, std::vector<NextSlot>>& found)
{
    if (offers.empty() || ahead.isEmpty())
        return;
    const Interval seen{ahead.from - aside, ahead.to + aside};
    const std::set<Date> closed =
        calendar::closedDays(tx, roughDate(seen.from) - aside, roughDate(seen.to) + aside);
    std::vector<UserId> people{asker};
    for (const Offered& offer : offers)
        people.push_back(offer.row.user);
    const auto busy = repository::busyOf(tx, people, seen, asker);
    const auto busyOf = [&busy](UserId user) {
        const auto times = busy.find(user);
        return times == busy.end() ? std::vector<Interval>() : times->second;
    };
    const std::vector<Interval> asking = busyOf(asker);
    for (const Offered& offer : offers) {
        const std::chrono::minutes length = offer.row.shortest;
        Interval starts = ahead;
        if (span) // the whole session is in it
            starts.to = span->to - length + std::chrono::milliseconds(1);
        // What nobody may book yet, or any more, needs no looking at.
        starts.from = std::max(starts.from, tx.now() + offer.row.rules.notice);
        starts.to = std::min(starts.to, tx.now() + offer.row.rules.horizon);
        std::vector<NextSlot> slots = found.value(offer.row.user);
        if (!slots.empty()) // of the days that were looked at before
            starts.from = std::max(starts.from, slots.back().startsAt + length);
        if (starts.isEmpty())
            continue;
        Week week = offer.known->week;
        week.closedDays = closed;
        const auto free = freeTime(week, {starts.from, starts.to + length});
        for (const Instant start : firstSlots(without(free, asking), busyOf(offer.row.user), length,
                 offer.row.rules, starts, tx.now(), directory::nextSlotsTold - slots.size()))
            slots.push_back({start, static_cast<int>(length.count())});
        if (!slots.empty())
            found.insert(offer.row.user, std::move(slots));
    }
}

} // namespace gremio::scheduling
