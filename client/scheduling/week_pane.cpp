// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/week_pane.h"

#include "client/calendar/week_view.h"
#include "client/scheduling/week_legend.h"
#include "client/state/session_steps.h"
#include "client/ui/banner.h"
#include "client/ui/card.h"
#include "client/ui/label.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int firstHourShown = 8;
constexpr int defaultMinutes = 45;

Date dateOf(const QDate& date)
{
    return Date(std::chrono::days(date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()));
}

Instant startOf(const QDate& date, const QTimeZone& zone)
{
    return instantFromMillis(date.startOfDay(zone).toMSecsSinceEpoch());
}

const QString moveMark = u"/move"_s;

/// Of a session, or of the other time that is asked for it.
std::optional<SessionId> idFrom(const QString& block)
{
    return SessionId::parse(QString(block).remove(moveMark).toLatin1());
}

} // namespace

WeekPane::WeekPane(const SessionCalendar& calendar, const SlotStore& slotStore, const SessionStore& session,
    SessionsController& controller, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_calendar(calendar)
    , m_slots(slotStore)
    , m_session(session)
    , m_controller(controller)
    , m_clock(clock)
    , m_stale(new ui::Banner(ui::Banner::Kind::Warning, QString()))
    , m_week(new WeekView)
    , m_legend(new WeekLegend)
    , m_hint(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
{
    setObjectName(u"weekPane"_s);
    m_week->setObjectName(u"weekView"_s);
    m_stale->setBar(true);
    m_stale->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stale);
    column->addWidget(new ui::Rule);
    column->addWidget(m_week, 1);
    column->addWidget(new ui::Rule);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(ui::space::xl, 0, ui::space::xl, 0);
    foot->setSpacing(ui::space::l);
    foot->addWidget(m_legend, 1);
    foot->addWidget(m_hint);
    column->addLayout(foot);
    m_week->setUsualLength(std::chrono::minutes(defaultMinutes));
    m_week->scrollToMinutes(firstHourShown * 60);

    connect(m_stale, &ui::Banner::actionClicked, this, [this] { m_controller.refresh(); });
    connect(m_week, &WeekView::weekWanted, this, &WeekPane::turnWanted);
    connect(m_week, &WeekView::blockOpened, this, [this](const QString& id) {
        if (const auto session_ = idFrom(id))
            Q_EMIT openWanted(*session_);
    });
    connect(m_week, &WeekView::blockMoved, this, [this](const QString& id, const TimeSpan& to) {
        if (const auto session_ = idFrom(id))
            Q_EMIT moveWanted(*session_, to.from);
    });
    connect(m_week, &WeekView::spanChosen, this, [this](const TimeSpan& span) {
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(span.length());
        Q_EMIT bookWanted(span.from, static_cast<int>(minutes.count()));
    });
    connect(&calendar, &SessionCalendar::changed, this, &WeekPane::follow);
    connect(&slotStore, &SlotStore::changed, this, [this](const UserId& mentor) {
        if (m_partner && range().mentor == mentor)
            fillFree();
    });
}

QTimeZone WeekPane::zone() const
{
    return TimeWords::zoneOf(m_session.user().timeZone);
}

QDate WeekPane::today() const
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(m_clock.now()), zone()).date();
}

SlotRange WeekPane::range() const
{
    const UserId me = m_session.user().id;
    return {m_partner->iMentor ? me : m_partner->person.id, m_monday, 7, 0};
}

void WeekPane::showWeek(const QDate& monday)
{
    m_monday = monday;
    m_week->setWeek(dateOf(monday), zone());
    m_controller.showWeek(startOf(monday, zone()), startOf(monday.addDays(7), zone()));
    loadSlots();
    follow();
}

void WeekPane::setPartner(const std::optional<Partner>& partner)
{
    m_partner = partner;
    loadSlots();
    follow();
}

void WeekPane::loadSlots()
{
    if (m_partner && m_monday.isValid() && m_monday.addDays(7) > today())
        m_controller.loadSlots(range());
}

void WeekPane::setPicked(const std::optional<Instant>& startsAt, int minutes)
{
    if (!startsAt || minutes == 0) {
        m_week->setPicked({});
        return;
    }
    WeekBlock block;
    block.id = u"new"_s;
    block.time = {*startsAt, *startsAt + std::chrono::minutes(minutes)};
    block.title = tr("New session");
    block.person = m_partner ? PersonWords::first(m_partner->person.displayName) : QString();
    block.state = tr("Being booked");
    m_week->setPicked(block);
}

