// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/state_pushes.h"

namespace gremio::realtime {

struct StatePushes::State {
    struct Entry {
        Telling telling;
        bool again = false; ///< it changed since its reading began
    };
    std::mutex mutex;
    storage::Database* database = nullptr;
    std::map<Uuid, Entry> objects;
};

StatePushes::StatePushes()
    : m_state(std::make_shared<State>())
{
}

StatePushes::~StatePushes() = default;

void StatePushes::start(storage::Database& database)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->database = &database;
}

void StatePushes::changed(const Uuid& object, Telling telling)
{
    {
        const std::lock_guard lock(m_state->mutex);
        if (!m_state->database)
            return;
        const auto [entry, isNew] = m_state->objects.try_emplace(object);
        entry->second.telling = std::move(telling);
        if (!isNew) {
            entry->second.again = true;
            return;
        }
    }
    read(m_state, object);
}

void StatePushes::read(const std::shared_ptr<State>& state, const Uuid& object)
{
    Telling telling;
    storage::Database* database = nullptr;
    {
        const std::lock_guard lock(state->mutex);
        State::Entry& entry = state->objects.at(object);
        entry.again = false;
        telling = entry.telling;
        database = state->database;
    }
    database->read(telling, [state, object](const std::exception_ptr& failure) {
        {
            const std::lock_guard lock(state->mutex);
            const auto entry = state->objects.find(object);
            // A failure: the object is gone, or the database is away and clients look for themselves later.
            if (failure || !entry->second.again) {
                state->objects.erase(entry);
                return;
            }
        }
        read(state, object);
    });
}

} // namespace gremio::realtime
