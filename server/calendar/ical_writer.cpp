// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/calendar/ical_writer.h"

#include "server/scheduling/zone.h"

#include <algorithm>
#include <memory>

#include <libical/ical.h>

namespace gremio::calendar {

namespace {

using namespace std::chrono_literals;

struct Free {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
    void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Free>; ///< what stands in it goes with it

/// What a clock shows, without a zone; with `utc` it is said to be UTC.
icaltimetype timeFrom(std::chrono::milliseconds shown, bool utc = false)
{
    const auto days = std::chrono::floor<std::chrono::days>(shown);
    const std::chrono::year_month_day date{std::chrono::sys_days(days)};
    const auto second = std::chrono::duration_cast<std::chrono::seconds>(shown - days).count();
    icaltimetype time = icaltime_null_time();
    time.year = static_cast<int>(date.year());
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    time.hour = static_cast<int>(second / 3600);
    time.minute = static_cast<int>(second / 60 % 60);
    time.second = static_cast<int>(second % 60);
    time.is_date = 0;
    if (utc)
        time.zone = icaltimezone_get_utc_timezone();
    return time;
}

icaltimetype utc(Instant instant)
{
    return timeFrom(instant.time_since_epoch(), true);
}

void add(const Component& component, icalproperty* property)
{
    icalcomponent_add_property(component.get(), property);
}

icalproperty* extension(const char* name, const QByteArray& value)
{
    icalproperty* property = icalproperty_new_x(value.constData());
    icalproperty_set_x_name(property, name);
    return property;
}

bool isUtc(const QTimeZone& zone)
{
    return zone.id() == "UTC" || zone.id() == "Etc/UTC";
}

/// From the change of the clocks at the beginning of `stretch` on.
Component observance(
    const QTimeZone& zone, const scheduling::EvenStretch& stretch, std::chrono::seconds before)
{
    const auto begin = QDateTime::fromMSecsSinceEpoch(toMillis(stretch.time.from), Qt::UTC);
    Component part(
        icalcomponent_new(zone.isDaylightTime(begin) ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT));
    // By the clocks as they were until then.
    add(part, icalproperty_new_dtstart(timeFrom(stretch.time.from.time_since_epoch() + before)));
    add(part, icalproperty_new_tzoffsetfrom(static_cast<int>(before.count())));
    add(part, icalproperty_new_tzoffsetto(static_cast<int>(stretch.offset.count())));
    add(part, icalproperty_new_tzname(zone.abbreviation(begin).toUtf8().constData()));
    return part;
}

/// Every change one by one and no rule: so it holds for zones whose rules change, too.
Component zoneComponent(const QTimeZone& zone, const scheduling::Interval& range)
{
    Component component(icalcomponent_new_vtimezone());
    add(component, icalproperty_new_tzid(zone.id().constData()));
    std::optional<std::chrono::seconds> before;
    for (const auto& stretch : scheduling::evenStretches(zone, range)) {
        icalcomponent_add_component(
            component.get(), observance(zone, stretch, before.value_or(stretch.offset)).release());
        before = stretch.offset;
    }
    return component;
}

icalproperty* inZone(icalproperty* property, const QTimeZone& zone)
{
    icalproperty_add_parameter(property, icalparameter_new_tzid(zone.id().constData()));
    return property;
}

icaltimetype shown(Instant instant, const QTimeZone& zone)
{
    const auto offset =
        std::chrono::seconds(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC)));
    return timeFrom(instant.time_since_epoch() + offset);
}

/// A local time is the first of two where there are two (RFC 5545, 3.3.5), so the second one is told in UTC.
void addTimes(const Component& event, const Session& session, const QTimeZone& zone)
{
    const auto isFirst = [&zone](Instant instant) {
        const auto offset = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC));
        const scheduling::LocalTime local(instant.time_since_epoch() + std::chrono::seconds(offset));
        return scheduling::instantsOf(zone, local).front() == instant;
    };
    if (isUtc(zone) || !isFirst(session.startsAt) || !isFirst(session.endsAt)) {
        add(event, icalproperty_new_dtstart(utc(session.startsAt)));
        add(event, icalproperty_new_dtend(utc(session.endsAt)));
        return;
    }
    add(event, inZone(icalproperty_new_dtstart(shown(session.startsAt, zone)), zone));
    add(event, inZone(icalproperty_new_dtend(shown(session.endsAt, zone)), zone));
}

