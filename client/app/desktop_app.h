// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/app_options.h"
#include "client/net/keychain_token_store.h"
#include "client/start/session_controller.h"
#include "client/state/connection.h"
#include "client/state/notification_settings.h"
#include "client/ui/theme.h"
#include "client/words/languages.h"
#include "shared/core/clock.h"

#include <QSettings>

class QApplication;

namespace gremio {

class SignedInScope;
class StartPage;
class Window;

/// The composition root: everything that lives as long as the app, wired. All wiring, nothing else.
class DesktopApp : public QObject {
    Q_OBJECT

public:
    /// The application must outlive it.
    DesktopApp(QApplication& application, const AppOptions& options);
    ~DesktopApp() override;

    /// Shows the window and signs in with what is given or kept.
    void start();
    /// Shows what the link leads to, and the window. From outside: it may be anything.
    void open(const QString& link);
    Window& window() { return *m_window; }
    ui::Theme& theme() { return m_theme; }
    Languages& languages() { return m_languages; }
    SessionStore& session() { return m_session; }
    /// Null while nobody is signed in.
    SignedInScope* scope() const { return m_scope.get(); }

private:
    static QString settingsFile(const AppOptions& options);
    void follow(const AppLink& link);
    void loadLook();
    std::optional<User> knownUser() const;
    void keepUser();
    void enter();
    void leave();
    void close();
    void saveFrame();

    AppOptions m_options;
    QSettings m_settings;
    NotificationSettings m_notifications;
    SystemClock m_clock;
    ui::Theme m_theme;
    Languages m_languages;
    Channel m_channel;
    ApiClient m_api;
    SessionStore m_session;
    KeychainTokenStore m_tokens;
    SessionController m_sessionController;
    Connection m_connection;
    std::unique_ptr<Window> m_window;
    StartPage* m_start = nullptr;
    std::unique_ptr<SignedInScope> m_scope;
};

} // namespace gremio
