// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/sign_ins_card.h"

#include "client/settings/account_controller.h"
#include "client/settings/settings_row.h"
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

SignInsCard::SignInsCard(const AccountStore& store, const SessionStore& session,
    AccountController& controller, const Clock& clock, QWidget* parent)
    : ui::Card(parent)
    , m_store(store)
    , m_session(session)
    , m_controller(controller)
    , m_clock(clock)
    , m_title(new ui::Label(QString(), ui::Type::Subtitle))
    , m_rows(new QVBoxLayout)
    , m_skeleton(new ui::Skeleton(2, ui::size::rowPerson))
    , m_error(new ui::ErrorState(QString(), QString()))
    , m_foot(new QWidget)
    , m_others(new ui::Button(QString()))
{
    setObjectName(u"signIns"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_title->setContentsMargins(16, 16, 16, 8);
    column->addWidget(m_title);
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
    column->addWidget(m_skeleton);
    column->addWidget(m_error);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 16);
    foot->setSpacing(ui::space::l);
    foot->addWidget(new ui::Rule);
    auto* button = new QHBoxLayout;
    button->setContentsMargins(16, 0, 16, 0);
    m_others->setObjectName(u"endOtherSignIns"_s);
    button->addWidget(m_others);
    button->addStretch(1);
    foot->addLayout(button);
    column->addWidget(m_foot);
    connect(m_others, &ui::Button::clicked, this, &SignInsCard::askOthers);
    connect(m_error, &ui::ErrorState::tryAgainClicked, &controller, &AccountController::loadSignIns);
    connect(&store, &AccountStore::signInsChanged, this, &SignInsCard::follow);
    follow();
}

void SignInsCard::follow()
{
    using State = AccountStore::SignIns::State;
    const auto& list = m_store.signIns();
    m_title->setText(tr("Where you are signed in"));
    m_skeleton->setVisible(list.state == State::Loading || list.state == State::Unasked);
    m_error->setVisible(list.state == State::Failed);
    if (list.state == State::Failed) {
        m_error->setWords(tr("Your sign-ins could not be loaded"), ErrorWords::say(list.error));
        m_error->setDetails(ErrorWords::details(list.error));
    }
    m_foot->setVisible(m_store.otherSignIns() > 1);
    m_others->setText(tr("End all others"));
    fill();
}

void SignInsCard::fill()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const Instant now = m_clock.now();
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    for (const SignInInfo& one : m_store.signIns().value) {
        auto* row = new SettingsRow(ui::Icon::Monitor);
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
        m_rows->addWidget(new ui::Rule);
        m_rows->addWidget(row);
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

void SignInsCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    ui::Card::changeEvent(event);
}

} // namespace gremio
