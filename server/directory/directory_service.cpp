// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/directory_service.h"

#include "server/api/cursor.h"
#include "server/directory/category_repository.h"
#include "server/directory/directory_events.h"
#include "server/directory/profile_repository.h"
#include "server/directory/skill_repository.h"
#include "server/identity/identity_events.h"
#include "server/text/folding.h"

using namespace Qt::StringLiterals;

namespace gremio::directory {

using storage::Transaction;

namespace {

struct SkillPlace {
    QString name;

    static constexpr auto fields() { return fieldList(field("name", &SkillPlace::name, "The last key")); }
};

/// Empty is as good as absent.
std::optional<QString> nonEmpty(const std::optional<QString>& text)
{
    return text && !text->isEmpty() ? text : std::nullopt;
}

QStringList toList(const std::vector<QString>& list)
{
    return {list.begin(), list.end()};
}

std::vector<CategoryId> idsOf(const std::vector<Category>& categories)
{
    std::vector<CategoryId> ids;
    ids.reserve(categories.size());
    for (const Category& category : categories)
        ids.push_back(category.id);
    return ids;
}

std::vector<AuditDetail> namesOf(const CategoryBody& body)
{
    return {{u"nameEn"_s, body.nameEn}, {u"nameEs"_s, body.nameEs}};
}

template <class... Events>
void followAt(storage::EventBus& bus)
{
    (bus.inTransaction<Events>(
         [](const Events& event, Transaction& tx) { DirectoryService().follow(tx, event.user); }),
        ...);
}

} // namespace

void DirectoryService::listen(storage::EventBus& bus)
{
    followAt<identity::UserRegistered, identity::UserChanged, identity::UserRolesChanged,
        identity::EmailVerified, identity::EmailChanged, identity::UserSuspended, identity::UserRestored,
        identity::UserDeleted>(bus);
}

void DirectoryService::registerConstraints(storage::ConstraintMap& map)
{
    map.add("categories_key_en", "categories.key_en", ErrorCode::CategoryExists);
    map.add("categories_key_es", "categories.key_es", ErrorCode::CategoryExists);
    map.add("user_categories_category", ErrorCode::CategoryInUse);
}

void DirectoryService::follow(Transaction& tx, UserId user) const
{
    const auto account = repository::account(tx, user);
    if (!account)
        return;
    repository::insertProfile(tx, user, account->createdAt);
    repository::lockProfile(tx, user);
    auto row = repository::profile(tx, user);
    if (!row)
        return;
    if (account->deleted) {
        repository::ProfileRow empty;
        empty.user = user;
        row = empty;
        repository::setSkillsOfUser(tx, user, {});
        repository::clearCategoriesOfUser(tx, user);
    }
    row->displayName = account->displayName;
    row->timeZone = account->timeZone;
    row->emailVerified = account->emailVerified;
    row->isMentor = account->isMentor;
    row->active = account->active;
    repository::updateProfile(tx, *row, idsOf(repository::categoriesOfUser(tx, user)));
    tx.raise(ProfileChanged{user});
}

Profile DirectoryService::profile(Transaction& tx, UserId user) const
{
    auto row = repository::profile(tx, user);
    if (!row)
        throw Problem(ErrorCode::NotFound);
    Profile profile;
    profile.userId = user;
    profile.displayName = row->displayName;
    profile.headline = row->headline;
    profile.bio = row->bio;
    profile.location = row->location;
    profile.timeZone = row->timeZone;
    profile.goals = {row->goals.begin(), row->goals.end()};
    profile.skills = std::move(row->skills);
    profile.languages = {row->languages.begin(), row->languages.end()};
    profile.categories = repository::categoriesOfUser(tx, user);
    profile.capacity = row->capacity;
    profile.taken = row->taken;
    profile.acceptsRequests = row->acceptsRequests;
    return profile;
}

Profile DirectoryService::replaceProfile(Transaction& tx, UserId user, const ProfileBody& body) const
{
    if (!repository::lockProfile(tx, user))
        throw Problem(ErrorCode::NotFound);
    auto row = repository::profile(tx, user);
    if (!row)
        throw Problem(ErrorCode::NotFound);
    row->headline = nonEmpty(body.headline);
    row->bio = nonEmpty(body.bio);
    row->location = nonEmpty(body.location);
    row->goals = toList(body.goals);
    row->languages = toList(body.languages);
    row->capacity = body.capacity;
    row->acceptsRequests = body.acceptsRequests;
    row->skills = repository::skillsNamed(tx, body.skills);
    repository::setSkillsOfUser(tx, user, row->skills);
    repository::clearCategoriesOfUser(tx, user);
    for (std::size_t i = 0; i < body.categories.size(); ++i) {
        if (!repository::addCategoryOfUser(tx, user, body.categories[i]))
            throw Problem::field("/categories/" + QByteArray::number(qsizetype(i)), "unknown",
                QStringLiteral("There is no such category."));
    }
    repository::updateProfile(tx, *row, body.categories);
    tx.raise(ProfileChanged{user});
    return profile(tx, user);
}

Page<Skill> DirectoryService::skills(Transaction& tx, const SkillQuery& query) const
{
    const auto place = api::fromCursor<SkillPlace>(query.cursor);
    const QString beginning = text::foldKey(query.q.value_or(QString()));
    auto rows = repository::skillsAfter(tx, beginning, place ? place->name : u""_s, query.limit + 1);
    Page<Skill> page;
    if (rows.size() > static_cast<std::size_t>(query.limit)) {
        rows.pop_back();
        page.nextCursor = api::toCursor(SkillPlace{rows.back().key});
    }
    for (repository::SkillRow& row : rows)
        page.items.push_back(std::move(row.skill));
    return page;
}

CategoryList DirectoryService::categories(Transaction& tx) const
{
    return {repository::categories(tx)};
}

Category DirectoryService::category(Transaction& tx, CategoryId id) const
{
    for (const Category& category : repository::categories(tx)) {
        if (category.id == id)
            return category;
    }
    throw Problem(ErrorCode::NotFound);
}

Category DirectoryService::addCategory(
    Transaction& tx, const audit::Actor& by, const CategoryBody& body) const
{
    Category category{CategoryId::generate(tx.now()), body.nameEn, body.nameEs};
    repository::insertCategory(tx, category);
    audit::append(tx, by, {AuditAct::CategoryAdded, category.id.toString(), namesOf(body)});
    return category;
}

Category DirectoryService::replaceCategory(
    Transaction& tx, const audit::Actor& by, CategoryId id, const CategoryBody& body) const
{
    Category category{id, body.nameEn, body.nameEs};
    if (!repository::updateCategory(tx, category))
        throw Problem(ErrorCode::NotFound);
    audit::append(tx, by, {AuditAct::CategoryChanged, id.toString(), namesOf(body)});
    return category;
}

void DirectoryService::removeCategory(Transaction& tx, const audit::Actor& by, CategoryId id) const
{
    if (repository::deleteCategory(tx, id)) {
        audit::append(tx, by, {AuditAct::CategoryRemoved, id.toString()});
        return;
    }
    throw Problem(repository::categoryExists(tx, id) ? ErrorCode::CategoryInUse : ErrorCode::NotFound);
}

std::optional<MentorStanding> DirectoryService::standing(Transaction& tx, UserId mentor) const
{
    return repository::standing(tx, mentor);
}

bool DirectoryService::takePlace(Transaction& tx, UserId mentor) const
{
    if (!repository::takePlace(tx, mentor))
        return false;
    tx.raise(ProfileChanged{mentor});
    return true;
}

void DirectoryService::releasePlace(Transaction& tx, UserId mentor) const
{
    repository::releasePlace(tx, mentor);
    tx.raise(ProfileChanged{mentor});
}

void DirectoryService::setRating(Transaction& tx, UserId mentor, qint64 sum, int count) const
{
    if (!repository::lockProfile(tx, mentor))
        throw Problem(ErrorCode::NotFound);
    auto row = repository::profile(tx, mentor);
    if (!row)
        throw Problem(ErrorCode::NotFound);
    row->ratingSum = sum;
    row->ratingCount = count;
    repository::updateProfile(tx, *row, idsOf(repository::categoriesOfUser(tx, mentor)));
    tx.raise(ProfileChanged{mentor});
}

} // namespace gremio::directory
