// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"
#include "shared/core/id.h"

#include <map>
#include <memory>
#include <mutex>

namespace gremio::realtime {

/// Tells what objects are after a commit changed them. Of one object there is one reading at a time, and
/// another one after it when the object changed meanwhile: so what is told last is what is true last. Any
/// thread.
class StatePushes {
public:
    /// Reads the object and tells it.
    using Telling = std::function<void(storage::Transaction& tx)>;

    StatePushes();
    ~StatePushes();

    /// Before this nothing is told. The database outlives what is told.
    void start(storage::Database& database);

    /// What several tellings of one object would tell is the same.
    void changed(const Uuid& object, Telling telling);

private:
    struct State;
    static void read(const std::shared_ptr<State>& state, const Uuid& object);
    std::shared_ptr<State> m_state;
};

} // namespace gremio::realtime
