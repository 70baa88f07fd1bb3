// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_list.h"

#include "client/scheduling/session_row.h"
#include "client/state/session_steps.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/chip.h"
#include "client/ui/error_state.h"
#include "client/ui/scroll_column.h"
#include "client/ui/skeleton.h"
#include "client/words/error_words.h"
#include "client/words/time_words.h"

#include <QHBoxLayout>

#include <map>

using namespace Qt::StringLiterals;

namespace gremio {

SessionList::SessionList(Kind kind, const SessionCalendar& calendar, const SessionStore& session,
    SessionsController& controller, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_calendar(calendar)
    , m_session(session)
    , m_controller(controller)
    , m_clock(clock)
    , m_bar(new QWidget)
    , m_stale(new ui::Banner(ui::Banner::Kind::Warning, QString()))
    , m_card(new ui::Card)
    , m_list(new QVBoxLayout)
    , m_skeleton(new ui::Skeleton(4, ui::size::rowPerson))
    , m_empty(new ui::EmptyState(
          kind == Kind::Upcoming ? ui::Icon::Calendar : ui::Icon::History, QString(), QString()))
    , m_error(new ui::ErrorState(QString(), QString()))
    , m_more(new ui::Button(QString(), ui::Button::Kind::Quiet))
{
    setObjectName(kind == Kind::Upcoming ? u"sessionList"_s : u"sessionHistory"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(ui::space::s);
    const bool coming = kind == Kind::Upcoming;
    for (const Filter filter : coming
            ? std::vector{Filter::All, Filter::Waiting, Filter::Learn, Filter::Mentor}
            : std::vector{Filter::All, Filter::Completed, Filter::Cancelled, Filter::Missed})
        addFilter(filter);
    bar->addStretch(1);
    auto* scroll = new ui::ScrollColumn;
    scroll->column()->setSpacing(ui::space::m);
    scroll->column()->addWidget(m_bar);
    m_stale->hide();
    scroll->column()->addWidget(m_stale);
    auto* inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    m_list->setSpacing(0);
    inside->addLayout(m_list);
    inside->addWidget(m_skeleton);
    inside->addWidget(m_empty);
    inside->addWidget(m_error);
    inside->addWidget(m_more, 0, Qt::AlignHCenter);
    scroll->column()->addWidget(m_card);
    scroll->column()->addStretch(1);
    column->addWidget(scroll);
    m_empty->hide();
    m_error->hide();
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, [this] { m_controller.refresh(); });
    connect(m_stale, &ui::Banner::actionClicked, this, [this] { m_controller.refresh(); });
    connect(m_empty, &ui::EmptyState::actionClicked, this, &SessionList::bookWanted);
    const auto more = [this] {
        if (m_kind == Kind::History && isVisible())
            m_controller.loadMorePast();
    };
    connect(m_more, &ui::Button::clicked, this, more);
    connect(scroll, &ui::ScrollColumn::nearEnd, this, more);
}

void SessionList::addFilter(Filter filter)
{
    auto* chip = new ui::Chip(QString());
    static const std::map<Filter, QString> names{{Filter::All, u"All"_s}, {Filter::Learn, u"Learn"_s},
        {Filter::Mentor, u"Mentor"_s}, {Filter::Waiting, u"Waiting"_s}, {Filter::Completed, u"Completed"_s},
        {Filter::Cancelled, u"Cancelled"_s}, {Filter::Missed, u"Missed"_s}};
    chip->setObjectName(u"sessions"_s + names.at(filter));
    m_filters.emplace_back(filter, chip);
    m_bar->layout()->addWidget(chip);
    connect(chip, &ui::Chip::clicked, this, [this, filter] { choose(filter); });
}

QString SessionList::words(Filter filter)
{
    switch (filter) {
    case Filter::All:
        return tr("All", "a filter: all sessions");
    case Filter::Learn:
        return tr("You learn");
    case Filter::Mentor:
        return tr("You mentor");
    case Filter::Waiting:
        return tr("To answer", "a filter: sessions that wait for an answer");
    case Filter::Completed:
        return tr("Completed", "a filter: sessions");
    case Filter::Cancelled:
        return tr("Cancelled", "a filter: sessions");
    case Filter::Missed:
        return tr("Missed", "a filter: sessions");
    }
    return {};
}

void SessionList::choose(Filter filter)
{
    m_filter = filter;
    follow();
}

bool SessionList::passes(const Session& session, Instant now) const
{
    const UserId me = m_session.user().id;
    switch (m_filter) {
    case Filter::All:
        return true;
    case Filter::Learn:
        return session.apprentice.id == me;
    case Filter::Mentor:
        return session.mentor.id == me;
    case Filter::Waiting: {
        const SessionSteps steps = stepsOf(session, me, now);
        return steps.confirm || steps.answerAwaited;
    }
    case Filter::Completed:
        return session.status == SessionStatus::Completed;
    case Filter::Cancelled:
        return session.status == SessionStatus::Cancelled;
    case Filter::Missed:
        return session.status == SessionStatus::NoShow || session.status == SessionStatus::Scheduled;
    }
    return true;
}

SessionRow* SessionList::rowAt(std::size_t index)
{
    while (m_rows.size() <= index) {
        auto* row = new SessionRow(SessionRow::When::Day);
        auto* rule = new ui::Rule;
        m_list->addWidget(rule);
        m_list->addWidget(row);
        const std::size_t place = m_rows.size();
        m_rows.emplace_back(rule, row);
        connect(row, &SessionRow::activated, this, [this, place] { Q_EMIT openWanted(m_ids[place]); });
        connect(row, &SessionRow::joinWanted, this, [this, place] { Q_EMIT joinWanted(m_ids[place]); });
        connect(row, &SessionRow::confirmWanted, this,
            [this, place] { m_controller.act(SessionsController::Step::Confirm, m_ids[place]); });
    }
    return m_rows[index].second;
}

void SessionList::follow()
{
    using State = SessionCalendar::State::State;
    const bool coming = m_kind == Kind::Upcoming;
    const Instant now = m_clock.now();
    const UserId me = m_session.user().id;
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    const auto& state =
        m_calendar.state(coming ? SessionCalendar::Part::Upcoming : SessionCalendar::Part::Past);
    for (const auto& [filter, chip] : m_filters) {
        chip->setText(words(filter));
        chip->setActive(filter == m_filter);
        chip->setAccessibleName(
            filter == m_filter ? tr("%1, chosen", "a filter").arg(words(filter)) : words(filter));
    }
    m_ids.clear();
    const auto all = coming ? m_calendar.upcoming(now) : m_calendar.past(now);
    if (state.isLoaded()) {
        for (const Session& session : all) {
            if (!passes(session, now))
                continue;
            rowAt(m_ids.size())->present(session, me, now, zone, m_calendar.isBusy(session.id));
            m_ids.push_back(session.id);
        }
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].first->setVisible(i < m_ids.size() && i > 0);
        m_rows[i].second->setVisible(i < m_ids.size());
    }
    m_skeleton->setVisible(state.state == State::Loading || state.state == State::Unasked);
    m_error->setVisible(state.state == State::Failed);
    if (state.state == State::Failed) {
        m_error->setWords(tr("Sessions could not be loaded"), ErrorWords::say(state.error));
        m_error->setDetails(ErrorWords::details(state.error));
    }
    m_stale->setVisible(state.stale && !state.error.offline());
    m_stale->setAction(tr("Try again"));
    if (state.stale)
        m_stale->setText(ErrorWords::say(state.error));
    m_bar->setVisible(state.isLoaded() && !all.empty());
    m_empty->setVisible(state.isLoaded() && m_ids.empty());
    fillEmpty(!all.empty());
    m_more->setVisible(!coming && state.isLoaded() && m_calendar.hasMorePast());
    m_more->setText(tr("Show older ones"));
}

void SessionList::fillEmpty(bool filtered)
{
    if (filtered) {
        m_empty->setWords(tr("None of these"), tr("Choose another filter to see the others."));
        m_empty->setAction({});
    } else if (m_kind == Kind::Upcoming) {
        m_empty->setWords(tr("No sessions to come"), tr("Book one with somebody you learn from or mentor."));
        m_empty->setAction(tr("Book a session"));
    } else {
        m_empty->setWords(tr("Nothing yet"), tr("Sessions that are over stay here."));
        m_empty->setAction({});
    }
}

} // namespace gremio
