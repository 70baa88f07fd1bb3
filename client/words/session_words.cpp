// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/session_words.h"

#include "client/words/person_words.h"

#include <QDateTime>
#include <QLocale>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {

QDateTime local(Instant instant, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), zone);
}

/// How far their clock is ahead of mine, in minutes.
int aheadBy(const QTimeZone& mine, const QTimeZone& theirs, Instant at)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(toMillis(at), Qt::UTC);
    return (theirs.offsetFromUtc(utc) - mine.offsetFromUtc(utc)) / 60;
}

/// The change of clocks after `from`, up to `to`, that makes a difference to the two.
struct Change {
    Instant at{};
    bool mine = false;
};

std::optional<Change> changeBetween(const QTimeZone& mine, const QTimeZone& theirs, Instant from, Instant to)
{
    std::optional<Change> first;
    for (const bool isMine : {false, true}) {
        const QTimeZone& zone = isMine ? mine : theirs;
        QTimeZone::OffsetData next =
            zone.nextTransition(QDateTime::fromMSecsSinceEpoch(toMillis(from), Qt::UTC));
        while (next.atUtc.isValid() && next.atUtc.toMSecsSinceEpoch() <= toMillis(to)) {
            const Instant at = instantFromMillis(next.atUtc.toMSecsSinceEpoch());
            if (aheadBy(mine, theirs, at - 1min) != aheadBy(mine, theirs, at)) {
                if (!first || at < first->at)
                    first = Change{at, isMine};
                break;
            }
            next = zone.nextTransition(next.atUtc);
        }
    }
    return first;
}

} // namespace

QString SessionWords::title(const Session& session, const UserId& me)
{
    const QString first = session.agenda.value_or(QString()).trimmed().section(u'\n', 0, 0).simplified();
    if (!first.isEmpty())
        return first;
    const Person& other = session.mentor.id == me ? session.apprentice : session.mentor;
    return tr("Session with %1").arg(PersonWords::first(other.displayName));
}

QString SessionWords::status(const Session& session, const UserId& me, Instant now)
{
    const Person& other = session.mentor.id == me ? session.apprentice : session.mentor;
    const QString name = PersonWords::first(other.displayName);
    switch (session.status) {
    case SessionStatus::Proposed:
        if (session.startsAt <= now)
            return tr("Not confirmed in time");
        return session.bookedBy == me ? tr("Waiting for %1").arg(name) : tr("Waits for your answer");
    case SessionStatus::Scheduled:
        if (session.move && session.move->startsAt > now)
            return session.move->by == me ? tr("Waiting for %1").arg(name) : tr("Waits for your answer");
        return session.endsAt <= now ? tr("Nobody came") : tr("Scheduled");
    case SessionStatus::InProgress:
        return session.endsAt <= now ? tr("Not closed yet") : tr("Under way");
    case SessionStatus::Completed:
        return tr("Completed");
    case SessionStatus::Cancelled:
        return session.cancelledBy ? tr("Cancelled") : tr("Not confirmed in time");
    case SessionStatus::NoShow: {
        const bool iCame =
            (session.mentor.id == me ? session.mentorCameAt : session.apprenticeCameAt).has_value();
        return iCame ? tr("%1 did not come").arg(name) : tr("You did not come");
    }
    }
    return {};
}

QString SessionWords::role(const Session& session, const UserId& me)
{
    return session.mentor.id == me ? tr("You mentor") : tr("You learn");
}

QString SessionWords::medium(SessionMedium medium)
{
    switch (medium) {
    case SessionMedium::Chat:
        return tr("Chat");
    case SessionMedium::Audio:
        return tr("Audio call");
    case SessionMedium::Video:
        return tr("Video call");
    case SessionMedium::InPerson:
        return tr("In person");
    }
    return {};
}

QString SessionWords::length(int minutes)
{
    return minutes <= 90 ? tr("%n min", nullptr, minutes) : hours(minutes);
}

QString SessionWords::hours(int minutes)
{
    if (minutes < 60)
        return tr("%n min", nullptr, minutes);
    return minutes % 60 == 0 ? tr("%n h", nullptr, minutes / 60)
                             : tr("%1 h %2 min", "a length of time").arg(minutes / 60).arg(minutes % 60);
}

QString SessionWords::time(Instant at, const QTimeZone& zone)
{
    return QLocale().toString(local(at, zone).time(), QLocale::ShortFormat);
}

QString SessionWords::span(Instant from, Instant to, const QTimeZone& zone)
{
    return tr("%1–%2", "from and to").arg(time(from, zone), time(to, zone));
}

namespace {

struct DayFormats {
    QString thisYear;
    QString anyYear;
};

QString dayIn(const DayFormats& formats, const QDate& date, const QDate& today)
{
    const QString text =
        QLocale().toString(date, date.year() == today.year() ? formats.thisYear : formats.anyYear);
    return text.left(1).toUpper() + text.mid(1);
}

} // namespace

QString SessionWords::nearDay(const QDate& date, const QDate& today)
{
    if (date == today)
        return tr("Today");
    if (date == today.addDays(1))
        return tr("Tomorrow");
    if (date == today.addDays(-1))
        return tr("Yesterday");
    return {};
}

