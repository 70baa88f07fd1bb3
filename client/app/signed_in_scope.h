// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/live_updates.h"
#include "client/availability/availability_controller.h"
#include "client/directory/directory_controller.h"
#include "client/mentorship/request_controller.h"
#include "client/profile/profile_controller.h"
#include "client/reviews/review_controller.h"
#include "client/scheduling/session_papers.h"
#include "client/settings/account_controller.h"
#include "client/start/session_controller.h"
#include "client/state/chat_cache.h"
#include "client/state/chat_sync.h"
#include "client/state/connection.h"
#include "client/state/preferences_sync.h"
#include "client/state/reminders.h"
#include "client/state/review_drafts.h"
#include "client/words/languages.h"
#include "shared/core/clock.h"

class QAction;

namespace gremio::ui {
class Banner;
class MainFrame;
} // namespace gremio::ui

namespace gremio {

struct AppLink;
class DirectoryPage;
class HomePage;
class MessageNotices;
class MessagesPage;
class NotificationSettings;
class ProfilePage;
class ReminderNotices;
class RequestsPage;
class SessionsPage;
class SettingsPage;
class Window;

/// What lives as long as a log-in: stores, controllers, pages. Made when somebody signs in, gone when they
/// sign out, so that nothing of one person is ever shown to the next.
class SignedInScope : public QObject {
    Q_OBJECT

public:
    struct Surroundings {
        ApiClient& api;
        SessionStore& session;
        SessionController& sessionController;
        Connection& connection;
        Languages& languages;
        const Clock& clock;
        Window& window;
        QString folder; ///< of the profile
        NotificationSettings& notifications;
    };

    explicit SignedInScope(const Surroundings& around);
    ~SignedInScope() override;

    ui::MainFrame* frame() const { return m_frame.get(); }
    /// A link was opened while somebody is signed in.
    void open(const AppLink& link);
    /// Sends what waits to be undone, and calls done once the server has answered.
    void settle(std::function<void()> done);
    /// Takes away what is kept of this account on this computer. What waits to be sent stays unless it was
    /// asked about: `outboxToo`.
    void wipe(bool outboxToo);

private:
    static QString accountFolder(const Surroundings& around);
    void signOut(void (SessionController::*how)());
    void addPages();
    void addAvailability(ProfilePage& page);
    void connectChat(HomePage& home, RequestsPage& requests);
    void connectSessions(HomePage& home, RequestsPage& requests);
    void connectReminders();
    void offerFormerPreferences(const NotificationPreferences& former);
    void bookWith(
        const UserId& other, bool iMentor, const std::optional<Instant>& startsAt = {}, int minutes = 0);
    void openSession(const SessionId& id);
    void addChatHelp();
    void openChatWith(const UserId& user);
    void openChat(const ChatId& id);
    void addMenu();
    void addBanners();
    void connectDecisions();
    void connectRefresher();
    void showDecision(const Decision& decision);
    void toast(const QString& text, bool bad = false);
    void followConnection();
    void followSession();
    void followLanguage();
    void retranslate();
    bool eventFilter(QObject* watched, QEvent* event) override;

    Surroundings m_around;
    Decisions m_decisions;
    RequestStore m_requests;
    MentorshipStore m_mentorships;
    DirectoryStore m_directory;
    ProfileStore m_profile;
    AvailabilityStore m_availability;
    SessionCalendar m_calendar;
    SlotStore m_slotStore;
    ReviewStore m_reviews;
    ReviewDrafts m_reviewDrafts;
    AccountStore m_account;
    Outbox m_outbox;
    ChatStore m_chats;
    ChatCache m_chatCache;
    SocketIoClient m_line;
    ChatSync m_chatSync;
    EventRefresher m_refresher;
    RequestController m_requestController;
    DirectoryController m_directoryController;
    ProfileController m_profileController;
    AvailabilityController m_availabilityController;
    AccountController m_accountController;
    SessionsController m_sessionsController;
    ReviewController m_reviewController;
    SessionPapers m_papers;
    PreferencesSync m_preferences;
    Reminders m_reminders;
    LiveUpdates m_liveUpdates;
    std::unique_ptr<ui::MainFrame> m_frame;
    std::unique_ptr<MessageNotices> m_notices;
    std::unique_ptr<ReminderNotices> m_reminderNotices;
    std::optional<NotificationPreferences> m_takenBack; ///< are on their way
    MessagesPage* m_messages = nullptr;
    SessionsPage* m_sessions = nullptr;
    DirectoryPage* m_find = nullptr;
    SettingsPage* m_settings = nullptr;
    ui::Banner* m_offline = nullptr;
    ui::Banner* m_keychain = nullptr;
    ui::Banner* m_unverified = nullptr;
    QAction* m_signOutAction = nullptr;
    QAction* m_profileAction = nullptr;
    QAction* m_settingsAction = nullptr;
};

} // namespace gremio
