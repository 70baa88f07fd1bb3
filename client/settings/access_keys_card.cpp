// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/access_keys_card.h"

#include "client/settings/account_controller.h"
#include "client/settings/create_access_key.h"
#include "client/settings/settings_row.h"
#include "client/ui/button.h"
#include "client/ui/dialog.h"
#include "client/ui/label.h"
#include "client/words/time_words.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

AccessKeysCard::AccessKeysCard(const AccountStore& store, const SessionStore& session,
    AccountController& controller, const Clock& clock, QWidget* parent)
    : SettingsList(1, parent)
    , m_store(store)
    , m_session(session)
    , m_controller(controller)
    , m_clock(clock)
{
    setObjectName(u"accessKeys"_s);
    button()->setObjectName(u"createAccessKey"_s);
    button()->setGlyph(ui::Icon::Plus);
    connect(button(), &ui::Button::clicked, this,
        [this] { CreateAccessKey::ask(m_controller, m_session.has(Role::Admin), m_clock, this); });
    connect(this, &SettingsList::tryAgainClicked, &controller, &AccountController::loadKeys);
    connect(&store, &AccountStore::keysChanged, this, &AccessKeysCard::follow);
    follow();
}

void AccessKeysCard::follow()
{
    using State = AccountStore::Keys::State;
    const auto& list = m_store.keys();
    setWords(tr("Access keys"),
        tr("With a key a script or another program acts in your name. Make one for each, so that you can "
           "take it back without the others noticing."));
    button()->setText(tr("Create a key"));
    button()->setEnabled(list.isLoaded());
    setLoading(list.state == State::Loading || list.state == State::Unasked);
    setError(tr("Your access keys could not be loaded"), list.state == State::Failed ? &list.error : nullptr);
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
    clear();
    for (const AccessKey& key : m_store.keys().value) {
        SettingsRow* row = addLine(ui::Icon::KeyRound);
        row->setWords(key.name, about(key));
        row->action()->setObjectName(u"revokeAccessKey"_s);
        row->action()->setText(tr("Revoke"));
        row->action()->setAccessibleName(tr("Revoke %1").arg(key.name));
        row->action()->setBusy(m_store.isEnding(key.id), tr("Revoking"));
        connect(row->action(), &ui::Button::clicked, this, [this, key] { askRevoke(key); });
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

} // namespace gremio
