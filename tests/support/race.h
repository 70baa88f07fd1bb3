// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"
#include "shared/core/problem.h"

#include <functional>
#include <map>
#include <optional>

namespace gremio::test {

inline constexpr int racers = 200;

/// How many of the racers came through (no code), and how many met which problem.
using Tally = std::map<std::optional<ErrorCode>, int>;

/// Every racer's job is on its way before anybody waits: from eight threads, through the real write path.
/// `run` is called with the racer's number, perhaps again; without `hint` any writer takes any job. Ends the
/// program when a racer does not come back or meets something else than a problem.
Tally race(storage::Database& database, int count,
    const std::function<void(int racer, storage::Transaction& tx)>& run,
    const std::function<storage::WriteHint(int racer)>& hint = {});

} // namespace gremio::test
