// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/popover.h"
#include "shared/core/instant.h"

#include <QDate>
#include <QTimeZone>

namespace gremio {

class MonthStrip;
class SessionCalendar;
class SessionsController;

/// A month to jump by, the days with sessions marked, live. Deletes itself when it is closed.
class MonthPopover : public ui::Popover {
    Q_OBJECT

public:
    /// Calendar and controller must outlive it.
    MonthPopover(const SessionCalendar& calendar, SessionsController& controller, const QTimeZone& zone,
        const QDate& today, QWidget* window);

    /// Below the anchor, at that date.
    void open(const QDate& date, QWidget* anchor);

Q_SIGNALS:
    void dateChosen(const QDate& date);

private:
    Instant startOf(const QDate& date) const;
    void load();
    void mark();

    const SessionCalendar& m_calendar;
    SessionsController& m_controller;
    QTimeZone m_zone;
    MonthStrip* m_month;
};

} // namespace gremio