void WeekPane::setConnected(bool connected)
{
    m_connected = connected;
    fillFree();
}

WeekBlock WeekPane::blockOf(const Session& session, bool next) const
{
    using Look = WeekBlock::Look;
    const UserId me = m_session.user().id;
    const Instant now = m_clock.now();
    const SessionSteps steps = stepsOf(session, me, now);
    WeekBlock block;
    block.id = session.id.toString();
    block.time = {session.startsAt, session.endsAt};
    block.title = SessionWords::title(session, me);
    block.person = PersonWords::first(otherOf(session, me).displayName);
    block.state = tr("%1, %2", "how one stands to somebody, the state of a session")
                      .arg(SessionWords::role(session, me), SessionWords::status(session, me, now));
    block.movable = steps.reschedule;
    switch (session.status) {
    case SessionStatus::Proposed:
        block.look = isUpcoming(session, now) ? Look::Proposed : Look::Cancelled;
        break;
    case SessionStatus::Scheduled:
    case SessionStatus::InProgress:
        block.look = next ? Look::Next : session.mentor.id == me ? Look::Mentor : Look::Learn;
        break;
    case SessionStatus::Completed:
        block.look = Look::Completed;
        break;
    case SessionStatus::Cancelled:
    case SessionStatus::NoShow:
        block.look = Look::Cancelled;
        break;
    }
    return block;
}

void WeekPane::fillBlocks()
{
    const Instant now = m_clock.now();
    std::optional<SessionId> next;
    for (const Session& session : m_calendar.upcoming(now)) {
        if (session.status != SessionStatus::Proposed) {
            next = session.id;
            break;
        }
    }
    const TimeSpan week{startOf(m_monday, zone()), startOf(m_monday.addDays(7), zone())};
    std::vector<WeekBlock> blocks;
    for (const Session& session : m_calendar.between(week.from, week.to))
        blocks.push_back(blockOf(session, session.id == next));
    // Other times may be asked for from another week.
    for (const Session& session : m_calendar.upcoming(now)) {
        const bool moves = session.status == SessionStatus::Scheduled && session.move;
        if (!moves || !week.overlaps({session.move->startsAt, session.move->endsAt}))
            continue;
        WeekBlock moved = blockOf(session, false);
        moved.id += moveMark;
        moved.time = {session.move->startsAt, session.move->endsAt};
        moved.look = WeekBlock::Look::Proposed;
        moved.movable = false;
        blocks.push_back(moved);
    }
    m_week->setBlocks(blocks);
}

void WeekPane::fillFree()
{
    std::vector<TimeSpan> free;
    const bool learns = m_partner && !m_partner->iMentor;
    const QString name = m_partner ? PersonWords::first(m_partner->person.displayName) : QString();
    std::optional<QTimeZone> there;
    if (m_partner) {
        const auto& list = m_slots.slotsOf(range());
        if (list.isLoaded()) {
            const auto length = std::chrono::minutes(list.value.minutes);
            m_week->setUsualLength(length);
            for (const Slot& slot : list.value.items) {
                if (!free.empty() && slot.startsAt <= free.back().to)
                    free.back().to = slot.startsAt + length;
                else
                    free.push_back({slot.startsAt, slot.startsAt + length});
            }
            if (learns)
                there = QTimeZone(list.value.mentorTimeZone.toUtf8());
        }
    }
    m_week->setFree(free);
    m_week->setFreeName(learns ? tr("%1 is free").arg(name) : QString());
    m_week->setSecondZone(there);
    m_week->setLengthFixed(learns);
    m_week->setChoosing(!m_partner || !m_connected ? WeekView::Choosing::Nothing
            : learns                               ? WeekView::Choosing::Free
                                                   : WeekView::Choosing::Any);
    m_legend->setFreeWords(learns ? tr("%1 is free").arg(name) : QString());
    m_hint->setText(!m_partner ? QString()
            : learns           ? tr("Drag over free time to book")
                               : tr("Drag over a day to propose"));
    m_hint->setVisible(m_partner.has_value());
}

void WeekPane::follow()
{
    if (!m_monday.isValid())
        return;
    m_week->setNow(m_clock.now());
    fillBlocks();
    fillFree();
    const auto& state = m_calendar.state(SessionCalendar::Part::Week);
    const bool failed = state.stale || state.state == SessionCalendar::State::State::Failed;
    m_stale->setVisible(failed && !state.error.offline());
    m_stale->setAction(tr("Try again"));
    if (failed)
        m_stale->setText(ErrorWords::say(state.error), tr("This week could not be loaded."));
}

} // namespace gremio
