// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/sessions_page.h"

#include "client/calendar/week_view.h"
#include "client/scheduling/month_popover.h"
#include "client/scheduling/session_list.h"
#include "client/scheduling/session_view.h"
#include "client/scheduling/sessions_head.h"
#include "client/state/session_steps.h"
#include "client/ui/button.h"
#include "client/ui/combo_box.h"
#include "client/ui/segmented.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

QDate mondayOf(const QDate& date)
{
    return date.addDays(1 - date.dayOfWeek());
}

} // namespace

SessionsPage::SessionsPage(
    const Stores& stores, SessionsController& controller, const Clock& clock, QWidget* parent)
    : ui::Page(parent)
    , m_stores(stores)
    , m_controller(controller)
    , m_clock(clock)
    , m_stack(new QStackedWidget)
    , m_body(new QWidget)
    , m_views(new QStackedWidget)
    , m_head(new SessionsHead)
    , m_week(new WeekPane(stores.calendar, stores.slotStore, stores.session, controller, clock))
    , m_list(new SessionList(SessionList::Kind::Upcoming, stores.calendar, stores.session, controller, clock))
    , m_history(
          new SessionList(SessionList::Kind::History, stores.calendar, stores.session, controller, clock))
    , m_one(new SessionView({stores.calendar, stores.slotStore, stores.session, stores.chats, stores.reviews,
          controller, stores.reviewController, stores.papers, clock}))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(m_head);
    m_views->addWidget(m_week);
    m_views->addWidget(m_list);
    m_views->addWidget(m_history);
    body->addWidget(m_views, 1);
    m_stack->addWidget(m_body);
    m_stack->addWidget(m_one);
    connectParts();
    fillPartners();
    showWeek(mondayOf(m_week->today()));
    follow();
}

void SessionsPage::connectParts()
{
    connect(m_head, &SessionsHead::todayWanted, this, [this] { showWeek(mondayOf(m_week->today())); });
    connect(m_head, &SessionsHead::turnWanted, this, &SessionsPage::turn);
    connect(m_head, &SessionsHead::monthWanted, this, &SessionsPage::showMonth);
    connect(m_head->views(), &ui::Segmented::currentChanged, this,
        [this](int index) { choose(static_cast<View>(index)); });
    connect(m_head->free(), &QComboBox::currentIndexChanged, this, [this](int index) {
        const bool somebody = index > 0 && static_cast<std::size_t>(index) <= m_partners.size();
        m_week->setPartner(
            somebody ? std::optional(m_partners[static_cast<std::size_t>(index - 1)]) : std::nullopt);
    });
    connect(m_head->book(), &ui::Button::clicked, this, [this] { bookHere({}, 0); });
    connect(m_week, &WeekPane::turnWanted, this, &SessionsPage::turn);
    connect(m_week, &WeekPane::openWanted, this, &SessionsPage::openSession);
    connect(m_week, &WeekPane::bookWanted, this,
        [this](Instant startsAt, int minutes) { bookHere(startsAt, minutes); });
    connect(m_week, &WeekPane::moveWanted, this,
        [this](const SessionId& id, Instant startsAt) { reschedule(id, startsAt); });
    for (SessionList* list : {m_list, m_history}) {
        connect(list, &SessionList::openWanted, this, &SessionsPage::openSession);
        connect(list, &SessionList::joinWanted, this, &SessionsPage::join);
        connect(list, &SessionList::bookWanted, this, [this] { bookHere({}, 0); });
    }
    connect(m_one, &SessionView::backWanted, this, &SessionsPage::chosenAgain);
    connect(m_one, &SessionView::joinWanted, this, &SessionsPage::join);
    connect(m_one, &SessionView::chatWanted, this, &SessionsPage::chatWanted);
    connect(m_one, &SessionView::said, this, &SessionsPage::said);
    connect(m_one, &SessionView::rescheduleWanted, this, [this](const SessionId& id) { reschedule(id, {}); });
    connect(&m_controller, &SessionsController::booked, this, [this](const Session& session) {
        const QString name = PersonWords::first(otherOf(session, m_stores.session.user().id).displayName);
        Q_EMIT said(session.status == SessionStatus::Proposed ? tr("Proposed to %1").arg(name)
                                                              : tr("Booked with %1").arg(name),
            false);
    });
    connect(&m_controller, &SessionsController::done, this, &SessionsPage::tell);
    connect(&m_controller, &SessionsController::failed, this,
        [this](SessionsController::Step step, const SessionId& id, const ApiError& error) {
            // The page of the session, and the dialog, say it themselves.
            const bool there =
                m_stack->currentWidget() == m_one && m_one->session() == id && m_one->isVisible();
            if (!there && step != SessionsController::Step::Reschedule)
                Q_EMIT said(ErrorWords::say(error), true);
        });
    connect(&m_stores.calendar, &SessionCalendar::changed, this, &SessionsPage::follow);
    connect(&m_stores.mentorships, &MentorshipStore::changed, this, [this] { fillPartners(); });
    connect(&m_stores.session, &SessionStore::userChanged, this, [this] { showWeek(m_week->monday()); });
    m_minute.setInterval(std::chrono::seconds(30));
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_week->follow();
        follow();
    });
    m_minute.start();
}

