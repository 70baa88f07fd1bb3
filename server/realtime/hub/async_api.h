// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/events.h"

namespace gremio::realtime {

/// The AsyncAPI 3.1 description of every event, as the server sees it: it receives what clients say and sends
/// the rest. `version` is the server's.
QByteArray asyncApiDocument(const EventTable& events, const QByteArray& version);

} // namespace gremio::realtime
