// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocket/flusher.h"

#include "server/realtime/websocket/channel.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace gremio::websocket {

void Flusher::add(Channel& channel)
{
    m_dirty.push_back(&channel);
    // As mailboxes do: behind the burst that is being handled, before the next.
    if (m_dirty.size() == 1)
        QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
}

void Flusher::forget(Channel& channel)
{
    std::replace(m_dirty.begin(), m_dirty.end(), &channel, static_cast<Channel*>(nullptr));
}

bool Flusher::event(QEvent* event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    for (std::size_t i = 0; i < m_dirty.size(); ++i) { // nobody adds meanwhile; some may be forgotten
        if (Channel* const channel = std::exchange(m_dirty[i], nullptr))
            channel->turnEnds();
    }
    m_dirty.clear();
    return true;
}

} // namespace gremio::websocket
