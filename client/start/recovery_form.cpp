// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/start/recovery_form.h"

#include "client/net/app_link.h"
#include "client/start/new_password_field.h"
#include "client/start/session_controller.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

QVBoxLayout* columnIn(QWidget* box)
{
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::l);
    return column;
}

} // namespace

RecoveryForm::RecoveryForm(const SessionStore& store, SessionController& controller, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_controller(controller)
    , m_problem(new ui::Banner(ui::Banner::Kind::Danger, QString()))
    , m_back(new ui::Button(QString(), ui::Button::Kind::Quiet, ui::Button::Size::Large))
{
    m_problem->setObjectName(u"recoveryError"_s);
    m_problem->hide();
    m_back->setObjectName(u"recoveryBack"_s);
    auto* column = columnIn(this);
    m_askBox = buildAsk();
    m_resetBox = buildReset();
    column->addWidget(m_askBox);
    column->addWidget(m_resetBox);
    column->addSpacing(-ui::space::s);
    column->addWidget(m_back);
    connect(m_back, &ui::Button::clicked, this, &RecoveryForm::signInWanted);
    connect(&store, &SessionStore::serverChanged, this, &RecoveryForm::follow);
    go(Step::Ask);
}

QWidget* RecoveryForm::buildAsk()
{
    auto* box = new QWidget;
    QVBoxLayout* column = columnIn(box);
    m_email = new ui::TextField(QString(), ui::TextField::Size::Large);
    m_email->setObjectName(u"forgotEmail"_s);
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_emailField = new ui::FormField(QString(), m_email);
    m_send = new ui::Button(QString(), ui::Button::Kind::Primary, ui::Button::Size::Large);
    m_send->setObjectName(u"forgotButton"_s);
    m_haveCode = new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Large);
    m_haveCode->setObjectName(u"haveCodeButton"_s);
    column->addWidget(m_emailField);
    column->addWidget(m_problem);
    column->addSpacing(ui::space::s);
    column->addWidget(m_send);
    column->addSpacing(-ui::space::s);
    column->addWidget(m_haveCode);
    connect(m_email, &ui::TextField::returnPressed, this, &RecoveryForm::ask);
    connect(m_email, &ui::TextField::textChanged, this, [this] { m_email->setError({}); });
    connect(m_send, &ui::Button::clicked, this, &RecoveryForm::ask);
    connect(m_haveCode, &ui::Button::clicked, this, [this] {
        m_sentTo.clear();
        go(Step::Reset);
    });
    return box;
}

QWidget* RecoveryForm::buildReset()
{
    auto* box = new QWidget;
    QVBoxLayout* column = columnIn(box);
    m_note = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_note->setObjectName(u"recoveryNote"_s);
    m_note->setLines(0);
    m_code = new ui::TextField(QString(), ui::TextField::Size::Large);
    m_code->setObjectName(u"resetCode"_s);
    m_codeField = new ui::FormField(QString(), m_code);
    m_password = new NewPasswordField(u"resetPassword"_s, true);
    m_reset = new ui::Button(QString(), ui::Button::Kind::Primary, ui::Button::Size::Large);
    m_reset->setObjectName(u"resetButton"_s);
    m_again = new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Large);
    m_again->setObjectName(u"anotherCodeButton"_s);
    column->addWidget(m_note);
    column->addWidget(m_codeField);
    column->addWidget(m_password);
    column->addSpacing(ui::space::s);
    column->addWidget(m_reset);
    column->addSpacing(-ui::space::s);
    column->addWidget(m_again);
    connect(m_code, &ui::TextField::textChanged, this, [this] { m_code->setError({}); });
    connect(m_code, &ui::TextField::returnPressed, this, &RecoveryForm::reset);
    connect(m_password, &NewPasswordField::returnPressed, this, &RecoveryForm::reset);
    connect(m_reset, &ui::Button::clicked, this, &RecoveryForm::reset);
    connect(m_again, &ui::Button::clicked, this, [this] { go(Step::Ask); });
    return box;
}

void RecoveryForm::begin(const QString& email)
{
    m_email->setText(email);
    m_code->setText({});
    m_password->clear();
    m_sentTo.clear();
    go(Step::Ask);
}

