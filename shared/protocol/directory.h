// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/mentor.h"
#include "shared/protocol/paging.h"

namespace gremio {

enum class MentorSort { Match, Rating, Newest, Name };

template <>
struct EnumNames<MentorSort> {
    static constexpr auto typeName = "MentorSort";
    static constexpr std::array values{std::pair{MentorSort::Match, "match"},
        std::pair{MentorSort::Rating, "rating"}, std::pair{MentorSort::Newest, "newest"},
        std::pair{MentorSort::Name, "name"}};
};

namespace rules {
inline constexpr int availableDays = 31;
} // namespace rules

/// GET /mentors
struct MentorQuery {
    std::optional<QString> q;
    std::vector<SkillId> skill;
    std::vector<CategoryId> category;
    std::vector<QString> language;
    std::optional<double> minRating;
    std::optional<Instant> availableFrom;
    std::optional<Instant> availableTo;
    MentorSort sort = MentorSort::Match;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(field("q", &MentorQuery::q,
                             "Words of name, headline, bio, skills; the last one may be unfinished", Line{},
                             Length{0, 200}),
            field("skill", &MentorQuery::skill, "Has all of these skills", Items{0, 10}),
            field("category", &MentorQuery::category, "Stands on one of these shelves", Items{0, 10}),
            field("language", &MentorQuery::language, "Speaks one of these languages", Items{0, 10},
                each(LanguageCode{})),
            field("minRating", &MentorQuery::minRating, "Is rated at least so", Range{1, 5}),
            field("availableFrom", &MentorQuery::availableFrom,
                "Has a free slot from then on, with the whole of a session before `availableTo`; now if only "
                "that is there"),
            field("availableTo", &MentorQuery::availableTo,
                "After `availableFrom` and at most 31 days later; those 31 days if only that is there"),
            field("sort", &MentorQuery::sort, "The order; `match` if absent", MayBeAbsent{}),
            field("limit", &MentorQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &MentorQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

/// GET /mentors
struct MentorPage {
    std::vector<MentorCard> items;
    std::optional<QString> nextCursor;
    int total = 0;
    bool totalIsExact = true;

    static constexpr auto typeName = "MentorPage";
    static constexpr auto fields()
    {
        return fieldList(
            field("items", &MentorPage::items, "At most `limit` mentors, in the order of `sort`"),
            field("nextCursor", &MentorPage::nextCursor,
                "Give it as `cursor` to get what follows; absent on the last page"),
            field("total", &MentorPage::total, "How many mentors match"),
            field("totalIsExact", &MentorPage::totalIsExact,
                "False where more match than are looked at; in a search by free time until its last page"));
    }
};

} // namespace gremio
