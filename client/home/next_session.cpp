// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/home/next_session.h"

#include "client/state/session_steps.h"
#include "client/ui/avatar.h"
#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/tag.h"
#include "client/words/person_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

NextSession::NextSession(const SessionCalendar& calendar, const SlotStore& slotStore,
    const SessionStore& session, SessionsController& controller, const Clock& clock, QWidget* parent)
    : ui::Card(parent)
    , m_calendar(calendar)
    , m_slots(slotStore)
    , m_session(session)
    , m_controller(controller)
    , m_clock(clock)
    , m_avatar(new ui::Avatar(48))
    , m_heading(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_role(new ui::Tag(QString(), ui::Tag::Kind::Accent))
    , m_title(new ui::ElidedLabel(QString(), ui::Type::Section))
    , m_line(new ui::ElidedLabel(QString(), ui::Type::Body, ui::Color::Text2))
    , m_countdown(new ui::Label(QString(), ui::Type::Title))
    , m_until(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_chat(new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Large))
    , m_details(new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Large))
    , m_join(new ui::Button(QString(), ui::Button::Kind::Primary, ui::Button::Size::Large))
{
    setObjectName(u"nextSession"_s);
    setMarked(true);
    m_role->setSmall(true);
    m_countdown->setTabular(true);
    m_countdown->setObjectName(u"nextSessionCountdown"_s);
    m_chat->setObjectName(u"nextSessionChat"_s);
    m_details->setObjectName(u"nextSessionDetails"_s);
    m_join->setObjectName(u"nextSessionJoin"_s);
    m_join->setGlyph(ui::Icon::Video);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(19, 16, 24, 16);
    row->setSpacing(ui::space::l);
    row->addWidget(m_avatar);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* first = new QHBoxLayout;
    first->setSpacing(ui::space::s);
    first->addWidget(m_heading);
    first->addWidget(m_role);
    first->addStretch(1);
    words->addLayout(first);
    words->addWidget(m_title);
    words->addWidget(m_line);
    row->addLayout(words, 1);
    auto* clockColumn = new QVBoxLayout;
    clockColumn->setSpacing(0);
    for (ui::Label* label : {m_countdown, m_until}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        clockColumn->addWidget(label);
    }
    row->addLayout(clockColumn);
    row->addSpacing(ui::space::s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(ui::space::s);
    buttons->addWidget(m_chat);
    buttons->addWidget(m_details);
    buttons->addWidget(m_join);
    row->addLayout(buttons);

    connect(m_join, &ui::Button::clicked, this, [this] {
        if (m_id)
            Q_EMIT joinWanted(*m_id);
    });
    connect(m_details, &ui::Button::clicked, this, [this] {
        if (m_id)
            Q_EMIT openWanted(*m_id);
    });
    connect(m_chat, &ui::Button::clicked, this, [this] {
        if (const auto session_ = m_id ? m_calendar.find(*m_id) : std::nullopt)
            Q_EMIT chatWanted(otherOf(*session_, m_session.user().id).id);
    });
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &NextSession::tick);
    m_second.start();
    hide();
}

std::optional<Session> NextSession::next() const
{
    for (const Session& session : m_calendar.upcoming(m_clock.now())) {
        if (session.status != SessionStatus::Proposed)
            return session;
    }
    return std::nullopt;
}

bool NextSession::follow()
{
    const auto session = next();
    m_id = session ? std::optional(session->id) : std::nullopt;
    setVisible(session.has_value());
    if (!session)
        return false;
    const UserId me = m_session.user().id;
    const Instant now = m_clock.now();
    const Person& other = otherOf(*session, me);
    const bool running = session->startsAt <= now;
    m_avatar->setPerson(other.id.toString(), other.displayName);
    m_heading->setText(running ? tr("Session now") : tr("Next session"));
    m_role->setText(SessionWords::role(*session, me));
    m_title->setText(SessionWords::title(*session, me));
    m_line->setText(line(*session, now));
    m_countdown->setText(SessionWords::countdown(running ? session->endsAt - now : session->startsAt - now));
    m_until->setText(running ? tr("until it ends") : tr("until it starts"));
    const SessionSteps steps = stepsOf(*session, me, now);
    m_chat->setText(tr("Open chat"));
    m_details->setText(tr("Details"));
    m_join->setText(tr("Join"));
    m_join->setVisible(steps.join);
    m_details->setVisible(!steps.join);
    m_join->setEnabled(m_connected && !m_calendar.isBusy(session->id));
    setAccessibleName(tr("%1: %2, %3", "heading, title of a session, when and with whom")
                          .arg(m_heading->text(), m_title->text(), m_line->text()));
    askZone(*session);
    return true;
}

QString NextSession::line(const Session& session, Instant now) const
{
    const QTimeZone mine = TimeWords::zoneOf(m_session.user().timeZone);
    const QString name = PersonWords::name(otherOf(session, m_session.user().id).displayName);
    const QString when = SessionWords::dayAndSpanInLine(session.startsAt, session.endsAt, now, mine);
    const auto slots = m_slots.anyOf(session.mentor.id);
    const bool learns = session.apprentice.id == m_session.user().id;
    const QTimeZone theirs = slots && learns ? QTimeZone(slots->mentorTimeZone.toUtf8()) : QTimeZone();
    if (!theirs.isValid() || SessionWords::difference(mine, theirs, session.startsAt).isEmpty())
        return tr("%1 · %2", "person, time").arg(name, when);
    return tr("%1 · %2 · %3 in %4", "person, time, time there, city")
        .arg(name, when, SessionWords::time(session.startsAt, theirs), SessionWords::city(theirs));
}

/// Where a mentor's clock is comes with the free slots.
void NextSession::askZone(const Session& session)
{
    const UserId mentor = session.mentor.id;
    if (mentor == m_session.user().id || m_asked.contains(mentor) || m_slots.anyOf(mentor))
        return;
    m_asked.insert(mentor);
    const QDateTime now =
        QDateTime::fromMSecsSinceEpoch(toMillis(m_clock.now()), TimeWords::zoneOf(m_session.user().timeZone));
    m_controller.loadSlots({mentor, now.date()});
}

void NextSession::setConnected(bool connected)
{
    m_connected = connected;
    follow();
}

void NextSession::tick()
{
    const auto session = m_id ? m_calendar.find(*m_id) : std::nullopt;
    if (!session || !isVisible())
        return;
    const Instant now = m_clock.now();
    // By the second only while one waits for it; whatever a minute changes, Home says.
    if (session->startsAt - now < 1h || session->startsAt <= now)
        follow();
}

} // namespace gremio
