// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/message_notices.h"
#include "client/state/reminders.h"
#include "client/state/session_store.h"

namespace gremio {

/// Reminds of sessions outside the window: notifications that lead to the session and can be snoozed. In
/// quiet hours only the bar in the window does.
class ReminderNotices : public QObject {
    Q_OBJECT

public:
    struct Around {
        Reminders& reminders;
        const SessionStore& session;
        const NotificationSettings& settings;
        const Clock& clock;
        MessageNotices& notices; ///< whose tray and window it uses
    };

    explicit ReminderNotices(const Around& around, QObject* parent = nullptr);

Q_SIGNALS:
    void joinWanted(const gremio::SessionId& id);
    void openWanted(const gremio::SessionId& id);

private:
    void tell(const Session& session);
    void act(const QString& key, const QString& action);

    Around m_around;
};

} // namespace gremio
