// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/bus/redis/redis_url.h"

namespace gremio::bus {

/// Connects and publishes something that no process minds. What is wrong, for people; nothing when all is
/// well. Waits for some seconds at most.
std::optional<QString> complaintAbout(const RedisUrl& url);

} // namespace gremio::bus
