// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/category_repository.h"

#include "server/text/folding.h"

namespace gremio::directory::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement allCategories("directory/categories");
constexpr Statement categoriesOfOne("directory/categories_of_user");
constexpr Statement insertCategoryRow("directory/insert_category");
constexpr Statement updateCategoryRow("directory/update_category");
constexpr Statement deleteCategoryRow("directory/delete_category");
constexpr Statement categoryById("directory/category_exists");
constexpr Statement clearUserCategories("directory/clear_user_categories");
constexpr Statement insertUserCategory("directory/insert_user_category");

Category categoryFrom(const Query& row)
{
    return {row.get<CategoryId>(0), row.get<QString>(1), row.get<QString>(2)};
}

qint64 write(Transaction& tx, const Statement& statement, const Category& category)
{
    return tx.query(statement)
        .bind("id", category.id)
        .bind("nameEn", category.nameEn)
        .bind("nameEs", category.nameEs)
        .bind("keyEn", text::foldKey(category.nameEn))
        .bind("keyEs", text::foldKey(category.nameEs))
        .exec();
}

} // namespace

std::vector<Category> categories(Transaction& tx)
{
    return tx.query(allCategories).all(categoryFrom);
}

std::vector<Category> categoriesOfUser(Transaction& tx, UserId user)
{
    return tx.query(categoriesOfOne).bind("user", user).all(categoryFrom);
}

void insertCategory(Transaction& tx, const Category& category)
{
    write(tx, insertCategoryRow, category);
}

bool updateCategory(Transaction& tx, const Category& category)
{
    return write(tx, updateCategoryRow, category) == 1;
}

bool deleteCategory(Transaction& tx, CategoryId id)
{
    return tx.query(deleteCategoryRow).bind("id", id).exec() == 1;
}

bool categoryExists(Transaction& tx, CategoryId id)
{
    return tx.query(categoryById).bind("id", id).exists();
}

void clearCategoriesOfUser(Transaction& tx, UserId user)
{
    tx.query(clearUserCategories).bind("user", user).exec();
}

bool addCategoryOfUser(Transaction& tx, UserId user, CategoryId category)
{
    return tx.query(insertUserCategory).bind("user", user).bind("category", category).exec() == 1;
}

} // namespace gremio::directory::repository
