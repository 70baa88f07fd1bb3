// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"

#include "client/app/message_notices.h"
#include "client/app/reminder_notices.h"
#include "client/app/window.h"
#include "client/chat/messages_page.h"
#include "client/directory/directory_page.h"
#include "client/home/home_page.h"
#include "client/mentorship/requests_page.h"
#include "client/net/app_link.h"
#include "client/profile/profile_page.h"
#include "client/scheduling/sessions_page.h"
#include "client/settings/settings_page.h"
#include "client/ui/banner.h"
#include "client/ui/dialog.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/main_frame.h"
#include "client/ui/menu.h"
#include "client/ui/toast.h"
#include "client/ui/top_bar.h"
#include "client/words/error_words.h"
#include "client/words/time_words.h"

#include <QAction>
#include <QCryptographicHash>
#include <QDir>
#include <QEvent>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

QString SignedInScope::accountFolder(const Surroundings& around)
{
    const QByteArray server = around.session.server().toEncoded();
    const QByteArray sum = QCryptographicHash::hash(server, QCryptographicHash::Sha256).toHex().left(16);
    return u"%1/accounts/%2-%3"_s.arg(
        around.folder, QString::fromLatin1(sum), around.session.user().id.toString());
}

SignedInScope::SignedInScope(const Surroundings& around)
    : m_around(around)
    , m_requests(m_decisions)
    , m_reviewDrafts(accountFolder(around) + u"/reviews.sqlite"_s, m_reviews)
    , m_outbox(accountFolder(around) + u"/outbox.sqlite"_s, around.clock)
    , m_chats(around.session.user().id, m_outbox)
    , m_chatCache(accountFolder(around) + u"/chats.sqlite"_s)
    , m_line(around.api.channel())
    , m_chatSync(around.api, m_line, m_chats, m_outbox, m_chatCache)
    , m_requestController(around.api, m_requests, m_mentorships, m_decisions, m_refresher, around.clock)
    , m_directoryController(around.api, m_directory, m_refresher)
    , m_profileController(around.api, m_profile, around.sessionController, m_refresher)
    , m_availabilityController(around.api, m_availability, m_refresher)
    , m_accountController(around.api, m_account)
    , m_sessionsController(around.api, m_calendar, m_slotStore, m_refresher, around.clock)
    , m_reviewController(around.api, m_reviews, around.session, m_refresher)
    , m_papers(around.api)
    , m_preferences(around.api, m_refresher)
    , m_reminders(
          accountFolder(around) + u"/reminders.sqlite"_s, around.session.user().id, m_calendar, around.clock)
    , m_liveUpdates({m_line, around.session, around.sessionController, m_requestController,
          m_sessionsController, m_directory, m_reviewController, m_preferences, m_reminders, m_refresher})
    , m_frame(std::make_unique<ui::MainFrame>())
{
    addPages();
    addMenu();
    addBanners();
    connectDecisions();
    connectRefresher();
    m_frame->topBar()->setNotificationsVisible(false);
    connect(m_frame.get(), &ui::MainFrame::searchRequested, this, [this] {
        m_frame->goTo(u"find"_s);
        m_find->focusSearch();
    });
    auto* fresh = new QShortcut(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_N)), m_frame.get());
    connect(fresh, &QShortcut::activated, m_frame.get(), &ui::MainFrame::searchRequested);
    m_frame->installEventFilter(this);
    connect(&around.connection, &Connection::ticked, this, &SignedInScope::followConnection);
    connect(&around.connection, &Connection::wentOffline, this, &SignedInScope::followConnection);
    connect(&around.connection, &Connection::wentOnline, this, &SignedInScope::followConnection);
    connect(&around.session, &SessionStore::userChanged, this, &SignedInScope::followSession);
    connect(&around.session, &SessionStore::serverChanged, this, &SignedInScope::followSession);
    connect(&around.session, &SessionStore::keepingChanged, this, &SignedInScope::followSession);
    connect(&around.languages, &Languages::changed, this, &SignedInScope::followLanguage);
    m_chatCache.follow(m_chats);
    around.connection.follow(m_line);
    retranslate();
    followSession();
    followLanguage();
    followConnection();
    m_line.open();
}

