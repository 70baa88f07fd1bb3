// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/calendar_service.h"

#include "server/scheduling/scheduling_events.h"
#include "shared/core/problem.h"

namespace gremio::scheduling::calendar {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement lockDays("scheduling/lock_calendar_days");
constexpr Statement allDays("scheduling/calendar_days");
constexpr Statement deleteDays("scheduling/delete_calendar_days");
constexpr Statement insertDay("scheduling/insert_calendar_day");
constexpr Statement closedBetween("scheduling/closed_days");
constexpr Statement mentorsWithHours("scheduling/mentors_with_hours");

} // namespace

CalendarDays days(Transaction& tx)
{
    return {tx.query(allDays).all([](const Query& row) {
        return CalendarDay{row.get<QString>(0), row.get<QString>(1)};
    })};
}

CalendarDays lockedDays(Transaction& tx)
{
    tx.query(lockDays).exists();
    return days(tx);
}

CalendarDays replace(Transaction& tx, const audit::Actor& by, const CalendarDays& days)
{
    std::set<QString> seen;
    for (std::size_t i = 0; i < days.items.size(); ++i) {
        if (!seen.insert(days.items[i].date).second)
            throw Problem::field("/items/" + QByteArray::number(qsizetype(i)) + "/date", "duplicate",
                QStringLiteral("The same date stands twice."));
    }
    tx.query(lockDays).exists();
    tx.query(deleteDays).exec();
    for (const CalendarDay& day : days.items)
        tx.query(insertDay).bind("date", day.date).bind("name", day.name).exec();
    // Whoever looks at slots, or at their own free time, sees it change.
    for (const UserId mentor :
        tx.query(mentorsWithHours).all([](const Query& row) { return row.get<UserId>(0); }))
        tx.raise(OfferChanged{mentor});
    audit::append(tx, by,
        {AuditAct::CalendarReplaced, {}, {{QStringLiteral("days"), QString::number(days.items.size())}}});
    return calendar::days(tx);
}

std::set<Date> closedDays(Transaction& tx, Date first, Date last)
{
    const auto found = tx.query(closedBetween)
                           .bind("first", dateText(first))
                           .bind("last", dateText(last))
                           .all([](const Query& row) { return dateFromText(row.get<QString>(0)).value(); });
    return {found.begin(), found.end()};
}

} // namespace gremio::scheduling::calendar
