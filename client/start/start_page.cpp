// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/start/start_page.h"

#include "client/start/recovery_form.h"
#include "client/start/register_form.h"
#include "client/start/server_card.h"
#include "client/start/session_controller.h"
#include "client/start/sign_in_form.h"
#include "client/ui/chip.h"
#include "client/ui/first_start_panel.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/menu.h"
#include "client/ui/scroll_column.h"
#include "client/ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int columnWidth = 384;
}

StartPage::StartPage(
    const SessionStore& store, SessionController& controller, Languages& languages, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_controller(controller)
    , m_languages(languages)
    , m_panel(new ui::FirstStartPanel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_panel);
    auto* side = new QVBoxLayout;
    side->setSpacing(0);
    row->addLayout(side, 1);
    side->addWidget(buildHead());
    side->addWidget(buildColumn(), 1);
    connect(&store, &SessionStore::changed, this, &StartPage::follow);
    connect(&store, &SessionStore::serverChanged, this, &StartPage::follow);
    connect(&ui::Theme::of(this), &ui::Theme::changed, this, &StartPage::retranslate);
    connect(&store, &SessionStore::signedOut, this, [this] { showForm(m_signIn); });
    showForm(m_signIn);
}

QWidget* StartPage::buildHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(ui::space::xl, ui::space::l, 17, 0);
    row->setSpacing(ui::space::l);
    row->addStretch();
    m_languageMenu = new ui::Menu(this);
    for (const UiLocale locale : {UiLocale::English, UiLocale::Spanish}) {
        QAction* action = m_languageMenu->addItem(ui::Icon::None, Languages::ownName(locale));
        connect(action, &QAction::triggered, this, [this, locale] {
            m_languages.choose(
                locale == UiLocale::English ? Languages::Choice::English : Languages::Choice::Spanish);
        });
    }
    m_language = new ui::Chip(QString(), ui::Chip::Kind::Dropdown);
    m_language->setObjectName(u"startLanguage"_s);
    m_language->setQuiet(true);
    m_language->setGlyph(ui::Icon::Globe);
    m_language->setMenu(m_languageMenu);
    row->addWidget(m_language);
    m_theme = new ui::IconButton(ui::Icon::Moon, QString());
    m_theme->setObjectName(u"startTheme"_s);
    connect(m_theme, &ui::IconButton::clicked, this, [this] {
        ui::Theme& theme = ui::Theme::editable(this);
        theme.setMode(theme.isDark() ? ui::Theme::Mode::Light : ui::Theme::Mode::Dark);
    });
    row->addWidget(m_theme);
    return head;
}

QWidget* StartPage::buildColumn()
{
    auto* scroll = new ui::ScrollColumn;
    m_title = new ui::Label(QString(), ui::Type::Title);
    m_subtitle = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_server = new ServerCard(m_store, m_controller);
    m_signIn = new SignInForm(m_store, m_controller);
    m_register = new RegisterForm(m_store, m_controller, m_languages);
    m_recovery = new RecoveryForm(m_store, m_controller);

    auto* column = new QWidget;
    column->setFixedWidth(columnWidth);
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, ui::space::xxl);
    rows->setSpacing(0);
    rows->addWidget(m_title);
    rows->addSpacing(5);
    rows->addWidget(m_subtitle);
    rows->addSpacing(ui::space::xl);
    rows->addWidget(m_server);
    rows->addSpacing(ui::space::l);
    rows->addWidget(m_signIn);
    rows->addWidget(m_register);
    rows->addWidget(m_recovery);
    connect(m_signIn, &SignInForm::createAccountWanted, this, [this] { showForm(m_register); });
    connect(m_register, &RegisterForm::signInWanted, this, [this] { showForm(m_signIn); });
    connect(m_signIn, &SignInForm::forgottenWanted, this, [this] {
        m_recovery->begin(m_signIn->email());
        showForm(m_recovery);
    });
    connect(m_recovery, &RecoveryForm::stepChanged, this, &StartPage::retranslate);
    connect(m_recovery, &RecoveryForm::signInWanted, this, [this] { showForm(m_signIn); });
    connect(m_recovery, &RecoveryForm::succeeded, this, [this] {
        m_signIn->setEmail(m_recovery->email());
        setNotice(tr("Your password is new. Sign in with it."));
        showForm(m_signIn);
    });

    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(column);
    middle->addStretch();
    scroll->column()->addStretch(1);
    scroll->column()->addLayout(middle);
    scroll->column()->addStretch(1);
    return scroll;
}

void StartPage::setEmail(const QString& email)
{
    m_signIn->setEmail(email);
}

void StartPage::beginReset(const QString& code)
{
    m_recovery->beginWithCode(code);
    showForm(m_recovery);
}

void StartPage::beginInvited(const QString& code)
{
    m_register->setInvite(code);
    showForm(m_register);
}

void StartPage::setNotice(const QString& notice, const QString& problem)
{
    m_signIn->setNotice(notice, problem);
}

void StartPage::showForm(QWidget* form)
{
    m_signIn->setVisible(form == m_signIn);
    m_register->setVisible(form == m_register);
    m_recovery->setVisible(form == m_recovery);
    retranslate();
    focusFirst();
}

void StartPage::focusFirst()
{
    if (!isVisible())
        return;
    if (m_server->isEditing())
        m_server->edit();
    else if (!m_register->isHidden())
        m_register->focusFirst();
    else if (!m_recovery->isHidden())
        m_recovery->focusFirst();
    else
        m_signIn->focusFirst();
}

void StartPage::follow()
{
    // While a kept sign-in is resumed there is nothing to type.
    setEnabled(m_store.state() != SessionStore::State::Resuming);
    retranslate();
}

void StartPage::retranslate()
{
    if (!m_recovery->isHidden()) {
        const bool asking = m_recovery->step() == RecoveryForm::Step::Ask;
        m_title->setText(asking ? tr("Forgotten password") : tr("New password"));
        m_subtitle->setText(
            asking ? tr("A mail will bring you a code for a new one.") : tr("With the code from the mail."));
    } else if (!m_register->isHidden()) {
        m_title->setText(tr("Create an account"));
        m_subtitle->setText(tr("on your organisation’s Gremio"));
    } else {
        m_title->setText(tr("Sign in"));
        m_subtitle->setText(m_store.state() == SessionStore::State::Resuming
                ? tr("Signing in with what is kept in the keychain …")
                : tr("to your organisation’s Gremio"));
    }
    m_language->setText(Languages::ownName(m_languages.current()));
    m_language->setAccessibleName(tr("Language: %1").arg(m_language->text()));
    const bool dark = ui::Theme::of(this).isDark();
    m_theme->setGlyph(dark ? ui::Icon::Sun : ui::Icon::Moon);
    m_theme->setName(dark ? tr("Light theme") : tr("Dark theme"));
}

void StartPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StartPage::resizeEvent(QResizeEvent* event)
{
    m_panel->fitTo(width());
    QWidget::resizeEvent(event);
}

void StartPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    focusFirst();
}

} // namespace gremio
