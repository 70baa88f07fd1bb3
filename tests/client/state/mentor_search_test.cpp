// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/directory_controller.h"
#include "client/state/event_refresher.h"
#include "shared/core/json_encoding.h"
#include "tests/client/support/stand_in_server.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::StandInServer;

/// The search of mentors, as far as a real server seldom shows it.
class MentorSearchTest : public QObject {
    Q_OBJECT

    StandInServer m_server;
    Channel m_channel;
    ApiClient m_api{m_channel};
    DirectoryStore m_store;
    EventRefresher m_refresher;

    /// Pages with nobody until the last one, as of a search by free time that gave up looking.
    void answerAfter(int emptyPages)
    {
        m_channel.setServer(m_server.url());
        SignedIn signedIn;
        signedIn.accessToken = signedIn.refreshToken = u"token"_s;
        signedIn.expiresIn = 3600;
        m_channel.setSignedIn(signedIn);
        m_server.answer([emptyPages, asked = 0](const StandInServer::Request&) mutable {
            MentorPage page;
            page.totalIsExact = ++asked > emptyPages;
            if (page.totalIsExact)
                page.items.emplace_back();
            else
                page.nextCursor = u"page%1"_s.arg(asked);
            page.total = static_cast<int>(page.items.size());
            return StandInServer::json(toJson(page));
        });
    }

private Q_SLOTS:
    void whatIsBehindEmptyPagesIsFound()
    {
        answerAfter(3);
        DirectoryController controller(m_api, m_store, m_refresher);
        controller.search({});
        QTRY_COMPARE_WITH_TIMEOUT(m_store.results().value.items.size(), 1U, 20'000);
        QVERIFY(!m_store.results().value.nextCursor);
        QCOMPARE(m_server.requests().size(), 4U);
        QVERIFY(m_server.requests().back().target.contains("cursor=page3"));
    }

    void nobodyAsksForEver()
    {
        answerAfter(1000);
        DirectoryController controller(m_api, m_store, m_refresher);
        const std::size_t before = m_server.requests().size();
        controller.search({});
        QTRY_VERIFY_WITH_TIMEOUT(
            m_server.requests().size() == before + 6 && !m_store.isLoadingMore(), 20'000);
        QVERIFY(m_store.results().value.nextCursor);
    }
};

QTEST_GUILESS_MAIN(MentorSearchTest)
#include "mentor_search_test.moc"
