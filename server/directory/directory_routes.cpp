// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/directory_routes.h"

#include "server/api/route_table.h"
#include "server/directory/directory_service.h"
#include "server/directory/mentor_search.h"

namespace gremio::directory {

namespace {

using api::Access;

struct MentorPath {
    UserId id;
    static constexpr auto fields() { return fieldList(field("id", &MentorPath::id, "The mentor's user id")); }
};

struct CategoryPath {
    CategoryId id;
    static constexpr auto fields() { return fieldList(field("id", &CategoryPath::id, "The category")); }
};

audit::Actor actor(const api::Caller& caller)
{
    return audit::Actor::user(caller.user);
}

void addProfileRoutes(api::RouteTable& routes, DirectoryService& service)
{
    routes.get("/profile", "getProfile")
        .tag("directory")
        .summary("What I show of myself, and what I am looking for")
        .access(Access::signedIn())
        .answers<Profile>()
        .read([&service](auto& call) { return service.profile(call.tx, call.caller.user); });

    routes.put("/profile", "replaceProfile")
        .tag("directory")
        .summary("Replace what I show of myself; what is absent is cleared")
        .access(Access::signedIn())
        .scope(AccessScope::WriteProfile)
        .body<ProfileBody>()
        .answers<Profile>()
        .replace([&service](auto& call) { return service.profile(call.tx, call.caller.user); },
            [&service](auto& call) { return service.replaceProfile(call.tx, call.caller.user, call.body); });

    routes.get("/skills", "listSkills")
        .tag("directory")
        .summary("Skills by name, or those that continue what somebody types")
        .access(Access::signedIn())
        .query<SkillQuery>()
        .answers<Page<Skill>>()
        .read([&service](auto& call) { return service.skills(call.tx, call.query); });
}

void addCategoryRoutes(api::RouteTable& routes, DirectoryService& service)
{
    routes.get("/categories", "listCategories")
        .tag("directory")
        .summary("All categories")
        .access(Access::signedIn())
        .answers<CategoryList>()
        .read([&service](auto& call) { return service.categories(call.tx); });

    routes.post("/categories", "addCategory")
        .tag("directory")
        .summary("Add a category")
        .access(Access::role(Role::Admin))
        .body<CategoryBody>()
        .answers<Category>(201)
        .problems({ErrorCode::CategoryExists})
        .write(
            [&service](auto& call) { return service.addCategory(call.tx, actor(call.caller), call.body); });

    routes.put("/categories/:id", "replaceCategory")
        .tag("directory")
        .summary("Rename a category")
        .access(Access::role(Role::Admin))
        .path<CategoryPath>()
        .body<CategoryBody>()
        .answers<Category>()
        .problems({ErrorCode::NotFound, ErrorCode::CategoryExists})
        .replace([&service](auto& call) { return service.category(call.tx, call.path.id); },
            [&service](auto& call) {
                return service.replaceCategory(call.tx, actor(call.caller), call.path.id, call.body);
            });

    routes.remove("/categories/:id", "removeCategory")
        .tag("directory")
        .summary("Remove a category that nobody stands on")
        .access(Access::role(Role::Admin))
        .path<CategoryPath>()
        .answersNothing()
        .problems({ErrorCode::NotFound, ErrorCode::CategoryInUse})
        .replace([&service](auto& call) { return service.category(call.tx, call.path.id); },
            [&service](auto& call) { service.removeCategory(call.tx, actor(call.caller), call.path.id); });
}

void addMentorRoutes(api::RouteTable& routes, MentorSearch& search)
{
    routes.get("/mentors", "findMentors")
        .tag("directory")
        .summary("Find mentors by words, skill, category, language, rating and free time")
        .description("Words are found in Spanish and English whatever their accents and endings; the last "
                     "one may be unfinished unless a space follows it. Sorted by `match`, hits are ranked "
                     "100 at a time, so a later page may begin with a better match than the one before "
                     "ended with; each comes once. A page may be shorter than `limit`, or even empty, "
                     "although more follow: go on while there is a `nextCursor`. By free time, a thousand "
                     "mentors at most are asked for a page.")
        .access(Access::signedIn())
        .query<MentorQuery>()
        .answers<MentorPage>()
        .read([&search](auto& call) { return search.find(call.tx, call.caller.user, call.query); });

    routes.get("/mentors/:id", "getMentor")
        .tag("directory")
        .summary("One mentor, and how well they fit me")
        .access(Access::signedIn())
        .path<MentorPath>()
        .answers<Mentor>()
        .problems({ErrorCode::NotFound})
        .read([&search](auto& call) { return search.mentor(call.tx, call.caller.user, call.path.id); });
}

} // namespace

void addDirectoryRoutes(api::RouteTable& routes, DirectoryService& service, MentorSearch& search)
{
    addProfileRoutes(routes, service);
    addCategoryRoutes(routes, service);
    addMentorRoutes(routes, search);
}

} // namespace gremio::directory
