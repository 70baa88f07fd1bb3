// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/profile_repository.h"

#include "server/directory/search_place.h"
#include "server/directory/search_terms.h"
#include "server/text/folding.h"

using namespace Qt::StringLiterals;

namespace gremio::directory::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement accountOfUser("directory/account");
constexpr Statement insertProfileRow("directory/insert_profile");
constexpr Statement lockProfileRow("directory/lock_profile");
constexpr Statement profileOfUser("directory/profile");
constexpr Statement updateProfileRow("directory/update_profile");
constexpr Statement placeIsTaken("directory/place_is_taken");
constexpr Statement standingOfMentor("directory/standing");
constexpr Statement takePlaceOfMentor("directory/take_place");
constexpr Statement releasePlaceOfMentor("directory/release_place");

constexpr int firstCapacity = 3;

qint64 freePlace(Transaction& tx, const ProfileRow& row)
{
    Standing standing;
    standing.emailVerified = row.emailVerified;
    standing.acceptsRequests = row.acceptsRequests && row.capacity > 0;
    standing.hasHeadline = row.headline.has_value();
    standing.hasBio = row.bio.has_value();
    standing.hasSkills = !row.skills.empty();
    standing.ratingSum = row.ratingSum;
    standing.ratingCount = row.ratingCount;
    qint64 place = searchPlace(row.user, standing);
    while (tx.query(placeIsTaken).bind("place", place).bind("user", row.user).exists())
        ++place;
    return place;
}

} // namespace

std::optional<Account> account(Transaction& tx, UserId user)
{
    return tx.query(accountOfUser).bind("user", user).one([](const Query& row) {
        Account account;
        account.displayName = row.get<QString>(0);
        account.timeZone = row.get<QString>(1);
        account.createdAt = row.get<Instant>(2);
        account.emailVerified = row.get<bool>(3);
        account.active = row.get<bool>(4);
        account.deleted = row.get<bool>(5);
        account.isMentor = row.get<bool>(6);
        return account;
    });
}

void insertProfile(Transaction& tx, UserId user, Instant createdAt)
{
    tx.query(insertProfileRow)
        .bind("user", user)
        .bind("capacity", firstCapacity)
        .bind("createdAt", createdAt)
        .bind("now", tx.now())
        .exec();
}

bool lockProfile(Transaction& tx, UserId user)
{
    return tx.query(lockProfileRow).bind("user", user).bind("now", tx.now()).exec() == 1;
}

std::optional<ProfileRow> profile(Transaction& tx, UserId user)
{
    return tx.query(profileOfUser).bind("user", user).one([](const Query& row) {
        ProfileRow profile;
        profile.user = row.get<UserId>(0);
        profile.isMentor = row.get<bool>(1);
        profile.active = row.get<bool>(2);
        profile.acceptsRequests = row.get<bool>(3);
        profile.emailVerified = row.get<bool>(4);
        profile.capacity = row.get<int>(5);
        profile.taken = row.get<int>(6);
        profile.ratingSum = row.get<qint64>(7);
        profile.ratingCount = row.get<int>(8);
        profile.displayName = row.get<QString>(9);
        profile.timeZone = row.get<QString>(10);
        profile.headline = row.get<std::optional<QString>>(11);
        profile.location = row.get<std::optional<QString>>(12);
        profile.languages = row.get<QString>(13).split(u' ', Qt::SkipEmptyParts);
        profile.skills = unpackSkills(row.get<QString>(14));
        profile.goals = lines(row.get<QString>(15));
        profile.bio = row.get<std::optional<QString>>(16);
        return profile;
    });
}

void updateProfile(Transaction& tx, const ProfileRow& row, const std::vector<CategoryId>& categories)
{
    SearchableMentor mentor;
    mentor.displayName = row.displayName;
    mentor.headline = row.headline;
    mentor.bio = row.bio;
    mentor.location = row.location;
    mentor.skills = row.skills;
    mentor.categories = categories;
    mentor.languages = row.languages;
    mentor.ratingHundredths = ratingHundredths(row.ratingSum, row.ratingCount);

    std::optional<qint64> place;
    std::optional<QString> words;
    if (row.isMentor && row.active) {
        place = mentor.place = freePlace(tx, row);
        words = searchText(mentor);
    }
    tx.query(updateProfileRow)
        .bind("user", row.user)
        .bind("place", place)
        .bind("isMentor", row.isMentor)
        .bind("active", row.active)
        .bind("acceptsRequests", row.acceptsRequests)
        .bind("emailVerified", row.emailVerified)
        .bind("capacity", row.capacity)
        .bind("ratingSum", row.ratingSum)
        .bind("ratingCount", row.ratingCount)
        .bind("ratingRank", ratingRank(row.ratingSum, row.ratingCount))
        .bind("displayName", row.displayName)
        .bind("nameKey", text::foldKey(row.displayName))
        .bind("timeZone", row.timeZone)
        .bind("headline", row.headline)
        .bind("location", row.location)
        .bind("languages", row.languages.join(u' '))
        .bind("skills", packSkills(row.skills))
        .bind("traits", place ? matchTraits(mentor) : u""_s)
        .bind("goals", row.goals.join(u'\n'))
        .bind("bio", row.bio)
        .bind("searchText", words)
        .exec();
}

std::optional<MentorStanding> standing(Transaction& tx, UserId mentor)
{
    return tx.query(standingOfMentor).bind("user", mentor).one([](const Query& row) {
        return MentorStanding{row.get<bool>(0), row.get<int>(1), row.get<int>(2)};
    });
}

bool takePlace(Transaction& tx, UserId mentor)
{
    return tx.query(takePlaceOfMentor).bind("user", mentor).exec() == 1;
}

void releasePlace(Transaction& tx, UserId mentor)
{
    tx.query(releasePlaceOfMentor).bind("user", mentor).exec();
}

// A skill's name is one line (the field rule Line), so a line break parts two of them.
QString packSkills(const std::vector<Skill>& skills)
{
    QString text = u""_s;
    for (const Skill& skill : skills) {
        if (!text.isEmpty())
            text += u'\n';
        text += skill.id.toString() + u' ' + skill.name;
    }
    return text;
}

std::vector<Skill> unpackSkills(const QString& text)
{
    constexpr qsizetype idLength = 36;
    std::vector<Skill> skills;
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        const auto id = SkillId::parse(line.first(std::min(line.size(), idLength)).toLatin1());
        if (id && line.size() > idLength)
            skills.push_back({*id, line.sliced(idLength + 1).toString()});
    }
    return skills;
}

QStringList lines(const QString& text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

} // namespace gremio::directory::repository
