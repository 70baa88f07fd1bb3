// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"
#include "shared/protocol/profile.h"

/// The rows of categories and of who stands on them. Static functions over the transaction given.
namespace gremio::directory::repository {

std::vector<Category> categories(storage::Transaction& tx);
std::vector<Category> categoriesOfUser(storage::Transaction& tx, UserId user);

/// Throw Problem(CategoryExists) by the constraint.
void insertCategory(storage::Transaction& tx, const Category& category);
bool updateCategory(storage::Transaction& tx, const Category& category);
/// False when it is in use or is not there.
bool deleteCategory(storage::Transaction& tx, CategoryId id);
bool categoryExists(storage::Transaction& tx, CategoryId id);

void clearCategoriesOfUser(storage::Transaction& tx, UserId user);
/// False when there is no such category.
bool addCategoryOfUser(storage::Transaction& tx, UserId user, CategoryId category);

} // namespace gremio::directory::repository
