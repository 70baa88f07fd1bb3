// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"
#include "shared/protocol/profile.h"

/// The rows of skills and of who has them. Static functions over the transaction given.
namespace gremio::directory::repository {

struct SkillRow {
    Skill skill;
    QString key;
};

/// Skills of these names in their order, found by their keys or made; of names with one key only the first.
std::vector<Skill> skillsNamed(storage::Transaction& tx, const std::vector<QString>& names);

/// In the order of the keys, after one. With a beginning (folded) only skills with a word that begins so.
std::vector<SkillRow> skillsAfter(
    storage::Transaction& tx, const QString& beginning, const QString& after, int most);

void setSkillsOfUser(storage::Transaction& tx, UserId user, const std::vector<Skill>& skills);

} // namespace gremio::directory::repository
