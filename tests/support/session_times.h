// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"
#include "tests/support/test_database.h"

namespace gremio::test {

/// Does what a script asks for that cannot wait: a scheduled session of an hour starts at another time, as if
/// it had been booked for it. `begun ID`: eleven minutes ago, `over ID`: two hours ago, `near ID`: in five
/// minutes, and its reminder of a quarter of an hour before is due. False for any other request.
bool moveSession(TestDatabase& base, const QByteArray& request);

} // namespace gremio::test
