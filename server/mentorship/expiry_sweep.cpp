// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mentorship/expiry_sweep.h"

#include "server/mentorship/mentorship_service.h"

namespace gremio::mentorship {

ExpirySweep::ExpirySweep(
    storage::Database& database, MentorshipService& service, std::chrono::milliseconds every)
    : m_sweep(database, every,
        [&service](storage::Transaction& tx, int limit) { return service.expire(tx, limit); })
{
}

} // namespace gremio::mentorship
