// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/settings_page.h"

#include "client/net/server_address.h"
#include "client/settings/access_keys_card.h"
#include "client/settings/account_controller.h"
#include "client/settings/account_dialogs.h"
#include "client/settings/calendar_feed_card.h"
#include "client/settings/export_panel.h"
#include "client/settings/notifications_card.h"
#include "client/settings/sign_ins_card.h"
#include "client/start/session_controller.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/dialog.h"
#include "client/ui/flow_layout.h"
#include "client/ui/form_field.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/page_header.h"
#include "client/ui/scroll_column.h"
#include "client/ui/segmented.h"
#include "client/ui/state_tag.h"
#include "client/ui/theme.h"
#include "client/words/error_words.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int widest = 640;

QVBoxLayout* cardColumn(ui::Card* card, ui::Label** title)
{
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::l);
    *title = new ui::Label(QString(), ui::Type::Subtitle);
    column->addWidget(*title);
    return column;
}

} // namespace

SettingsPage::SettingsPage(const Around& around, QWidget* parent)
    : ui::Page(parent)
    , m_around(around)
    , m_session(around.session)
    , m_languages(around.languages)
    , m_header(new ui::PageHeader(QString()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, ui::space::s, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(ui::space::xl, 0, ui::space::xl, 0);
    head->addWidget(m_header);
    column->addLayout(head);
    auto* scroll = new ui::ScrollColumn;
    auto* signIns = new SignInsCard(around.account, around.session, around.accountController, around.clock);
    auto* keys = new AccessKeysCard(around.account, around.session, around.accountController, around.clock);
    for (QWidget* card : std::initializer_list<QWidget*>{buildLook(),
             new NotificationsCard(around.notifications, around.preferences, around.session), buildAccount(),
             signIns, keys, new CalendarFeedCard(around.session, around.accountController, around.clock),
             buildData(), buildAbout()}) {
        card->setMaximumWidth(widest);
        scroll->column()->addWidget(card);
    }
    scroll->column()->addStretch(1);
    column->addWidget(scroll, 1);
    connect(&m_session, &SessionStore::userChanged, this, &SettingsPage::retranslate);
    connect(&m_session, &SessionStore::keepingChanged, this, &SettingsPage::retranslate);
    connect(&m_session, &SessionStore::serverChanged, this, &SettingsPage::retranslate);
    connect(&ui::Theme::of(this), &ui::Theme::changed, this, &SettingsPage::retranslate);
    connectAccount();
    retranslate();
}

void SettingsPage::connectAccount()
{
    const auto around = [this] {
        return AccountDialogs::Around{
            m_around.accountController, m_around.sessionController, m_session, this};
    };
    const auto done = [this](const QString& words) { Q_EMIT said(words, false); };
    connect(m_enterCode, &ui::Button::clicked, this, &SettingsPage::askForCode);
    connect(m_changeEmail, &ui::Button::clicked, this,
        [around, done] { AccountDialogs::changeEmail(around(), done); });
    connect(m_changePassword, &ui::Button::clicked, this,
        [around, done] { AccountDialogs::changePassword(around(), done); });
    connect(m_delete, &ui::Button::clicked, this,
        [this, around] { AccountDialogs::deleteAccount(around(), [this] { m_export->askWhere(); }); });
    AccountController* account = &m_around.accountController;
    connect(account, &AccountController::failed, this,
        [this](const ApiError& error) { Q_EMIT said(ErrorWords::say(error), true); });
    connect(account, &AccountController::exported, this,
        [this](const QString& file) { Q_EMIT said(tr("Your data is in %1").arg(file), false); });
    connect(account, &AccountController::exportFailed, this,
        [this](const QString& reason, const ApiError& error) {
            Q_EMIT said(reason.isEmpty() ? ErrorWords::say(error)
                                         : tr("The file could not be written: %1").arg(reason),
                true);
        });
}

void SettingsPage::refresh()
{
    m_around.accountController.loadSignIns();
    m_around.accountController.loadKeys();
    m_around.sessionController.reloadUser();
}

void SettingsPage::askForCode()
{
    AccountDialogs::verifyEmail({m_around.accountController, m_around.sessionController, m_session, this},
        m_session.user().email, [this](const QString& words) { Q_EMIT said(words, false); });
}

QWidget* SettingsPage::buildLook()
{
    auto* card = new ui::Card;
    QVBoxLayout* column = cardColumn(card, &m_lookTitle);
    m_theme = new ui::Segmented({QString(), QString(), QString()});
    m_theme->setObjectName(u"settingsTheme"_s);
    m_language = new ui::Segmented({QString(), QString(), QString()});
    m_language->setObjectName(u"settingsLanguage"_s);
    for (auto [choice, field] :
        {std::pair{m_theme, &m_themeField}, std::pair{m_language, &m_languageField}}) {
        // A row of segments is as wide as its words, not as the card.
        auto* left = new QWidget;
        auto* row = new QHBoxLayout(left);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(choice);
        row->addStretch(1);
        left->setFocusProxy(choice);
        *field = new ui::FormField(QString(), left);
        column->addWidget(*field);
    }
    connect(m_theme, &ui::Segmented::currentChanged, this,
        [this](int index) { ui::Theme::editable(this).setMode(static_cast<ui::Theme::Mode>(index)); });
    connect(m_language, &ui::Segmented::currentChanged, this,
        [this](int index) { m_languages.choose(static_cast<Languages::Choice>(index)); });
    return card;
}

QWidget* SettingsPage::buildAccount()
{
    auto* card = new ui::Card;
    QVBoxLayout* column = cardColumn(card, &m_accountTitle);
    auto* who = new QHBoxLayout;
    who->setSpacing(ui::space::s);
    m_email = new ui::ElidedLabel;
    m_email->setObjectName(u"settingsEmail"_s);
    m_verified = new ui::StateTag(QString());
    who->addWidget(m_email);
    who->addWidget(m_verified);
    who->addStretch(1);
    column->addLayout(who);
    m_keeping = new ui::IconLabel(ui::Icon::KeyRound, QString());
    auto* safety = new QWidget;
    auto* changes = new ui::FlowLayout(safety);
    m_enterCode = new ui::Button(QString());
    m_enterCode->setObjectName(u"enterCodeButton"_s);
    m_changeEmail = new ui::Button(QString());
    m_changeEmail->setObjectName(u"changeEmailButton"_s);
    m_changePassword = new ui::Button(QString());
    m_changePassword->setObjectName(u"changePasswordButton"_s);
    changes->addWidget(m_enterCode);
    changes->addWidget(m_changeEmail);
    changes->addWidget(m_changePassword);
    column->addWidget(safety);
    column->addWidget(new ui::Rule);
    column->addWidget(m_keeping);
    auto* buttons = new QWidget;
    auto* flow = new ui::FlowLayout(buttons);
    m_signOut = new ui::Button(QString());
    m_signOut->setObjectName(u"signOutButton"_s);
    m_signOut->setGlyph(ui::Icon::LogOut);
    m_everywhere = new ui::Button(QString());
    m_everywhere->setObjectName(u"signOutEverywhereButton"_s);
    flow->addWidget(m_signOut);
    flow->addWidget(m_everywhere);
    column->addWidget(buttons);
    connect(m_signOut, &ui::Button::clicked, this, &SettingsPage::signOutWanted);
    connect(m_everywhere, &ui::Button::clicked, this, &SettingsPage::askEverywhere);
    return card;
}

QWidget* SettingsPage::buildData()
{
    auto* card = new ui::Card;
    QVBoxLayout* column = cardColumn(card, &m_dataTitle);
    m_export = new ExportPanel(m_session, m_around.accountController, m_around.clock);
    column->addWidget(m_export);
    column->addWidget(new ui::Rule);
    m_delete = new ui::Button(QString());
    m_delete->setObjectName(u"deleteAccountButton"_s);
    column->addWidget(m_delete, 0, Qt::AlignLeft);
    return card;
}

QWidget* SettingsPage::buildAbout()
{
    auto* card = new ui::Card;
    QVBoxLayout* column = cardColumn(card, &m_aboutTitle);
    column->setSpacing(ui::space::xs);
    m_server = new ui::ElidedLabel(QString(), ui::Type::Body, ui::Color::Text2);
    m_version = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    column->addWidget(m_server);
    column->addWidget(m_version);
    return card;
}

void SettingsPage::askEverywhere()
{
    auto* dialog = new ui::Dialog(tr("Sign out everywhere?"), this);
    auto* words = new ui::Label(
        tr("Every device that is signed in with your account will have to sign in again, this one too."));
    words->setLines(0);
    dialog->content()->addWidget(words);
    dialog->addCancel();
    ui::Button* confirm = dialog->addButton(tr("Sign out everywhere"), ui::Button::Kind::Primary);
    confirm->setObjectName(u"confirmSignOutEverywhere"_s);
    confirm->setDefault(true);
    connect(confirm, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    connect(dialog, &ui::Dialog::accepted, this, &SettingsPage::signOutEverywhereWanted);
    dialog->open();
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

void SettingsPage::retranslate()
{
    m_header->setTitle(title());
    m_lookTitle->setText(tr("Look and language"));
    m_theme->setWords({tr("As the system"), tr("Light"), tr("Dark")});
    m_theme->setCurrent(static_cast<int>(ui::Theme::of(this).mode()));
    m_language->setWords(
        {tr("As the system"), Languages::ownName(UiLocale::English), Languages::ownName(UiLocale::Spanish)});
    m_language->setCurrent(static_cast<int>(m_languages.choice()));
    m_themeField->setLabel(tr("Theme"));
    m_languageField->setLabel(tr("Language"));
    m_accountTitle->setText(tr("Account"));
    const User& user = m_session.user();
    m_email->setText(user.email);
    m_verified->setState(user.emailVerified ? tr("Confirmed") : tr("Not confirmed"),
        user.emailVerified ? ui::StateTag::Kind::Success : ui::StateTag::Kind::Neutral);
    switch (m_session.keeping()) {
    case SessionStore::Keeping::Keychain:
        m_keeping->setText(tr("You stay signed in: the key is in the system keychain."));
        break;
    case SessionStore::Keeping::Unavailable:
        m_keeping->setText(tr("No system keychain here: you stay signed in while Gremio is open."));
        break;
    case SessionStore::Keeping::No:
        m_keeping->setText(tr("You stay signed in while Gremio is open."));
        break;
    }
    m_enterCode->setText(tr("Enter the code"));
    m_enterCode->setVisible(!user.emailVerified);
    m_changeEmail->setText(tr("Change e-mail"));
    m_changePassword->setText(tr("Change password"));
    m_dataTitle->setText(tr("Your data"));
    m_signOut->setText(tr("Sign out"));
    m_everywhere->setText(tr("Sign out everywhere"));
    m_delete->setText(tr("Delete account"));
    m_aboutTitle->setText(tr("Server"));
    const QString address = displayAddress(m_session.server());
    m_server->setText(m_session.serverState() == SessionStore::ServerState::Good
            ? tr("%1 · %2", "server's name, address").arg(m_session.serverInfo().name, address)
            : address);
    m_version->setText(tr("Server %1 · app %2", "versions")
                           .arg(m_session.serverInfo().version, QCoreApplication::applicationVersion()));
}

void SettingsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
    ui::Page::changeEvent(event);
}

} // namespace gremio
