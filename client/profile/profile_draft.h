// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/directory.h"
#include "shared/protocol/identity.h"

namespace gremio {

/// What the profile page edits: my profile and, of my account, the name and the time zone.
struct ProfileDraft {
    QString displayName;
    QString timeZone;
    QString headline;
    QString bio;
    QString location;
    std::vector<QString> goals;
    std::vector<QString> skills;
    std::vector<QString> languages;
    std::vector<CategoryId> categories;
    int capacity = 0;
    bool acceptsRequests = true;

    bool operator==(const ProfileDraft&) const = default;

    static ProfileDraft from(const Profile& profile, const User& user);
    /// How many fields differ.
    int changesFrom(const ProfileDraft& saved) const;
    /// What was changed here, since `before`, on top of what it is `now`.
    ProfileDraft onTopOf(const ProfileDraft& now, const ProfileDraft& before) const;
    /// The body that makes it so, if anything of the profile differs.
    std::optional<ProfileBody> profileChanges(const ProfileDraft& saved) const;
    std::optional<UpdateUserBody> userChanges(const ProfileDraft& saved, const User& user) const;
};

} // namespace gremio
