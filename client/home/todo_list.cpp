// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/home/todo_list.h"

#include "client/state/session_steps.h"
#include "client/words/person_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr std::size_t mostReviews = 5;
}

QString TodoList::Item::key() const
{
    return u"%1 %2 %3"_s.arg(static_cast<int>(kind))
        .arg(session ? session->id.toString() : QString(), done ? u"done"_s : u"open"_s);
}

std::vector<TodoList::Item> TodoList::update(const SessionStore& session, const ProfileStore& profile,
    const RequestStore& requests, const MentorshipStore& mentorships, const ReviewStore& reviews)
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
    for (const OwedReview& owed : reviews.owed().value) {
        if (items.size() < mostReviews)
            items.push_back({Kind::Review, false, owed.session});
    }
    std::vector<Item> written;
    for (const Item& seen : m_seenReviews) {
        const auto isOwed = [&](const OwedReview& owed) { return owed.session.id == seen.session->id; };
        const auto& all = reviews.owed().value;
        if (reviews.ofSession(seen.session->id).value.own && std::none_of(all.begin(), all.end(), isOwed))
            written.push_back({Kind::Review, true, seen.session});
    }
    for (const Item& item : items) {
        const auto same = [&](const Item& seen) { return seen.session->id == item.session->id; };
        if (std::none_of(m_seenReviews.begin(), m_seenReviews.end(), same))
            m_seenReviews.push_back(item);
    }
    for (const Kind kind : open) {
        items.push_back({kind, false, {}});
        m_seen.insert(kind);
    }
    items.insert(items.end(), written.begin(), written.end());
    for (const Kind kind : m_seen) {
        const Item asOpen{kind, false, {}};
        if (std::find(items.begin(), items.end(), asOpen) == items.end())
            items.push_back({kind, true, {}});
    }
    return items;
}

QString TodoList::words(const Item& item, const UserId& me)
{
    switch (item.kind) {
    case Kind::Review:
        return tr("Review the session with %1")
            .arg(PersonWords::first(otherOf(*item.session, me).displayName));
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
