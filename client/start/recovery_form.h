// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/session_store.h"

#include <QWidget>

namespace gremio::ui {
class Banner;
class Button;
class FormField;
class Label;
class TextField;
} // namespace gremio::ui

namespace gremio {

class NewPasswordField;
class SessionController;

/// The password is forgotten: asks for a mail with a code, then for the code and a new password.
class RecoveryForm : public QWidget {
    Q_OBJECT

public:
    enum class Step { Ask, Reset };

    RecoveryForm(const SessionStore& store, SessionController& controller, QWidget* parent = nullptr);

    /// Begins anew.
    void begin(const QString& email);
    /// A link was opened: only the password is missing.
    void beginWithCode(const QString& code);
    Step step() const { return m_step; }
    QString email() const;
    void focusFirst();

Q_SIGNALS:
    void stepChanged();
    void signInWanted();
    /// The password is a new one.
    void succeeded();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildAsk();
    QWidget* buildReset();
    void go(Step step);
    void ask();
    void reset();
    void follow();
    void retranslate();
    void sayProblem(const std::optional<ApiError>& error);

    const SessionStore& m_store;
    SessionController& m_controller;
    Step m_step = Step::Ask;
    QString m_sentTo; ///< whom the last mail was for
    QWidget* m_askBox;
    QWidget* m_resetBox;
    ui::TextField* m_email;
    ui::FormField* m_emailField;
    ui::Button* m_send;
    ui::Button* m_haveCode;
    ui::Label* m_note;
    ui::TextField* m_code;
    ui::FormField* m_codeField;
    NewPasswordField* m_password;
    ui::Button* m_reset;
    ui::Button* m_again;
    ui::Banner* m_problem;
    ui::Button* m_back;
};

} // namespace gremio
