// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace gremio::realtime {

struct HubOptions {
    int eventsPerSecond = 20; ///< of one connection; 0: no limit
    int burst = 60; ///< at once
    std::size_t waiting = 200; ///< events of one connection that wait for earlier ones; more are refused
    int refusedPerMinute = 300; ///< connections of one address with tokens that are no good; 0: no limit
    std::chrono::milliseconds offlineAfter{3'000}; ///< somebody's last connection ended; a blink is not told
    std::chrono::milliseconds typingEnds{6'000};
    std::chrono::milliseconds typingEvery{1'000};
};

} // namespace gremio::realtime
