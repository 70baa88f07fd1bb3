// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/session_store.h"
#include "client/ui/page.h"
#include "client/words/languages.h"

class QVBoxLayout;

namespace gremio::ui {
class Button;
class FormField;
class IconLabel;
class Label;
class PageHeader;
class Segmented;
class StateTag;
} // namespace gremio::ui

namespace gremio {

class SessionController;

/// How the app looks and speaks, and the account.
class SettingsPage : public ui::Page {
    Q_OBJECT

public:
    SettingsPage(const SessionStore& session, SessionController& controller, Languages& languages,
        QWidget* parent = nullptr);

    QString title() const override;
    bool isEdgeToEdge() const override { return true; }

Q_SIGNALS:
    /// Before anything that ends the sign-in: what waits to be sent goes first.
    void signOutWanted();
    void signOutEverywhereWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildLook();
    QWidget* buildAccount();
    QWidget* buildAbout();
    void askEverywhere();
    void retranslate();

    const SessionStore& m_session;
    SessionController& m_controller;
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
    ui::Button* m_signOut;
    ui::Button* m_everywhere;
    ui::Button* m_delete;
    ui::Label* m_aboutTitle;
    ui::Label* m_server;
    ui::Label* m_version;
};

} // namespace gremio
