// SPDX-License-Identifier: GPL-3.0-or-later
// What joins reminders to the rest of the window.
#include "client/app/reminder_notices.h"
#include "client/app/signed_in_scope.h"
#include "client/scheduling/reminder_bar.h"
#include "client/scheduling/sessions_page.h"
#include "client/ui/link_button.h"
#include "client/ui/main_frame.h"
#include "client/ui/toast.h"
#include "client/words/error_words.h"

using namespace Qt::StringLiterals;

namespace gremio {

void SignedInScope::connectReminders()
{
    m_reminderNotices = std::make_unique<ReminderNotices>(ReminderNotices::Around{
        m_reminders, m_around.session, m_around.notifications, m_around.clock, *m_notices});
    auto* bar = new ReminderBar(m_reminders, m_around.session, m_around.clock);
    m_frame->addBanner(bar);
    const auto open = [this](const SessionId& id) { openSession(id); };
    connect(bar, &ReminderBar::openWanted, this, open);
    connect(bar, &ReminderBar::joinWanted, m_sessions, &SessionsPage::join);
    connect(m_reminderNotices.get(), &ReminderNotices::openWanted, this, open);
    connect(m_reminderNotices.get(), &ReminderNotices::joinWanted, m_sessions, &SessionsPage::join);
    const auto connected = [this, bar] { bar->setConnected(m_around.connection.isOnline()); };
    connect(&m_around.connection, &Connection::wentOnline, bar, connected);
    connect(&m_around.connection, &Connection::wentOffline, bar, connected);
    connected();
    connect(&m_line, &SocketIoClient::connected, &m_reminders,
        [this](bool recovered) { m_reminders.setLive(true, recovered); });
    connect(&m_line, &SocketIoClient::disconnected, &m_reminders, [this] { m_reminders.setLive(false); });
    connect(&m_preferences, &PreferencesSync::changed, &m_reminders, [this] {
        if (m_preferences.loaded().isLoaded())
            m_reminders.want(m_preferences.loaded().value.reminderMinutes);
    });
    connect(&m_preferences, &PreferencesSync::failed, this,
        [this](const ApiError& error) { toast(ErrorWords::say(error), true); });
    connect(&m_preferences, &PreferencesSync::saved, this, &SignedInScope::offerFormerPreferences);
}

void SignedInScope::offerFormerPreferences(const NotificationPreferences& former)
{
    if (m_takenBack == m_preferences.present()) {
        m_takenBack.reset();
        toast(tr("Reminders as before"));
        return;
    }
    m_takenBack.reset();
    ui::ToastMessage message;
    message.text = tr("Reminders saved");
    message.action = tr("Undo");
    message.actionIcon = ui::Icon::Undo;
    message.seconds = 8;
    message.onAction = [this, former] {
        m_takenBack = former;
        m_preferences.save(former);
    };
    m_frame->toasts()->show(message);
    if (ui::Toast* shown = m_frame->toasts()->current(); shown && shown->action())
        shown->action()->setObjectName(u"toastUndo"_s);
}

} // namespace gremio
