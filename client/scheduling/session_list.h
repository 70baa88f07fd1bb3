// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scheduling/sessions_controller.h"
#include "client/state/session_store.h"

#include <QWidget>

class QVBoxLayout;

namespace gremio::ui {
class Banner;
class Button;
class Card;
class Chip;
class EmptyState;
class ErrorState;
class Menu;
class Skeleton;
} // namespace gremio::ui

namespace gremio {

class SessionRow;

/// Sessions under each other, those to come or those that are over, with filters: state, who, period.
class SessionList : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Upcoming, History };
    SessionList(Kind kind, const SessionCalendar& calendar, const SessionStore& session,
        SessionsController& controller, const Clock& clock, QWidget* parent = nullptr);

    void follow();

Q_SIGNALS:
    void openWanted(const gremio::SessionId& id);
    void joinWanted(const gremio::SessionId& id);
    void bookWanted();

private:
    enum class Filter { All, Learn, Mentor, Waiting, Completed, Cancelled, Missed };
    /// From now on, or back from now.
    enum class Period { Any, Week, Month, Quarter, Year };
    void addFilter(Filter filter);
    ui::Chip* addChoice(const QString& name, ui::Menu** menu);
    void choose(Filter filter);
    bool passes(const Session& session, Instant now) const;
    bool isFiltered() const;
    /// Where the chosen period ends, as seen from now; nothing where it does not.
    std::optional<Instant> limit(Instant now) const;
    static QString words(Filter filter);
    QString words(Period period) const;
    void fillChips(const std::vector<Session>& all);
    void fillPeople(const std::vector<Session>& all);
    void fillPeriods();
    SessionRow* rowAt(std::size_t index);
    void fillEmpty(bool filtered);

    Kind m_kind;
    const SessionCalendar& m_calendar;
    const SessionStore& m_session;
    SessionsController& m_controller;
    const Clock& m_clock;
    Filter m_filter = Filter::All;
    std::optional<Person> m_person; ///< only with them
    Period m_period = Period::Any;
    std::vector<Person> m_people; ///< who is in the menu
    std::vector<std::pair<Filter, ui::Chip*>> m_filters;
    QWidget* m_bar;
    ui::Chip* m_who;
    ui::Menu* m_whoMenu;
    ui::Chip* m_when;
    ui::Menu* m_whenMenu;
    ui::Banner* m_stale;
    ui::Card* m_card;
    QVBoxLayout* m_list;
    ui::Skeleton* m_skeleton;
    ui::EmptyState* m_empty;
    ui::ErrorState* m_error;
    ui::Button* m_more;
    std::vector<std::pair<QWidget*, SessionRow*>> m_rows; ///< each with the rule above it
    std::vector<SessionId> m_ids;
};

} // namespace gremio