void RecoveryForm::beginWithCode(const QString& code)
{
    begin(m_email->text());
    m_code->setText(code);
    go(Step::Reset);
}

QString RecoveryForm::email() const
{
    return m_email->text().trimmed();
}

void RecoveryForm::focusFirst()
{
    if (m_step == Step::Ask)
        m_email->setFocus();
    else if (m_code->text().isEmpty())
        m_code->setFocus();
    else
        m_password->setFocus();
}

void RecoveryForm::go(Step step)
{
    m_step = step;
    m_askBox->setVisible(step == Step::Ask);
    m_resetBox->setVisible(step == Step::Reset);
    // Said where the step's own button is.
    auto* column = qobject_cast<QVBoxLayout*>((step == Step::Ask ? m_askBox : m_resetBox)->layout());
    column->insertWidget(step == Step::Ask ? 1 : 3, m_problem);
    m_password->setAbout({email()});
    sayProblem({});
    retranslate();
    if (isVisible())
        focusFirst();
    Q_EMIT stepChanged();
}

void RecoveryForm::ask()
{
    if (m_send->isBusy() || !m_send->isEnabled())
        return;
    if (!email().contains(u'@')) {
        m_email->setError(tr("Write the whole address, with its ending."));
        m_email->setFocus();
        return;
    }
    sayProblem({});
    m_send->setBusy(true, tr("Sending"));
    m_controller.forgotPassword(email(), [this, to = email()](const std::optional<ApiError>& error) {
        m_send->setBusy(false);
        if (error) {
            sayProblem(error);
            return;
        }
        m_sentTo = to;
        m_code->setText({});
        go(Step::Reset);
    });
}

void RecoveryForm::reset()
{
    if (m_reset->isBusy() || !m_reset->isEnabled())
        return;
    const QString code = codeIn(m_code->text());
    m_code->setError(code.isEmpty() ? tr("Paste the code from the mail.") : QString());
    const bool good = m_password->check();
    if (code.isEmpty() || !good) {
        code.isEmpty() ? m_code->setFocus() : m_password->setFocus();
        return;
    }
    sayProblem({});
    m_reset->setBusy(true, tr("Saving"));
    m_controller.resetPassword(code, m_password->text(), [this](const std::optional<ApiError>& error) {
        m_reset->setBusy(false);
        if (!error) {
            m_code->setText({});
            m_password->clear();
            Q_EMIT succeeded();
        } else if (error->is(ErrorCode::CodeInvalid) || error->codeAt(u"/code"_s)) {
            m_code->setError(tr("This code is not right, was used already, or is too old."));
            m_code->setFocus();
        } else if (error->is(ErrorCode::WeakPassword) || error->codeAt(u"/password"_s)) {
            m_password->setError(ErrorWords::say(*error));
            m_password->setFocus();
        } else {
            sayProblem(error);
        }
    });
}

void RecoveryForm::sayProblem(const std::optional<ApiError>& error)
{
    m_problem->setVisible(error.has_value());
    if (error)
        m_problem->setText(ErrorWords::say(*error));
}

void RecoveryForm::follow()
{
    const bool good = m_store.serverState() == SessionStore::ServerState::Good;
    m_send->setEnabled(good || m_send->isBusy());
    m_reset->setEnabled(good || m_reset->isBusy());
}

void RecoveryForm::retranslate()
{
    m_emailField->setLabel(tr("E-mail"));
    m_send->setText(tr("Send me a code"));
    m_haveCode->setText(tr("I have a code"));
    m_note->setText(m_sentTo.isEmpty()
            ? tr("The code is in the mail that you asked for. The whole link from it will do, too.")
            : !m_store.serverInfo().sendsMail
            ? tr("This server sends no mail. Ask the people who run it for a new password.")
            : tr("If there is an account with %1, a mail with a code is on its way. It may take a minute; "
                 "look "
                 "into the spam folder, too.")
                  .arg(m_sentTo));
    m_codeField->setLabel(tr("Code from the mail"));
    m_password->setLabel(tr("New password"));
    m_reset->setText(tr("Set the new password"));
    m_again->setText(tr("Send another code"));
    m_back->setText(tr("Back to signing in"));
    m_email->setError({});
    m_code->setError({});
    follow();
}

void RecoveryForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gremio
