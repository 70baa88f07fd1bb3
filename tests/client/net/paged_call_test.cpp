// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/api_client.h"
#include "client/net/paged_call.h"
#include "shared/core/json_encoding.h"
#include "tests/client/support/stand_in_server.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::StandInServer;

/// Skills on a server, three pages of two, each page with a tag of its own.
class PagedCallTest : public QObject {
    Q_OBJECT

    using Pages = PagedCall<Skill>::Pages;

    StandInServer m_server;
    Channel m_channel;
    ApiClient m_api{m_channel};
    QStringList m_tags{u"a"_s, u"b"_s, u"c"_s};
    int m_broken = -1; ///< that page is answered with a problem
    PagedCall<Skill> m_call;
    std::vector<Pages> m_good;
    int m_bad = 0;

    StandInServer::Reply page(const StandInServer::Request& request) const
    {
        const QUrlQuery query(QUrl(QString::fromLatin1(request.target)));
        const int at = query.queryItemValue(u"q"_s).toInt();
        if (at == m_broken)
            return StandInServer::problem(503, "busy");
        const QByteArray tag = m_tags[at].toLatin1();
        if (request.headers.value("if-none-match") == tag)
            return {304, {}, {}};
        Page<Skill> answer;
        for (int i = 0; i < 2; ++i) {
            Skill skill;
            skill.id = SkillId::generate(instantFromMillis(at * 2 + i));
            skill.name = m_tags[at] + QString::number(i);
            answer.items.push_back(skill);
        }
        if (at + 1 < m_tags.size())
            answer.nextCursor = QString::number(at + 1);
        StandInServer::Reply reply = StandInServer::json(toJson(answer));
        reply.headers.insert("ETag", tag);
        return reply;
    }

    void run(std::size_t wanted)
    {
        m_call.run(
            this,
            [this](const std::optional<QString>& cursor, const QByteArray& etag) {
                Outgoing request;
                request.path = u"/skills"_s;
                request.query.addQueryItem(u"q"_s, cursor.value_or(u"0"_s));
                request.ifNoneMatch = etag;
                request.signedIn = false;
                return Call<Page<Skill>>(m_channel.send(request));
            },
            [wanted](const std::vector<Skill>&, std::size_t count) { return count < wanted; },
            [this](const Pages& pages) { m_good.push_back(pages); }, [this](const ApiError&) { ++m_bad; });
    }

    static QStringList names(const Pages& pages)
    {
        QStringList all;
        for (const Skill& skill : pages.items)
            all << skill.name;
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_channel.setServer(m_server.url());
        m_server.answer([this](const StandInServer::Request& request) { return page(request); });
    }

    void pageAfterPageAndOnlyWhatIsNew()
    {
        run(1);
        QTRY_COMPARE(m_good.size(), 1U);
        QCOMPARE(names(m_good.back()), (QStringList{u"a0"_s, u"a1"_s}));
        QVERIFY(m_good.back().hasMore);
        QVERIFY(!m_good.back().unchanged);

        run(2);
        QTRY_COMPARE(m_good.size(), 2U);
        QCOMPARE(names(m_good.back()), (QStringList{u"a0"_s, u"a1"_s, u"b0"_s, u"b1"_s}));
        QVERIFY(!m_good.back().unchanged);

        run(2);
        QTRY_COMPARE(m_good.size(), 3U);
        QVERIFY(m_good.back().unchanged);
        QCOMPARE(m_good.back().items.size(), 4U);

        m_tags[1] = u"news"_s; // behind the first page
        run(2);
        QTRY_COMPARE(m_good.size(), 4U);
        QVERIFY(!m_good.back().unchanged);
        QCOMPARE(names(m_good.back()), (QStringList{u"a0"_s, u"a1"_s, u"news0"_s, u"news1"_s}));

        run(9);
        QTRY_COMPARE(m_good.size(), 5U);
        QCOMPARE(m_good.back().items.size(), 6U);
        QVERIFY(!m_good.back().hasMore);
    }

    void whatFailsHalfwayKeepsWhatIsKnown()
    {
        m_broken = 1;
        run(3);
        QTRY_COMPARE(m_bad, 1);
        m_broken = -1;
        const auto before = m_good.size();
        run(9);
        QTRY_COMPARE(m_good.size(), before + 1);
        QVERIFY(m_good.back().unchanged);
        m_call.forget();
        run(9);
        QTRY_COMPARE(m_good.size(), before + 2);
        QVERIFY(!m_good.back().unchanged);
    }
};

QTEST_GUILESS_MAIN(PagedCallTest)
#include "paged_call_test.moc"
