// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/mentorship/request_controller.h"
#include "client/net/socket_io_client.h"
#include "client/reviews/review_controller.h"
#include "client/scheduling/sessions_controller.h"
#include "client/start/session_controller.h"
#include "client/state/directory_store.h"
#include "client/state/event_refresher.h"
#include "client/state/preferences_sync.h"
#include "client/state/reminders.h"

#include <QTimer>

namespace gremio {

/// Takes what the server tells about requests, mentorships, sessions, reviews, profiles and what is due to
/// where it belongs, and has all of it looked at again when events may have been missed. Chats have ChatSync.
class LiveUpdates : public QObject {
    Q_OBJECT

public:
    struct Around {
        SocketIoClient& line;
        const SessionStore& session;
        SessionController& sessionController;
        RequestController& requests;
        SessionsController& sessions;
        const DirectoryStore& directory;
        ReviewController& reviews;
        PreferencesSync& preferences;
        Reminders& reminders;
        EventRefresher& refresher;
    };

    explicit LiveUpdates(const Around& around, QObject* parent = nullptr);

private:
    void take(const QByteArray& name, const QByteArray& payload);
    void lookAgain();

    bool isFound(const UserId& mentor) const;

    Around m_around;
    QTimer m_compare;
    QTimer m_soon; ///< the next free slot on a card has changed
};

} // namespace gremio
