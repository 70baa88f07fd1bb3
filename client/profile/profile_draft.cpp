// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/profile/profile_draft.h"

namespace gremio {

namespace {

std::optional<QString> present(const QString& text)
{
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() ? std::nullopt : std::optional(trimmed);
}

} // namespace

ProfileDraft ProfileDraft::from(const Profile& profile, const User& user)
{
    ProfileDraft draft;
    draft.displayName = user.displayName;
    draft.timeZone = user.timeZone;
    draft.headline = profile.headline.value_or(QString());
    draft.bio = profile.bio.value_or(QString());
    draft.location = profile.location.value_or(QString());
    draft.goals = profile.goals;
    for (const Skill& skill : profile.skills)
        draft.skills.push_back(skill.name);
    draft.languages = profile.languages;
    for (const Category& category : profile.categories)
        draft.categories.push_back(category.id);
    draft.capacity = profile.capacity;
    draft.acceptsRequests = profile.acceptsRequests;
    return draft;
}

int ProfileDraft::changesFrom(const ProfileDraft& saved) const
{
    int changes = 0;
    const auto compare = [&](const auto&... member) {
        ((changes += this->*member == saved.*member ? 0 : 1), ...);
    };
    compare(&ProfileDraft::displayName, &ProfileDraft::timeZone, &ProfileDraft::headline, &ProfileDraft::bio,
        &ProfileDraft::location, &ProfileDraft::goals, &ProfileDraft::skills, &ProfileDraft::languages,
        &ProfileDraft::categories, &ProfileDraft::capacity, &ProfileDraft::acceptsRequests);
    return changes;
}

ProfileDraft ProfileDraft::onTopOf(const ProfileDraft& now, const ProfileDraft& before) const
{
    ProfileDraft merged = now;
    const auto keep = [&](const auto&... member) {
        ((this->*member == before.*member ? void() : void(merged.*member = this->*member)), ...);
    };
    keep(&ProfileDraft::displayName, &ProfileDraft::timeZone, &ProfileDraft::headline, &ProfileDraft::bio,
        &ProfileDraft::location, &ProfileDraft::goals, &ProfileDraft::skills, &ProfileDraft::languages,
        &ProfileDraft::categories, &ProfileDraft::capacity, &ProfileDraft::acceptsRequests);
    return merged;
}

std::optional<ProfileBody> ProfileDraft::profileChanges(const ProfileDraft& saved) const
{
    ProfileDraft rest = *this;
    rest.displayName = saved.displayName;
    rest.timeZone = saved.timeZone;
    if (rest == saved)
        return std::nullopt;
    ProfileBody body;
    body.headline = present(headline);
    body.bio = present(bio);
    body.location = present(location);
    for (const QString& goal : goals) {
        if (!goal.trimmed().isEmpty())
            body.goals.push_back(goal.trimmed());
    }
    body.skills = skills;
    body.languages = languages;
    body.categories = categories;
    body.capacity = capacity;
    body.acceptsRequests = acceptsRequests;
    return body;
}

std::optional<UpdateUserBody> ProfileDraft::userChanges(const ProfileDraft& saved, const User& user) const
{
    if (displayName == saved.displayName && timeZone == saved.timeZone)
        return std::nullopt;
    UpdateUserBody body;
    body.displayName = displayName.trimmed();
    body.timeZone = timeZone;
    body.username = user.username;
    body.locale = user.locale;
    return body;
}

} // namespace gremio
