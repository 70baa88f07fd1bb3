// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/session_store.h"

#include <QWidget>

namespace gremio::ui {
class Banner;
class Button;
class CheckBox;
class FormField;
class Label;
class LinkButton;
class TextField;
} // namespace gremio::ui

namespace gremio {

class SessionController;

/// E-mail, password, whether to stay: signs in.
class SignInForm : public QWidget {
    Q_OBJECT

public:
    SignInForm(const SessionStore& store, SessionController& controller, QWidget* parent = nullptr);

    void setEmail(const QString& email);
    QString email() const;
    void focusFirst();
    /// What led here: "Your password is new."; or what did not work. Stays until the next attempt.
    void setNotice(const QString& notice, const QString& problem = {});

Q_SIGNALS:
    void createAccountWanted();
    void forgottenWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void submit();
    void follow();

    const SessionStore& m_store;
    SessionController& m_controller;
    ui::TextField* m_email;
    ui::TextField* m_password;
    ui::FormField* m_emailField;
    ui::FormField* m_passwordField;
    ui::CheckBox* m_stay;
    ui::LinkButton* m_forgotten;
    ui::Banner* m_notice;
    ui::Banner* m_problem;
    ui::Button* m_signIn;
    ui::Button* m_create;
    ui::Label* m_closed;
};

} // namespace gremio
