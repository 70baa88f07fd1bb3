// SPDX-License-Identifier: GPL-3.0-or-later
// What joins the Sessions page to the rest of the window.
#include "client/app/signed_in_scope.h"
#include "client/directory/directory_page.h"
#include "client/home/home_page.h"
#include "client/mentorship/requests_page.h"
#include "client/scheduling/sessions_page.h"
#include "client/ui/main_frame.h"
#include "client/words/error_words.h"

using namespace Qt::StringLiterals;

namespace gremio {

void SignedInScope::openSession(const SessionId& id)
{
    m_frame->goTo(u"sessions"_s);
    m_sessions->openSession(id);
}

void SignedInScope::bookWith(
    const UserId& other, bool iMentor, const std::optional<Instant>& startsAt, int minutes)
{
    const UserId me = m_around.session.user().id;
    const auto all = iMentor ? m_mentorships.whereMentor(me) : m_mentorships.whereApprentice(me);
    const bool going = std::any_of(all.begin(), all.end(),
        [&](const Mentorship& one) { return (iMentor ? one.apprentice : one.mentor).id == other; });
    if (!going) {
        toast(ErrorWords::say(ApiError::of(ErrorCode::BookingNotAllowed)), true);
        return;
    }
    BookingWish wish;
    wish.other = other;
    wish.iMentor = iMentor;
    wish.startsAt = startsAt;
    wish.minutes = minutes;
    m_sessions->book(wish, m_frame.get());
}

void SignedInScope::connectSessions(HomePage& home, RequestsPage& requests)
{
    connect(m_sessions, &SessionsPage::said, this, &SignedInScope::toast);
    connect(m_sessions, &SessionsPage::chatWanted, this, &SignedInScope::openChatWith);
    connect(m_sessions, &SessionsPage::findWanted, this, [this] {
        m_frame->goTo(u"find"_s);
        m_find->focusSearch();
    });
    connect(&m_sessionsController, &SessionsController::failedToOpen, this,
        [this](const ApiError& error) { toast(ErrorWords::say(error), true); });
    connect(&home, &HomePage::joinWanted, m_sessions, &SessionsPage::join);
    connect(&home, &HomePage::sessionWanted, this, &SignedInScope::openSession);
    connect(&home, &HomePage::reviewWanted, this, [this](const SessionId& session) {
        m_sessionsController.look(session, [this](const SessionId& id) {
            m_frame->goTo(u"sessions"_s);
            m_sessions->openReview(id);
        });
    });
    connect(&m_reviewController, &ReviewController::sent, this, [this](const Review&, bool shown) {
        toast(shown ? tr("Review sent: you both see what the other wrote")
                    : tr("Review sent: only you see it for now"));
    });
    connect(&home, &HomePage::sessionsWanted, this, [this] { m_frame->goTo(u"sessions"_s); });
    connect(&home, &HomePage::sayHelloWanted, this, &SignedInScope::openChatWith);
    const auto book = [this](const UserId& other, bool iMentor) { bookWith(other, iMentor); };
    connect(&home, &HomePage::bookWanted, this, book);
    connect(&requests, &RequestsPage::bookWanted, this, book);
    connect(m_find, &DirectoryPage::bookWanted, this,
        [this](const UserId& mentor, const std::optional<Instant>& startsAt, int minutes) {
            bookWith(mentor, false, startsAt, minutes);
        });
    const auto connected = [this] { m_sessions->setConnected(m_around.connection.isOnline()); };
    connect(&m_around.connection, &Connection::wentOnline, m_sessions, connected);
    connect(&m_around.connection, &Connection::wentOffline, m_sessions, connected);
    connected();
    const auto count = [this] {
        m_frame->setCount(
            u"sessions"_s, m_calendar.askingMe(m_around.session.user().id, m_around.clock.now()));
    };
    connect(&m_calendar, &SessionCalendar::changed, m_frame.get(), count);
    count();
}

} // namespace gremio
