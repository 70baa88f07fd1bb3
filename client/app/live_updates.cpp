// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/live_updates.h"

#include <QLoggingCategory>

namespace gremio {

namespace {
Q_LOGGING_CATEGORY(live, "gremio.live")
}

LiveUpdates::LiveUpdates(const Around& around, QObject* parent)
    : QObject(parent)
    , m_around(around)
{
    connect(&around.line, &SocketIoClient::received, this, &LiveUpdates::take);
    connect(&around.line, &SocketIoClient::connected, this, [this](bool recovered) {
        if (recovered)
            return;
        m_around.refresher.lookAgain();
        // Roles may have changed: that closes the line, too.
        m_around.sessionController.reloadUser();
    });
}

void LiveUpdates::take(const QByteArray& name, const QByteArray& payload)
{
    try {
        if (name == "request:changed") {
            const auto request = fromJson<MentorshipRequest>(payload, Reading::Tolerant);
            const bool asked = request.mentor.id == m_around.session.user().id;
            m_around.requests.take(request, asked ? RequestDirection::In : RequestDirection::Out);
        } else if (name == "mentorship:changed") {
            m_around.requests.take(fromJson<Mentorship>(payload, Reading::Tolerant));
        } else if (name == "session:changed") {
            m_around.sessions.take(fromJson<Session>(payload, Reading::Tolerant));
        } else if (name == "slots:changed") {
            m_around.sessions.takeSlots(fromJson<SlotsChanged>(payload, Reading::Tolerant).mentorId);
        } else if (name == "profile:changed") {
            // A save needs the ETag that only an answer brings.
            m_around.refresher.changed(Topic::Profile);
            m_around.refresher.changed(Topic::Directory);
        }
    } catch (const Problem& problem) {
        qCWarning(live, "%s cannot be read: %s", name.constData(), qUtf8Printable(problem.detail()));
    }
}

} // namespace gremio
