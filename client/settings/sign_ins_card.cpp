// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/sign_ins_card.h"

#include "client/settings/account_controller.h"
#include "client/settings/settings_row.h"
#include "client/ui/dialog.h"
#include "client/ui/label.h"
#include "client/words/time_words.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

SignInsCard::SignInsCard(const AccountStore& store, const SessionStore& session,
    AccountController& controller, const Clock& clock, QWidget* parent)
    : SettingsList(2, parent)
    , m_store(store)
    , m_session(session)
    , m_controller(controller)
    , m_clock(clock)
{
    setObjectName(u"signIns"_s);
    button()->setObjectName(u"endOtherSignIns"_s);
    connect(button(), &ui::Button::clicked, this, &SignInsCard::askOthers);
    connect(this, &SettingsList::tryAgainClicked, &controller, &AccountController::loadSignIns);
    connect(&store, &AccountStore::signInsChanged, this, &SignInsCard::follow);
    follow();
}

void SignInsCard::follow()
{
    using State = AccountStore::SignIns::State;
    const auto& list = m_store.signIns();
    setWords(tr("Where you are signed in"));
    setLoading(list.state == State::Loading || list.state == State::Unasked);
    setError(tr("Your sign-ins could not be loaded"), list.state == State::Failed ? &list.error : nullptr);
    setFootVisible(m_store.otherSignIns() > 1);
    button()->setText(tr("End all others"));
    fill();
}

void SignInsCard::fill()
{
    clear();
    const Instant now = m_clock.now();
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    for (const SignInInfo& one : m_store.signIns().value) {
        SettingsRow* row = addLine(ui::Icon::Monitor);
        const QString device = one.device.isEmpty() ? tr("A program that does not say its name") : one.device;
        QStringList about;
        about << (one.current ? tr("In use now")
                              : tr("Last used: %1").arg(TimeWords::ago(one.lastUsedAt, now, zone)));
        about << tr("since %1", "a day: 12 May").arg(TimeWords::date(one.createdAt, now, zone));
        if (!one.address.isEmpty())
            about << one.address;
        row->setWords(device, about.join(u" · "_s));
        row->setTag(one.current ? tr("This window") : QString());
        row->action()->setObjectName(u"endSignIn"_s);
        row->action()->setVisible(!one.current);
        row->action()->setText(tr("End this one"));
        row->action()->setAccessibleName(tr("End the sign-in of %1").arg(device));
        row->action()->setBusy(m_store.isEnding(one.id), tr("Ending"));
        connect(
            row->action(), &ui::Button::clicked, this, [this, id = one.id] { m_controller.endSignIn(id); });
    }
}

void SignInsCard::askOthers()
{
    auto* dialog = new ui::Dialog(tr("End all other sign-ins?"), this);
    auto* words =
        new ui::Label(tr("Every other device and window will have to sign in again. This one stays."));
    words->setLines(0);
    dialog->content()->addWidget(words);
    dialog->addCancel();
    ui::Button* confirm = dialog->addButton(tr("End all others"), ui::Button::Kind::Primary);
    confirm->setObjectName(u"confirmEndOtherSignIns"_s);
    connect(confirm, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    connect(dialog, &ui::Dialog::accepted, &m_controller, &AccountController::endOtherSignIns);
    dialog->open();
}

} // namespace gremio
