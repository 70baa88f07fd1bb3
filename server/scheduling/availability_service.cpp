// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/availability_service.h"

#include "server/identity/identity_events.h"
#include "server/moderation/block_repository.h"
#include "server/scheduling/availability_checks.h"
#include "server/scheduling/availability_repository.h"
#include "server/scheduling/calendar_service.h"
#include "server/scheduling/scheduling_events.h"
#include "server/scheduling/session_repository.h"
#include "shared/core/problem.h"

#include <algorithm>

namespace gremio::scheduling {

using storage::Transaction;

namespace {

/// Long enough ahead of and behind a date for every zone's clock.
constexpr std::chrono::days aside{2};

QTimeZone zoneOrUtc(const QString& name)
{
    return zoneOf(name).value_or(QTimeZone::utc());
}

/// As some zone may show it.
Date roughDate(Instant instant)
{
    return std::chrono::floor<std::chrono::days>(LocalTime(instant.time_since_epoch()));
}

struct Dates {
    Date first{};
    Date last{};
};

Dates datesOf(const SlotQuery& query, Date today)
{
    const Date first = query.from ? dateFromText(*query.from).value() : today;
    const Date last = query.to ? dateFromText(*query.to).value()
                               : first + std::chrono::days(rules::slotDaysUnlessAsked - 1);
    if (last < first)
        throw Problem::field("?to", "end-before-start", QStringLiteral("Must not be before `from`."));
    if (last - first >= std::chrono::days(rules::slotDays))
        throw Problem::field("?to", "too-long",
            QStringLiteral("Must be less than %1 days after `from`.").arg(rules::slotDays));
    return {first, last};
}

} // namespace

AvailabilityService::AvailabilityService(const directory::DirectoryService& directory)
    : m_directory(directory)
{
}

void AvailabilityService::listen(storage::EventBus& bus)
{
    bus.inTransaction<identity::UserDeleted>([](const identity::UserDeleted& event, Transaction& tx) {
        repository::forgetAvailability(tx, event.user);
    });
}

Availability AvailabilityService::availability(Transaction& tx, UserId mentor)
{
    if (auto found = repository::availability(tx, mentor))
        return *found;
    Availability fresh;
    fresh.lengths = {30, 60};
    fresh.timeZone = repository::accountZone(tx, mentor).value_or(QStringLiteral("UTC"));
    return fresh;
}

Availability AvailabilityService::replace(Transaction& tx, UserId mentor, const Availability& availability)
{
    checkBlocks(availability);
    repository::lockSchedule(tx, mentor);
    repository::replaceAvailability(tx, mentor, availability);
    tx.raise(OfferChanged{mentor});
    return AvailabilityService::availability(tx, mentor);
}

AvailabilityExceptionList AvailabilityService::exceptions(Transaction& tx, UserId mentor)
{
    const QTimeZone zone = zoneOrUtc(availability(tx, mentor).timeZone);
    return {repository::exceptions(tx, mentor, dateText(dateIn(zone, tx.now())), rules::exceptionsOfMentor)};
}

AvailabilityException AvailabilityService::addException(
    Transaction& tx, UserId mentor, const AvailabilityExceptionBody& body)
{
    repository::lockSchedule(tx, mentor);
    const QTimeZone zone = zoneOrUtc(availability(tx, mentor).timeZone);
    const Date today = dateIn(zone, tx.now());
    checkException(body, zone, today);
    const auto there = repository::exceptions(tx, mentor, dateText(today), rules::exceptionsOfMentor);
    if (there.size() >= std::size_t(rules::exceptionsOfMentor))
        throw Problem(ErrorCode::TooManyExceptions);
    AvailabilityException exception;
    static_cast<AvailabilityExceptionBody&>(exception) = body;
    exception.lastDate = body.lastDate.value_or(body.firstDate);
    exception.id = AvailabilityExceptionId::generate(tx.now());
    repository::insertException(tx, mentor, exception);
    tx.raise(OfferChanged{mentor});
    return exception;
}

void AvailabilityService::removeException(Transaction& tx, UserId mentor, AvailabilityExceptionId id)
{
    repository::lockSchedule(tx, mentor);
    if (!repository::removeException(tx, mentor, id))
        throw Problem(ErrorCode::NotFound);
    tx.raise(OfferChanged{mentor});
}

std::optional<Offer> AvailabilityService::offer(Transaction& tx, UserId mentor, const Interval& range)
{
    const std::optional<Availability> availability = repository::availability(tx, mentor);
    if (!availability)
        return std::nullopt;
    const Date first = roughDate(range.from) - aside; // nothing that was over before it matters to any zone
    const auto exceptions = repository::exceptions(tx, mentor, dateText(first), rules::exceptionsOfMentor);
    Week week = weekOf(*availability, exceptions);
    week.closedDays = calendar::closedDays(tx, first, roughDate(range.to) + aside);
    return Offer{*availability, freeTime(week, range)};
}

SlotList AvailabilityService::slots(
    Transaction& tx, UserId asker, UserId mentor, const SlotQuery& query) const
{
    if (!m_directory.standing(tx, mentor))
        throw Problem(ErrorCode::NotFound, QStringLiteral("There is no such mentor."));
    SlotList list;
    list.timeZone =
        query.timeZone ? *query.timeZone : repository::accountZone(tx, asker).value_or(QStringLiteral("UTC"));
    const QTimeZone zone = zoneOrUtc(list.timeZone);
    const Dates dates = datesOf(query, dateIn(zone, tx.now()));
    const Interval range = datesIn(zone, dates.first, dates.last);
    // What lies around the range counts, too: a session that goes on after it, pauses before and after.
    const Interval seen{range.from - aside, range.to + aside};
    const std::optional<Offer> offered = offer(tx, mentor, seen);
    const Availability availability =
        offered ? offered->availability : AvailabilityService::availability(tx, mentor);
    list.mentorTimeZone = availability.timeZone;
    list.lengths = availability.lengths;
    list.minutes = query.minutes.value_or(availability.lengths.front());
    if (std::find(list.lengths.begin(), list.lengths.end(), list.minutes) == list.lengths.end())
        throw Problem::field(
            "?minutes", "not-offered", QStringLiteral("The mentor does not offer this length."));
    if (!offered || asker == mentor || moderation::repository::blockBetween(tx, asker, mentor))
        return list;
    const auto free = without(offered->free, repository::busy(tx, asker, seen, asker));
    const auto starts = slotStarts(free, repository::busy(tx, mentor, seen, asker),
        std::chrono::minutes(list.minutes), slotRulesOf(availability), range, tx.now());
    for (const Instant start : starts)
        list.items.push_back({start, dateText(dateIn(zone, start))});
    return list;
}

} // namespace gremio::scheduling
