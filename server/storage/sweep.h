// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace gremio::storage {

/// Does a small chore every now and then: batch after batch until nothing is due. Several processes may do so
/// at once. Lives in a thread with an event loop; the work is done on the database's writers.
class Sweep {
public:
    /// Does at most `limit` rows of it; how many. May run again, so it only touches the database.
    using Chore = std::function<int(Transaction& tx, int limit)>;

    /// The first round is at once. The database outlives this; what `chore` refers to outlives the database's
    /// last job.
    Sweep(Database& database, std::chrono::milliseconds every, Chore chore);
    ~Sweep();

private:
    struct Round;
    QTimer m_timer;
    std::shared_ptr<Round> m_round;
};

} // namespace gremio::storage
