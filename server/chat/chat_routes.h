// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/engine.h"

namespace gremio::api {
class RouteTable;
}

namespace gremio::chat {

/// /chats and what is under it, and GET /search/messages.
void addChatRoutes(api::RouteTable& routes, storage::Engine engine);

} // namespace gremio::chat
