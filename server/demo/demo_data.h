// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/mentorship.h"
#include "shared/protocol/role.h"
#include "shared/protocol/session.h"

#include <chrono>
#include <vector>

/// Who lives in the demo, and what they asked each other. All texts are UTF-8 and made up.
namespace gremio::demo {

struct Shelf {
    const char* en;
    const char* es;
};

struct DemoPerson {
    const char* key; ///< also the part of the e-mail address before the @
    const char* name;
    std::vector<Role> roles;
    UiLocale locale = UiLocale::English;
    const char* timeZone;
    const char* location;
    const char* headline;
    const char* bio;
    std::vector<const char*> skills;
    std::vector<const char*> languages;
    std::vector<const char*> goals;
    std::vector<const char*> shelves; ///< English names
    int capacity = 3; ///< mentors only
    bool acceptsRequests = true; ///< as it is now; all did when they joined
    int joinedDaysAgo = 0;
};

/// Times count back from now.
struct DemoRequest {
    const char* apprentice;
    const char* mentor;
    const char* message;
    std::vector<const char*> skills;
    std::chrono::minutes sent{};
    RequestStatus outcome = RequestStatus::Pending;
    std::chrono::minutes settled{}; ///< expired ones know it themselves
    const char* reason = nullptr; ///< declined ones
    std::chrono::minutes ended{}; ///< of the mentorship; zero: it goes on
    bool endedByMentor = false;
};

struct DemoLine {
    enum class Act { Say, Edit, Delete, Delivered, Read };

    const char* who; ///< key of one of the chat's
    std::chrono::minutes ago{};
    const char* text; ///< Say, Edit
    Act act = Act::Say;
    qint64 seq = 0; ///< Say: what it answers; Edit, Delete: which one; Delivered, Read: all so far
};

struct DemoChat {
    std::vector<const char*> people; ///< keys; the first one opens a group
    const char* title = nullptr; ///< of a group; otherwise the one chat of two in a mentorship
    std::vector<DemoLine> lines;
};

/// A mentor's free time, by the mentor's clock.
struct DemoBlock {
    int weekday;
    const char* from;
    const char* to;
};

struct DemoWeek {
    const char* mentor;
    std::vector<DemoBlock> blocks;
    std::vector<int> lengths;
    int pause = 0; ///< minutes after each session
};

/// Rating 0: not written.
struct DemoReview {
    int rating = 0;
    const char* words = nullptr;
};

/// Proposed by the mentor; all but proposals are confirmed.
struct DemoSession {
    enum class End { Scheduled, Proposed, Completed, Cancelled, Missed };

    const char* mentor;
    const char* apprentice;
    int day = 0; ///< from today
    const char* time = nullptr; ///< in Madrid; of other days than today
    std::chrono::minutes length{};
    const char* agenda = nullptr;
    End end = End::Scheduled;
    SessionMedium medium = SessionMedium::Video;
    std::chrono::minutes later{}; ///< today: so long after the next quarter of an hour
    DemoReview ofMentor{}; ///< of completed ones; written the same evening
    DemoReview ofApprentice{}; ///< the day after, as far as that is over
    const char* movedFrom = nullptr; ///< a time on the same day, until the apprentice wanted another
};

std::vector<Shelf> shelves();
DemoPerson admin();
std::vector<DemoPerson> mentors(); ///< 12
std::vector<DemoPerson> apprentices(); ///< 20
std::vector<DemoRequest> requests();
std::vector<DemoChat> chats();
std::vector<DemoWeek> weeks();
std::vector<DemoSession> sessions();

} // namespace gremio::demo
