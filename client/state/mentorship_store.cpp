// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/mentorship_store.h"

#include <algorithm>

namespace gremio {

namespace {

template <class Wanted>
std::vector<Mentorship> filtered(const std::vector<Mentorship>& all, Wanted wanted)
{
    std::vector<Mentorship> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some), wanted);
    return some;
}

} // namespace

std::vector<Mentorship> MentorshipStore::whereApprentice(const UserId& me) const
{
    return filtered(m_list.value, [&](const Mentorship& m) { return m.apprentice.id == me; });
}

std::vector<Mentorship> MentorshipStore::whereMentor(const UserId& me) const
{
    return filtered(m_list.value, [&](const Mentorship& m) { return m.mentor.id == me; });
}

std::optional<Mentorship> MentorshipStore::withMentor(const UserId& mentor) const
{
    for (const Mentorship& mentorship : m_list.value) {
        if (mentorship.mentor.id == mentor)
            return mentorship;
    }
    return std::nullopt;
}

void MentorshipStore::begin()
{
    const auto before = m_list.state;
    m_list.begin();
    if (m_list.state != before)
        Q_EMIT changed();
}

void MentorshipStore::set(std::vector<Mentorship> items)
{
    m_list.succeed(std::move(items), {});
    m_asTold = true;
    Q_EMIT changed();
}

void MentorshipStore::confirm()
{
    const bool news = m_list.stale || !m_list.isLoaded();
    m_list.confirm();
    if (news)
        Q_EMIT changed();
}

void MentorshipStore::fail(const ApiError& error)
{
    m_list.fail(error);
    Q_EMIT changed();
}

void MentorshipStore::put(const Mentorship& mentorship)
{
    std::erase_if(m_list.value, [&](const Mentorship& m) { return m.id == mentorship.id; });
    if (mentorship.status == MentorshipStatus::Active)
        m_list.value.insert(m_list.value.begin(), mentorship);
    m_asTold = false;
    Q_EMIT changed();
}

} // namespace gremio
