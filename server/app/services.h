// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/settings.h"
#include "server/storage/database.h"
#include "server/storage/event_bus.h"
#include "shared/core/clock.h"

#include <memory>

namespace gremio::app {

/// The database and the services of all domains, wired. What `serve` puts routes before, and what the other
/// commands call directly. The schema must be up to date.
class Services {
public:
    /// Throws StorageError or SettingsError.
    Services(const Settings& settings, const Clock& clock);
    ~Services();
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    const Clock& clock;
    storage::EventBus bus;
    std::unique_ptr<storage::Database> database;
};

/// The data directory, made with mode 0700 if it is not there. Throws SettingsError.
void ensureDataDir(const Settings& settings);

/// Throws SettingsError for what DatabaseUrl does not take.
storage::DatabaseUrl databaseUrl(const Settings& settings);

} // namespace gremio::app
