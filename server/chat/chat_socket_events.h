// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/engine.h"

namespace gremio::realtime {
class EventTable;
}

namespace gremio::chat {

/// What clients say over a socket: message:send, :edit, :delete, :delivered, :read, :history and
/// chat:changes. The same calls as the routes'.
void addChatEvents(realtime::EventTable& events, storage::Engine engine);

} // namespace gremio::chat
