// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/access_keys_card.h"

#include "client/settings/account_controller.h"
#include "client/settings/create_access_key.h"
#include "client/settings/settings_row.h"
#include "client/ui/button.h"
#include "client/ui/dialog.h"
#include "client/ui/error_state.h"
#include "client/ui/label.h"
#include "client/ui/skeleton.h"
#include "client/words/error_words.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

AccessKeysCard::AccessKeysCard(const AccountStore& store, const SessionStore& session,
    AccountController& controller, const Clock& clock, QWidget* parent)
    : ui::Card(parent)
    , m_store(store)
    , m_session(session)
    , m_controller(controller)
    , m_clock(clock)
    , m_title(new ui::Label(QString(), ui::Type::Subtitle))
    , m_explanation(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
    , m_rows(new QVBoxLayout)
    , m_skeleton(new ui::Skeleton(1, ui::size::rowPerson))
    , m_error(new ui::ErrorState(QString(), QString()))
    , m_create(new ui::Button(QString()))
{
    setObjectName(u"accessKeys"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 17);
    column->setSpacing(0);
    m_title->setContentsMargins(16, 16, 16, 4);
    m_explanation->setContentsMargins(16, 0, 16, 12);
    m_explanation->setLines(0);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
    column->addWidget(m_skeleton);
    column->addWidget(m_error);
    column->addWidget(new ui::Rule);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(16, 16, 16, 0);
    m_create->setObjectName(u"createAccessKey"_s);
    m_create->setGlyph(ui::Icon::Plus);
    foot->addWidget(m_create);
    foot->addStretch(1);
    column->addLayout(foot);
    connect(m_create, &ui::Button::clicked, this,
        [this] { CreateAccessKey::ask(m_controller, m_session.has(Role::Admin), m_clock, this); });
    connect(m_error, &ui::ErrorState::tryAgainClicked, &controller, &AccountController::loadKeys);
    connect(&store, &AccountStore::keysChanged, this, &AccessKeysCard::follow);
    follow();
}

void AccessKeysCard::follow()
{
    using State = AccountStore::Keys::State;
    const auto& list = m_store.keys();
    m_title->setText(tr("Access keys"));
    m_explanation->setText(
        tr("With a key a script or another program acts in your name. Make one for each, so that you can "
           "take it back without the others noticing."));
    m_create->setText(tr("Create a key"));
    m_create->setEnabled(list.isLoaded());
    m_skeleton->setVisible(list.state == State::Loading || list.state == State::Unasked);
    m_error->setVisible(list.state == State::Failed);
    if (list.state == State::Failed) {
        m_error->setWords(tr("Your access keys could not be loaded"), ErrorWords::say(list.error));
        m_error->setDetails(ErrorWords::details(list.error));
    }
    fill();
}

QString AccessKeysCard::about(const AccessKey& key) const
{
    const Instant now = m_clock.now();
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    QStringList words;
    for (const AccessScope scope : key.scopes)
        words << CreateAccessKey::words(scope);
    QStringList said{words.join(u", "_s)};
    said << (key.lastUsedAt ? tr("Last used: %1").arg(TimeWords::ago(*key.lastUsedAt, now, zone))
                            : tr("Never used"));
    if (key.expiresAt)
        said << (*key.expiresAt <= now
                ? tr("expired")
                : tr("until %1", "a date").arg(TimeWords::date(*key.expiresAt, now, zone)));
    return said.join(u" · "_s);
}

void AccessKeysCard::fill()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const AccessKey& key : m_store.keys().value) {
        auto* row = new SettingsRow(ui::Icon::KeyRound);
        row->setWords(key.name, about(key));
        row->action()->setObjectName(u"revokeAccessKey"_s);
        row->action()->setText(tr("Revoke"));
        row->action()->setAccessibleName(tr("Revoke %1").arg(key.name));
        row->action()->setBusy(m_store.isEnding(key.id), tr("Revoking"));
        connect(row->action(), &ui::Button::clicked, this, [this, key] { askRevoke(key); });
        m_rows->addWidget(new ui::Rule);
        m_rows->addWidget(row);
    }
}

void AccessKeysCard::askRevoke(const AccessKey& key)
{
    auto* dialog = new ui::Dialog(tr("Revoke “%1”?").arg(key.name), this);
    auto* words = new ui::Label(tr("Whatever uses this key stops working at once."));
    words->setLines(0);
    dialog->content()->addWidget(words);
    dialog->addCancel();
    ui::Button* confirm = dialog->addButton(tr("Revoke"), ui::Button::Kind::Danger);
    confirm->setObjectName(u"confirmRevokeAccessKey"_s);
    connect(confirm, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    connect(dialog, &ui::Dialog::accepted, this, [this, id = key.id] { m_controller.endKey(id); });
    dialog->open();
}

void AccessKeysCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    ui::Card::changeEvent(event);
}

} // namespace gremio
