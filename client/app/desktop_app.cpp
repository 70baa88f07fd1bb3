// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desktop_app.h"

#include "client/app/signed_in_scope.h"
#include "client/app/window.h"
#include "client/net/server_address.h"
#include "client/start/start_page.h"
#include "client/ui/main_frame.h"
#include "client/words/error_words.h"
#include "shared/core/json_encoding.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
/// How long a closing window waits for the last answers and the keychain.
constexpr auto patience = std::chrono::seconds(3);
} // namespace

QString DesktopApp::settingsFile(const AppOptions& options)
{
    const QString folder = options.folder();
    QDir().mkpath(folder);
    return folder + u"/gremio.ini"_s;
}

DesktopApp::DesktopApp(QApplication& application, const AppOptions& options)
    : m_options(options)
    , m_settings(settingsFile(options), QSettings::IniFormat)
    , m_notifications(m_settings)
    , m_api(m_channel)
    , m_tokens(options.profileDir)
    , m_sessionController(m_api, m_session, m_tokens)
    , m_connection(m_api)
{
    m_theme.install(application);
    loadLook();
    m_window = std::make_unique<Window>();
    m_start = new StartPage(m_session, m_sessionController, m_languages);
    m_window->setContent(m_start);
    connect(m_window.get(), &Window::closing, this, &DesktopApp::close);
    connect(&m_session, &SessionStore::signedIn, this, &DesktopApp::enter);
    connect(&m_session, &SessionStore::signedOut, this, &DesktopApp::leave);
    connect(&m_sessionController, &SessionController::accountChanged, this,
        [this](const QUrl& server, const QString& email) {
            m_settings.setValue(u"account/server"_s, server.toString());
            m_settings.setValue(u"account/signedIn"_s, !email.isEmpty());
            if (!email.isEmpty())
                m_settings.setValue(u"account/email"_s, email);
        });
    for (const auto signal :
        {&SessionStore::userChanged, &SessionStore::keepingChanged, &SessionStore::signedIn})
        connect(&m_session, signal, this, &DesktopApp::keepUser);
    connect(&m_languages, &Languages::changed, this, [this] {
        m_window->setLocale(QLocale());
        m_settings.setValue(u"look/language"_s, QVariant::fromValue(m_languages.choice()).toString());
    });
    const auto saveTheme = [this] {
        m_settings.setValue(u"look/theme"_s, QVariant::fromValue(m_theme.mode()).toString());
    };
    connect(&m_theme, &ui::Theme::changed, this, saveTheme);
    connect(&application, &QApplication::aboutToQuit, this, saveTheme);
}

DesktopApp::~DesktopApp()
{
    // The scope first: its frame stands in the window.
    m_scope.reset();
    m_window.reset();
}

void DesktopApp::loadLook()
{
    const auto choice = m_settings.value(u"look/language"_s);
    if (choice.isValid())
        m_languages.choose(QVariant(choice).value<Languages::Choice>());
    const auto mode = m_settings.value(u"look/theme"_s);
    if (mode.isValid())
        m_theme.setMode(QVariant(mode).value<ui::Theme::Mode>());
}

void DesktopApp::start()
{
    const auto kept = parseServerAddress(m_settings.value(u"account/server"_s).toString());
    const auto server = m_options.server ? m_options.server : kept;
    const QString keptEmail = m_settings.value(u"account/email"_s).toString();
    const QString email = m_options.account.isEmpty() ? keptEmail : m_options.account;
    const bool stays =
        m_settings.value(u"account/signedIn"_s).toBool() && email == keptEmail && server == kept;
    m_start->setEmail(email);
    if (server) {
        m_sessionController.useServer(*server);
        if (m_options.passwordFromStdin)
            m_sessionController.signIn(email, m_options.password, false);
        else if (stays)
            m_sessionController.resume(email, knownUser());
    }
    m_options.password.clear();
    m_window->restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    m_window->show();
    // A link for whoever is about to be signed in waits until they are.
    if (m_options.link && m_session.state() == SessionStore::State::SignedOut)
        follow(*std::exchange(m_options.link, std::nullopt));
}

std::optional<User> DesktopApp::knownUser() const
{
    try {
        return fromJson<User>(m_settings.value(u"account/user"_s).toByteArray(), Reading::Tolerant);
    } catch (const Problem&) {
        return std::nullopt;
    }
}

void DesktopApp::keepUser()
{
    // Only of whoever stays signed in.
    if (m_session.state() != SessionStore::State::SignedIn)
        return;
    if (m_session.keeping() == SessionStore::Keeping::Keychain)
        m_settings.setValue(u"account/user"_s, toJson(m_session.user()));
    else
        m_settings.remove(u"account/user"_s);
}

void DesktopApp::open(const QString& link)
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    if (const auto parsed = parseAppLink(link))
        follow(*parsed);
}

void DesktopApp::follow(const AppLink& link)
{
    if (m_scope) {
        m_scope->open(link);
        return;
    }
    switch (link.kind) {
    case AppLink::Kind::Reset:
        m_start->beginReset(link.code);
        break;
    case AppLink::Kind::Invite:
        m_start->beginInvited(link.code);
        break;
    case AppLink::Kind::Verify:
        m_sessionController.verifyEmail(link.code, [this](const std::optional<ApiError>& error) {
            m_start->setNotice(error ? QString() : tr("Your e-mail address is confirmed. You can sign in."),
                error ? ErrorWords::say(*error) : QString());
        });
        break;
    case AppLink::Kind::Chat:
    case AppLink::Kind::Session:
        m_options.link = link; // once somebody is signed in
        break;
    case AppLink::Kind::Page:
        m_options.page = link.page; // once somebody is signed in
        break;
    }
}

void DesktopApp::enter()
{
    m_scope =
        std::make_unique<SignedInScope>(SignedInScope::Surroundings{m_api, m_session, m_sessionController,
            m_connection, m_languages, m_clock, *m_window, m_options.folder(), m_notifications});
    ui::MainFrame* frame = m_scope->frame();
    m_window->setContent(frame);
    frame->restoreFrom(m_settings);
    if (!m_options.page.isEmpty())
        frame->goTo(std::exchange(m_options.page, QString()));
    if (m_options.link)
        m_scope->open(*std::exchange(m_options.link, std::nullopt));
}

void DesktopApp::leave()
{
    saveFrame();
    m_window->dropOverlays();
    m_start->setEmail(m_session.user().email);
    m_window->setContent(m_start);
    m_window->setWindowTitle(u"Gremio"_s);
    // Whatever told us to leave may stand in what goes now.
    auto* scope = m_scope.release();
    scope->wipe(!m_session.error());
    m_settings.remove(u"account/user"_s);
    scope->frame()->hide();
    scope->deleteLater();
}

void DesktopApp::saveFrame()
{
    if (m_scope)
        m_scope->frame()->saveTo(m_settings);
    else
        m_settings.setValue(u"window/geometry"_s, m_window->saveGeometry());
}

void DesktopApp::close()
{
    saveFrame();
    // What could still be undone is sent at once, and the newest key must be in the keychain.
    QEventLoop loop;
    bool settled = true;
    const auto look = [&] {
        if (settled && !m_tokens.isBusy())
            loop.quit();
    };
    if (m_scope) {
        settled = false;
        m_scope->settle([&] {
            settled = true;
            look();
        });
    }
    const auto connection = connect(&m_tokens, &KeychainTokenStore::idle, &loop, look);
    if (!settled || m_tokens.isBusy()) {
        m_window->hide();
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
    disconnect(connection);
}

} // namespace gremio
