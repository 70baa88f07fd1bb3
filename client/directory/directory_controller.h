// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/state/directory_store.h"
#include "client/state/refresher.h"

#include <QTimer>

namespace gremio {

/// Searches the directory. While somebody types it waits for a pause; an answer to an older question is
/// dropped.
class DirectoryController : public QObject {
    Q_OBJECT

public:
    DirectoryController(
        ApiClient& api, DirectoryStore& store, Refresher& refresher, QObject* parent = nullptr);

    /// Searches after a short pause (typing), or at once.
    void searchSoon(const MentorQuery& query);
    void search(const MentorQuery& query);
    /// The same search again.
    void refresh();
    /// The next page of the results, if there is one.
    void loadMore();

    void openMentor(const UserId& id);
    void loadCategories();
    /// Skills with a word that begins like this.
    void suggestSkills(const QString& prefix);

    void setPause(std::chrono::milliseconds pause) { m_pause.setInterval(pause); }

private:
    void look();
    void arrived();
    void fillPage();

    ApiClient& m_api;
    DirectoryStore& m_store;
    QTimer m_pause;
    MentorQuery m_next;
    Call<MentorPage> m_search;
    Call<MentorPage> m_more;
    Call<Mentor> m_mentor;
    Call<Page<Skill>> m_skills;
    std::optional<UserId> m_open;
    int m_filled = 0; ///< pages that were asked for by themselves
    bool m_lookAgain = false; ///< something changed while results were on their way
};

} // namespace gremio
