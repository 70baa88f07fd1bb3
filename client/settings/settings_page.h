// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/account_store.h"
#include "client/state/session_store.h"
#include "client/ui/page.h"
#include "client/words/languages.h"
#include "shared/core/clock.h"

class QVBoxLayout;

namespace gremio::ui {
class Button;
class Card;
class FormField;
class IconLabel;
class Label;
class PageHeader;
class Segmented;
class StateTag;
} // namespace gremio::ui

namespace gremio {

class AccountController;
class ExportPanel;
class NotificationSettings;
class PreferencesSync;
class SessionController;

/// How the app looks and speaks, the account and its safety.
class SettingsPage : public ui::Page {
    Q_OBJECT

public:
    struct Around {
        const SessionStore& session;
        const AccountStore& account;
        SessionController& sessionController;
        AccountController& accountController;
        Languages& languages;
        const Clock& clock;
        NotificationSettings& notifications;
        PreferencesSync& preferences;
    };

    explicit SettingsPage(const Around& around, QWidget* parent = nullptr);

    QString title() const override;
    bool isEdgeToEdge() const override { return true; }
    void refresh() override;
    void activated() override { refresh(); }
    /// For the code that was mailed to the account's address.
    void askForCode();

Q_SIGNALS:
    /// Words for a toast: what was asked for is done, or (bad) is not.
    void said(const QString& words, bool bad);
    /// Before anything that ends the sign-in: what waits to be sent goes first.
    void signOutWanted();
    void signOutEverywhereWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildLook();
    QWidget* buildAccount();
    QWidget* buildAbout();
    QWidget* buildData();
    void connectAccount();
    void askEverywhere();
    void retranslate();

    Around m_around;
    const SessionStore& m_session;
    Languages& m_languages;
    ui::PageHeader* m_header;
    ui::Label* m_lookTitle;
    ui::Segmented* m_theme;
    ui::Segmented* m_language;
    ui::FormField* m_themeField;
    ui::FormField* m_languageField;
    ui::Label* m_accountTitle;
    ui::Label* m_email;
    ui::StateTag* m_verified;
    ui::IconLabel* m_keeping;
    ui::Button* m_enterCode;
    ui::Button* m_changeEmail;
    ui::Button* m_changePassword;
    ui::Button* m_signOut;
    ui::Button* m_everywhere;
    ui::Label* m_dataTitle;
    ExportPanel* m_export;
    ui::Button* m_delete;
    ui::Label* m_aboutTitle;
    ui::Label* m_server;
    ui::Label* m_version;
};

} // namespace gremio
