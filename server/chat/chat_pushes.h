// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/hub.h"
#include "server/storage/event_bus.h"
#include "shared/protocol/chat.h"

namespace gremio::chat {

/// Tells the people of a chat, once it is committed, what happened in it: message:sent to whoever wrote it
/// and message:receive to the others; message:edit, message:delete, message:delivered and message:read to
/// all; chat:changed to each as they see it.
class ChatPushes {
public:
    /// Declares what is told. The hub outlives what listen() ties to the bus.
    ChatPushes(realtime::EventTable& events, realtime::Hub& hub);
    void listen(storage::EventBus& bus) const;

private:
    realtime::Hub& m_hub;
    realtime::Tell<Message> m_sent;
    realtime::Tell<Message> m_receive;
    realtime::Tell<Message> m_edit;
    realtime::Tell<Message> m_delete;
    realtime::Tell<MarkMoved> m_delivered;
    realtime::Tell<MarkMoved> m_read;
    realtime::Tell<Chat> m_changed;
};

} // namespace gremio::chat
