// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/profile.h"

#include <array>

namespace gremio {

/// Why somebody is a good match. The app says it in its own language.
enum class MatchReasonKind { SharedSkills, Goal, Language, Rating, FreePlaces };

template <>
struct EnumNames<MatchReasonKind> {
    static constexpr auto typeName = "MatchReasonKind";
    static constexpr std::array values{std::pair{MatchReasonKind::SharedSkills, "shared-skills"},
        std::pair{MatchReasonKind::Goal, "goal"}, std::pair{MatchReasonKind::Language, "language"},
        std::pair{MatchReasonKind::Rating, "rating"}, std::pair{MatchReasonKind::FreePlaces, "free-places"}};
};

struct MatchReason {
    MatchReasonKind kind = MatchReasonKind::SharedSkills;
    std::vector<QString> words;
    int count = 0;

    static constexpr auto typeName = "MatchReason";
    static constexpr auto fields()
    {
        return fieldList(field("kind", &MatchReason::kind, "What speaks for this mentor"),
            field("words", &MatchReason::words, "The skills, the goal or the language codes it is about"),
            field("count", &MatchReason::count, "How many: skills, languages, ratings or free places"));
    }
    bool operator==(const MatchReason&) const = default;
};

struct Match {
    int score = 0;
    std::vector<MatchReason> reasons;

    static constexpr auto typeName = "Match";
    static constexpr auto fields()
    {
        return fieldList(field("score", &Match::score, "0 to 100"),
            field("reasons", &Match::reasons, "The strongest first"));
    }
    bool operator==(const Match&) const = default;
};

struct MentorSkill {
    SkillId id;
    QString name;
    bool matched = false;

    static constexpr auto typeName = "MentorSkill";
    static constexpr auto fields()
    {
        return fieldList(field("id", &MentorSkill::id, "The skill"),
            field("name", &MentorSkill::name, "As people write it"),
            field("matched", &MentorSkill::matched,
                "Asked for by the search, or among the asker's own skills and goals"));
    }
    bool operator==(const MentorSkill&) const = default;
};

/// When somebody can be booked next.
struct NextSlot {
    Instant startsAt{};
    int minutes = 0;

    static constexpr auto typeName = "NextSlot";
    static constexpr auto fields()
    {
        return fieldList(field("startsAt", &NextSlot::startsAt, "When a session may start"),
            field("minutes", &NextSlot::minutes, "How long the mentor's shortest session takes"));
    }
    bool operator==(const NextSlot&) const = default;
};

/// One result of the search for mentors. Matched skills come first.
struct MentorCard {
    UserId id;
    QString displayName;
    bool emailVerified = false;
    std::optional<QString> headline;
    std::optional<QString> location;
    QString timeZone;
    std::vector<MentorSkill> skills;
    std::vector<QString> languages;
    std::optional<double> rating;
    int ratingCount = 0;
    int freePlaces = 0;
    bool acceptsRequests = true;
    Match match;
    std::vector<NextSlot> nextSlots;

    static constexpr auto typeName = "MentorCard";
    static constexpr auto fields()
    {
        return fieldList(field("id", &MentorCard::id, "The mentor's user id"),
            field("displayName", &MentorCard::displayName, "The name that others see"),
            field("emailVerified", &MentorCard::emailVerified, "Whether the e-mail address was confirmed"),
            field("headline", &MentorCard::headline, "Who the mentor is, in one line"),
            field("location", &MentorCard::location, "Where the mentor is"),
            field("timeZone", &MentorCard::timeZone, "IANA time zone"),
            field("skills", &MentorCard::skills, "What the mentor teaches"),
            field("languages", &MentorCard::languages, "ISO 639-1 codes"),
            field("rating", &MentorCard::rating, "1 to 5; absent without reviews"),
            field("ratingCount", &MentorCard::ratingCount, "How many reviews"),
            field("freePlaces", &MentorCard::freePlaces, "How many more apprentices the mentor takes now"),
            field("acceptsRequests", &MentorCard::acceptsRequests, "Whether new requests are welcome"),
            field("match", &MentorCard::match, "How well the mentor fits the asker, and why"),
            field("nextSlots", &MentorCard::nextSlots,
                "The next times, at most three, at which the asker could book them, none before the session "
                "of the one before it is over; in a search by free time those in that time"));
    }
    bool operator==(const MentorCard&) const = default;
};

/// GET /mentors/:id
struct Mentor {
    MentorCard card;
    std::optional<QString> bio;
    std::vector<Category> categories;
    int capacity = 0;
    int taken = 0;

    static constexpr auto typeName = "Mentor";
    static constexpr auto fields()
    {
        return fieldList(field("card", &Mentor::card, "What the search shows"),
            field("bio", &Mentor::bio, "Who the mentor is, in some paragraphs"),
            field("categories", &Mentor::categories, "The shelves the mentor stands on"),
            field("capacity", &Mentor::capacity, "How many apprentices at a time"),
            field("taken", &Mentor::taken, "How many apprentices now"));
    }
    bool operator==(const Mentor&) const = default;
};

} // namespace gremio
