// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/directory_service.h"
#include "server/scheduling/free_time.h"
#include "server/storage/event_bus.h"
#include "server/storage/transaction.h"
#include "shared/protocol/slot.h"

namespace gremio::scheduling {

/// Somebody's offered time, as booking needs it.
struct Offer {
    Availability availability;
    std::vector<Interval> free; ///< by their week and its exceptions, whatever is booked
};

/// When mentors can be met. Each call in the caller's transaction; what is not kept is thrown as Problem. Any
/// thread.
class AvailabilityService {
public:
    /// The directory outlives this.
    explicit AvailabilityService(const directory::DirectoryService& directory);

    /// What an account that goes offered goes with it.
    static void listen(storage::EventBus& bus);

    /// No blocks, and the zone of the account, before the first time.
    static Availability availability(storage::Transaction& tx, UserId mentor);
    /// ValidationFailed. What is booked stays booked.
    static Availability replace(storage::Transaction& tx, UserId mentor, const Availability& availability);

    static AvailabilityExceptionList exceptions(storage::Transaction& tx, UserId mentor);
    /// ValidationFailed, TooManyExceptions.
    static AvailabilityException addException(
        storage::Transaction& tx, UserId mentor, const AvailabilityExceptionBody& body);
    /// NotFound.
    static void removeException(storage::Transaction& tx, UserId mentor, AvailabilityExceptionId id);

    /// When a session with the mentor can be booked. NotFound; ValidationFailed for a range that is turned
    /// round or too long, and for minutes that the mentor does not offer.
    SlotList slots(storage::Transaction& tx, UserId asker, UserId mentor, const SlotQuery& query) const;

    /// Nothing while the mentor has offered no time.
    static std::optional<Offer> offer(storage::Transaction& tx, UserId mentor, const Interval& range);

private:
    const directory::DirectoryService& m_directory;
};

} // namespace gremio::scheduling
