// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/live_updates.h"

#include "client/state/events_missed.h"

#include <QLoggingCategory>

#include <algorithm>

namespace gremio {

namespace {
Q_LOGGING_CATEGORY(live, "gremio.live")

/// Whoever books holds a slot first: what follows soon is one search.
constexpr std::chrono::seconds slotsPause(1);

/// Heals what nobody told, as ChatSync does for chats.
constexpr std::chrono::minutes compareEvery(5);
} // namespace

LiveUpdates::LiveUpdates(const Around& around, QObject* parent)
    : QObject(parent)
    , m_around(around)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(slotsPause);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_around.refresher.changed(Topic::Directory); });
    m_compare.setInterval(compareEvery);
    connect(&m_compare, &QTimer::timeout, this, &LiveUpdates::lookAgain);
    m_compare.start();
    connect(&around.line, &SocketIoClient::received, this, &LiveUpdates::take);
    connect(&around.line, &SocketIoClient::connected, this, [this](bool recovered) {
        if (recovered)
            return;
        m_around.refresher.lookAgain();
        // Roles may have changed: that closes the line, too.
        m_around.sessionController.reloadUser();
    });
}

void LiveUpdates::lookAgain()
{
    if (m_around.line.isConnected()) // otherwise the next connection does
        m_around.refresher.lookAgain();
}

bool LiveUpdates::isFound(const UserId& mentor) const
{
    const auto& found = m_around.directory.results().value.items;
    return std::any_of(found.begin(), found.end(), [&](const MentorCard& card) { return card.id == mentor; });
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
            const auto session = fromJson<Session>(payload, Reading::Tolerant);
            m_around.sessions.take(session);
            m_around.reviews.take(session);
        } else if (name == "review:changed") {
            m_around.reviews.take(fromJson<Review>(payload, Reading::Tolerant));
        } else if (name == "slots:changed") {
            const UserId mentor = fromJson<SlotsChanged>(payload, Reading::Tolerant).mentorId;
            m_around.sessions.takeSlots(mentor);
            // Mine were changed on another device, or the organisation closed a day.
            if (mentor == m_around.session.user().id)
                m_around.refresher.changed(Topic::Availability);
            if (isFound(mentor) && !m_soon.isActive())
                m_soon.start();
        } else if (name == "notification:new") {
            const auto notification = fromJson<Notification>(payload, Reading::Tolerant);
            if (notification.session)
                m_around.sessions.take(*notification.session);
            m_around.reminders.take(notification);
        } else if (name == "preferences:changed") {
            m_around.preferences.take(fromJson<NotificationPreferences>(payload, Reading::Tolerant));
        } else if (name == "profile:changed") {
            // A save needs the ETag that only an answer brings.
            m_around.refresher.changed(Topic::Profile);
            m_around.refresher.changed(Topic::Directory);
        } else if (name == "events:missed") {
            QTimer::singleShot(whenToLook(payload), this, &LiveUpdates::lookAgain);
        }
    } catch (const Problem& problem) {
        qCWarning(live, "%s cannot be read: %s", name.constData(), qUtf8Printable(problem.detail()));
    }
}

} // namespace gremio
