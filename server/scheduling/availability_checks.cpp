// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/availability_checks.h"

#include "shared/core/problem.h"

namespace gremio::scheduling {

namespace {

using std::chrono::minutes;

minutes timeOf(const QString& text)
{
    return timeOfDayFromText(text).value();
}

void checkQuarter(const QByteArray& pointer, const QString& text, std::vector<FieldError>& errors)
{
    if (timeOf(text) % quarter != minutes(0))
        errors.push_back({pointer, "off-the-quarter", QStringLiteral("Must be on a quarter of an hour.")});
}

void checkOrder(
    const QByteArray& pointer, const QString& from, const QString& to, std::vector<FieldError>& errors)
{
    if (timeOf(to) <= timeOf(from))
        errors.push_back({pointer, "end-before-start", QStringLiteral("Must be after the start.")});
}

void throwIfAny(std::vector<FieldError> errors)
{
    if (!errors.empty())
        throw Problem(ErrorCode::ValidationFailed, {}, std::move(errors));
}

/// A single time that is said of a single date is one that the clock shows once.
void checkShown(
    const QByteArray& pointer, const QTimeZone& zone, LocalTime local, std::vector<FieldError>& errors)
{
    const std::size_t times = instantsOf(zone, local).size();
    if (times == 0)
        errors.push_back({pointer, "skipped-time",
            QStringLiteral("The clocks are put forward over this time on that date.")});
    else if (times > 1)
        errors.push_back({pointer, "ambiguous-time",
            QStringLiteral("The clocks are put back, and show this time twice on that date.")});
}

} // namespace

void checkBlocks(const Availability& availability)
{
    std::vector<FieldError> errors;
    const std::vector<AvailabilityBlock>& blocks = availability.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const QByteArray place = "/blocks/" + QByteArray::number(qsizetype(i));
        checkQuarter(place + "/from", blocks[i].from, errors);
        checkQuarter(place + "/to", blocks[i].to, errors);
        checkOrder(place + "/to", blocks[i].from, blocks[i].to, errors);
        for (std::size_t other = 0; other < i; ++other) {
            if (blocks[other].weekday == blocks[i].weekday
                && timeOf(blocks[other].from) < timeOf(blocks[i].to)
                && timeOf(blocks[i].from) < timeOf(blocks[other].to)) {
                errors.push_back({place, "overlaps",
                    QStringLiteral("Overlaps block %1 of the same day.").arg(qsizetype(other))});
                break;
            }
        }
    }
    throwIfAny(std::move(errors));
}

void checkException(const AvailabilityExceptionBody& body, const QTimeZone& zone, Date today)
{
    std::vector<FieldError> errors;
    const Date first = dateFromText(body.firstDate).value();
    const Date last = body.lastDate ? dateFromText(*body.lastDate).value() : first;
    const QByteArray lastPlace = body.lastDate ? "/lastDate" : "/firstDate";
    if (last < first)
        errors.push_back(
            {lastPlace, "end-before-start", QStringLiteral("Must not be before the first date.")});
    else if (last < today)
        errors.push_back({lastPlace, "in-the-past", QStringLiteral("Is over in your time zone.")});
    else if (last - first >= std::chrono::days(rules::exceptionDays))
        errors.push_back({lastPlace, "too-long",
            QStringLiteral("Must be less than %1 days after the first date.").arg(rules::exceptionDays)});
    for (const auto& [pointer, time] : {std::pair{"/from", &body.from}, std::pair{"/to", &body.to}}) {
        if (body.kind == ExceptionKind::Closed && *time)
            errors.push_back({pointer, "not-allowed", QStringLiteral("A closed date has no times.")});
        else if (body.kind != ExceptionKind::Closed && !*time)
            errors.push_back({pointer, "required", QStringLiteral("Is missing.")});
        else if (*time)
            checkQuarter(pointer, **time, errors);
    }
    if (errors.empty() && body.from) {
        checkOrder("/to", *body.from, *body.to, errors);
        if (errors.empty() && first == last) {
            checkShown("/from", zone, first + timeOf(*body.from), errors);
            checkShown("/to", zone, first + timeOf(*body.to), errors);
        }
    }
    throwIfAny(std::move(errors));
}

Week weekOf(const Availability& availability, const std::vector<AvailabilityException>& exceptions)
{
    Week week{zoneOf(availability.timeZone).value_or(QTimeZone::utc()), {}, {}, {}};
    for (const AvailabilityBlock& block : availability.blocks)
        week.blocks.push_back({block.weekday, timeOf(block.from), timeOf(block.to)});
    for (const AvailabilityException& exception : exceptions) {
        DateChange change;
        change.kind = exception.kind == ExceptionKind::Closed ? DateChange::Kind::Closed
            : exception.kind == ExceptionKind::Less           ? DateChange::Kind::Less
                                                              : DateChange::Kind::More;
        change.first = dateFromText(exception.firstDate).value();
        change.last = dateFromText(exception.lastDate.value_or(exception.firstDate)).value();
        if (exception.from && exception.to) {
            change.from = timeOf(*exception.from);
            change.to = timeOf(*exception.to);
        }
        week.changes.push_back(change);
    }
    return week;
}

SlotRules slotRulesOf(const Availability& availability)
{
    return {minutes(availability.noticeMinutes), std::chrono::days(availability.horizonDays),
        minutes(availability.bufferBeforeMinutes), minutes(availability.bufferAfterMinutes)};
}

} // namespace gremio::scheduling
