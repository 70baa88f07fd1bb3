// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/home/home_page.h"

#include "client/home/home_section.h"
#include "client/home/next_session.h"
#include "client/home/unread_chats.h"
#include "client/mentorship/request_controller.h"
#include "client/ui/icon.h"
#include "client/ui/page_header.h"
#include "client/ui/scroll_column.h"
#include "client/ui/tokens.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int narrowBelow = 760;
constexpr int nearlyEven = 48; ///< less than a row
} // namespace

HomePage::HomePage(const Stores& stores, RequestController& controller, SessionsController& sessions,
    const Clock& clock, QWidget* parent)
    : ui::Page(parent)
    , m_stores(stores)
    , m_controller(controller)
    , m_sessions(sessions)
    , m_clock(clock)
    , m_header(new ui::PageHeader(QString()))
    , m_next(new NextSession(stores.calendar, stores.slotStore, stores.session, sessions, clock))
    , m_today(new HomeSection(ui::Icon::Calendar, ui::size::rowPerson))
    , m_received(new HomeSection(ui::Icon::Inbox, 64))
    , m_sent(new HomeSection(ui::Icon::Send, 64))
    , m_mentors(new HomeSection(ui::Icon::GraduationCap, 64))
    , m_apprentices(new HomeSection(ui::Icon::Users, 64))
    , m_unread(new UnreadChats(stores.chats, stores.outbox, clock))
    , m_todos(new HomeSection(ui::Icon::CircleCheck, 48))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, ui::space::s, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(ui::space::xl, 0, ui::space::xl, ui::space::s);
    head->addWidget(m_header);
    column->addLayout(head);
    auto* scroll = new ui::ScrollColumn;
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(ui::space::xl);
    m_grid->setVerticalSpacing(ui::space::xl);
    m_left = new QVBoxLayout;
    m_left->setSpacing(ui::space::xl);
    m_right = new QVBoxLayout;
    m_right->setSpacing(ui::space::xl);
    m_left->addWidget(m_received);
    m_left->addWidget(m_today);
    m_left->addWidget(m_sent);
    m_right->addWidget(m_unread);
    m_right->addWidget(m_todos);
    m_right->addWidget(m_mentors);
    m_right->addWidget(m_apprentices);
    scroll->column()->setSpacing(ui::space::xl);
    scroll->column()->addWidget(m_next);
    scroll->column()->addLayout(m_grid);
    scroll->column()->addStretch(1);
    column->addWidget(scroll, 1);
    place();

    for (HomeSection* section : {m_received, m_sent}) {
        connect(section, &HomeSection::linkClicked, this, &HomePage::requestsWanted);
        connect(section, &HomeSection::tryAgainClicked, this, &HomePage::refresh);
    }
    for (HomeSection* section : {m_sent, m_mentors}) {
        connect(section, &HomeSection::emptyActionClicked, this, &HomePage::findWanted);
        connect(section, &HomeSection::tryAgainClicked, this, &HomePage::refresh);
    }
    connect(m_mentors, &HomeSection::linkClicked, this, &HomePage::findWanted);
    connect(m_todos, &HomeSection::linkClicked, this, &HomePage::profileWanted);
    connect(m_unread, &HomeSection::linkClicked, this, &HomePage::messagesWanted);
    connect(m_unread, &UnreadChats::chatWanted, this, &HomePage::chatWanted);
    connect(m_next, &NextSession::joinWanted, this, &HomePage::joinWanted);
    connect(m_next, &NextSession::openWanted, this, &HomePage::sessionWanted);
    connect(m_next, &NextSession::chatWanted, this, &HomePage::sayHelloWanted);
    connect(m_today, &HomeSection::linkClicked, this, &HomePage::sessionsWanted);
    connect(m_today, &HomeSection::tryAgainClicked, this, &HomePage::refresh);
    // Many of them may come at once: the rows are filled when all have.
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &HomePage::follow);
    const auto soon = [this] { m_soon.start(); };
    connect(&stores.chats, &ChatStore::chatChanged, this, soon);
    connect(&stores.chats, &ChatStore::listReset, this, soon);
    connect(&stores.chats, &ChatStore::listStateChanged, this, soon);
    connect(&stores.chats, &ChatStore::unreadChanged, this, soon);
    connect(&stores.chats, &ChatStore::presenceChanged, this, soon);
    connect(&stores.chats, &ChatStore::typingChanged, this, soon);
    connect(&stores.calendar, &SessionCalendar::changed, this, soon);
    connect(&stores.slotStore, &SlotStore::changed, this, soon);
    connect(&stores.reviews, &ReviewStore::owedChanged, this, soon);
    connect(&stores.requests, &RequestStore::changed, this, &HomePage::follow);
    connect(&stores.mentorships, &MentorshipStore::changed, this, &HomePage::follow);
    connect(&stores.profile, &ProfileStore::changed, this, &HomePage::follow);
    connect(&stores.session, &SessionStore::userChanged, this, &HomePage::follow);
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &HomePage::follow);
    m_minute.start();
    follow();
}

