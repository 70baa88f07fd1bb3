// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/directory_service.h"

#include <QStringList>

/// The rows of profiles. Static functions over the transaction given.
namespace gremio::directory::repository {

/// What the account of a profile says.
struct Account {
    QString displayName;
    QString timeZone;
    Instant createdAt{};
    bool emailVerified = false;
    bool active = false;
    bool deleted = false;
    bool isMentor = false;
};

struct ProfileRow {
    UserId user;
    bool isMentor = false;
    bool active = false;
    bool acceptsRequests = true;
    bool emailVerified = false;
    int capacity = 0;
    int taken = 0; ///< read only: counted by takePlace() and releasePlace()
    qint64 ratingSum = 0;
    int ratingCount = 0;
    QString displayName;
    QString timeZone;
    std::optional<QString> headline;
    std::optional<QString> location;
    QStringList languages;
    std::vector<Skill> skills;
    QStringList goals;
    std::optional<QString> bio;
};

std::optional<Account> account(storage::Transaction& tx, UserId user);

/// Makes an empty profile unless there is one.
void insertProfile(storage::Transaction& tx, UserId user, Instant createdAt);
/// Makes others that change the profile wait. False when there is none.
bool lockProfile(storage::Transaction& tx, UserId user);
std::optional<ProfileRow> profile(storage::Transaction& tx, UserId user);
/// Writes the row and all that follows from it: place, search text, sort keys. `categories` are the user's.
void updateProfile(
    storage::Transaction& tx, const ProfileRow& row, const std::vector<CategoryId>& categories);

std::optional<MentorStanding> standing(storage::Transaction& tx, UserId mentor);
bool takePlace(storage::Transaction& tx, UserId mentor);
void releasePlace(storage::Transaction& tx, UserId mentor);

/// A skill's line in a row, and back.
QString packSkills(const std::vector<Skill>& skills);
std::vector<Skill> unpackSkills(const QString& lines);
QStringList lines(const QString& text);

} // namespace gremio::directory::repository
