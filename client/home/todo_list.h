// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/mentorship_store.h"
#include "client/state/profile_store.h"
#include "client/state/request_store.h"
#include "client/state/review_store.h"
#include "client/state/session_store.h"

#include <QCoreApplication>

#include <set>

namespace gremio {

/// What is worth doing next. It follows from the state; nothing is typed in.
class TodoList {
    Q_DECLARE_TR_FUNCTIONS(TodoList)

public:
    enum class Kind { Review, FindMentor, Headline, Goal, Skills, Languages, Bio, Capacity };
    struct Item {
        Kind kind;
        bool done;
        std::optional<Session> session; ///< that a Review is about
        bool operator==(const Item&) const = default;
        /// The same for as long as the same is to be done.
        QString key() const;
    };

    /// Open ones first. What was open before and is not any more stays, done, while this list lives.
    std::vector<Item> update(const SessionStore& session, const ProfileStore& profile,
        const RequestStore& requests, const MentorshipStore& mentorships, const ReviewStore& reviews);

    static QString words(const Item& item, const UserId& me);

private:
    std::set<Kind> m_seen;
    std::vector<Item> m_seenReviews; ///< open ones
};

} // namespace gremio