SignedInScope::~SignedInScope() = default;

void SignedInScope::wipe(bool outboxToo)
{
    m_line.close();
    if (m_notices)
        m_notices->notifier().closeAll();
    m_chatCache.wipe();
    m_reminders.wipe();
    if (outboxToo || m_reviewDrafts.isEmpty())
        m_reviewDrafts.wipe();
    if (outboxToo || m_outbox.isEmpty())
        m_outbox.wipe();
    QDir().rmdir(accountFolder(m_around)); // where it is empty
}

void SignedInScope::addPages()
{
    const SessionStore& session = m_around.session;
    auto* home = new HomePage({session, m_requests, m_mentorships, m_profile, m_chats, m_outbox, m_calendar,
                                  m_slotStore, m_reviews},
        m_requestController, m_sessionsController, m_around.clock);
    m_find = new DirectoryPage(m_directory, m_directoryController,
        {m_slotStore, m_sessionsController, session, m_around.clock}, {m_reviews, m_reviewController},
        m_requests, m_mentorships, m_chats, m_requestController);
    auto* requests = new RequestsPage(m_requests, session, m_profile, m_requestController, m_around.clock);
    auto* profile =
        new ProfilePage(m_profile, session, m_directory, m_profileController, m_directoryController);
    addAvailability(*profile);
    m_settings = new SettingsPage({session, m_account, m_around.sessionController, m_accountController,
        m_around.languages, m_around.clock, m_around.notifications, m_preferences});
    m_frame->addPage(u"home"_s, ui::Icon::House, home);
    m_frame->addPage(u"find"_s, ui::Icon::Search, m_find);
    m_frame->addPage(u"requests"_s, ui::Icon::Inbox, requests);
    m_sessions = new SessionsPage(
        {m_calendar, m_slotStore, m_mentorships, session, m_chats, m_reviews, m_reviewController, m_papers},
        m_sessionsController, m_around.clock);
    m_frame->addPage(u"sessions"_s, ui::Icon::Calendar, m_sessions);
    m_messages = new MessagesPage({m_chats, m_chatSync, m_outbox, session, m_around.clock});
    m_frame->addPage(u"messages"_s, ui::Icon::MessageSquare, m_messages);
    m_frame->addPage(u"profile"_s, ui::Icon::User, profile, true);
    m_frame->addPage(u"settings"_s, ui::Icon::Settings, m_settings, true);

    const auto openMentor = [this](const UserId& id) {
        m_frame->goTo(u"find"_s);
        m_find->openMentor(id);
    };
    const auto find = [this](const QString& text) {
        m_frame->goTo(u"find"_s);
        m_find->searchFor(text);
    };
    const auto goTo = [this](const QString& key) { return [this, key] { m_frame->goTo(key); }; };
    connect(home, &HomePage::requestsWanted, this, goTo(u"requests"_s));
    connect(home, &HomePage::profileWanted, this, goTo(u"profile"_s));
    connect(home, &HomePage::findWanted, this, [this] {
        m_frame->goTo(u"find"_s);
        m_find->focusSearch();
    });
    connect(home, &HomePage::openMentorWanted, this, openMentor);
    connect(requests, &RequestsPage::openMentorWanted, this, openMentor);
    connect(requests, &RequestsPage::findWanted, this, find);
    connect(m_find, &DirectoryPage::editProfileWanted, this, goTo(u"profile"_s));
    connectChat(*home, *requests);
    connectSessions(*home, *requests);
    connectReminders();
    connect(profile, &ProfilePage::viewWanted, this,
        [this, openMentor] { openMentor(m_around.session.user().id); });
    connect(profile, &ProfilePage::saved, this, [this] { toast(tr("Profile saved")); });
    connect(m_settings, &SettingsPage::said, this, &SignedInScope::toast);
    connect(m_settings, &SettingsPage::signOutWanted, this, [this] { signOut(&SessionController::signOut); });
    connect(m_settings, &SettingsPage::signOutEverywhereWanted, this,
        [this] { signOut(&SessionController::signOutEverywhere); });
}

