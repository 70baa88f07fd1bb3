// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_view.h"

#include "client/reviews/review_card.h"
#include "client/scheduling/agenda_card.h"
#include "client/scheduling/notes_card.h"
#include "client/scheduling/reason_popover.h"
#include "client/scheduling/session_papers.h"
#include "client/scheduling/session_row.h"
#include "client/scheduling/session_timeline.h"
#include "client/state/chat_store.h"
#include "client/state/session_steps.h"
#include "client/ui/avatar.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/icon_button.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/scroll_column.h"
#include "client/ui/state_tag.h"
#include "client/ui/tag.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

/// Below this width of the page everything stands in one column.
constexpr int sideBySide = 800;

ui::Icon iconOf(SessionMedium medium)
{
    switch (medium) {
    case SessionMedium::Chat:
        return ui::Icon::MessageSquare;
    case SessionMedium::Audio:
        return ui::Icon::Phone;
    case SessionMedium::Video:
        return ui::Icon::Video;
    case SessionMedium::InPerson:
        return ui::Icon::MapPin;
    }
    return ui::Icon::Video;
}

} // namespace

SessionView::SessionView(const Around& around, QWidget* parent)
    : QWidget(parent)
    , m_calendar(around.calendar)
    , m_slots(around.slotStore)
    , m_session(around.session)
    , m_chats(around.chats)
    , m_reviewStore(around.reviews)
    , m_controller(around.controller)
    , m_papers(around.papers)
    , m_clock(around.clock)
    , m_reviews(new ReviewCard(around.reviews, around.reviewController, around.session, around.clock))
    , m_agenda(new AgendaCard(around.controller))
    , m_course(new SessionTimeline)
    , m_notes(new NotesCard(around.controller))
{
    setObjectName(u"sessionView"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    m_left = new ui::ScrollColumn;
    m_left->column()->setContentsMargins(ui::space::xl, 0, ui::space::xl, ui::space::xl);
    m_left->column()->setSpacing(ui::space::l);
    m_left->column()->addWidget(buildWhat());
    for (QWidget* card : std::initializer_list<QWidget*>{m_reviews, m_agenda, m_course, m_notes})
        m_left->column()->addWidget(card);
    m_left->column()->addStretch(1);
    m_right = new ui::ScrollColumn;
    m_right->column()->setContentsMargins(0, 0, ui::space::xl, ui::space::xl);
    m_right->column()->addWidget(buildActions());
    m_right->column()->addStretch(1);
    m_right->setFixedWidth(ui::size::sidePanel + ui::space::xl);
    columns->addWidget(m_left, 1);
    columns->addWidget(m_right);
    column->addLayout(columns, 1);

    const auto openChat = [this] {
        if (const auto session = m_calendar.find(m_id))
            Q_EMIT chatWanted(otherOf(*session, m_session.user().id).id);
    };
    connect(m_chat, &ui::Button::clicked, this, openChat);
    connect(m_course, &SessionTimeline::linkClicked, this, openChat);
    connect(&m_calendar, &SessionCalendar::changed, this, &SessionView::follow);
    connect(&m_slots, &SlotStore::changed, this, &SessionView::follow);
    connect(&m_reviewStore, &ReviewStore::sessionChanged, this, [this](const SessionId& id) {
        if (id != m_id)
            return;
        follow();
        if (m_reviewWanted && m_reviews->focusForm()) {
            m_reviewWanted = false;
            m_left->ensureWidgetVisible(m_reviews);
        }
    });
    connectPapers();
    connect(&m_controller, &SessionsController::failed, this,
        [this](SessionsController::Step step, const SessionId& id, const ApiError& error) {
            if (id != m_id || step == SessionsController::Step::Reschedule)
                return;
            m_problem->setText(ErrorWords::say(error));
            m_problem->show();
        });
}

void SessionView::open(const SessionId& id)
{
    m_id = id;
    m_reviewWanted = false;
    m_problem->hide();
    loadTalk();
    if (const auto session = m_calendar.find(id)) {
        m_papers.reloadEvents(*session);
        m_notes->open(id, PersonWords::first(otherOf(*session, m_session.user().id).displayName));
        // Where the mentor's clock is comes with the slots.
        const QDate today = QDateTime::fromMSecsSinceEpoch(
            toMillis(m_clock.now()), TimeWords::zoneOf(m_session.user().timeZone))
                                .date();
        if (session->mentor.id != m_session.user().id && !m_slots.anyOf(session->mentor.id))
            m_controller.loadSlots({session->mentor.id, today});
    }
    follow();
}

void SessionView::focusFirst()
{
    m_back->setFocus();
}

void SessionView::focusReview()
{
    m_reviewWanted = !m_reviews->focusForm();
}

void SessionView::follow()
{
    if (const auto session = m_calendar.find(m_id))
        fill(*session);
}

void SessionView::fill(const Session& session)
{
    const UserId me = m_session.user().id;
    const Instant now = m_clock.now();
    const Person& other = otherOf(session, me);
    m_back->setName(tr("Back to the sessions"));
    m_crumb->setText(tr("Sessions"));
    m_crumbName->setText(SessionWords::title(session, me));
    m_avatar->setPerson(other.id.toString(), other.displayName);
    m_title->setText(SessionWords::title(session, me));
    m_who->setText(PersonWords::name(other.displayName));
    m_role->setText(SessionWords::role(session, me));
    SessionRow::showState(*m_state, session, me, now);
    fillTimes(session, now);
    m_medium->setGlyph(iconOf(session.medium));
    m_medium->setText(session.place
            ? tr("%1: %2", "how one meets, where").arg(SessionWords::medium(session.medium), *session.place)
            : SessionWords::medium(session.medium));
    fillMove(session, now);
    m_reviews->open(session);
    m_agenda->present(session, PersonWords::first(other.displayName), now);
    fillCourse(session, now);
    fillActions(session, now);
}

void SessionView::fillTimes(const Session& session, Instant now)
{
    const QTimeZone mine = TimeWords::zoneOf(m_session.user().timeZone);
    const int minutes = static_cast<int>(
        std::chrono::duration_cast<std::chrono::minutes>(session.endsAt - session.startsAt).count());
    m_when->setText(tr("%1 · %2", "time, length")
                        .arg(SessionWords::dayAndSpan(session.startsAt, session.endsAt, now, mine),
                            SessionWords::length(minutes)));
    const auto slots = m_slots.anyOf(session.mentor.id);
    const bool known = slots && session.mentor.id != m_session.user().id;
    const QTimeZone theirs = known ? QTimeZone(slots->mentorTimeZone.toUtf8()) : QTimeZone();
    const bool elsewhere = theirs.isValid() && theirs != mine;
    m_there->setVisible(elsewhere);
    QString change;
    if (elsewhere) {
        m_there->setText(tr("%1 in %2", "from and to, city")
                             .arg(SessionWords::span(session.startsAt, session.endsAt, theirs),
                                 SessionWords::city(theirs)));
        if (isUpcoming(session, now))
            change = SessionWords::clockChange(mine, theirs, session.startsAt, now);
    }
    m_clocks->setText(change);
    m_clocks->setVisible(!change.isEmpty());
}

void SessionView::fillMove(const Session& session, Instant now)
{
    const bool moving = session.move && session.status == SessionStatus::Scheduled;
    m_move->setVisible(moving);
    if (!moving)
        return;
    const UserId me = m_session.user().id;
    const QString time = SessionWords::dayAndSpan(
        session.move->startsAt, session.move->endsAt, now, TimeWords::zoneOf(m_session.user().timeZone));
    const QString name = PersonWords::first(otherOf(session, me).displayName);
    m_move->setText(session.move->by == me
            ? tr("You asked for another time: %1. %2 has to agree.").arg(time, name)
            : tr("%1 asks for another time: %2.").arg(name, time));
}

void SessionView::fillActions(const Session& session, Instant now)
{
    const UserId me = m_session.user().id;
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    const SessionSteps steps = stepsOf(session, me, now);
    const bool busy = m_calendar.isBusy(m_id);
    const QString name = PersonWords::first(otherOf(session, me).displayName);
    const bool acting = m_panel->isAncestorOf(window()->focusWidget());
    m_join->setText(tr("Join"));
    m_confirm->setText(
        session.status == SessionStatus::Proposed ? tr("Confirm") : tr("Agree to the new time"));
    m_complete->setText(tr("Mark as completed"));
    m_missed->setText(tr("%1 did not come").arg(name));
    m_chat->setText(tr("Open chat"));
    m_reschedule->setText(tr("Another time"));
    m_decline->setText(session.status == SessionStatus::Proposed ? tr("Decline")
            : steps.takeBack                                     ? tr("Take it back")
                                                                 : tr("Keep the time"));
    m_cancel->setText(tr("Cancel the session"));
    fillCalendar(session, now);
    m_join->setVisible(steps.join);
    m_confirm->setVisible(steps.confirm);
    m_complete->setVisible(steps.complete);
    m_missed->setVisible(steps.missed);
    m_chat->setVisible(!PersonWords::isDeleted(otherOf(session, me).displayName));
    m_reschedule->setVisible(steps.reschedule);
    m_decline->setVisible(steps.decline || steps.takeBack);
    m_cancel->setVisible(steps.cancel);
    for (ui::Button* button : {m_join, m_confirm, m_complete, m_missed, m_reschedule, m_decline, m_cancel})
        button->setEnabled(!busy);
    m_confirm->setBusy(busy && steps.confirm);

    m_panelTitle->setText(SessionWords::status(session, me, now));
    QString note;
    if (steps.confirm)
        note = session.status == SessionStatus::Proposed
            ? tr("%1 proposes this time. It is kept for you until "
                 "it begins.")
                  .arg(name)
            : tr("Until you answer, both times are kept.");
    else if (steps.answerAwaited)
        note = tr("%1 has to answer.").arg(name);
    else if (steps.join)
        note = tr("You can go in now.");
    else if (isUpcoming(session, now))
        note = tr("You can join from %1.").arg(SessionWords::time(session.startsAt - joinBefore, zone));
    if (steps.cancelTooLate)
        note += u' ' + tr("It begins in less than two hours: only %1 can cancel it now.").arg(name);
    m_note->setText(note.trimmed());
    m_note->setVisible(!m_note->text().isEmpty());
    // What was pressed is gone: the keyboard stays in the panel.
    if (acting && !busy && (!window()->focusWidget() || !window()->focusWidget()->isVisible()))
        m_chat->setFocus(Qt::OtherFocusReason);
}

void SessionView::act(SessionsController::Step step)
{
    m_problem->hide();
    m_controller.act(step, m_id);
}

void SessionView::askReason(SessionsController::Step step, QWidget* anchor)
{
    const auto session = m_calendar.find(m_id);
    if (!session)
        return;
    m_problem->hide();
    // Another time is declined, or taken back, without a word: the session stays as it was.
    if (session->status == SessionStatus::Scheduled && step == SessionsController::Step::Decline) {
        act(step);
        return;
    }
    const UserId me = m_session.user().id;
    const QString name = PersonWords::first(otherOf(*session, me).displayName);
    const bool cancels = step == SessionsController::Step::Cancel;
    auto* popover = new ReasonPopover(
        {cancels ? tr("Cancel the session?") : tr("Decline the proposal?"),
            tr("%1 is told at once.").arg(name), cancels ? tr("Cancel the session") : tr("Decline"), cancels},
        window(), [this, step, id = m_id](const QString& reason) { m_controller.act(step, id, reason); });
    popover->openAt(anchor);
}

void SessionView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    QWidget::changeEvent(event);
}

void SessionView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape
        || (event->key() == Qt::Key_Left && event->modifiers() == Qt::AltModifier))
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

void SessionView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < sideBySide;
    if (narrow == m_right->isHidden())
        return;
    m_right->setHidden(narrow);
    if (narrow)
        m_left->column()->insertWidget(1, m_panel);
    else
        m_right->column()->insertWidget(0, m_panel);
}

} // namespace gremio