QString SessionWords::day(Instant at, Instant now, const QTimeZone& zone)
{
    const QDate date = local(at, zone).date();
    const QDate today = local(now, zone).date();
    const QString near = nearDay(date, today);
    return !near.isEmpty() ? near
                           : dayIn({tr("dddd d MMMM", "weekday, day and month, a date format"),
                                       tr("dddd d MMMM yyyy", "weekday, day, month and year, a date format")},
                               date, today);
}

QString SessionWords::shortDay(Instant at, Instant now, const QTimeZone& zone)
{
    const QDate date = local(at, zone).date();
    const QDate today = local(now, zone).date();
    const QString near = nearDay(date, today);
    return !near.isEmpty() ? near
                           : dayIn({tr("ddd d MMM", "weekday, day and month in short, a date format"),
                                       tr("d MMM yyyy", "day, month and year in short, a date format")},
                               date, today);
}

QString SessionWords::shortDate(Instant at, const QTimeZone& zone)
{
    return QLocale().toString(local(at, zone).date(), tr("d MMM", "day and month in short, a date format"));
}

bool SessionWords::isOnDayOf(Instant at, Instant now, const QTimeZone& zone)
{
    return local(at, zone).date() == local(now, zone).date();
}

QString SessionWords::dayAndSpan(Instant from, Instant to, Instant now, const QTimeZone& zone)
{
    return tr("%1 %2", "day, from and to").arg(day(from, now, zone), span(from, to, zone));
}

QString SessionWords::dayAndSpanInLine(Instant from, Instant to, Instant now, const QTimeZone& zone)
{
    const QDate date = local(from, zone).date();
    const QDate today = local(now, zone).date();
    if (date == today)
        return tr("today %1", "from and to, within a line").arg(span(from, to, zone));
    if (date == today.addDays(1))
        return tr("tomorrow %1", "from and to, within a line").arg(span(from, to, zone));
    return dayAndSpan(from, to, now, zone);
}

QString SessionWords::week(const QDate& monday)
{
    const QDate sunday = monday.addDays(6);
    const QString first = QLocale().toString(monday,
        monday.year() != sunday.year()         ? tr("d MMMM yyyy", "day, month and year, a date format")
            : monday.month() != sunday.month() ? tr("d MMMM", "day and month, a date format")
                                               : u"d"_s);
    const QString last = QLocale().toString(sunday, tr("d MMMM yyyy", "day, month and year, a date format"));
    return tr("%1 – %2", "the first and the last day of a week").arg(first, last);
}

QString SessionWords::shortWeek(const QDate& monday)
{
    const QDate sunday = monday.addDays(6);
    const QString full = tr("d MMM yyyy", "day, month and year in short, a date format");
    const QString first = QLocale().toString(monday,
        monday.year() != sunday.year()         ? full
            : monday.month() != sunday.month() ? tr("d MMM", "day and month in short, a date format")
                                               : u"d"_s);
    return tr("%1 – %2", "the first and the last day of a week").arg(first, QLocale().toString(sunday, full));
}

QString SessionWords::city(const QTimeZone& zone)
{
    return QString::fromUtf8(zone.id()).section(u'/', -1).replace(u'_', u' ');
}

QString SessionWords::countdown(std::chrono::milliseconds left)
{
    const int seconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
    if (seconds < 3600)
        return u"%1:%2"_s.arg(seconds / 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
    const int minutes = seconds / 60;
    if (minutes < 24 * 60)
        return hours(minutes);
    return tr("%n days", nullptr, (minutes + 12 * 60) / (24 * 60));
}

QString SessionWords::clockChange(const QTimeZone& mine, const QTimeZone& theirs, Instant at, Instant now)
{
    const int then = aheadBy(mine, theirs, at);
    const int today = aheadBy(mine, theirs, now);
    const auto day = [&](const Change& change) {
        const QTimeZone& zone = change.mine ? mine : theirs;
        return QLocale().toString(
            local(change.at, zone).date(), tr("dddd d MMMM", "weekday, day and month, a date format"));
    };
    const auto place = [&](const Change& change) { return city(change.mine ? mine : theirs); };
    constexpr auto weeks = std::chrono::days(35);
    // A few odd weeks between two changes: what one is used to is what was before and will be after.
    if (const int after = aheadBy(mine, theirs, at + weeks);
        after != then && after == aheadBy(mine, theirs, at - weeks)) {
        if (const auto change = changeBetween(mine, theirs, at, at + weeks))
            return tr(
                "%1 apart this week, usually %2. %3 changes its clocks on %4.", "lengths of time, city, day")
                .arg(hours(std::abs(then)), hours(std::abs(after)), place(*change), day(*change));
    }
    if (then != today && at > now) {
        if (const auto change = changeBetween(mine, theirs, now, at))
            return tr(
                "%1 apart by then, %2 today. %3 changes its clocks on %4.", "lengths of time, city, day")
                .arg(hours(std::abs(then)), hours(std::abs(today)), place(*change), day(*change));
    }
    return {};
}

QString SessionWords::difference(const QTimeZone& mine, const QTimeZone& theirs, Instant at)
{
    const int ahead = aheadBy(mine, theirs, at);
    if (ahead == 0)
        return {};
    return ahead > 0 ? tr("%1 is %2 ahead.", "city, length of time").arg(city(theirs), hours(ahead))
                     : tr("%1 is %2 behind.", "city, length of time").arg(city(theirs), hours(-ahead));
}

} // namespace gremio
