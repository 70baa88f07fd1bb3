// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/availability_repository.h"

#include "shared/core/calendar.h"

namespace gremio::scheduling::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement lockRow("scheduling/lock_schedule");
constexpr Statement scheduleOf("scheduling/schedule");
constexpr Statement updateSchedule("scheduling/update_schedule");
constexpr Statement clearSchedule("scheduling/clear_schedule");
constexpr Statement rulesOf("scheduling/rules");
constexpr Statement insertRule("scheduling/insert_rule");
constexpr Statement deleteRules("scheduling/delete_rules");
constexpr Statement exceptionsOf("scheduling/exceptions");
constexpr Statement insertExceptionRow("scheduling/insert_exception");
constexpr Statement deleteException("scheduling/delete_exception");
constexpr Statement deleteExceptions("scheduling/delete_exceptions");
constexpr Statement zoneOfAccount("scheduling/account_zone");

QString textOf(int minute)
{
    return timeOfDayText(std::chrono::minutes(minute));
}

int minuteOf(const QString& text)
{
    return static_cast<int>(timeOfDayFromText(text).value().count());
}

QString joined(const std::vector<int>& lengths)
{
    QStringList words;
    for (const int length : lengths)
        words << QString::number(length);
    return words.join(u' ');
}

std::vector<int> parted(const QString& text)
{
    std::vector<int> lengths;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        lengths.push_back(word.toInt());
    return lengths;
}

AvailabilityException exceptionFrom(const Query& row)
{
    AvailabilityException exception;
    exception.id = row.get<AvailabilityExceptionId>(0);
    exception.kind = row.get<ExceptionKind>(1);
    exception.firstDate = row.get<QString>(2);
    exception.lastDate = row.get<QString>(3);
    if (const auto from = row.get<std::optional<int>>(4))
        exception.from = textOf(*from);
    if (const auto to = row.get<std::optional<int>>(5))
        exception.to = textOf(*to);
    exception.note = row.get<QString>(6);
    return exception;
}

} // namespace

void lockSchedule(Transaction& tx, UserId user)
{
    const Availability fresh;
    tx.query(lockRow)
        .bind("user", user)
        .bind("notice", fresh.noticeMinutes)
        .bind("before", fresh.bufferBeforeMinutes)
        .bind("after", fresh.bufferAfterMinutes)
        .bind("horizon", fresh.horizonDays)
        .bind("lengths", joined(fresh.lengths))
        .exec();
}

std::optional<Availability> availability(Transaction& tx, UserId user)
{
    auto found = tx.query(scheduleOf).bind("user", user).one([](const Query& row) {
        Availability schedule;
        schedule.timeZone = row.get<QString>(0);
        schedule.noticeMinutes = row.get<int>(1);
        schedule.bufferBeforeMinutes = row.get<int>(2);
        schedule.bufferAfterMinutes = row.get<int>(3);
        schedule.horizonDays = row.get<int>(4);
        schedule.lengths = parted(row.get<QString>(5));
        return schedule;
    });
    if (found) {
        found->blocks = tx.query(rulesOf).bind("user", user).all([](const Query& row) {
            return AvailabilityBlock{row.get<int>(0), textOf(row.get<int>(1)), textOf(row.get<int>(2))};
        });
    }
    return found;
}

void replaceAvailability(Transaction& tx, UserId user, const Availability& availability)
{
    tx.query(updateSchedule)
        .bind("user", user)
        .bind("time_zone", availability.timeZone)
        .bind("notice", availability.noticeMinutes)
        .bind("before", availability.bufferBeforeMinutes)
        .bind("after", availability.bufferAfterMinutes)
        .bind("horizon", availability.horizonDays)
        .bind("lengths", joined(availability.lengths))
        .exec();
    tx.query(deleteRules).bind("user", user).exec();
    for (const AvailabilityBlock& block : availability.blocks) {
        tx.query(insertRule)
            .bind("user", user)
            .bind("weekday", block.weekday)
            .bind("from", minuteOf(block.from))
            .bind("to", minuteOf(block.to))
            .exec();
    }
}

std::vector<AvailabilityException> exceptions(
    Transaction& tx, UserId user, const QString& notOverOn, int limit)
{
    return tx.query(exceptionsOf)
        .bind("user", user)
        .bind("date", notOverOn)
        .bind("limit", limit)
        .all(exceptionFrom);
}

void insertException(Transaction& tx, UserId user, const AvailabilityException& exception)
{
    const auto minute = [](const std::optional<QString>& text) {
        return text ? std::optional(minuteOf(*text)) : std::nullopt;
    };
    tx.query(insertExceptionRow)
        .bind("id", exception.id)
        .bind("user", user)
        .bind("kind", exception.kind)
        .bind("first_date", exception.firstDate)
        .bind("last_date", exception.lastDate.value_or(exception.firstDate))
        .bind("from", minute(exception.from))
        .bind("to", minute(exception.to))
        .bind("note", exception.note)
        .bind("now", tx.now())
        .exec();
}

bool removeException(Transaction& tx, UserId user, AvailabilityExceptionId id)
{
    return tx.query(deleteException).bind("user", user).bind("id", id).exec() > 0;
}

std::optional<QString> accountZone(Transaction& tx, UserId user)
{
    return tx.query(zoneOfAccount).bind("user", user).value<QString>();
}

void forgetAvailability(Transaction& tx, UserId user)
{
    tx.query(deleteRules).bind("user", user).exec();
    tx.query(deleteExceptions).bind("user", user).exec();
    tx.query(clearSchedule).bind("user", user).exec();
}

} // namespace gremio::scheduling::repository
