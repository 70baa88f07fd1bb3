// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/settings.h"
#include "server/realtime/hub/hub.h"
#include "server/realtime/socketio/server.h"
#include "server/storage/event_bus.h"

namespace gremio::api {
struct EdgeRules;
}

namespace gremio::app {

realtime::HubOptions hubOptions(const Settings& settings);

socketio::ServerConfig socketConfig(const Settings& settings, const api::EdgeRules& rules);

/// Ties connections to accounts: they end when sign-ins do, and leave rows in the connection log. After
/// TokenAuthenticator::listen(), before EventBus::freeze().
void wireHub(realtime::Hub& hub, storage::EventBus& bus);

} // namespace gremio::app
