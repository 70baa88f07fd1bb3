// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/loadable.h"
#include "shared/protocol/directory.h"

#include <QHash>
#include <QObject>

namespace gremio {

/// The search for mentors as it stands, the mentors that were opened, and the shelves.
class DirectoryStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// What is searched for; without cursor and limit.
    const MentorQuery& query() const { return m_query; }
    const Loadable<MentorPage>& results() const { return m_results; }
    bool isLoadingMore() const { return m_loadingMore; }
    /// Why the next page did not come; the pages before it stay.
    const std::optional<ApiError>& moreError() const { return m_moreError; }

    const Loadable<Mentor>& mentor(const UserId& id) const;
    const Loadable<CategoryList>& categories() const { return m_categories; }
    /// The skills that continue what was typed last in a menu of skills.
    const std::vector<Skill>& skills() const { return m_skills; }
    /// The name of a skill or a category that has been seen; empty otherwise.
    QString skillName(const SkillId& id) const { return m_skillNames.value(id); }

    void beginSearch(const MentorQuery& query);
    void setResults(const MentorPage& page, const QByteArray& etag);
    void confirmResults();
    void failSearch(const ApiError& error);
    void beginMore();
    void addResults(const MentorPage& page);
    void failMore(const ApiError& error);

    void beginMentor(const UserId& id);
    void setMentor(const UserId& id, const Mentor& mentor, const QByteArray& etag);
    void confirmMentor(const UserId& id);
    void failMentor(const UserId& id, const ApiError& error);

    void setCategories(const CategoryList& list);
    void failCategories(const ApiError& error);
    void setSkills(const std::vector<Skill>& skills);

Q_SIGNALS:
    void resultsChanged();
    void mentorChanged(const gremio::UserId& id);
    void categoriesChanged();
    void skillsChanged();

private:
    void learnNames(const MentorPage& page);

    MentorQuery m_query;
    Loadable<MentorPage> m_results;
    bool m_loadingMore = false;
    std::optional<ApiError> m_moreError;
    QHash<UserId, Loadable<Mentor>> m_mentors;
    Loadable<CategoryList> m_categories;
    std::vector<Skill> m_skills;
    QHash<SkillId, QString> m_skillNames;
};

} // namespace gremio