QString SessionsPage::title() const
{
    return tr("Sessions");
}

void SessionsPage::refresh()
{
    m_controller.refresh();
}

void SessionsPage::activated()
{
    if (m_stack->currentWidget() == m_body && m_view == View::Week)
        m_week->week()->setFocus();
}

void SessionsPage::chosenAgain()
{
    m_stack->setCurrentWidget(m_body);
    follow();
    activated();
}

void SessionsPage::choose(View view)
{
    m_view = view;
    m_views->setCurrentIndex(static_cast<int>(view));
    if (view == View::History)
        m_controller.refreshPast();
    follow();
}

void SessionsPage::turn(int weeks)
{
    showWeek(m_week->monday().addDays(7 * weeks));
}

void SessionsPage::showWeek(const QDate& monday)
{
    m_week->showWeek(monday);
    m_head->showWeek(monday);
}

void SessionsPage::showMonth(QWidget* anchor)
{
    auto* month = new MonthPopover(m_stores.calendar, m_controller,
        TimeWords::zoneOf(m_stores.session.user().timeZone), m_week->today(), window());
    connect(month, &MonthPopover::dateChosen, this, [this](const QDate& date) {
        showWeek(mondayOf(date));
        m_week->week()->setFocus(Qt::PopupFocusReason);
    });
    month->open(m_week->monday(), anchor);
}

void SessionsPage::fillPartners(bool again)
{
    ui::ComboBox* free = m_head->free();
    const UserId me = m_stores.session.user().id;
    std::vector<WeekPane::Partner> partners;
    for (const Mentorship& mentorship : m_stores.mentorships.whereApprentice(me))
        partners.push_back({mentorship.mentor, false});
    for (const Mentorship& mentorship : m_stores.mentorships.whereMentor(me))
        partners.push_back({mentorship.apprentice, true});
    const auto same = [](const WeekPane::Partner& a, const WeekPane::Partner& b) {
        return a.person == b.person && a.iMentor == b.iMentor;
    };
    const bool known =
        std::equal(partners.begin(), partners.end(), m_partners.begin(), m_partners.end(), same);
    if (!again && known && free->count() == static_cast<int>(partners.size()) + 1)
        return;
    const bool first = m_partners.empty();
    const int before = free->currentIndex();
    std::optional<WeekPane::Partner> shown;
    if (before > 0 && static_cast<std::size_t>(before) <= m_partners.size())
        shown = m_partners[static_cast<std::size_t>(before - 1)];
    m_partners = partners;
    const QSignalBlocker quiet(free);
    free->clear();
    free->addItem(tr("Nobody’s free time"));
    int chosen = first && !partners.empty() ? 1 : 0;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        const QString name = PersonWords::first(partners[i].person.displayName);
        free->addItem(partners[i].iMentor ? tr("Propose to: %1").arg(name) : tr("Free time: %1").arg(name));
        if (shown && shown->person.id == partners[i].person.id && shown->iMentor == partners[i].iMentor)
            chosen = static_cast<int>(i) + 1;
    }
    free->setCurrentIndex(chosen);
    m_week->setPartner(
        chosen > 0 ? std::optional(partners[static_cast<std::size_t>(chosen - 1)]) : std::nullopt);
    follow();
}

