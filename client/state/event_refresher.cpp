// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/event_refresher.h"

#include <utility>

namespace gremio {

void EventRefresher::follow(Topic topic, QObject* context, std::function<void()> look)
{
    m_followers.push_back({topic, context, std::move(look)});
}

void EventRefresher::setVisible(Topic topic, bool visible)
{
    const bool news = visible && !m_visible.contains(topic);
    if (visible)
        m_visible.insert(topic);
    else
        m_visible.erase(topic);
    if (news)
        changed(topic);
}

void EventRefresher::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) != paused && !paused)
        lookAgain();
}

void EventRefresher::changed(Topic topic)
{
    lookAt([topic](Topic candidate) { return candidate == topic; });
}

void EventRefresher::lookAgain()
{
    lookAt([](Topic) { return true; });
}

void EventRefresher::lookAt(const std::function<bool(Topic)>& wanted)
{
    if (m_paused)
        return;
    std::erase_if(m_followers, [](const Follower& follower) { return !follower.context; });
    const auto followers = m_followers;
    for (const Follower& follower : followers) {
        if (follower.context && wanted(follower.topic) && m_visible.contains(follower.topic))
            follower.look();
    }
}

} // namespace gremio
