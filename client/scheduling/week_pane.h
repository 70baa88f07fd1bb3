// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/calendar/week_block.h"
#include "client/scheduling/sessions_controller.h"
#include "client/state/session_store.h"

#include <QTimeZone>
#include <QWidget>

namespace gremio::ui {
class Banner;
class Label;
} // namespace gremio::ui

namespace gremio {

class WeekLegend;
class WeekView;

/// A week of my sessions, the free time of one mentor as a tint below them, and what the signs mean.
class WeekPane : public QWidget {
    Q_OBJECT

public:
    WeekPane(const SessionCalendar& calendar, const SlotStore& slotStore, const SessionStore& session,
        SessionsController& controller, const Clock& clock, QWidget* parent = nullptr);

    /// The week that begins on that Monday.
    void showWeek(const QDate& monday);
    const QDate& monday() const { return m_monday; }
    QDate today() const;
    /// Whose free time is shown: nobody's, a mentor's, or what both have where I mentor.
    struct Partner {
        Person person;
        bool iMentor = false;
    };
    void setPartner(const std::optional<Partner>& partner);
    void setPicked(const std::optional<Instant>& startsAt, int minutes);
    void setConnected(bool connected);
    WeekView* week() const { return m_week; }
    void follow();

Q_SIGNALS:
    void openWanted(const gremio::SessionId& id);
    void bookWanted(gremio::Instant startsAt, int minutes);
    void moveWanted(const gremio::SessionId& id, gremio::Instant startsAt);
    /// -1 and 1.
    void turnWanted(int weeks);

private:
    QTimeZone zone() const;
    SlotRange range() const;
    void loadSlots();
    void fillBlocks();
    void fillFree();
    WeekBlock blockOf(const Session& session, bool next) const;

    const SessionCalendar& m_calendar;
    const SlotStore& m_slots;
    const SessionStore& m_session;
    SessionsController& m_controller;
    const Clock& m_clock;
    QDate m_monday;
    std::optional<Partner> m_partner;
    bool m_connected = true;
    ui::Banner* m_stale;
    WeekView* m_week;
    WeekLegend* m_legend;
    ui::Label* m_hint;
};

} // namespace gremio
