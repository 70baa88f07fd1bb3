// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/directory_store.h"

#include <utility>

namespace gremio {

const Loadable<Mentor>& DirectoryStore::mentor(const UserId& id) const
{
    static const Loadable<Mentor> unknown;
    const auto found = m_mentors.constFind(id);
    return found == m_mentors.constEnd() ? unknown : *found;
}

void DirectoryStore::beginSearch(const MentorQuery& query)
{
    m_query = query;
    m_loadingMore = false;
    m_moreError.reset();
    m_results.begin();
    m_results.etag.clear();
    Q_EMIT resultsChanged();
}

void DirectoryStore::setResults(const MentorPage& page, const QByteArray& etag)
{
    m_results.succeed(page, etag);
    m_loadingMore = false;
    learnNames(page);
    Q_EMIT resultsChanged();
}

void DirectoryStore::confirmResults()
{
    const bool news = m_results.stale;
    m_results.confirm();
    if (news)
        Q_EMIT resultsChanged();
}

void DirectoryStore::failSearch(const ApiError& error)
{
    m_results.fail(error);
    Q_EMIT resultsChanged();
}

void DirectoryStore::beginMore()
{
    m_loadingMore = true;
    m_moreError.reset();
    Q_EMIT resultsChanged();
}

void DirectoryStore::addResults(const MentorPage& page)
{
    m_loadingMore = false;
    m_results.value.items.insert(m_results.value.items.end(), page.items.begin(), page.items.end());
    m_results.value.nextCursor = page.nextCursor;
    learnNames(page);
    Q_EMIT resultsChanged();
}

void DirectoryStore::failMore(const ApiError& error)
{
    m_loadingMore = false;
    m_moreError = error;
    Q_EMIT resultsChanged();
}

void DirectoryStore::beginMentor(const UserId& id)
{
    m_mentors[id].begin();
    Q_EMIT mentorChanged(id);
}

void DirectoryStore::setMentor(const UserId& id, const Mentor& mentor, const QByteArray& etag)
{
    m_mentors[id].succeed(mentor, etag);
    Q_EMIT mentorChanged(id);
}

void DirectoryStore::confirmMentor(const UserId& id)
{
    const bool news = m_mentors[id].stale;
    m_mentors[id].confirm();
    if (news)
        Q_EMIT mentorChanged(id);
}

void DirectoryStore::failMentor(const UserId& id, const ApiError& error)
{
    m_mentors[id].fail(error);
    Q_EMIT mentorChanged(id);
}

void DirectoryStore::setCategories(const CategoryList& list)
{
    m_categories.succeed(list, {});
    Q_EMIT categoriesChanged();
}

void DirectoryStore::failCategories(const ApiError& error)
{
    m_categories.fail(error);
    Q_EMIT categoriesChanged();
}

void DirectoryStore::setSkills(const std::vector<Skill>& skills)
{
    m_skills = skills;
    for (const Skill& skill : skills)
        m_skillNames.insert(skill.id, skill.name);
    Q_EMIT skillsChanged();
}

void DirectoryStore::learnNames(const MentorPage& page)
{
    for (const MentorCard& card : page.items) {
        for (const MentorSkill& skill : card.skills)
            m_skillNames.insert(skill.id, skill.name);
    }
}

} // namespace gremio
