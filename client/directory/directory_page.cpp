// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/directory_page.h"

#include "client/directory/ask_panel.h"
#include "client/directory/directory_controller.h"
#include "client/directory/mentor_view.h"
#include "client/directory/search_view.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gremio {

DirectoryPage::DirectoryPage(const DirectoryStore& store, DirectoryController& controller,
    const SlotPicker::Parts& slotParts, const MentorView::ReviewParts& reviews, const RequestStore& requests,
    const MentorshipStore& mentorships, const ChatStore& chats, RequestController& requestController,
    QWidget* parent)
    : ui::Page(parent)
    , m_requests(requests)
    , m_controller(controller)
    , m_standings(slotParts.session, requests, mentorships, chats, slotParts.clock)
    , m_stack(new QStackedWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_search = new SearchView(store, controller, m_standings, slotParts.session, slotParts.clock);
    auto* panel = new AskPanel(slotParts.session, requests, mentorships, requestController, slotParts.clock);
    m_mentor = new MentorView(store, controller, m_standings, slotParts, reviews, panel);
    m_stack->addWidget(m_search);
    m_stack->addWidget(m_mentor);

    connect(m_search, &SearchView::openWanted, this, &DirectoryPage::openMentor);
    connect(m_search, &SearchView::withdrawWanted, this, [this, &requestController](const UserId& mentor) {
        if (const auto open = m_requests.openTo(mentor))
            requestController.withdraw(open->request.id);
    });
    connect(m_search, &SearchView::bookWanted, this,
        [this](const UserId& mentor) { Q_EMIT bookWanted(mentor, std::nullopt, 0); });
    connect(
        m_search, &SearchView::slotChosen, this, [this](const UserId& mentor, Instant startsAt, int minutes) {
            if (m_standings.to(mentor).kind == Standing::Kind::Mentored)
                Q_EMIT bookWanted(mentor, startsAt, minutes);
            else
                openMentor(mentor);
        });
    connect(&slotParts.session, &SessionStore::userChanged, this, [this] { m_search->refreshStandings(); });
    connect(m_mentor, &MentorView::backWanted, this, &DirectoryPage::back);
    connect(panel, &AskPanel::editProfileWanted, this, &DirectoryPage::editProfileWanted);
    connect(panel, &AskPanel::sayHelloWanted, this, &DirectoryPage::sayHelloWanted);
    connect(panel, &AskPanel::bookWanted, this,
        [this](const UserId& mentor) { Q_EMIT bookWanted(mentor, std::nullopt, 0); });
    connect(m_mentor, &MentorView::slotChosen, this, [this, panel](Instant startsAt, int minutes) {
        // Only whoever is in a mentorship books; everybody else asks first.
        if (m_standings.to(m_mentor->mentor()).kind == Standing::Kind::Mentored)
            Q_EMIT bookWanted(m_mentor->mentor(), startsAt, minutes);
        else
            panel->focusMessage();
    });
    connect(&requests, &RequestStore::changed, this, &DirectoryPage::followStandings);
    connect(&mentorships, &MentorshipStore::changed, this, &DirectoryPage::followStandings);
    for (const auto signal : {&ChatStore::presenceChanged, &ChatStore::blockChanged})
        connect(&chats, signal, this, &DirectoryPage::followStandings);
    for (const auto signal : {&ChatStore::chatInserted, &ChatStore::chatRemoved})
        connect(&chats, signal, this, &DirectoryPage::followStandings);
    connect(&chats, &ChatStore::listReset, this, &DirectoryPage::followStandings);
    // A place was taken or freed: what the mentor's page says about places changed too.
    const auto again = [this] {
        if (m_stack->currentWidget() == m_mentor)
            m_controller.openMentor(m_mentor->mentor());
    };
    connect(&requestController, &RequestController::ended, this, again);
}

void DirectoryPage::followStandings()
{
    m_search->refreshStandings();
    m_mentor->refreshStandings();
}

void DirectoryPage::setConnected(bool connected)
{
    m_standings.setConnected(connected);
    followStandings();
}

QString DirectoryPage::title() const
{
    return tr("Find mentors");
}

void DirectoryPage::refresh()
{
    m_controller.refresh();
}

void DirectoryPage::activated()
{
    m_search->start();
    if (m_stack->currentWidget() == m_search)
        m_search->focusSearch();
}

void DirectoryPage::chosenAgain()
{
    if (m_stack->currentWidget() == m_mentor)
        back();
}

void DirectoryPage::openMentor(const UserId& id)
{
    m_mentor->open(id);
    m_stack->setCurrentWidget(m_mentor);
    m_mentor->focusFirst();
}

void DirectoryPage::back()
{
    const UserId from = m_mentor->mentor();
    m_stack->setCurrentWidget(m_search);
    m_search->start();
    m_search->focusMentor(from);
}

void DirectoryPage::searchFor(const QString& text)
{
    m_stack->setCurrentWidget(m_search);
    m_search->searchFor(text);
}

void DirectoryPage::focusSearch()
{
    m_stack->setCurrentWidget(m_search);
    m_search->start();
    m_search->focusSearch();
}

void DirectoryPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        Q_EMIT titleChanged();
    ui::Page::changeEvent(event);
}

} // namespace gremio
