// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_set>

namespace gremio::storage {

/// What JobGroup::ahead() has done already, in Transaction::scratch(). On SQLite the jobs of these items
/// share its transaction and need no savepoint, since they do not fail; the others have one of their own
/// each.
struct DoneAhead {
    std::unordered_set<const void*> items;
};

} // namespace gremio::storage
