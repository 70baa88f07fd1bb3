// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/audit/audit_log.h"
#include "server/storage/database.h"
#include "shared/protocol/directory.h"

#include <optional>

namespace gremio::directory {

/// What a mentor has to give, as mentorship asks for it.
struct MentorStanding {
    bool acceptsRequests = false;
    int capacity = 0; ///< apprentices at a time
    int taken = 0; ///< now; more than the capacity once that was lowered
};

/// What people show of themselves, and mentors' places. Follows the accounts: listen() ties it to identity's
/// events. No state; any thread; everything happens in the transaction given.
class DirectoryService {
public:
    /// Keeps the profiles in step with the accounts, in the transactions that change those.
    static void listen(storage::EventBus& bus);

    /// Which constraints are which problems.
    static void registerConstraints(storage::ConstraintMap& map);

    /// NotFound for an account that is gone.
    Profile profile(storage::Transaction& tx, UserId user) const;

    /// Skills are found by their folded names, or made. Throws ValidationFailed for a category that is not.
    Profile replaceProfile(storage::Transaction& tx, UserId user, const ProfileBody& body) const;

    /// By name; `q` is the beginning of one of a skill's words, or of several.
    Page<Skill> skills(storage::Transaction& tx, const SkillQuery& query) const;

    CategoryList categories(storage::Transaction& tx) const;
    /// Throws NotFound.
    Category category(storage::Transaction& tx, CategoryId id) const;
    /// CategoryExists when another has the name in either language. Each change leaves a row in the audit
    /// log.
    Category addCategory(storage::Transaction& tx, const audit::Actor& by, const CategoryBody& body) const;
    Category replaceCategory(
        storage::Transaction& tx, const audit::Actor& by, CategoryId id, const CategoryBody& body) const;
    /// CategoryInUse while somebody stands on it.
    void removeCategory(storage::Transaction& tx, const audit::Actor& by, CategoryId id) const;

    /// Nothing when there is no such mentor, or others may not see them.
    std::optional<MentorStanding> standing(storage::Transaction& tx, UserId mentor) const;

    /// Counts one apprentice more if there is a place, by a conditional update, so that of two who want the
    /// last place one is refused. False when there is none.
    bool takePlace(storage::Transaction& tx, UserId mentor) const;

    /// Gives a taken place back.
    void releasePlace(storage::Transaction& tx, UserId mentor) const;

    /// Sets what the mentor's reviews add up to.
    void setRating(storage::Transaction& tx, UserId mentor, qint64 sum, int count) const;

    /// Brings what the profile repeats of the account up to date; makes the profile if there is none.
    void follow(storage::Transaction& tx, UserId user) const;
};

} // namespace gremio::directory
