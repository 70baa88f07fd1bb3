// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/directory/directory_fixture.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

ProfileBody someBody()
{
    ProfileBody body;
    body.headline = u"Ingeniera de datos"_s;
    body.bio = u"Enseño análisis."_s;
    body.location = u"Bogotá"_s;
    body.goals = {u"Enseñar mejor"_s, u"Hablar en público"_s};
    body.skills = {u"Python"_s, u"Análisis de datos"_s};
    body.languages = {u"es"_s, u"en"_s};
    body.capacity = 4;
    return body;
}

QStringList namesOf(const std::vector<Skill>& skills)
{
    QStringList names;
    for (const Skill& skill : skills)
        names.append(skill.name);
    return names;
}

} // namespace

class DirectoryProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStatementIsUnderstood_data() { engines(); }
    void everyStatementIsUnderstood()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        QCOMPARE(f.base.brokenStatements(), QStringList());
    }

    void aNewAccountHasAProfile_data() { engines(); }
    void aNewAccountHasAProfile()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        const UserId user = f.write([&](auto& tx) {
            identity::accounts::NewAccount account;
            account.email = u"ana@example.org"_s;
            account.displayName = u"Ana"_s;
            account.timeZone = u"America/Lima"_s;
            account.passwordHash = "no hash";
            account.roles = {Role::Apprentice};
            return identity::accounts::create(tx, account);
        });
        const Profile profile = f.read([&](auto& tx) { return f.service.profile(tx, user); });
        QCOMPARE(profile.displayName, u"Ana"_s);
        QCOMPARE(profile.timeZone, u"America/Lima"_s);
        QCOMPARE(profile.capacity, 3);
        QVERIFY(profile.acceptsRequests && profile.skills.empty() && !profile.headline);
        QCOMPARE(DirectoryFixture::problemOf([&] {
            f.read([&](auto& tx) { return f.service.profile(tx, UserId::generate(f.base.clock.now())); });
        }).code(),
            ErrorCode::NotFound);
    }

    void replaceReplacesAll_data() { engines(); }
    void replaceReplacesAll()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        const UserId user = f.mentor(u"Ana"_s);
        const Category category = f.write([&](auto& tx) {
            return f.service.addCategory(tx, audit::Actor::server(), {u"Science"_s, u"Ciencia"_s});
        });
        ProfileBody body = someBody();
        body.categories = {category.id};
        const Profile full = f.write([&](auto& tx) { return f.service.replaceProfile(tx, user, body); });
        QCOMPARE(full, f.read([&](auto& tx) { return f.service.profile(tx, user); }));
        QCOMPARE(full.headline, body.headline);
        QCOMPARE(full.bio, body.bio);
        QCOMPARE(full.location, body.location);
        QCOMPARE(full.goals, body.goals);
        QCOMPARE(namesOf(full.skills), (QStringList{u"Python"_s, u"Análisis de datos"_s}));
        QCOMPARE(full.languages, body.languages);
        QCOMPARE(full.categories, std::vector{category});
        QCOMPARE(full.capacity, 4);

        const Profile bare = f.write([&](auto& tx) { return f.service.replaceProfile(tx, user, {}); });
        QVERIFY(!bare.headline && !bare.bio && !bare.location);
        QVERIFY(
            bare.goals.empty() && bare.skills.empty() && bare.languages.empty() && bare.categories.empty());
        QCOMPARE(bare.capacity, 3);
    }

    void skillsAreOneForEachName_data() { engines(); }
    void skillsAreOneForEachName()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        ProfileBody body;
        body.skills = {u"Programación"_s, u"C++"_s, u"C#"_s, u"C"_s};
        const UserId one = f.mentor(u"One"_s, body);
        body.skills = {u"c++"_s, u"PROGRAMACION"_s, u"programación"_s};
        const UserId two = f.mentor(u"Two"_s, body);
        const auto first = f.read([&](auto& tx) { return f.service.profile(tx, one); }).skills;
        const auto second = f.read([&](auto& tx) { return f.service.profile(tx, two); }).skills;
        QCOMPARE(first.size(), std::size_t(4));
        QCOMPARE(second, (std::vector{first[1], first[0]}));
    }

    void anUnknownCategoryIsToldByItsPlace_data() { engines(); }
    void anUnknownCategoryIsToldByItsPlace()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        const UserId user = f.mentor(u"Ana"_s, someBody());
        ProfileBody body;
        body.categories = {CategoryId::generate(f.base.clock.now())};
        const Problem problem = DirectoryFixture::problemOf(
            [&] { f.write([&](auto& tx) { return f.service.replaceProfile(tx, user, body); }); });
        QCOMPARE(problem.code(), ErrorCode::ValidationFailed);
        QCOMPARE(problem.errors().front().pointer, QByteArray("/categories/0"));
        QCOMPARE(f.read([&](auto& tx) { return f.service.profile(tx, user); }).headline, someBody().headline);
    }

    void suggestsSkills_data() { engines(); }
    void suggestsSkills()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        for (int part = 0; part < 8; ++part) {
            ProfileBody body;
            for (int i = 0; i < 25; ++i)
                body.skills.push_back(u"Oficio %1"_s.arg(part * 25 + i, 3, 10, QChar(u'0')));
            f.mentor(u"Many"_s, body);
        }
        ProfileBody body;
        body.skills = {u"Machine learning"_s, u"Learning design"_s, u"Ñandú"_s, u"C++"_s, u"100% 'SQL\"_"_s};
        f.mentor(u"Ana"_s, body);
        const auto ask = [&](const QString& q) {
            SkillQuery query;
            query.q = q;
            return namesOf(f.read([&](auto& tx) { return f.service.skills(tx, query); }).items);
        };
        QCOMPARE(ask(u"lear"_s), (QStringList{u"Learning design"_s, u"Machine learning"_s}));
        QCOMPARE(ask(u"MACHINE L"_s), QStringList{u"Machine learning"_s});
        QCOMPARE(ask(u"nan"_s), QStringList{u"Ñandú"_s});
        QCOMPARE(ask(u"c+"_s), QStringList{u"C++"_s});
        QCOMPARE(ask(u"100%"_s), QStringList{u"100% 'SQL\"_"_s});
        for (const QString& hostile : {u"%"_s, u"_"_s, u"\\"_s, u"arning"_s})
            QCOMPARE(ask(hostile).size(), 0);

        SkillQuery query;
        query.limit = 30;
        QStringList all;
        for (int pages = 0; pages < 20; ++pages) {
            const Page<Skill> page = f.read([&](auto& tx) { return f.service.skills(tx, query); });
            all += namesOf(page.items);
            if (!page.nextCursor)
                break;
            QCOMPARE(page.items.size(), std::size_t(30));
            query.cursor = page.nextCursor;
        }
        QCOMPARE(all.size(), 205);
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 205);
        query.cursor = u"bm9uc2Vuc2U"_s;
        const Problem problem = DirectoryFixture::problemOf(
            [&] { f.read([&](auto& tx) { return f.service.skills(tx, query); }); });
        QCOMPARE(problem.code(), ErrorCode::ValidationFailed);
        QCOMPARE(problem.errors().front().pointer, QByteArray("?cursor"));
    }

    void keepsCategories_data() { engines(); }
    void keepsCategories()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        const auto add = [&](const QString& en, const QString& es) {
            return f.write([&](auto& tx) {
                return f.service.addCategory(tx, audit::Actor::server(), {en, es});
            });
        };
        const Category science = add(u"Science"_s, u"Ciencia"_s);
        const Category arts = add(u"Arts"_s, u"Artes"_s);
        QCOMPARE(
            f.read([&](auto& tx) { return f.service.categories(tx); }).items, (std::vector{arts, science}));
        const auto codeOf = [](const std::function<void()>& job) {
            return DirectoryFixture::problemOf(job).code();
        };
        QCOMPARE(codeOf([&] { add(u"SCIENCE"_s, u"Otra"_s); }), ErrorCode::CategoryExists);
        QCOMPARE(codeOf([&] { add(u"Other"_s, u"ciencía"_s); }), ErrorCode::CategoryExists);
        const auto rename = [&](CategoryId id, const QString& en, const QString& es) {
            return f.write([&](auto& tx) {
                return f.service.replaceCategory(tx, audit::Actor::server(), id, {en, es});
            });
        };
        QCOMPARE(codeOf([&] { rename(arts.id, u"Science"_s, u"Artes"_s); }), ErrorCode::CategoryExists);
        QCOMPARE(rename(arts.id, u"Art"_s, u"Arte"_s).nameEn, u"Art"_s);
        const CategoryId nobody = CategoryId::generate(f.base.clock.now());
        QCOMPARE(codeOf([&] { rename(nobody, u"X"_s, u"Y"_s); }), ErrorCode::NotFound);

        ProfileBody body;
        body.categories = {science.id};
        const UserId user = f.mentor(u"Ana"_s, body);
        const auto remove = [&](CategoryId id) {
            f.write([&](auto& tx) { f.service.removeCategory(tx, audit::Actor::server(), id); });
        };
        QCOMPARE(codeOf([&] { remove(science.id); }), ErrorCode::CategoryInUse);
        QCOMPARE(codeOf([&] { remove(nobody); }), ErrorCode::NotFound);
        f.write([&](auto& tx) { return f.service.replaceProfile(tx, user, {}); });
        remove(science.id);
        remove(arts.id);
        QVERIFY(f.read([&](auto& tx) { return f.service.categories(tx); }).items.empty());
    }

    void countsPlaces_data() { engines(); }
    void countsPlaces()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        ProfileBody body;
        body.capacity = 2;
        const UserId mentor = f.mentor(u"Ana"_s, body);
        const auto take = [&] { return f.write([&](auto& tx) { return f.service.takePlace(tx, mentor); }); };
        QVERIFY(take());
        QVERIFY(take());
        QVERIFY(!take());
        body.capacity = 1; // lower than what is taken
        f.write([&](auto& tx) { return f.service.replaceProfile(tx, mentor, body); });
        const auto standing = f.read([&](auto& tx) { return f.service.standing(tx, mentor); });
        QCOMPARE(standing->capacity, 1);
        QCOMPARE(standing->taken, 2);
        for (int i = 0; i < 3; ++i) // one more than there are
            f.write([&](auto& tx) { f.service.releasePlace(tx, mentor); });
        QVERIFY(take());
        QVERIFY(!take());
        const UserId apprentice = f.apprentice(u"Luis"_s);
        QVERIFY(!f.read([&](auto& tx) { return f.service.standing(tx, apprentice); }));
    }

    void of200RacersThreeGetAPlace_data() { engines(); }
    void of200RacersThreeGetAPlace()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        ProfileBody body;
        body.capacity = 3;
        const UserId mentor = f.mentor(u"Ana"_s, body);
        std::vector<char> got(200, 0);
        std::atomic<int> failures = 0;
        QSemaphore done;
        for (char& mine : got) {
            f.database().write(
                [&](storage::Transaction& tx) { mine = f.service.takePlace(tx, mentor) ? 1 : 0; },
                [&](std::exception_ptr failure) {
                    failures += failure ? 1 : 0;
                    done.release();
                });
        }
        done.acquire(200);
        QCOMPARE(failures.load(), 0);
        QCOMPARE(std::count(got.begin(), got.end(), 1), 3);
        QCOMPARE(f.read([&](auto& tx) { return f.service.standing(tx, mentor); })->taken, 3);
    }

    void manyWhoMakeTheSameSkillsShareThem_data() { engines(); }
    void manyWhoMakeTheSameSkillsShareThem()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        std::vector<UserId> users;
        users.reserve(40);
        for (int i = 0; i < 40; ++i)
            users.push_back(f.mentor(u"Mentor %1"_s.arg(i)));
        std::atomic<int> failures = 0;
        QSemaphore done;
        for (std::size_t i = 0; i < users.size(); ++i) {
            f.database().write(
                [&, i](storage::Transaction& tx) {
                    ProfileBody body;
                    for (int s = 0; s < 10; ++s)
                        body.skills.push_back(u"Skill %1"_s.arg(i % 2 == 0 ? s : 9 - s));
                    f.service.replaceProfile(tx, users[i], body);
                },
                [&](std::exception_ptr failure) {
                    failures += failure ? 1 : 0;
                    done.release();
                });
        }
        done.acquire(int(users.size()));
        QCOMPARE(failures.load(), 0);
        const Page<Skill> page = f.read([&](auto& tx) { return f.service.skills(tx, {}); });
        QCOMPARE(page.items.size(), std::size_t(10));
    }

    void followsTheAccount_data() { engines(); }
    void followsTheAccount()
    {
        QFETCH(Engine, engine);
        DirectoryFixture f(engine);
        namespace accounts = identity::accounts;
        const UserId user = f.mentor(u"Ana"_s, someBody());
        const UserId asker = f.apprentice(u"Luis"_s);
        const auto found = [&](const QString& q) {
            MentorQuery query;
            query.q = q;
            return f.find(asker, query).items.size();
        };
        const auto visible = [&] {
            return DirectoryFixture::problemOf([&] {
                f.read([&](auto& tx) { return f.search.mentor(tx, asker, user); });
            }).code()
                != ErrorCode::NotFound;
        };
        QCOMPARE(found(u"ana"_s), std::size_t(1));
        QVERIFY(visible());

        f.write([&](auto& tx) { accounts::suspend(tx, user); });
        QCOMPARE(found(u"ana"_s), std::size_t(0));
        QVERIFY(!visible());
        f.write([&](auto& tx) { accounts::restore(tx, user); });
        QCOMPARE(found(u"ana"_s), std::size_t(1));

        f.write([&](auto& tx) { accounts::setRoles(tx, user, {Role::Apprentice}); });
        QCOMPARE(found(u"ana"_s), std::size_t(0));
        f.write([&](auto& tx) { accounts::setRoles(tx, user, {Role::Apprentice, Role::Mentor}); });
        QCOMPARE(found(u"ana"_s), std::size_t(1));

        f.write([&](auto& tx) { accounts::remove(tx, user); });
        QCOMPARE(found(u"ana"_s) + found(u"datos"_s) + found(u""_s), std::size_t(0));
        QVERIFY(!visible());
        const Profile gone = f.read([&](auto& tx) { return f.service.profile(tx, user); });
        QVERIFY(gone.displayName.isEmpty() && !gone.bio && !gone.headline && !gone.location);
        QVERIFY(gone.goals.empty() && gone.skills.empty() && gone.languages.empty());

        const UserId fresh =
            f.write([&](auto& tx) { return f.addUser(tx, u"Eva"_s, {Role::Mentor}, false); });
        const auto confirmed = [&] {
            return f.read([&](auto& tx) { return f.search.mentor(tx, asker, fresh); }).card.emailVerified;
        };
        QVERIFY(!confirmed());
        f.write([&](auto& tx) {
            QVERIFY(identity::repository::verifyEmail(tx, fresh, u"user3@example.org"_s));
            tx.raise(identity::EmailVerified{fresh});
        });
        QVERIFY(confirmed());
    }
};

QTEST_GUILESS_MAIN(DirectoryProfileTest)
#include "directory_profile_test.moc"
