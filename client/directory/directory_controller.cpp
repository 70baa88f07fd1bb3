// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/directory_controller.h"

using namespace std::chrono_literals;

namespace gremio {

namespace {
constexpr std::size_t fewHits = 5; ///< fewer may not fill the window, and then nobody scrolls to the next
constexpr int mostFilled = 5; ///< pages of one search
} // namespace

DirectoryController::DirectoryController(
    ApiClient& api, DirectoryStore& store, Refresher& refresher, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(200ms);
    connect(&m_pause, &QTimer::timeout, this, [this] { search(m_next); });
    refresher.follow(Topic::Directory, this, [this] { look(); });
}

void DirectoryController::searchSoon(const MentorQuery& query)
{
    m_next = query;
    m_pause.start();
}

void DirectoryController::search(const MentorQuery& query)
{
    m_pause.stop();
    m_search.cancel();
    m_more.cancel();
    m_lookAgain = false;
    m_filled = 0;
    m_store.beginSearch(query);
    m_search = m_api.mentors(query);
    m_search.then(
        this,
        [this](const Answer<MentorPage>& answer) {
            m_store.setResults(answer.value, answer.etag);
            fillPage();
            arrived();
        },
        [this](const ApiError& error) { m_store.failSearch(error); });
}

void DirectoryController::arrived()
{
    if (m_lookAgain && !m_more.isRunning())
        look();
}

void DirectoryController::fillPage()
{
    // A search by free time gives up looking after a while: what it found so far may be nothing.
    if (m_store.results().value.items.size() < fewHits && m_filled < mostFilled) {
        ++m_filled;
        loadMore();
    }
}

void DirectoryController::refresh()
{
    search(m_pause.isActive() ? m_next : m_store.query());
    if (m_open)
        openMentor(*m_open);
    loadCategories();
}

void DirectoryController::look()
{
    if (m_open)
        openMentor(*m_open);
    m_lookAgain = m_search.isRunning() || m_more.isRunning();
    if (m_lookAgain || m_pause.isActive())
        return;
    const auto& results = m_store.results();
    if (results.state == Loadable<MentorPage>::State::Unasked)
        return;
    // Behind the first page an update would shift what is being read: it waits for the next search.
    if (static_cast<int>(results.value.items.size()) > rules::defaultPage)
        return;
    m_search = m_api.mentors(m_store.query(), results.etag);
    m_search.then(
        this,
        [this](const Answer<MentorPage>& answer) {
            if (answer.unchanged)
                m_store.confirmResults();
            else
                m_store.setResults(answer.value, answer.etag);
            arrived();
        },
        [this](const ApiError& error) { m_store.failSearch(error); });
}

void DirectoryController::loadMore()
{
    const auto& results = m_store.results();
    if (!results.isLoaded() || !results.value.nextCursor || m_more.isRunning() || m_search.isRunning())
        return;
    MentorQuery query = m_store.query();
    query.cursor = results.value.nextCursor;
    m_store.beginMore();
    m_more = m_api.mentors(query);
    m_more.then(
        this,
        [this](const Answer<MentorPage>& answer) {
            m_store.addResults(answer.value);
            fillPage();
            arrived();
        },
        [this](const ApiError& error) { m_store.failMore(error); });
}

void DirectoryController::openMentor(const UserId& id)
{
    m_mentor.cancel();
    m_open = id;
    m_store.beginMentor(id);
    m_mentor = m_api.mentor(id, m_store.mentor(id).etag);
    m_mentor.then(
        this,
        [this, id](const Answer<Mentor>& answer) {
            if (answer.unchanged)
                m_store.confirmMentor(id);
            else
                m_store.setMentor(id, answer.value, answer.etag);
        },
        [this, id](const ApiError& error) { m_store.failMentor(id, error); });
}

void DirectoryController::loadCategories()
{
    if (m_store.categories().isLoaded())
        return;
    m_api.categories().then(
        this, [this](const Answer<CategoryList>& answer) { m_store.setCategories(answer.value); },
        [this](const ApiError& error) { m_store.failCategories(error); });
}

void DirectoryController::suggestSkills(const QString& prefix)
{
    m_skills.cancel();
    SkillQuery query;
    if (!prefix.trimmed().isEmpty())
        query.q = prefix.trimmed();
    m_skills = m_api.skills(query);
    m_skills.then(
        this, [this](const Answer<Page<Skill>>& answer) { m_store.setSkills(answer.value.items); },
        [](const ApiError&) {}); // suggestions are a help: without them one types the whole word
}

} // namespace gremio
