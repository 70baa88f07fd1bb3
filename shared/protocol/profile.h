// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/paging.h"

namespace gremio {

/// What is taught or wanted.
struct Skill {
    SkillId id;
    QString name;

    static constexpr auto typeName = "Skill";
    static constexpr auto fields()
    {
        return fieldList(
            field("id", &Skill::id, "Never changes"), field("name", &Skill::name, "As people write it"));
    }
    bool operator==(const Skill&) const = default;
};

/// GET /skills: the list itself, or what continues a beginning of a word.
struct SkillQuery {
    std::optional<QString> q;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(field("q", &SkillQuery::q, "Only skills with a word that begins like this", Line{},
                             Length{0, 60}),
            field("limit", &SkillQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &SkillQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

/// A shelf of the directory, kept by admins, named in both languages.
struct Category {
    CategoryId id;
    QString nameEn;
    QString nameEs;

    static constexpr auto typeName = "Category";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Category::id, "Never changes"),
            field("nameEn", &Category::nameEn, "English name"),
            field("nameEs", &Category::nameEs, "Spanish name"));
    }
    bool operator==(const Category&) const = default;
};

struct CategoryBody {
    QString nameEn;
    QString nameEs;

    static constexpr auto typeName = "CategoryBody";
    static constexpr auto fields()
    {
        return fieldList(field("nameEn", &CategoryBody::nameEn, "English name", Line{}, Length{1, 60}),
            field("nameEs", &CategoryBody::nameEs, "Spanish name", Line{}, Length{1, 60}));
    }
};

struct CategoryList {
    std::vector<Category> items;

    static constexpr auto typeName = "CategoryList";
    static constexpr auto fields()
    {
        return fieldList(field("items", &CategoryList::items, "All of them, by English name"));
    }
};

/// GET /profile: what I show, and what I am looking for.
struct Profile {
    UserId userId;
    QString displayName;
    std::optional<QString> headline;
    std::optional<QString> bio;
    std::optional<QString> location;
    QString timeZone;
    std::vector<QString> goals;
    std::vector<Skill> skills;
    std::vector<QString> languages;
    std::vector<Category> categories;
    int capacity = 0;
    int taken = 0;
    bool acceptsRequests = true;

    static constexpr auto typeName = "Profile";
    static constexpr auto fields()
    {
        return fieldList(field("userId", &Profile::userId, "Whose profile it is"),
            field("displayName", &Profile::displayName, "The name that others see"),
            field("headline", &Profile::headline, "Who one is, in one line"),
            field("bio", &Profile::bio, "Who one is, in some paragraphs"),
            field("location", &Profile::location, "Where one is, as people say it"),
            field("timeZone", &Profile::timeZone, "IANA time zone"),
            field("goals", &Profile::goals, "What one wants to learn or reach"),
            field("skills", &Profile::skills, "What one teaches, or wants to learn"),
            field("languages", &Profile::languages, "ISO 639-1 codes of the languages one speaks"),
            field("categories", &Profile::categories, "The shelves one stands on"),
            field("capacity", &Profile::capacity, "Mentors: how many apprentices at a time"),
            field("taken", &Profile::taken, "Mentors: how many apprentices now"),
            field("acceptsRequests", &Profile::acceptsRequests, "Mentors: whether new requests are welcome"));
    }
    bool operator==(const Profile&) const = default;
};

/// PUT /profile: what is absent is cleared.
struct ProfileBody {
    std::optional<QString> headline;
    std::optional<QString> bio;
    std::optional<QString> location;
    std::vector<QString> goals;
    std::vector<QString> skills;
    std::vector<QString> languages;
    std::vector<CategoryId> categories;
    int capacity = 3;
    bool acceptsRequests = true;

    static constexpr auto typeName = "ProfileBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("headline", &ProfileBody::headline, "Who one is, in one line", Line{}, Length{0, 120}),
            field("bio", &ProfileBody::bio, "Who one is, in some paragraphs", Paragraphs{}, Length{0, 4000}),
            field(
                "location", &ProfileBody::location, "Where one is, as people say it", Line{}, Length{0, 80}),
            field("goals", &ProfileBody::goals, "What one wants to learn or reach", MayBeAbsent{},
                Items{0, 10}, Unique{}, each(Line{}, Length{1, 120})),
            field("skills", &ProfileBody::skills, "Names of skills; new ones are made", MayBeAbsent{},
                Items{0, 30}, Unique{}, each(Line{}, Length{1, 60})),
            field("languages", &ProfileBody::languages, "ISO 639-1 codes", MayBeAbsent{}, Items{0, 20},
                Unique{}, each(LanguageCode{})),
            field("categories", &ProfileBody::categories, "Ids of categories", MayBeAbsent{}, Items{0, 10},
                Unique{}),
            field("capacity", &ProfileBody::capacity, "Mentors: how many apprentices at a time",
                MayBeAbsent{}, Range{0, 500}),
            field("acceptsRequests", &ProfileBody::acceptsRequests,
                "Mentors: whether new requests are welcome", MayBeAbsent{}));
    }
};

} // namespace gremio
