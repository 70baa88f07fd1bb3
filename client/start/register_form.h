// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/session_store.h"
#include "client/words/languages.h"

#include <QWidget>

namespace gremio::ui {
class Banner;
class Button;
class CheckBox;
class FormField;
class Segmented;
class TextField;
} // namespace gremio::ui

namespace gremio {

class NewPasswordField;
class SessionController;

/// Makes an account: name, e-mail, password, and whether one comes to learn or to mentor.
class RegisterForm : public QWidget {
    Q_OBJECT

public:
    RegisterForm(const SessionStore& store, SessionController& controller, const Languages& languages,
        QWidget* parent = nullptr);

    void focusFirst();
    /// From the link that somebody was sent.
    void setInvite(const QString& code);

Q_SIGNALS:
    void signInWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void submit();
    void follow();
    void sayErrors(const ApiError& error);

    const SessionStore& m_store;
    SessionController& m_controller;
    const Languages& m_languages;
    ui::Segmented* m_role;
    ui::TextField* m_name;
    ui::TextField* m_email;
    NewPasswordField* m_password;
    ui::TextField* m_invite;
    ui::FormField* m_roleField;
    ui::FormField* m_nameField;
    ui::FormField* m_emailField;
    ui::FormField* m_inviteField;
    ui::CheckBox* m_stay;
    ui::Banner* m_problem;
    ui::Button* m_create;
    ui::Button* m_signIn;
    bool m_invited = false; ///< by a link
    bool m_waiting = false; ///< this form asked, so the error is this form's
};

} // namespace gremio