void SignedInScope::addMenu()
{
    auto* menu = new ui::Menu(m_frame.get());
    m_profileAction = menu->addItem(ui::Icon::User, {});
    m_settingsAction = menu->addItem(ui::Icon::Settings, {});
    menu->addSeparator();
    m_signOutAction = menu->addItem(ui::Icon::LogOut, {});
    connect(m_profileAction, &QAction::triggered, this, [this] { m_frame->goTo(u"profile"_s); });
    connect(m_settingsAction, &QAction::triggered, this, [this] { m_frame->goTo(u"settings"_s); });
    connect(m_signOutAction, &QAction::triggered, this, [this] { signOut(&SessionController::signOut); });
    m_frame->topBar()->setMeMenu(menu);
}

void SignedInScope::addBanners()
{
    m_offline = new ui::Banner(ui::Banner::Kind::Warning, QString());
    m_offline->setObjectName(u"offlineBanner"_s);
    m_offline->setGlyph(ui::Icon::WifiOff);
    m_offline->setBar(true);
    m_offline->hide();
    m_keychain = new ui::Banner(ui::Banner::Kind::Info, QString());
    m_keychain->setObjectName(u"keychainBanner"_s);
    m_keychain->setBar(true);
    m_keychain->hide();
    m_unverified = new ui::Banner(ui::Banner::Kind::Info, QString());
    m_unverified->setObjectName(u"verifyBanner"_s);
    m_unverified->setGlyph(ui::Icon::Mail);
    m_unverified->setBar(true);
    m_unverified->hide();
    m_frame->addBanner(m_offline);
    m_frame->addBanner(m_unverified);
    m_frame->addBanner(m_keychain);
    connect(m_unverified, &ui::Banner::actionClicked, this, [this] { m_settings->askForCode(); });
    connect(m_offline, &ui::Banner::actionClicked, &m_around.connection, &Connection::tryNow);
    connect(m_keychain, &ui::Banner::actionClicked, m_keychain, &QWidget::deleteLater);
    connect(m_keychain, &QObject::destroyed, this, [this] { m_keychain = nullptr; });
}

void SignedInScope::connectDecisions()
{
    connect(&m_requestController, &RequestController::decided, this, &SignedInScope::showDecision);
    connect(&m_requestController, &RequestController::decisionFailed, this,
        [this](const MentorshipRequestId&, const ApiError& error) { toast(ErrorWords::say(error), true); });
    connect(&m_requestController, &RequestController::asked, this, [this](const MentorshipRequest& request) {
        toast(tr("Request sent to %1").arg(request.mentor.displayName));
    });
    connect(&m_requestController, &RequestController::ended, this,
        [this](const Mentorship&) { toast(tr("The mentorship has ended")); });
    connect(&m_requestController, &RequestController::endFailed, this,
        [this](const ApiError& error) { toast(ErrorWords::say(error), true); });
    connect(&m_requests, &RequestStore::changed, this,
        [this] { m_frame->setCount(u"requests"_s, m_requests.openCount(RequestDirection::In)); });
    // Places taken are part of my profile.
    connect(&m_requestController, &RequestController::idle, this, [this] { m_profileController.refresh(); });
}

