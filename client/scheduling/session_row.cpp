// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_row.h"

#include "client/state/session_steps.h"
#include "client/ui/avatar.h"
#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/state_tag.h"
#include "client/words/person_words.h"
#include "client/words/session_words.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int timesWidth = 48; ///< "24 Nov", and times under it
constexpr int dayWidth = 132;

} // namespace

SessionRow::SessionRow(When when, QWidget* parent)
    : ui::ListRow(parent)
    , m_when(when)
    , m_first(new ui::ElidedLabel(QString(), ui::Type::Body))
    , m_second(new ui::ElidedLabel(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_avatar(new ui::Avatar(32))
    , m_title(new ui::ElidedLabel(QString(), ui::Type::Body))
    , m_who(new ui::ElidedLabel(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_state(new ui::StateTag(QString()))
    , m_act(new ui::Button(QString(), ui::Button::Kind::Tonal, ui::Button::Size::Small))
{
    setObjectName(u"sessionRow"_s);
    setFixedHeight(ui::size::rowPerson);
    m_title->setWeight(QFont::DemiBold);
    m_act->setObjectName(u"sessionRowAction"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ui::space::l, 0, ui::space::l, 0);
    row->setSpacing(ui::space::m);
    const auto pair = [](ui::Label* above, ui::Label* below) {
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        column->addStretch(1);
        column->addWidget(above);
        column->addWidget(below);
        column->addStretch(1);
        return column;
    };
    for (ui::Label* label : {m_first, m_second}) {
        label->setFixedWidth(when == When::Times ? timesWidth : dayWidth);
        label->setTabular(when == When::Times || label == m_second);
    }
    m_first->setWeight(QFont::Medium);
    row->addLayout(pair(m_first, m_second));
    row->addWidget(m_avatar);
    row->addLayout(pair(m_title, m_who), 1);
    row->addWidget(m_state);
    row->addWidget(m_act);
    connect(m_act, &ui::Button::clicked, this, [this] {
        if (m_joins)
            Q_EMIT joinWanted();
        else
            Q_EMIT confirmWanted();
    });
}

void SessionRow::showState(ui::StateTag& tag, const Session& session, const UserId& me, Instant now)
{
    using Kind = ui::StateTag::Kind;
    const SessionSteps steps = stepsOf(session, me, now);
    const QString words = SessionWords::status(session, me, now);
    switch (session.status) {
    case SessionStatus::Proposed:
    case SessionStatus::Scheduled:
        tag.setState(words, steps.confirm || steps.answerAwaited ? Kind::Warning : Kind::Neutral);
        break;
    case SessionStatus::InProgress:
        tag.setState(words, isUpcoming(session, now) ? Kind::Success : Kind::Warning);
        break;
    case SessionStatus::Completed:
        tag.setState(words, Kind::Success);
        break;
    case SessionStatus::Cancelled:
        tag.setState(words, Kind::Neutral);
        tag.setGlyph(ui::Icon::X);
        break;
    case SessionStatus::NoShow:
        tag.setState(words, Kind::Danger);
        break;
    }
}

void SessionRow::present(
    const Session& session, const UserId& me, Instant now, const QTimeZone& zone, bool busy)
{
    const Person& other = otherOf(session, me);
    if (m_when == When::Times && SessionWords::isOnDayOf(session.startsAt, now, zone)) {
        m_first->setText(SessionWords::time(session.startsAt, zone));
        m_second->setText(SessionWords::time(session.endsAt, zone));
    } else if (m_when == When::Times) {
        m_first->setText(SessionWords::shortDate(session.startsAt, zone));
        m_second->setText(SessionWords::time(session.startsAt, zone));
    } else {
        m_first->setText(SessionWords::shortDay(session.startsAt, now, zone));
        m_second->setText(SessionWords::span(session.startsAt, session.endsAt, zone));
    }
    m_avatar->setPerson(other.id.toString(), other.displayName);
    m_title->setText(SessionWords::title(session, me));
    m_title->setStruck(session.status == SessionStatus::Cancelled);
    m_title->setColor(session.status == SessionStatus::Cancelled ? ui::Color::Text3 : ui::Color::Text);
    m_who->setText(tr("%1 · %2", "a person, how one stands to them")
                       .arg(PersonWords::name(other.displayName),
                           session.mentor.id == me ? tr("you mentor") : tr("you learn")));
    showState(*m_state, session, me, now);
    const SessionSteps steps = stepsOf(session, me, now);
    m_joins = steps.join;
    m_act->setVisible(steps.join || steps.confirm);
    m_act->setText(steps.join ? tr("Join") : tr("Confirm"));
    m_act->setBusy(busy);
    m_act->setAccessibleName(m_act->text() + u", "_s + m_title->text());
    setAccessibleName(
        tr("%1, %2, %3, %4", "a session: title, person, time, state")
            .arg(m_title->text(), m_who->text(),
                SessionWords::dayAndSpan(session.startsAt, session.endsAt, now, zone), m_state->text()));
}

} // namespace gremio
