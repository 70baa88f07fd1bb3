// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/match_score.h"
#include "server/directory/search_expression.h"
#include "server/directory/search_place.h"
#include "server/directory/search_question.h"
#include "server/directory/search_terms.h"

#include <QTest>

using namespace gremio;
using namespace gremio::directory;
using namespace Qt::StringLiterals;

namespace {

const Instant now = instantFromMillis(1'790'000'000'000);

SearchableMentor someMentor()
{
    SearchableMentor mentor;
    mentor.displayName = u"Íñigo Núñez"_s;
    mentor.headline = u"Ingeniero de datos"_s;
    mentor.bio = u"Enseño análisis."_s;
    mentor.skills = {{SkillId::generate(now), u"C++"_s}, {SkillId::generate(now), u"Machine learning"_s}};
    mentor.categories = {CategoryId::generate(now)};
    mentor.languages = {u"es"_s, u"en"_s};
    mentor.ratingHundredths = 467;
    mentor.place = searchPlace(UserId::generate(now), {});
    return mentor;
}

bool matches(const QStringList& terms, const SearchExpression& expression)
{
    for (const QStringList& any : expression.all) {
        if (std::none_of(any.begin(), any.end(), [&](const QString& term) { return terms.contains(term); }))
            return false;
    }
    return true;
}

bool finds(const QStringList& terms, const QString& q)
{
    MentorQuery query;
    query.q = q;
    return matches(terms, expressionFor(query, Phrase::question(q)));
}

} // namespace

class DirectoryTermsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWordIsFound()
    {
        const QStringList terms = searchText(someMentor()).split(u' ');
        QCOMPARE(QSet<QString>(terms.begin(), terms.end()).size(), terms.size());
        QVERIFY(!terms.contains(QString()));
        for (const QString& q : {u"inigo"_s, u"ÍÑIGO NÚÑEZ"_s, u"dato "_s, u"ingenieros "_s, u"analisis"_s,
                 u"c++"_s, u"machine learn"_s, u"learns "_s, u"in"_s, u"análi"_s, u"de "_s, u""_s, u"?!"_s})
            QVERIFY2(finds(terms, q), qPrintable(q));
        for (const QString& q : {u"ini "_s, u"c "_s, u"c# "_s, u"pintura"_s, u"nunez pintura"_s, u"an "_s})
            QVERIFY2(!finds(terms, q), qPrintable(q));
    }

    void aStopWordDoesNotCount()
    {
        const QStringList terms = searchText(someMentor()).split(u' ');
        QVERIFY(finds(terms, u"the machine"_s));
        QVERIFY(finds(terms, u"machine the "_s));
        QVERIFY(!finds(terms, u"machine the"_s)); // may become a word
        QVERIFY(!finds(terms, u"the "_s));
    }

    void filtersAreTerms()
    {
        const SearchableMentor mentor = someMentor();
        const QStringList terms = searchText(mentor).split(u' ');
        MentorQuery query;
        query.skill = {mentor.skills[0].id, mentor.skills[1].id};
        query.category = {CategoryId::generate(now), mentor.categories[0]};
        query.language = {u"fr"_s, u"en"_s};
        query.minRating = 4.5;
        QVERIFY(matches(terms, expressionFor(query, {})));
        query.skill.push_back(SkillId::generate(now));
        QVERIFY(!matches(terms, expressionFor(query, {})));
        query.skill.clear();
        query.language = {u"fr"_s};
        QVERIFY(!matches(terms, expressionFor(query, {})));
    }

    void ratingsAreExactToTheHundredth()
    {
        SearchableMentor mentor = someMentor();
        for (int rated = 100; rated <= 500; rated += 3) {
            mentor.ratingHundredths = rated;
            const QStringList terms = searchText(mentor).split(u' ');
            for (int least = 100; least <= 500; least += 7) {
                const SearchExpression expression{{terms::ratedAtLeast(least)}, {}};
                QVERIFY2(matches(terms, expression) == (rated >= least),
                    qPrintable(u"%1 %2"_s.arg(rated).arg(least)));
            }
        }
        mentor.ratingHundredths = 0;
        QVERIFY(!matches(searchText(mentor).split(u' '), {{terms::ratedAtLeast(100)}, {}}));
    }

    void enginesAreToldTheSame()
    {
        const SearchExpression expression{{{u"a"_s, u"p_b"_s}, {u"c"_s}}, {u"d"_s, u"e"_s}};
        QCOMPARE(expression.toFts5(), u"((\"a\" OR \"p_b\") AND (\"c\")) NOT (\"d\" OR \"e\")"_s);
        QCOMPARE(expression.toTsquery(), u"('a'|'p_b')&('c')&!('d'|'e')"_s);
        QCOMPARE(expression.toJson(), u"[[\" a \",\" p_b \"],[\" c \"]]"_s);
    }

    void levelsEndWhereTheySay()
    {
        for (int level = 1; level <= 160; ++level) {
            const qint64 end = endOfLevel(level);
            QCOMPARE(levelOf(end - 1), level);
            QCOMPARE(levelOf(end), level - 1);
            QCOMPARE(levelOf(1), 160);
            if (level % levelsPerHalf == 0)
                QCOMPARE(end, qint64(1) << (56 - level / levelsPerHalf));
        }
        // A mentor has a term for each but the widest, which nobody asks for.
        SearchableMentor mentor;
        mentor.place = endOfLevel(widestLevel + 2) - 1;
        QVERIFY(matches(searchText(mentor).split(u' '), {{{terms::level(widestLevel + 2)}}, {}}));
        QVERIFY(matches(searchText(mentor).split(u' '), {{{terms::level(widestLevel + 1)}}, {}}));
        QVERIFY(!matches(searchText(mentor).split(u' '), {{{terms::level(widestLevel + 3)}}, {}}));
        QVERIFY(!matches(searchText(mentor).split(u' '), {{{terms::level(widestLevel)}}, {}}));
    }

    void levelsHalve()
    {
        std::array<int, 161> size{};
        const int count = 20'000;
        for (int i = 0; i < count; ++i) {
            for (int level = levelOf(searchPlace(UserId::generate(now), {})); level >= 0; --level)
                ++size[std::size_t(level)];
        }
        QCOMPARE(size[0], count);
        for (std::size_t level = 8; level < 32; ++level) {
            const double share = double(size[level]) / size[level - levelsPerHalf];
            QVERIFY2(share > 0.35 && share < 0.65, qPrintable(QString::number(share)));
        }
    }

    void placesFollowTheStanding()
    {
        const Standing good{true, true, true, true, true, 48, 10};
        int before = 0;
        for (int i = 0; i < 1000; ++i) {
            const UserId user = UserId::generate(now);
            QVERIFY(searchPlace(user, good) < searchPlace(user, {}));
            QCOMPARE(searchPlace(user, good), searchPlace(user, good));
            QVERIFY(searchPlace(user, {}) > 0);
            before += searchPlace(UserId::generate(now), good) < searchPlace(user, {}) ? 1 : 0;
        }
        QVERIFY(before > 980); // 2^9 to 1
    }

    void ranksOrderByRatingThenCount()
    {
        QCOMPARE(ratingRank(0, 0), 0);
        QVERIFY(ratingRank(5, 1) > ratingRank(49, 10));
        QVERIFY(ratingRank(50, 10) > ratingRank(5, 1));
        QCOMPARE(hundredthsOfRank(ratingRank(14, 3)), 466);
        QCOMPARE(countOfRank(ratingRank(14, 3)), 3);
    }

    void scoresAndReasons()
    {
        const SearchableMentor mentor = someMentor();
        Asker asker;
        asker.skills = {mentor.skills[0].id, SkillId::generate(now)};
        asker.goals = {u"Aprender machine learning"_s, u"Tocar la guitarra"_s};
        asker.languages = {u"en"_s, u"fr"_s};
        MatchScore score(asker, {}, {});
        MentorCard card;
        card.freePlaces = 2;
        for (const Skill& skill : mentor.skills)
            card.skills.push_back({skill.id, skill.name, false});
        score.explain(card, matchTraits(mentor).toUtf8(), ratingRank(467, 100));
        QCOMPARE(card.match.score, 24 + 15 + 15 + 8 + 5);
        const std::vector<MatchReason> reasons{{MatchReasonKind::SharedSkills, {u"C++"_s}, 1},
            {MatchReasonKind::Goal, {u"Aprender machine learning"_s}, 1},
            {MatchReasonKind::Language, {u"en"_s}, 1}, {MatchReasonKind::Rating, {}, 100},
            {MatchReasonKind::FreePlaces, {}, 2}};
        QCOMPARE(card.match.reasons, reasons);
        QVERIFY(card.skills[0].matched && card.skills[1].matched);
    }

    void askedSkillsCountAndStandFirst()
    {
        const SearchableMentor mentor = someMentor();
        MatchScore score({}, Phrase::question(u"mach"_s), {});
        MentorCard card;
        for (const Skill& skill : mentor.skills)
            card.skills.push_back({skill.id, skill.name, false});
        score.explain(card, matchTraits(mentor).toUtf8(), 0);
        QCOMPARE(card.match.score, 24);
        QCOMPARE(card.match.reasons,
            (std::vector<MatchReason>{{MatchReasonKind::SharedSkills, {u"Machine learning"_s}, 1}}));
        QCOMPARE(card.skills[0].name, u"Machine learning"_s);
        QVERIFY(card.skills[0].matched && !card.skills[1].matched);
    }

    void aGoalInTheHeadlineCounts()
    {
        Asker asker;
        asker.goals = {u"Ser ingeniera de datos"_s};
        MatchScore score(asker, {}, {});
        QCOMPARE(score.find(matchTraits(someMentor()).toUtf8(), 0, 0).score, 15);
        asker.goals = {u"Escribir novelas"_s};
        QCOMPARE(MatchScore(asker, {}, {}).find(matchTraits(someMentor()).toUtf8(), 0, 0).score, 0);
    }

    void aFullScoreIsAHundred()
    {
        SearchableMentor mentor = someMentor();
        mentor.skills.push_back({SkillId::generate(now), u"Rust"_s});
        mentor.skills.push_back({SkillId::generate(now), u"Guitarra"_s});
        Asker asker;
        for (const Skill& skill : mentor.skills)
            asker.skills.push_back(skill.id);
        asker.goals = {u"Rust"_s, u"Guitarra"_s, u"C++"_s};
        asker.languages = {u"es"_s};
        QCOMPARE(
            MatchScore(asker, {}, {}).find(matchTraits(mentor).toUtf8(), ratingRank(50, 10), 1).score, 100);
    }
};

QTEST_GUILESS_MAIN(DirectoryTermsTest)
#include "directory_terms_test.moc"