void SignedInScope::showDecision(const Decision& decision)
{
    const auto row = m_requests.row(decision.request);
    if (!row)
        return;
    m_decisions.handOver(decision.request);
    ui::ToastMessage message;
    switch (decision.kind) {
    case Decision::Kind::Accept:
        message.text = tr("Accepted %1").arg(row->request.apprentice.displayName);
        break;
    case Decision::Kind::Decline:
        message.text = tr("Declined %1").arg(row->request.apprentice.displayName);
        break;
    case Decision::Kind::Withdraw:
        message.text = tr("Request to %1 withdrawn").arg(row->request.mentor.displayName);
        break;
    }
    message.action = tr("Undo");
    message.actionIcon = ui::Icon::Undo;
    message.seconds = 5;
    message.countdown = true;
    const MentorshipRequestId id = decision.request;
    message.onAction = [this, id] { m_requestController.undo(id); };
    message.onGone = [this, id] { m_requestController.commit(id); };
    m_frame->toasts()->show(message);
    if (ui::Toast* shown = m_frame->toasts()->current(); shown && shown->action())
        shown->action()->setObjectName(u"toastUndo"_s);
}

void SignedInScope::toast(const QString& text, bool bad)
{
    ui::ToastMessage message;
    message.text = text;
    if (bad)
        message.icon = ui::Icon::TriangleAlert;
    m_frame->toasts()->show(message);
}

void SignedInScope::connectRefresher()
{
    const auto follow = [this](const QString& page) {
        const bool home = page == u"home"_s;
        // The badge on the rail is always to be seen.
        m_refresher.setVisible(Topic::Requests, true);
        m_refresher.setVisible(Topic::Sessions, true);
        m_refresher.setVisible(Topic::Preferences, true); // they say when to remind while there is no line
        m_refresher.setVisible(
            Topic::Mentorships, home || page == u"find"_s || page == u"requests"_s || page == u"sessions"_s);
        m_refresher.setVisible(Topic::Directory, page == u"find"_s);
        m_refresher.setVisible(Topic::Availability, page == u"profile"_s);
        m_refresher.setVisible(Topic::Profile, home || page == u"profile"_s || page == u"requests"_s);
        if (page == u"profile"_s)
            m_directoryController.loadCategories();
    };
    connect(m_frame.get(), &ui::MainFrame::pageChanged, this, follow);
    follow(m_frame->currentKey());
    connect(m_frame.get(), &ui::MainFrame::refreshRequested, this, [this] {
        m_requestController.refreshRequests();
        m_requestController.refreshMentorships();
        m_sessionsController.refresh();
        m_chatSync.refresh();
        m_refresher.lookAgain();
    });
    const auto pause = [this] { m_refresher.setPaused(!m_around.connection.isOnline()); };
    connect(&m_around.connection, &Connection::wentOnline, this, pause);
    connect(&m_around.connection, &Connection::wentOffline, this, pause);
}

void SignedInScope::open(const AppLink& link)
{
    switch (link.kind) {
    case AppLink::Kind::Page:
        m_frame->goTo(link.page);
        break;
    case AppLink::Kind::Chat:
        openChat(link.chat);
        break;
    case AppLink::Kind::Session:
        m_sessionsController.look(link.session, [this](const SessionId& id) { openSession(id); });
        break;
    case AppLink::Kind::Verify:
        m_around.sessionController.verifyEmail(link.code, [this, guard = QPointer(this)](const auto& error) {
            if (!guard)
                return;
            if (error)
                toast(ErrorWords::say(*error), true);
            else
                toast(tr("Your e-mail address is confirmed"));
        });
        break;
    case AppLink::Kind::Reset:
        toast(tr("You are signed in. Sign out first to set a forgotten password anew."));
        break;
    case AppLink::Kind::Invite:
        toast(tr("You have an account here already."));
        break;
    }
}

