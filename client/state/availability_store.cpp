// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/availability_store.h"

#include <algorithm>

namespace gremio {

void AvailabilityStore::begin()
{
    const auto before = m_availability.state;
    m_availability.begin();
    if (m_availability.state != before)
        Q_EMIT changed();
}

void AvailabilityStore::set(const Availability& availability, const QByteArray& etag)
{
    m_availability.succeed(availability, etag);
    Q_EMIT changed();
}

void AvailabilityStore::confirm()
{
    const bool news = m_availability.stale || !m_availability.isLoaded();
    m_availability.confirm();
    if (news)
        Q_EMIT changed();
}

void AvailabilityStore::fail(const ApiError& error)
{
    m_availability.fail(error);
    Q_EMIT changed();
}

void AvailabilityStore::beginSave()
{
    m_saving = true;
    m_saveError.reset();
    Q_EMIT changed();
}

void AvailabilityStore::endSave(const std::optional<ApiError>& error)
{
    m_saving = false;
    m_saveError = error;
    Q_EMIT changed();
    if (!error)
        Q_EMIT saved();
}

void AvailabilityStore::beginExceptions()
{
    const auto before = m_exceptions.state;
    m_exceptions.begin();
    if (m_exceptions.state != before)
        Q_EMIT exceptionsChanged();
}

void AvailabilityStore::setExceptions(const AvailabilityExceptionList& list, const QByteArray& etag)
{
    m_exceptions.succeed(list, etag);
    Q_EMIT exceptionsChanged();
}

void AvailabilityStore::confirmExceptions()
{
    m_exceptions.confirm();
    Q_EMIT exceptionsChanged();
}

void AvailabilityStore::failExceptions(const ApiError& error)
{
    m_exceptions.fail(error);
    Q_EMIT exceptionsChanged();
}

void AvailabilityStore::setCalendarDays(const CalendarDays& days, const QByteArray& etag)
{
    m_calendarDays.succeed(days, etag);
    Q_EMIT exceptionsChanged();
}

void AvailabilityStore::put(const AvailabilityException& exception)
{
    auto& items = m_exceptions.value.items;
    std::erase_if(items, [&](const AvailabilityException& one) { return one.id == exception.id; });
    const auto place = std::find_if(items.begin(), items.end(),
        [&](const AvailabilityException& one) { return one.firstDate > exception.firstDate; });
    items.insert(place, exception);
    m_exceptions.etag.clear();
    Q_EMIT exceptionsChanged();
}

void AvailabilityStore::forget(const AvailabilityExceptionId& id)
{
    std::erase_if(m_exceptions.value.items, [&](const AvailabilityException& one) { return one.id == id; });
    m_exceptions.etag.clear();
    Q_EMIT exceptionsChanged();
}

} // namespace gremio
