// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/mentor_search.h"
#include "server/scheduling/slot_finder.h"
#include "tests/server/scheduling/stage.h"

#include <algorithm>
#include <set>

namespace gremio::test {

/// A stage on which an apprentice looks for mentors.
class Searching : public Stage {
public:
    explicit Searching(Engine engine)
        : Stage(engine)
    {
        asker = people(1, Role::Apprentice).front();
    }

    MentorPage page(const MentorQuery& query)
    {
        return read([&](storage::Transaction& tx) { return search.find(tx, asker, query); });
    }

    static MentorQuery between(const char* from, const char* to)
    {
        MentorQuery query;
        query.availableFrom = at(from);
        query.availableTo = at(to);
        return query;
    }

    /// Everybody found, over as many pages as it takes; nobody twice.
    std::vector<MentorCard> all(MentorQuery query)
    {
        std::vector<MentorCard> cards;
        std::set<UserId> seen;
        for (int pages = 0; pages < 1000; ++pages) {
            const MentorPage one = page(query);
            if (one.items.size() > std::size_t(query.limit))
                qFatal("too many on a page");
            for (const MentorCard& card : one.items) {
                if (!seen.insert(card.id).second)
                    qFatal("somebody stands twice");
                cards.push_back(card);
            }
            if (!one.nextCursor) {
                if (one.total != int(cards.size()) || !one.totalIsExact)
                    qFatal("%d were told of, %d came", one.total, int(cards.size()));
                return cards;
            }
            query.cursor = one.nextCursor;
        }
        qFatal("no end");
    }

    std::set<UserId> found(const MentorQuery& query)
    {
        std::set<UserId> users;
        for (const MentorCard& card : all(query))
            users.insert(card.id);
        return users;
    }

    std::optional<NextSlot> next(UserId mentor)
    {
        const std::vector<NextSlot> all = nextAll(mentor);
        return all.empty() ? std::nullopt : std::optional(all.front());
    }

    std::vector<NextSlot> nextAll(UserId mentor)
    {
        return read(
            [&](storage::Transaction& tx) { return search.mentor(tx, asker, mentor).card.nextSlots; });
    }

    /// By the list of slots, which is computed for one mentor: the first with a whole session of the shortest
    /// length in the span, one after the other.
    std::vector<NextSlot> expected(UserId mentor, Instant from, Instant to)
    {
        return read([&](storage::Transaction& tx) {
            std::vector<NextSlot> found;
            const Availability week = scheduling::AvailabilityService::availability(tx, mentor);
            const int minutes = *std::min_element(week.lengths.begin(), week.lengths.end());
            for (Instant day = from; day < to + std::chrono::hours(24); day += std::chrono::hours(24) * 60) {
                SlotQuery query;
                query.timeZone = QStringLiteral("UTC");
                query.minutes = minutes;
                query.from = QString::fromLatin1(toRfc3339(day).first(10));
                query.to =
                    QString::fromLatin1(toRfc3339(std::min(day + std::chrono::hours(24) * 59, to)).first(10));
                for (const Slot& slot : availability.slots(tx, asker, mentor, query).items) {
                    const auto length = std::chrono::minutes(minutes);
                    const Instant first = found.empty() ? from : found.back().startsAt + length;
                    if (slot.startsAt >= first && slot.startsAt + length <= to && found.size() < 3)
                        found.push_back({slot.startsAt, minutes});
                }
            }
            return found;
        });
    }

    scheduling::SlotFinder finder;
    directory::MentorSearch search{&finder};
    UserId asker;
};

} // namespace gremio::test