icalproperty_status statusOf(const Session& session)
{
    switch (session.status) {
    case SessionStatus::Proposed:
        return ICAL_STATUS_TENTATIVE;
    case SessionStatus::Cancelled:
        return ICAL_STATUS_CANCELLED;
    case SessionStatus::Scheduled:
    case SessionStatus::InProgress:
    case SessionStatus::Completed:
    case SessionStatus::NoShow:
        break;
    }
    return ICAL_STATUS_CONFIRMED;
}

QString summary(const Session& session, const Reader& reader)
{
    const Person& other = session.mentor.id == reader.user ? session.apprentice : session.mentor;
    const bool spanish = reader.locale == UiLocale::Spanish;
    if (other.displayName.isEmpty())
        return spanish ? QStringLiteral("Mentoría") : QStringLiteral("Mentoring");
    return (spanish ? QStringLiteral("Mentoría con ") : QStringLiteral("Mentoring with "))
        + other.displayName;
}

Component eventOf(const Session& session, const Reader& reader, Instant changedAt)
{
    Component event(icalcomponent_new_vevent());
    add(event, icalproperty_new_uid(session.id.toByteArray().constData()));
    add(event, icalproperty_new_dtstamp(utc(changedAt)));
    add(event, icalproperty_new_created(utc(session.createdAt)));
    add(event, icalproperty_new_lastmodified(utc(changedAt)));
    add(event, icalproperty_new_sequence(session.sequence));
    addTimes(event, session, reader.zone);
    add(event, icalproperty_new_summary(summary(session, reader).toUtf8().constData()));
    if (session.agenda)
        add(event, icalproperty_new_description(session.agenda->toUtf8().constData()));
    if (session.place)
        add(event, icalproperty_new_location(session.place->toUtf8().constData()));
    add(event, icalproperty_new_status(statusOf(session)));
    add(event,
        icalproperty_new_transp(
            session.status == SessionStatus::Cancelled ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
    add(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    return event;
}

} // namespace

QByteArray iCalendar(const std::vector<Session>& sessions, const Reader& reader, const QString& name,
    const QHash<SessionId, Instant>& changes)
{
    Component calendar(icalcomponent_new_vcalendar());
    add(calendar, icalproperty_new_version("2.0"));
    add(calendar, icalproperty_new_prodid("-//Gremio//Gremio//EN"));
    add(calendar, icalproperty_new_calscale("GREGORIAN"));
    add(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    add(calendar, extension("X-WR-CALNAME", name.toUtf8()));
    add(calendar, extension("X-PUBLISHED-TTL", "PT1H"));
    if (!sessions.empty() && !isUtc(reader.zone)) {
        const auto [first, last] = std::minmax_element(sessions.begin(), sessions.end(),
            [](const Session& left, const Session& right) { return left.startsAt < right.startsAt; });
        const scheduling::Interval range{first->startsAt - 24h * 366, last->endsAt + 24h * 366};
        icalcomponent_add_component(calendar.get(), zoneComponent(reader.zone, range).release());
    }
    for (const Session& session : sessions) {
        // What time alone settled is not among the changes yet.
        const Instant changedAt = std::max(
            changes.value(session.id, session.createdAt), session.settledAt.value_or(session.createdAt));
        icalcomponent_add_component(calendar.get(), eventOf(session, reader, changedAt).release());
    }
    const std::unique_ptr<char, Free> text(icalcomponent_as_ical_string_r(calendar.get()));
    return QByteArray(text.get());
}

} // namespace gremio::calendar
