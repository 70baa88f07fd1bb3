// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/loadable.h"
#include "shared/protocol/availability.h"
#include "shared/protocol/calendar_day.h"

#include <QObject>

namespace gremio {

/// When I can be met: every week, the dates that differ, and those on which the organisation is closed.
class AvailabilityStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const Loadable<Availability>& availability() const { return m_availability; }
    const Loadable<AvailabilityExceptionList>& exceptions() const { return m_exceptions; }
    const Loadable<CalendarDays>& calendarDays() const { return m_calendarDays; }
    bool isSaving() const { return m_saving; }
    /// Why the last attempt to save the week failed; nothing after a good one.
    const std::optional<ApiError>& saveError() const { return m_saveError; }

    void begin();
    void set(const Availability& availability, const QByteArray& etag);
    void confirm();
    void fail(const ApiError& error);
    void beginSave();
    void endSave(const std::optional<ApiError>& error);

    void beginExceptions();
    void setExceptions(const AvailabilityExceptionList& list, const QByteArray& etag);
    void confirmExceptions();
    void failExceptions(const ApiError& error);
    /// Known before the list is asked for again.
    void put(const AvailabilityException& exception);
    void forget(const AvailabilityExceptionId& id);

    void setCalendarDays(const CalendarDays& days, const QByteArray& etag);

Q_SIGNALS:
    void changed();
    /// Or the organisation's days.
    void exceptionsChanged();
    void saved();

private:
    Loadable<Availability> m_availability;
    Loadable<AvailabilityExceptionList> m_exceptions;
    Loadable<CalendarDays> m_calendarDays;
    bool m_saving = false;
    std::optional<ApiError> m_saveError;
};

} // namespace gremio
