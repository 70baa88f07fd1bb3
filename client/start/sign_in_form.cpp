// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/start/sign_in_form.h"

#include "client/start/session_controller.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/check_box.h"
#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/text_field.h"
#include "client/ui/tokens.h"
#include "client/words/error_words.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

SignInForm::SignInForm(const SessionStore& store, SessionController& controller, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_controller(controller)
    , m_email(new ui::TextField(QString(), ui::TextField::Size::Large))
    , m_password(new ui::TextField(QString(), ui::TextField::Size::Large))
    , m_emailField(new ui::FormField(QString(), m_email))
    , m_passwordField(new ui::FormField(QString(), m_password))
    , m_stay(new ui::CheckBox(QString()))
    , m_forgotten(new ui::LinkButton(QString(), nullptr, ui::Type::Caption))
    , m_notice(new ui::Banner(ui::Banner::Kind::Success, QString()))
    , m_problem(new ui::Banner(ui::Banner::Kind::Danger, QString()))
    , m_signIn(new ui::Button(QString(), ui::Button::Kind::Primary, ui::Button::Size::Large))
    , m_create(new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Large))
    , m_closed(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
{
    m_email->setObjectName(u"signInEmail"_s);
    m_password->setObjectName(u"signInPassword"_s);
    m_stay->setObjectName(u"signInStay"_s);
    m_problem->setObjectName(u"signInError"_s);
    m_signIn->setObjectName(u"signInButton"_s);
    m_create->setObjectName(u"createAccountButton"_s);
    m_password->setPassword(true);
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_stay->setChecked(true);
    m_problem->hide();
    m_notice->setObjectName(u"signInNotice"_s);
    m_notice->hide();
    m_forgotten->setObjectName(u"forgottenLink"_s);
    m_passwordField->addTrailing(m_forgotten);
    m_closed->setObjectName(u"registrationNote"_s);
    m_closed->setLines(0);
    m_closed->setAlignment(Qt::AlignHCenter);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::l);
    column->addWidget(m_notice);
    column->addWidget(m_emailField);
    column->addWidget(m_passwordField);
    column->addWidget(m_stay);
    column->addWidget(m_problem);
    column->addSpacing(ui::space::s);
    column->addWidget(m_signIn);
    column->addSpacing(-ui::space::s);
    column->addWidget(m_create);
    column->addWidget(m_closed);

    connect(m_email, &ui::TextField::returnPressed, this, &SignInForm::submit);
    connect(m_password, &ui::TextField::returnPressed, this, &SignInForm::submit);
    connect(m_signIn, &ui::Button::clicked, this, &SignInForm::submit);
    connect(m_create, &ui::Button::clicked, this, &SignInForm::createAccountWanted);
    connect(m_forgotten, &ui::LinkButton::clicked, this, &SignInForm::forgottenWanted);
    // Tab goes on from the field; the link beside its label comes after it.
    setTabOrder(m_email->edit(), m_password->edit());
    setTabOrder(m_password->edit(), m_forgotten);
    connect(m_email, &ui::TextField::textChanged, this, [this] { m_email->setError({}); });
    connect(m_password, &ui::TextField::textChanged, this, [this] { m_password->setError({}); });
    connect(&store, &SessionStore::changed, this, &SignInForm::follow);
    connect(&store, &SessionStore::serverChanged, this, &SignInForm::follow);
    retranslate();
}

void SignInForm::setEmail(const QString& email)
{
    if (m_email->text().isEmpty())
        m_email->setText(email);
}

QString SignInForm::email() const
{
    return m_email->text().trimmed();
}

void SignInForm::setNotice(const QString& notice, const QString& problem)
{
    const bool bad = notice.isEmpty();
    m_notice->setKind(bad ? ui::Banner::Kind::Danger : ui::Banner::Kind::Success);
    m_notice->setText(bad ? problem : notice);
    m_notice->setVisible(!notice.isEmpty() || !problem.isEmpty());
}

void SignInForm::focusFirst()
{
    (m_email->text().isEmpty() ? m_email : m_password)->setFocus();
}

void SignInForm::submit()
{
    if (m_signIn->isBusy())
        return;
    const bool noEmail = m_email->text().trimmed().isEmpty();
    m_email->setError(noEmail ? tr("Write your e-mail address.") : QString());
    m_password->setError(m_password->text().isEmpty() ? tr("Write your password.") : QString());
    if (noEmail || m_password->text().isEmpty()) {
        (noEmail ? m_email : m_password)->setFocus();
        return;
    }
    setNotice({});
    m_controller.signIn(m_email->text(), m_password->text(), m_stay->isChecked());
}

void SignInForm::follow()
{
    const bool working = m_store.state() == SessionStore::State::Working;
    m_signIn->setBusy(working, tr("Signing in"));
    m_signIn->setEnabled(m_store.serverState() == SessionStore::ServerState::Good || working);
    const bool good = m_store.serverState() == SessionStore::ServerState::Good;
    const Registration registration = m_store.serverInfo().registration;
    m_create->setEnabled(!working && good);
    m_create->setVisible(!good || registration != Registration::Closed);
    m_closed->setVisible(good && registration != Registration::Open);
    m_closed->setText(registration == Registration::Closed
            ? tr("Accounts here are made by the people who run this server. Ask them for yours.")
            : tr("New accounts need an invite. Its code has its own field when you create one."));
    const auto& error = m_store.error();
    if (m_store.state() == SessionStore::State::SignedIn)
        m_password->setText({});
    // What belongs to a field is said there; the rest above the button.
    const bool wrong = error && error->is(ErrorCode::WrongCredentials);
    m_password->setError(wrong ? ErrorWords::say(*error) : m_password->error());
    const bool other = error && !wrong && m_store.serverState() == SessionStore::ServerState::Good;
    m_problem->setVisible(other);
    if (other)
        m_problem->setText(ErrorWords::say(*error));
}

void SignInForm::retranslate()
{
    m_emailField->setLabel(tr("E-mail"));
    m_passwordField->setLabel(tr("Password"));
    m_stay->setText(tr("Stay signed in on this computer"));
    m_stay->setHint(m_store.keeping() == SessionStore::Keeping::Unavailable
            ? tr("No system keychain here: you stay signed in while Gremio is open")
            : tr("Kept in the system keychain, never in a file"));
    m_forgotten->setText(tr("Forgotten?"));
    m_forgotten->setAccessibleName(tr("I have forgotten my password"));
    m_signIn->setText(tr("Sign in"));
    m_create->setText(tr("Create an account"));
    m_email->setError({});
    m_password->setError({});
    follow();
}

void SignInForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gremio
