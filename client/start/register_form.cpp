// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/start/register_form.h"

#include "client/net/app_link.h"
#include "client/start/new_password_field.h"
#include "client/start/session_controller.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/check_box.h"
#include "client/ui/form_field.h"
#include "client/ui/segmented.h"
#include "client/ui/text_field.h"
#include "client/ui/tokens.h"
#include "client/words/error_words.h"

#include <QEvent>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

ui::TextField* largeField(const QString& name)
{
    auto* field = new ui::TextField(QString(), ui::TextField::Size::Large);
    field->setObjectName(name);
    QObject::connect(field, &ui::TextField::textChanged, field, [field] { field->setError({}); });
    return field;
}

} // namespace

RegisterForm::RegisterForm(
    const SessionStore& store, SessionController& controller, const Languages& languages, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_controller(controller)
    , m_languages(languages)
    , m_role(new ui::Segmented({QString(), QString()}))
    , m_name(largeField(u"registerName"_s))
    , m_email(largeField(u"registerEmail"_s))
    , m_password(new NewPasswordField(u"registerPassword"_s, true))
    , m_invite(largeField(u"registerInvite"_s))
    , m_roleField(new ui::FormField(QString(), m_role))
    , m_nameField(new ui::FormField(QString(), m_name))
    , m_emailField(new ui::FormField(QString(), m_email))
    , m_inviteField(new ui::FormField(QString(), m_invite))
    , m_stay(new ui::CheckBox(QString()))
    , m_problem(new ui::Banner(ui::Banner::Kind::Danger, QString()))
    , m_create(new ui::Button(QString(), ui::Button::Kind::Primary, ui::Button::Size::Large))
    , m_signIn(new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Large))
{
    m_role->setObjectName(u"registerRole"_s);
    m_stay->setObjectName(u"registerStay"_s);
    m_create->setObjectName(u"registerButton"_s);
    m_signIn->setObjectName(u"haveAccountButton"_s);
    m_problem->setObjectName(u"registerError"_s);
    m_stay->setChecked(true);
    m_problem->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::m);
    for (QWidget* row : std::initializer_list<QWidget*>{
             m_inviteField, m_roleField, m_nameField, m_emailField, m_password, m_stay, m_problem})
        column->addWidget(row);
    column->addSpacing(ui::space::s);
    column->addWidget(m_create);
    column->addSpacing(-ui::space::xs);
    column->addWidget(m_signIn);

    for (ui::TextField* field : {m_name, m_email, m_invite})
        connect(field, &ui::TextField::returnPressed, this, &RegisterForm::submit);
    connect(m_password, &NewPasswordField::returnPressed, this, &RegisterForm::submit);
    const auto about = [this] { m_password->setAbout({m_email->text(), m_name->text()}); };
    connect(m_name, &ui::TextField::textChanged, this, about);
    connect(m_email, &ui::TextField::textChanged, this, about);
    connect(m_create, &ui::Button::clicked, this, &RegisterForm::submit);
    connect(m_signIn, &ui::Button::clicked, this, &RegisterForm::signInWanted);
    connect(&store, &SessionStore::changed, this, &RegisterForm::follow);
    connect(&store, &SessionStore::serverChanged, this, &RegisterForm::follow);
    retranslate();
}

void RegisterForm::setInvite(const QString& code)
{
    m_invite->setText(code);
    m_invited = true; // taken where registration is open, too
    follow();
}

void RegisterForm::focusFirst()
{
    const bool needsCode = !m_inviteField->isHidden() && m_invite->text().isEmpty();
    (needsCode ? m_invite : m_name)->setFocus();
}

void RegisterForm::submit()
{
    if (m_create->isBusy() || !m_create->isEnabled())
        return;
    ui::TextField* first = nullptr;
    const auto require = [&first](ui::TextField* field, bool good, const QString& message) {
        field->setError(good ? QString() : message);
        if (!good && !first)
            first = field;
    };
    const QString email = m_email->text().trimmed();
    require(m_name, !m_name->text().trimmed().isEmpty(), tr("Write the name that others will see."));
    require(m_email, email.contains(u'@'), tr("Write the whole address, with its ending."));
    const QString invite = codeIn(m_invite->text());
    require(m_invite, m_inviteField->isHidden() || !invite.isEmpty(),
        tr("Paste the code that you were sent with your invite."));
    const bool goodPassword = m_password->check();
    if (first || !goodPassword) {
        first ? first->setFocus() : m_password->setFocus();
        return;
    }
    RegisterBody body;
    body.email = email;
    body.password = m_password->text();
    body.displayName = m_name->text().trimmed();
    body.role = m_role->current() == 0 ? SignUpRole::Apprentice : SignUpRole::Mentor;
    body.locale = m_languages.current();
    if (const QByteArray zone = QTimeZone::systemTimeZoneId(); !zone.isEmpty())
        body.timeZone = QString::fromUtf8(zone);
    if (!m_inviteField->isHidden())
        body.inviteCode = invite;
    m_waiting = true;
    m_controller.registerAccount(body, m_stay->isChecked());
}

void RegisterForm::follow()
{
    const bool working = m_store.state() == SessionStore::State::Working;
    const bool good = m_store.serverState() == SessionStore::ServerState::Good;
    m_create->setBusy(working, tr("Creating"));
    m_create->setEnabled(good || working);
    m_inviteField->setVisible(
        good && (m_invited || m_store.serverInfo().registration == Registration::Invite));
    if (m_store.state() == SessionStore::State::SignedIn) {
        m_password->clear();
        m_waiting = false;
    }
    m_problem->hide();
    if (m_waiting && m_store.error())
        sayErrors(*m_store.error());
}

void RegisterForm::sayErrors(const ApiError& error)
{
    bool said = false;
    const auto say = [&said](ui::TextField* field, const QString& message) {
        field->setError(message);
        said = true;
    };
    if (error.is(ErrorCode::EmailTaken) || error.is(ErrorCode::InviteOtherEmail))
        say(m_email, ErrorWords::say(error));
    for (const ErrorCode code : {ErrorCode::InviteRequired, ErrorCode::InviteInvalid,
             ErrorCode::InviteExpired, ErrorCode::InviteUsed}) {
        if (error.is(code))
            say(m_invite, ErrorWords::say(error));
    }
    if (error.is(ErrorCode::WeakPassword))
        say(m_password->field(), ErrorWords::say(error));
    const std::pair<QString, ui::TextField*> places[]{{u"/displayName"_s, m_name}, {u"/email"_s, m_email},
        {u"/password"_s, m_password->field()}, {u"/inviteCode"_s, m_invite}};
    for (const auto& [pointer, field] : places) {
        if (const auto code = error.codeAt(pointer))
            say(field, ErrorWords::sayField(*code));
    }
    if (!said) {
        m_problem->setText(ErrorWords::say(error));
        m_problem->show();
    }
}

void RegisterForm::retranslate()
{
    m_role->setWords({tr("I want to learn"), tr("I want to mentor")});
    m_roleField->setLabel(tr("What for?"));
    m_nameField->setLabel(tr("Your name"));
    m_emailField->setLabel(tr("E-mail"));
    m_password->setLabel(tr("Password"));
    m_inviteField->setLabel(tr("Invite code"));
    m_stay->setText(tr("Stay signed in on this computer"));
    m_create->setText(tr("Create an account"));
    m_signIn->setText(tr("I have an account"));
    for (ui::TextField* field : {m_name, m_email, m_password->field(), m_invite})
        field->setError({});
    follow();
}

void RegisterForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gremio
