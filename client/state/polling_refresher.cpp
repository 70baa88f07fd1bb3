// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/polling_refresher.h"

#include <utility>

namespace gremio {

PollingRefresher::PollingRefresher(std::chrono::milliseconds interval, QObject* parent)
    : Refresher(parent)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this,
        [this] { lookAt([this](Topic topic) { return m_visible.contains(topic); }); });
    m_timer.start();
}

void PollingRefresher::follow(Topic topic, QObject* context, std::function<void()> look)
{
    m_followers.push_back({topic, context, std::move(look)});
}

void PollingRefresher::setVisible(Topic topic, bool visible)
{
    const bool news = visible && !m_visible.contains(topic);
    if (visible)
        m_visible.insert(topic);
    else
        m_visible.erase(topic);
    if (news && !m_paused)
        lookAt([topic](Topic candidate) { return candidate == topic; });
}

void PollingRefresher::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused)
        return;
    if (paused) {
        m_timer.stop();
    } else {
        m_timer.start();
        lookAt([this](Topic topic) { return m_visible.contains(topic); });
    }
}

void PollingRefresher::lookAt(const std::function<bool(Topic)>& wanted)
{
    std::erase_if(m_followers, [](const Follower& follower) { return !follower.context; });
    const auto followers = m_followers;
    for (const Follower& follower : followers) {
        if (follower.context && wanted(follower.topic))
            follower.look();
    }
}

} // namespace gremio