QString HomePage::title() const
{
    return tr("Home");
}

void HomePage::refresh()
{
    m_controller.refreshRequests();
    m_controller.refreshMentorships();
    m_sessions.refreshUpcoming();
}

void HomePage::setConnected(bool connected)
{
    m_unread->setConnected(connected);
    m_next->setConnected(connected);
    m_soon.start();
}

QString HomePage::ago(Instant then) const
{
    return TimeWords::shortAgo(then, m_clock.now(), TimeWords::zoneOf(m_stores.session.user().timeZone));
}

void HomePage::follow()
{
    const User& me = m_stores.session.user();
    const QTimeZone zone = TimeWords::zoneOf(me.timeZone);
    const Instant now = m_clock.now();
    m_header->setTitle(TimeWords::greeting(me.displayName.section(u' ', 0, 0), now, zone));
    m_header->setNote(
        tr("%1 · %2", "date, time zone").arg(TimeWords::longDate(now, zone), TimeWords::zoneName(zone, now)));
    const bool learns = m_stores.session.has(Role::Apprentice);
    const bool mentors = m_stores.session.has(Role::Mentor);
    fillReceived();
    fillSent();
    m_next->follow();
    fillToday();
    fillPeople();
    fillTodos();
    m_unread->setTimeZone(zone);
    m_unread->fill();
    arrange(learns, mentors);
}

void HomePage::arrange(bool learns, bool mentors)
{
    // Whoever has nobody yet finds the next step once, not in every card.
    const bool newcomer = learns && !mentors && m_sent->isBlank() && m_mentors->isBlank();
    m_received->setVisible(mentors);
    m_apprentices->setVisible(mentors);
    m_sent->setVisible(learns && !newcomer);
    m_mentors->setVisible(learns);
    m_today->setVisible(!m_today->isBlank());
    m_todos->setVisible(!m_todos->isBlank());
    m_unread->setVisible(m_stores.chats.count() > 0);
    if (QVBoxLayout* column = newcomer ? m_left : m_right; column->indexOf(m_todos) < 0) {
        (newcomer ? m_right : m_left)->removeWidget(m_todos);
        column->insertWidget(1, m_todos);
    }
    // Both columns end on one line where the last card of the shorter one has little to take; a card that is
    // mostly a hole would be worse than a column that ends early.
    const int apart = std::abs(m_left->sizeHint().height() - m_right->sizeHint().height());
    const Qt::Alignment place = apart <= nearlyEven ? Qt::Alignment() : Qt::AlignTop;
    for (QVBoxLayout* column : {m_left, m_right}) {
        int last = -1;
        for (int i = 0; i < column->count(); ++i) {
            column->setStretch(i, 0);
            if (!column->itemAt(i)->widget()->isHidden())
                last = i;
        }
        if (last >= 0)
            column->setStretch(last, 1);
        m_grid->setAlignment(column, place);
    }
}

void HomePage::place()
{
    m_grid->removeItem(m_left);
    m_grid->removeItem(m_right);
    m_grid->addLayout(m_left, 0, 0);
    m_grid->addLayout(m_right, m_narrow ? 1 : 0, m_narrow ? 0 : 1);
    m_grid->setColumnStretch(0, m_narrow ? 1 : 624);
    m_grid->setColumnStretch(1, m_narrow ? 0 : 400);
}

void HomePage::resizeEvent(QResizeEvent* event)
{
    ui::Page::resizeEvent(event);
    const bool narrow = width() < narrowBelow;
    if (narrow != m_narrow) {
        m_narrow = narrow;
        place();
    }
}

void HomePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        // Rows hold words of their own: they are made anew.
        for (HomeSection* section : {m_today, m_received, m_sent, m_mentors, m_apprentices, m_todos,
                 static_cast<HomeSection*>(m_unread)})
            section->setRows({}, {});
        follow();
        Q_EMIT titleChanged();
    }
    ui::Page::changeEvent(event);
}

} // namespace gremio