void SignedInScope::settle(std::function<void()> done)
{
    m_frame->toasts()->finish();
    if (m_requestController.flush())
        done();
    else
        connect(&m_requestController, &RequestController::idle, this, std::move(done),
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void SignedInScope::signOut(void (SessionController::*how)())
{
    // Without `this` in the inner one: GCC 12's UBSan looks for it in the outer one's frame.
    const std::function<void()> leave = [&session = m_around.sessionController, how] { (session.*how)(); };
    const auto go = [this, leave] { settle(leave); };
    const auto waiting = static_cast<int>(m_outbox.all().size());
    if (waiting == 0) {
        go();
        return;
    }
    auto* dialog = new ui::Dialog(tr("Sign out before they are sent?"), m_frame.get());
    dialog->setObjectName(u"unsentDialog"_s);
    auto* words = new ui::Label(
        tr("%n messages of yours have not been sent. Signing out deletes them from this computer.", nullptr,
            waiting));
    words->setWordWrap(true);
    dialog->content()->addWidget(words);
    dialog->addCancel();
    auto* anyway = dialog->addButton(tr("Sign out"), ui::Button::Kind::Danger);
    anyway->setObjectName(u"signOutAnyway"_s);
    connect(anyway, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    connect(dialog, &ui::Dialog::accepted, this, go);
    dialog->open();
}

void SignedInScope::followConnection()
{
    const Connection& connection = m_around.connection;
    using Shown = ui::TopBar::Connection;
    m_frame->topBar()->setConnection(connection.isLive()     ? Shown::Connected
            : connection.isOnline() || connection.isTrying() ? Shown::Connecting
                                                             : Shown::Offline);
    m_offline->setVisible(!connection.isOnline());
    if (connection.isOnline())
        return;
    const QDateTime from =
        connection.lostAt().toTimeZone(TimeWords::zoneOf(m_around.session.user().timeZone));
    const QString seen = QLocale().toString(from.time(), QLocale::ShortFormat);
    const int next = connection.secondsToNextTry();
    QString words;
    if (connection.isTrying())
        words = from.isValid() ? tr("What you see is from %1. Trying to reach the server.").arg(seen)
                               : tr("Trying to reach the server.");
    else
        words = from.isValid() ? tr("What you see is from %1. Next try in %n s.", nullptr, next).arg(seen)
                               : tr("Next try in %n s.", nullptr, next);
    m_offline->setText(words, tr("You are offline."));
    m_offline->setAction(tr("Try now"));
}

void SignedInScope::followSession()
{
    const User& me = m_around.session.user();
    m_availabilityController.setWanted(m_around.session.has(Role::Mentor));
    m_frame->topBar()->setMe(me.id.toString(), me.displayName);
    m_unverified->setVisible(!me.emailVerified);
    m_unverified->setText(m_around.session.serverInfo().sendsMail
            ? tr("A mail to %1 has a code in it.").arg(me.email)
            : tr("This server sends no mail yet; the code comes once it does."),
        tr("Confirm your e-mail address."));
    if (m_keychain)
        m_keychain->setVisible(m_around.session.keeping() == SessionStore::Keeping::Unavailable);
}

void SignedInScope::followLanguage()
{
    // Mails speak the language of the app. Should the server not hear it now, the next start says it again.
    const User& me = m_around.session.user();
    if (me.locale == m_around.languages.current())
        return;
    UpdateUserBody body;
    body.displayName = me.displayName;
    body.username = me.username;
    body.timeZone = me.timeZone;
    body.locale = m_around.languages.current();
    m_around.sessionController.updateUser(
        body, m_around.session.account(), [](const std::optional<ApiError>&) {});
}

void SignedInScope::retranslate()
{
    m_profileAction->setText(tr("Profile"));
    m_settingsAction->setText(tr("Settings"));
    m_signOutAction->setText(tr("Sign out"));
    if (m_keychain) {
        m_keychain->setText(
            tr("There is no usable system keychain: you stay signed in only while Gremio is open."));
        m_keychain->setAction(tr("OK"));
    }
    m_unverified->setAction(tr("Enter the code"));
    m_frame->clearShortcutHelp();
    addChatHelp();
    followSession();
    followConnection();
}

bool SignedInScope::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_frame.get() && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

} // namespace gremio
