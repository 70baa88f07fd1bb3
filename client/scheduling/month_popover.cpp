// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/month_popover.h"

#include "client/calendar/month_strip.h"
#include "client/scheduling/sessions_controller.h"
#include "client/ui/tokens.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int padding = ui::space::m;

Date dateOf(const QDate& date)
{
    return Date(std::chrono::days(QDate(1970, 1, 1).daysTo(date)));
}

QDate qtDate(Date date)
{
    return QDate(1970, 1, 1).addDays(date.time_since_epoch().count());
}

} // namespace

MonthPopover::MonthPopover(const SessionCalendar& calendar, SessionsController& controller,
    const QTimeZone& zone, const QDate& today, QWidget* window)
    : ui::Popover(window)
    , m_calendar(calendar)
    , m_controller(controller)
    , m_zone(zone)
    , m_month(new MonthStrip)
{
    setObjectName(u"monthPopover"_s);
    setAccessibleName(tr("Choose a week"));
    m_month->setObjectName(u"sessionsMonth"_s);
    m_month->setToday(dateOf(today));
    m_month->setMarkWords(tr("with sessions", "a day in a month"));
    setPadding(padding);
    setPanelWidth(m_month->sizeHint().width() + 2 * padding);
    content()->addWidget(m_month);
    connect(this, &ui::Popover::dismissed, this, &QObject::deleteLater);
    connect(m_month, &MonthStrip::monthShown, this, [this] {
        load();
        mark();
    });
    connect(&calendar, &SessionCalendar::changed, this, &MonthPopover::mark);
    connect(m_month, &MonthStrip::dateChosen, this, [this](Date date) {
        dismiss();
        Q_EMIT dateChosen(qtDate(date));
    });
}

void MonthPopover::open(const QDate& date, QWidget* anchor)
{
    {
        const QSignalBlocker quiet(m_month);
        m_month->setChosen(dateOf(date));
    }
    load();
    mark();
    openBelow(anchor);
}

Instant MonthPopover::startOf(const QDate& date) const
{
    return instantFromMillis(date.startOfDay(m_zone).toMSecsSinceEpoch());
}

void MonthPopover::load()
{
    const QDate first = qtDate(m_month->firstShown());
    m_controller.loadBetween(startOf(first), startOf(first.addDays(MonthStrip::daysShown)));
}

void MonthPopover::mark()
{
    const QDate first = qtDate(m_month->firstShown());
    std::set<Date> marked;
    for (const Session& session :
        m_calendar.between(startOf(first), startOf(first.addDays(MonthStrip::daysShown)))) {
        // What does not take place is no reason to go there.
        if (session.status != SessionStatus::Cancelled)
            marked.insert(dateOf(QDateTime::fromMSecsSinceEpoch(toMillis(session.startsAt), m_zone).date()));
    }
    m_month->setMarked(marked);
}

} // namespace gremio
