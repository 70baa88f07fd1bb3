// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/home/todo_list.h"

#include <algorithm>

namespace gremio {

std::vector<TodoList::Item> TodoList::update(const SessionStore& session, const ProfileStore& profile,
    const RequestStore& requests, const MentorshipStore& mentorships)
{
    std::vector<Kind> open;
    const auto want = [&open](bool missing, Kind kind) {
        if (missing)
            open.push_back(kind);
    };
    const bool learns = session.has(Role::Apprentice);
    const bool mentors = session.has(Role::Mentor);
    const auto& sent = requests.list(RequestDirection::Out);
    if (sent.isLoaded() && mentorships.list().isLoaded())
        want(learns && sent.value.empty() && mentorships.whereApprentice(session.user().id).empty(),
            Kind::FindMentor);
    if (profile.profile().isLoaded()) {
        const Profile& mine = profile.profile().value;
        want(mine.headline.value_or(QString()).isEmpty(), Kind::Headline);
        want(learns && mine.goals.empty(), Kind::Goal);
        want(mine.skills.empty(), Kind::Skills);
        want(mine.languages.empty(), Kind::Languages);
        want(mentors && mine.bio.value_or(QString()).isEmpty(), Kind::Bio);
        want(mentors && mine.acceptsRequests && mine.capacity <= mine.taken, Kind::Capacity);
    } else {
        return {};
    }
    std::vector<Item> items;
    for (const Kind kind : open) {
        items.push_back({kind, false});
        m_seen.insert(kind);
    }
    for (const Kind kind : m_seen) {
        const Item asOpen{kind, false};
        if (std::find(items.begin(), items.end(), asOpen) == items.end())
            items.push_back({kind, true});
    }
    return items;
}

QString TodoList::words(Kind kind)
{
    switch (kind) {
    case Kind::FindMentor:
        return tr("Find your first mentor");
    case Kind::Headline:
        return tr("Say in one line who you are");
    case Kind::Goal:
        return tr("Add a goal to your profile");
    case Kind::Skills:
        return tr("Add skills to your profile");
    case Kind::Languages:
        return tr("Say which languages you speak");
    case Kind::Bio:
        return tr("Write a few lines about yourself");
    case Kind::Capacity:
        return tr("All your places are taken: look at your capacity");
    }
    return {};
}

} // namespace gremio
