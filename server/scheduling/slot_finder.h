// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/free_slots.h"
#include "server/scheduling/free_time.h"

#include <QCache>

#include <memory>
#include <mutex>

namespace gremio::scheduling {

namespace repository {
struct OfferRow;
}

/// The next free slots of many mentors, each among those of AvailabilityService::slots(). A
/// mentor's week is kept in memory until their schedule has another revision, which it has after every change
/// in whatever process, so that the usual look is three statements whoever many mentors there are: revisions,
/// the organisation's closed days, and when they all are elsewhere.
class SlotFinder : public directory::FreeSlots {
public:
    SlotFinder();

    QHash<UserId, std::vector<NextSlot>> next(storage::Transaction& tx, UserId asker,
        const std::vector<UserId>& mentors, const std::optional<directory::TimeSpan>& span) const override;

private:
    struct Known {
        qint64 rev = 0;
        Week week; ///< without the closed days
    };
    struct Offered;

    std::vector<Offered> offered(
        storage::Transaction& tx, UserId asker, const std::vector<UserId>& mentors) const;
    static void look(storage::Transaction& tx, UserId asker, const std::vector<Offered>& offers,
        const std::optional<directory::TimeSpan>& span, const Interval& ahead,
        QHash<UserId, std::vector<NextSlot>>& found);

    mutable std::mutex m_mutex;
    mutable QCache<UserId, std::shared_ptr<const Known>> m_known;
};

} // namespace gremio::scheduling
