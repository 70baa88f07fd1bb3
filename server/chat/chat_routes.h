// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::chat {

/// /chats and what is under it, and GET /search/messages.
void addChatRoutes(api::RouteTable& routes);

} // namespace gremio::chat
