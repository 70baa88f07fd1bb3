// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_list.h"

#include "client/scheduling/session_row.h"
#include "client/state/session_steps.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/chip.h"
#include "client/ui/error_state.h"
#include "client/ui/flow_layout.h"
#include "client/ui/menu.h"
#include "client/ui/scroll_column.h"
#include "client/ui/skeleton.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"
#include "client/words/time_words.h"

#include <QAction>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

/// With filters, so many rows are looked for before somebody is asked whether to look further back.
constexpr std::size_t enoughRows = 12;

} // namespace

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
    new ui::FlowLayout(m_bar);
    const bool coming = kind == Kind::Upcoming;
    for (const Filter filter : coming
            ? std::vector{Filter::All, Filter::Waiting, Filter::Learn, Filter::Mentor}
            : std::vector{Filter::All, Filter::Completed, Filter::Cancelled, Filter::Missed})
        addFilter(filter);
    m_who = addChoice(coming ? u"sessionsWho"_s : u"sessionsPastWho"_s, &m_whoMenu);
    m_when = addChoice(coming ? u"sessionsPeriod"_s : u"sessionsPastPeriod"_s, &m_whenMenu);
    connect(m_who, &ui::Chip::removed, this, [this] {
        m_person.reset();
        follow();
    });
    connect(m_when, &ui::Chip::removed, this, [this] {
        m_period = Period::Any;
        follow();
    });
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

ui::Chip* SessionList::addChoice(const QString& name, ui::Menu** menu)
{
    auto* chip = new ui::Chip(QString(), ui::Chip::Kind::Dropdown);
    chip->setObjectName(name);
    *menu = new ui::Menu(this);
    m_bar->layout()->addWidget(chip);
    connect(chip, &ui::Chip::clicked, this, [chip, shown = *menu] {
        if (chip->kind() == ui::Chip::Kind::Removable) // a dropdown opens its menu itself
            shown->popup(chip->mapToGlobal(QPoint(0, chip->height() + ui::space::xs)));
    });
    return chip;
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

QString SessionList::words(Period period) const
{
    const bool coming = m_kind == Kind::Upcoming;
    switch (period) {
    case Period::Any:
        return tr("Any time", "a filter: sessions");
    case Period::Week:
        return coming ? tr("Next 7 days", "a filter: sessions") : tr("Last 7 days", "a filter: sessions");
    case Period::Month:
        return coming ? tr("Next 30 days", "a filter: sessions") : tr("Last 30 days", "a filter: sessions");
    case Period::Quarter:
        return coming ? tr("Next 3 months", "a filter: sessions") : tr("Last 3 months", "a filter: sessions");
    case Period::Year:
        return coming ? tr("Next 12 months", "a filter: sessions")
                      : tr("Last 12 months", "a filter: sessions");
    }
    return {};
}

std::optional<Instant> SessionList::limit(Instant now) const
{
    const int way = m_kind == Kind::Upcoming ? 1 : -1;
    const QDateTime here =
        QDateTime::fromMSecsSinceEpoch(toMillis(now), TimeWords::zoneOf(m_session.user().timeZone));
    const auto at = [](const QDateTime& time) { return instantFromMillis(time.toMSecsSinceEpoch()); };
    switch (m_period) {
    case Period::Any:
        return std::nullopt;
    case Period::Week:
        return at(here.addDays(way * 7));
    case Period::Month:
        return at(here.addDays(way * 30));
    case Period::Quarter:
        return at(here.addMonths(way * 3));
    case Period::Year:
        return at(here.addMonths(way * 12));
    }
    return std::nullopt;
}

bool SessionList::isFiltered() const
{
    return m_filter != Filter::All || m_person || m_period != Period::Any;
}

bool SessionList::passes(const Session& session, Instant now) const
{
    const UserId me = m_session.user().id;
    if (m_person && otherOf(session, me).id != m_person->id)
        return false;
    if (const auto end = limit(now);
        end && (m_kind == Kind::Upcoming ? session.startsAt > *end : session.startsAt < *end))
        return false;
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
    m_ids.clear();
    const auto all = coming ? m_calendar.upcoming(now) : m_calendar.past(now);
    fillChips(all);
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
    const auto end = limit(now);
    const bool further = !end || all.empty() || all.back().startsAt >= *end;
    m_more->setVisible(!coming && state.isLoaded() && m_calendar.hasMorePast() && further);
    m_more->setText(tr("Show older ones"));
    // What fits may stand on a page that has not been loaded.
    if (!m_more->isHidden() && !state.stale && isFiltered() && m_ids.size() < enoughRows && isVisible())
        m_controller.loadMorePast();
}

void SessionList::fillChips(const std::vector<Session>& all)
{
    for (const auto& [filter, chip] : m_filters) {
        chip->setText(words(filter));
        chip->setActive(filter == m_filter);
        chip->setAccessibleName(
            filter == m_filter ? tr("%1, chosen", "a filter").arg(words(filter)) : words(filter));
    }
    fillPeople(all);
    fillPeriods();
    for (ui::Chip* chip : {m_who, m_when}) {
        const bool on = chip == m_who ? m_person.has_value() : m_period != Period::Any;
        chip->setKind(on ? ui::Chip::Kind::Removable : ui::Chip::Kind::Dropdown);
        chip->setMenu(on ? nullptr : chip == m_who ? m_whoMenu : m_whenMenu);
    }
    m_who->setText(m_person
            ? tr("With %1", "a filter: sessions with a person").arg(PersonWords::name(m_person->displayName))
            : tr("With anybody", "a filter: sessions"));
    m_when->setText(words(m_period));
}

void SessionList::fillPeople(const std::vector<Session>& all)
{
    std::vector<Person> people;
    for (const Session& session : all) {
        const Person& other = otherOf(session, m_session.user().id);
        if (std::none_of(
                people.begin(), people.end(), [&](const Person& known) { return known.id == other.id; }))
            people.push_back(other);
    }
    std::sort(people.begin(), people.end(), [](const Person& a, const Person& b) {
        return QString::localeAwareCompare(a.displayName, b.displayName) < 0;
    });
    const QString anybody = tr("Anybody", "a filter: sessions");
    if (people == m_people && !m_whoMenu->isEmpty() && m_whoMenu->actions().front()->text() == anybody)
        return;
    m_people = people;
    m_whoMenu->clear();
    connect(m_whoMenu->addItem(ui::Icon::None, anybody), &QAction::triggered, this, [this] {
        m_person.reset();
        follow();
    });
    for (const Person& person : people) {
        QAction* action = m_whoMenu->addItem(ui::Icon::None, PersonWords::name(person.displayName));
        connect(action, &QAction::triggered, this, [this, person] {
            m_person = person;
            follow();
        });
    }
}

void SessionList::fillPeriods()
{
    if (!m_whenMenu->isEmpty() && m_whenMenu->actions().front()->text() == words(Period::Any))
        return;
    m_whenMenu->clear();
    for (const Period period : {Period::Any, Period::Week, Period::Month, Period::Quarter, Period::Year}) {
        connect(
            m_whenMenu->addItem(ui::Icon::None, words(period)), &QAction::triggered, this, [this, period] {
                m_period = period;
                follow();
            });
    }
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