void SessionsPage::follow()
{
    const bool week = m_view == View::Week;
    const bool somebody = !m_partners.empty();
    m_head->setWeekShown(week);
    m_head->setSomebody(somebody);
    if (m_view == View::List)
        m_list->follow();
    if (m_view == View::History)
        m_history->follow();
    if (m_stack->currentWidget() == m_one)
        m_one->follow();
}

void SessionsPage::openSession(const SessionId& id)
{
    m_one->open(id);
    m_stack->setCurrentWidget(m_one);
    m_one->focusFirst();
}

void SessionsPage::openReview(const SessionId& id)
{
    openSession(id);
    m_one->focusReview();
}

void SessionsPage::bookHere(const std::optional<Instant>& startsAt, int minutes)
{
    if (m_partners.empty()) {
        Q_EMIT findWanted();
        return;
    }
    BookingWish wish;
    const int shown = m_head->free()->currentIndex();
    if (shown > 0 && static_cast<std::size_t>(shown) <= m_partners.size()) {
        const WeekPane::Partner& partner = m_partners[static_cast<std::size_t>(shown - 1)];
        wish.other = partner.person.id;
        wish.iMentor = partner.iMentor;
    }
    wish.startsAt = startsAt;
    wish.minutes = minutes;
    book(wish, this);
}

void SessionsPage::book(const BookingWish& wish, QWidget* anyWidget)
{
    auto* dialog = new BookingDialog(
        {m_controller, m_stores.slotStore, m_stores.mentorships, m_stores.session, m_clock}, wish, anyWidget);
    connect(dialog, &BookingDialog::timeChosen, m_week,
        [this](const std::optional<Instant>& at, int minutes) { m_week->setPicked(at, minutes); });
    connect(dialog, &ui::Dialog::finished, m_week, [this] { m_week->setPicked({}, 0); });
    dialog->open();
}

void SessionsPage::reschedule(const SessionId& id, const std::optional<Instant>& startsAt)
{
    BookingWish wish;
    wish.moved = m_stores.calendar.find(id);
    wish.startsAt = startsAt;
    if (wish.moved)
        book(wish, this);
}

void SessionsPage::join(const SessionId& id)
{
    const auto session = m_stores.calendar.find(id);
    if (!session)
        return;
    m_controller.act(SessionsController::Step::Start, id);
    // Calls have no place in the app yet: whatever the two agreed on, here they find each other.
    if (session->medium == SessionMedium::InPerson)
        openSession(id);
    else
        Q_EMIT chatWanted(otherOf(*session, m_stores.session.user().id).id);
}

void SessionsPage::setConnected(bool connected)
{
    m_week->setConnected(connected);
    m_head->book()->setEnabled(connected);
}

void SessionsPage::tell(SessionsController::Step step, const Session& session)
{
    using Step = SessionsController::Step;
    const QString name = PersonWords::first(otherOf(session, m_stores.session.user().id).displayName);
    switch (step) {
    case Step::Confirm:
        Q_EMIT said(tr("Confirmed with %1").arg(name), false);
        break;
    case Step::Decline:
        Q_EMIT said(
            session.status == SessionStatus::Cancelled ? tr("Declined") : tr("The time stays as it was"),
            false);
        break;
    case Step::Cancel:
        Q_EMIT said(tr("Session cancelled; %1 is told").arg(name), false);
        break;
    case Step::Reschedule:
        Q_EMIT said(session.move ? tr("Asked %1 for another time").arg(name) : tr("Session moved"), false);
        break;
    case Step::Complete:
        Q_EMIT said(tr("Session completed"), false);
        break;
    case Step::Start:
    case Step::Miss:
        break;
    }
}

void SessionsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        fillPartners(true);
        showWeek(m_week->monday());
        follow();
        Q_EMIT titleChanged();
    }
    ui::Page::changeEvent(event);
}

} // namespace gremio
