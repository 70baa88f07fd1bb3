// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/channel.h"
#include "client/net/reload.h"
#include "shared/core/json_encoding.h"
#include "shared/protocol/calendar_day.h"
#include "tests/client/support/stand_in_server.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::StandInServer;

/// One thing on a server that changes while it is being loaded.
class ReloadTest : public QObject {
    Q_OBJECT

    StandInServer m_server;
    Channel m_channel;
    QString m_name = u"before"_s;
    int m_failing = 0; ///< so many requests yet
    Reload<CalendarDays> m_reload;
    QStringList m_good;
    int m_bad = 0;

    void run()
    {
        m_reload.run(
            this,
            [this] {
                Outgoing request;
                request.path = u"/calendar-days"_s;
                request.signedIn = false;
                return Call<CalendarDays>(m_channel.send(request));
            },
            [this](const Answer<CalendarDays>& answer) { m_good << answer.value.items.front().name; },
            [this](const ApiError&) { ++m_bad; });
    }

private Q_SLOTS:
    void init()
    {
        m_name = u"before"_s;
        m_good.clear();
        m_bad = 0;
        m_channel.setServer(m_server.url());
        m_server.answer([this](const StandInServer::Request&) {
            if (m_failing > 0) {
                --m_failing;
                m_name = u"after"_s;
                return StandInServer::problem(500, "internal");
            }
            CalendarDays days;
            days.items.push_back({u"2026-12-25"_s, m_name});
            m_name = u"after"_s; // the answer is on its way, and already old
            return StandInServer::json(toJson(days));
        });
    }

    void whatChangesMeanwhileIsLoadedToo()
    {
        const auto before = m_server.requests().size();
        run();
        QVERIFY(m_reload.isRunning());
        run(); // told that it changed
        run();
        QTRY_COMPARE(m_good, (QStringList{u"before"_s, u"after"_s}));
        QVERIFY(!m_reload.isRunning());
        QCOMPARE(m_server.requests().size(), before + 2);
        run();
        QTRY_COMPARE(m_good.size(), 3);
        QCOMPARE(m_server.requests().size(), before + 3);
    }

    void alsoAfterAFailure()
    {
        m_failing = 1;
        run();
        run();
        QTRY_COMPARE(m_good, QStringList(u"after"_s));
        QCOMPARE(m_bad, 1);
    }

    void whatIsCancelledAsksNoMore()
    {
        run();
        run();
        m_reload.cancel();
        QVERIFY(!m_reload.isRunning());
        run();
        QTRY_VERIFY(!m_reload.isRunning());
        QCOMPARE(m_good.size(), 1);
        QCOMPARE(m_bad, 0);
    }
};

QTEST_GUILESS_MAIN(ReloadTest)
#include "reload_test.moc"
