// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/directory/directory_fixture.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const MentorPage& page)
{
    QStringList names;
    for (const MentorCard& card : page.items)
        names.append(card.displayName);
    return names;
}

/// Four mentors, an apprentice who asks, and what the tests call them by.
struct SmallGuild {
    explicit SmallGuild(Engine engine)
        : f(engine)
    {
        f.write([&](auto& tx) {
            science = f.service.addCategory(tx, audit::Actor::server(), {u"Science"_s, u"Ciencia"_s}).id;
            arts = f.service.addCategory(tx, audit::Actor::server(), {u"Arts"_s, u"Artes"_s}).id;
        });
        ProfileBody body;
        body.headline = u"Ingeniera de Programación"_s;
        body.bio = u"Doy cursos sobre bases de datos y redes neuronales."_s;
        body.location = u"Bogotá"_s;
        body.skills = {u"Python"_s, u"Análisis de datos"_s};
        body.languages = {u"es"_s};
        body.categories = {science};
        ana = f.mentor(u"Ana Núñez"_s, body);
        body = {};
        body.headline = u"Teaches programming with C++"_s;
        body.bio = u"Stories of cities. The mouse ran after the mice."_s;
        body.location = u"Dublin"_s;
        body.skills = {u"C++"_s, u"Python"_s};
        body.languages = {u"en"_s, u"es"_s};
        body.categories = {science, arts};
        body.capacity = 1;
        ben = f.mentor(u"Ben O'Neill"_s, body);
        body = {};
        body.headline = u"Diseño y fotografía"_s;
        body.skills = {u"Fotografía"_s, u"Photography"_s};
        body.languages = {u"fr"_s};
        body.categories = {arts};
        cleo = f.mentor(u"Cleo Straße"_s, body);
        body = {};
        body.acceptsRequests = false;
        dan = f.mentor(u"Dan"_s, body);
        f.write([&](auto& tx) {
            f.service.setRating(tx, ana, 46, 10);
            f.service.setRating(tx, ben, 20, 5);
            f.service.setRating(tx, cleo, 23, 5);
            f.service.takePlace(tx, ben);
        });
        asker = f.apprentice(u"Luis"_s);
    }

    QStringList find(const MentorQuery& query) { return sorted(namesOf(f.find(asker, query))); }
    QStringList find(const QString& q)
    {
        MentorQuery query;
        query.q = q;
        return find(query);
    }
    static QStringList sorted(QStringList names)
    {
        names.sort();
        return names;
    }
    SkillId skill(const QString& name)
    {
        SkillQuery query;
        query.q = name;
        return f.read([&](auto& tx) { return f.service.skills(tx, query); }).items.at(0).id;
    }

    DirectoryFixture f;
    CategoryId science;
    CategoryId arts;
    UserId ana;
    UserId ben;
    UserId cleo;
    UserId dan;
    UserId asker;
};

const QString ana = u"Ana Núñez"_s;
const QString ben = u"Ben O'Neill"_s;
const QString cleo = u"Cleo Straße"_s;
const QString dan = u"Dan"_s;

} // namespace

class DirectorySearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWords_data() { engines(); }
    void findsWords()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        const std::pair<QString, QStringList> cases[] = {
            {u"programacion "_s, {ana, ben}}, // the stem that both languages share
            {u"programacio"_s, {ana}},
            {u"PROGRAMACIONES "_s, {ana, ben}},
            {u"program "_s, {ana, ben}},
            {u"prog"_s, {ana, ben}},
            {u"curso "_s, {ana}},
            {u"base de dato "_s, {ana}},
            {u"red neuronal "_s, {ana}},
            {u"story "_s, {ben}},
            {u"city story "_s, {ben}},
            {u"nunez"_s, {ana}},
            {u"nuñez"_s, {ana}},
            {u"strasse"_s, {cleo}},
            {u"o'neill"_s, {ben}},
            {u"bogota"_s, {ana}},
            {u"c++"_s, {ben}},
            {u"c# "_s, {}},
            {u"diseno"_s, {cleo}},
            {u"diseños "_s, {cleo}},
            {u"python"_s, {ana, ben}},
            {u"python bogo"_s, {ana}},
            {u"bogo python"_s, {}}, // only the last word may be unfinished
            {u"python fotografía"_s, {}},
            {u"the python"_s, {ana, ben}},
            {u"neuro"_s, {ana}},
            {u"ne"_s, {ben}}, // two letters begin names, not words of a bio
            {u"ran"_s, {ben}},
            {u"xyzzy"_s, {}},
            {QString(), {ana, ben, cleo, dan}},
            {u"   "_s, {ana, ben, cleo, dan}},
        };
        for (const auto& [q, expected] : cases)
            QVERIFY2(guild.find(q) == expected, qPrintable(q + u": "_s + guild.find(q).join(u", "_s)));
    }

    void filters_data() { engines(); }
    void filters()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        MentorQuery query;
        query.skill = {guild.skill(u"Python"_s)};
        QCOMPARE(guild.find(query), (QStringList{ana, ben}));
        query.skill.push_back(guild.skill(u"C++"_s));
        QCOMPARE(guild.find(query), QStringList{ben}); // all of the skills
        query = {};
        query.category = {guild.arts};
        QCOMPARE(guild.find(query), (QStringList{ben, cleo}));
        query.category.push_back(guild.science); // one of the shelves
        QCOMPARE(guild.find(query), (QStringList{ana, ben, cleo}));
        query = {};
        query.language = {u"fr"_s, u"en"_s};
        QCOMPARE(guild.find(query), (QStringList{ben, cleo}));
        query = {};
        query.minRating = 4.6;
        QCOMPARE(guild.find(query), (QStringList{ana, cleo}));
        query.minRating = 4.61;
        QCOMPARE(guild.find(query), QStringList());
        query.minRating = 1;
        QCOMPARE(guild.find(query), (QStringList{ana, ben, cleo}));
        query = {};
        query.q = u"pyth"_s;
        query.category = {guild.science};
        query.language = {u"es"_s};
        query.minRating = 4.5;
        query.skill = {guild.skill(u"Python"_s)};
        QCOMPARE(guild.find(query), QStringList{ana});
        query.category = {CategoryId::generate(guild.f.base.clock.now())};
        QCOMPARE(guild.find(query), QStringList());
    }

    void sorts_data() { engines(); }
    void sorts()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        const auto inOrder = [&](MentorSort sort) {
            MentorQuery query;
            query.sort = sort;
            return namesOf(guild.f.find(guild.asker, query));
        };
        QCOMPARE(inOrder(MentorSort::Name), (QStringList{ana, ben, cleo, dan}));
        QCOMPARE(inOrder(MentorSort::Newest), (QStringList{dan, cleo, ben, ana}));
        QCOMPARE(
            inOrder(MentorSort::Rating), (QStringList{ana, cleo, ben, dan})); // 4.6 of ten before 4.6 of five
    }

    void saysWhatFits_data() { engines(); }
    void saysWhatFits()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        ProfileBody wants;
        wants.skills = {u"python"_s};
        wants.goals = {u"Aprender fotografía"_s};
        wants.languages = {u"es"_s};
        const UserId asker = guild.f.apprentice(u"Rosa"_s, wants);
        const MentorPage page = guild.f.find(asker, {});
        QCOMPARE(page.total, 4);
        QVERIFY(page.totalIsExact && !page.nextCursor);
        QCOMPARE(namesOf(page), (QStringList{ana, ben, cleo, dan}));
        const MentorCard& first = page.items[0];
        QCOMPARE(first.match.score, 24 + 15 + 8 + 5);
        QCOMPARE(first.match.reasons[0], (MatchReason{MatchReasonKind::SharedSkills, {u"Python"_s}, 1}));
        QCOMPARE(first.match.reasons[1], (MatchReason{MatchReasonKind::Language, {u"es"_s}, 1}));
        QCOMPARE(first.rating, 4.6);
        QCOMPARE(first.ratingCount, 10);
        QCOMPARE(first.freePlaces, 3);
        QVERIFY(first.skills[0].matched && first.skills[0].name == u"Python"_s && !first.skills[1].matched);
        QCOMPARE(first.location, u"Bogotá"_s);
        QVERIFY(first.emailVerified);
        const MentorCard& full = page.items[1];
        QCOMPARE(full.freePlaces, 0);
        QCOMPARE(full.match.score, 24 + 15 + 5);
        const MentorCard& third = page.items[2];
        QCOMPARE(third.match.reasons[0], (MatchReason{MatchReasonKind::Goal, {u"Aprender fotografía"_s}, 1}));
        QVERIFY(!page.items[3].acceptsRequests && !page.items[3].rating);
        QCOMPARE(page.items[3].match.score, 0);

        const Mentor one =
            guild.f.read([&](auto& tx) { return guild.f.search.mentor(tx, asker, guild.ana); });
        QCOMPARE(one.card, first);
        QVERIFY(one.bio && one.bio->startsWith(u"Doy cursos"_s));
        QCOMPARE(one.categories.size(), std::size_t(1));
        QCOMPARE(one.capacity, 3);
        QCOMPARE(one.taken, 0);
    }

    void aMentorDoesNotFindOneself_data() { engines(); }
    void aMentorDoesNotFindOneself()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        for (const MentorSort sort : {MentorSort::Match, MentorSort::Rating, MentorSort::Name}) {
            MentorQuery query;
            query.sort = sort;
            query.limit = 1;
            QStringList seen;
            do {
                const MentorPage page = guild.f.find(guild.ben, query);
                QCOMPARE(page.total, 3);
                QVERIFY(page.items.size() <= 1);
                seen += namesOf(page);
                query.cursor = page.nextCursor;
            } while (query.cursor);
            seen.sort();
            QCOMPARE(seen, (QStringList{ana, cleo, dan}));
        }
        const Mentor self =
            guild.f.read([&](auto& tx) { return guild.f.search.mentor(tx, guild.ben, guild.ben); });
        QCOMPARE(self.card.displayName, ben);
    }

    void onlyMentorsAreThere_data() { engines(); }
    void onlyMentorsAreThere()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        for (const UserId id : {guild.asker, UserId::generate(guild.f.base.clock.now())})
            QCOMPARE(DirectoryFixture::problemOf([&] {
                guild.f.read([&](auto& tx) { return guild.f.search.mentor(tx, guild.asker, id); });
            }).code(),
                ErrorCode::NotFound);
        QCOMPARE(guild.find(u"luis"_s), QStringList());
    }

    void signsMeanNothingToTheEngines_data() { engines(); }
    void signsMeanNothingToTheEngines()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        for (const QString& q :
            {u"'\"*:()-^"_s, u"\""_s, u"'"_s, u"*"_s, u"()"_s, u"\\"_s, u"%_"_s, u"--"_s, u"&|!<->"_s})
            QCOMPARE(guild.find(q).size(), 4); // no words: as if nothing was asked
        for (const QString& q : {u"NEAR(python bogota, 2)"_s, u"python NOT c"_s, u"xyzzy OR python "_s,
                 u"search_text:python xyzzy"_s, u"python'; DROP TABLE profiles; --"_s,
                 u"\"python\" AND xyzzy"_s})
            QCOMPARE(guild.find(q), QStringList());
        for (const QString& q : {u"\"python\""_s, u"python*"_s, u"^python"_s, u"(python)"_s, u"-python"_s,
                 u"'python'"_s, u"python:"_s, u"\\python"_s})
            QCOMPARE(guild.find(q), (QStringList{ana, ben}));
        QCOMPARE(guild.find(u"p_py"_s), QStringList()); // our own terms cannot be asked for
        QCOMPARE(guild.find(u"m_"_s), QStringList());
    }

    void everyBoundHolds_data() { engines(); }
    void everyBoundHolds()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        QString words;
        for (int i = 0; i < 66; ++i)
            words += QChar(u'a' + i % 26) + u' ' + QChar(u'a' + i / 3);
        QVERIFY(guild.find(words).isEmpty());
        QVERIFY(guild.find(QString(200, u'x')).isEmpty());
        QVERIFY(guild.find(QString(200, u'語')).isEmpty());
        ProfileBody body;
        body.bio = QString(u"ñandú "_s).repeated(600) + QString(400, u'z');
        for (int i = 0; i < 30; ++i)
            body.skills.push_back(QString(58, QChar(u'a' + i % 26)) + QString::number(i));
        for (int i = 0; i < 10; ++i)
            body.goals.push_back(u"%1 "_s.arg(i).repeated(12) + QString(60, QChar(u'a' + i)));
        const UserId many = guild.f.mentor(u"Many"_s, body);
        QCOMPARE(guild.find(u"nandu"_s), QStringList{u"Many"_s});
        QCOMPARE(guild.find(QString(200, u'z')), QStringList{u"Many"_s});
        QCOMPARE(
            guild.f.find(many, {}).items.size(), std::size_t(4)); // with 30 skills and 10 goals as interests
    }

    void changesAreFoundAtOnce_data() { engines(); }
    void changesAreFoundAtOnce()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        ProfileBody body;
        body.headline = u"Cerámica"_s;
        guild.f.write([&](auto& tx) { return guild.f.service.replaceProfile(tx, guild.ana, body); });
        QCOMPARE(guild.find(u"ceramica"_s), QStringList{ana});
        QCOMPARE(guild.find(u"python"_s), QStringList{ben});
        QCOMPARE(guild.find(u""_s).size(), 4);
        MentorQuery query;
        query.minRating = 4.6;
        QCOMPARE(guild.find(query), (QStringList{ana, cleo})); // a profile's change leaves the rating
    }

    void aWrongCursorIsRefused_data() { engines(); }
    void aWrongCursorIsRefused()
    {
        QFETCH(Engine, engine);
        SmallGuild guild(engine);
        for (const MentorSort sort :
            {MentorSort::Match, MentorSort::Rating, MentorSort::Newest, MentorSort::Name}) {
            MentorQuery query;
            query.sort = sort;
            query.limit = 2;
            const QString good = guild.f.find(guild.asker, query).nextCursor.value();
            MentorQuery other = query;
            other.q = u"python"_s;
            other.cursor = good;
            QList<MentorQuery> wrong{other};
            for (const QString& cursor : {u"x"_s, u"bm9uc2Vuc2U"_s, u"e30"_s, good.chopped(3), u"'"_s}) {
                wrong.append(query);
                wrong.last().cursor = cursor;
            }
            for (const MentorQuery& one : wrong) {
                const Problem problem = DirectoryFixture::problemOf([&] { guild.f.find(guild.asker, one); });
                QCOMPARE(problem.code(), ErrorCode::ValidationFailed);
                QCOMPARE(problem.errors().front().pointer, QByteArray("?cursor"));
            }
            query.cursor = good;
            QCOMPARE(guild.f.find(guild.asker, query).items.size(), std::size_t(2));
        }
    }
};

QTEST_GUILESS_MAIN(DirectorySearchTest)
#include "directory_search_test.moc"
