// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sweep.h"

#include <chrono>

namespace gremio::mentorship {

class MentorshipService;

/// Every now and then settles the requests that nobody answered in time. Several processes may do so at
/// once. Lives in a thread with an event loop; the work is done on the database's writers. Nothing waits for
/// it: to whoever looks or acts, a request is expired from its very millisecond on.
class ExpirySweep {
public:
    /// The first round is at once. Both outlive the last of the database's jobs.
    ExpirySweep(storage::Database& database, MentorshipService& service,
        std::chrono::milliseconds every = std::chrono::minutes(1));

private:
    storage::Sweep m_sweep;
};

} // namespace gremio::mentorship
