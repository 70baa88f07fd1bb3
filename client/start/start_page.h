// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/session_store.h"
#include "client/words/languages.h"

#include <QWidget>

class QStackedWidget;

namespace gremio::ui {
class Chip;
class FirstStartPanel;
class IconButton;
class Label;
class Menu;
} // namespace gremio::ui

namespace gremio {

class RecoveryForm;
class RegisterForm;
class ServerCard;
class SessionController;
class SignInForm;

/// What one sees before one is signed in: the server first, then signing in or making an account.
class StartPage : public QWidget {
    Q_OBJECT

public:
    StartPage(const SessionStore& store, SessionController& controller, Languages& languages,
        QWidget* parent = nullptr);

    void setEmail(const QString& email);
    /// A link led here: to a new password, to an account.
    void beginReset(const QString& code);
    void beginInvited(const QString& code);
    /// Something good happened elsewhere, to be said above the fields.
    void setNotice(const QString& notice, const QString& problem = {});

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildColumn();
    void showForm(QWidget* form);
    void focusFirst();
    void retranslate();
    void follow();

    const SessionStore& m_store;
    SessionController& m_controller;
    Languages& m_languages;
    ui::FirstStartPanel* m_panel;
    ui::Chip* m_language;
    ui::Menu* m_languageMenu;
    ui::IconButton* m_theme;
    ui::Label* m_title;
    ui::Label* m_subtitle;
    ServerCard* m_server;
    SignInForm* m_signIn;
    RegisterForm* m_register;
    RecoveryForm* m_recovery;
};

} // namespace gremio
