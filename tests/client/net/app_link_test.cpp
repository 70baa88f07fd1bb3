// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/app_link.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using Kind = AppLink::Kind;

class AppLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void links_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* text, Kind kind, const char* said) {
            QTest::newRow(name) << QString::fromUtf8(text) << static_cast<int>(kind)
                                << QString::fromUtf8(said);
        };
        row("reset", "gremio://reset?token=aB3-_x", Kind::Reset, "aB3-_x");
        row("with a slash", " gremio://reset/?token=aB3\n", Kind::Reset, "aB3");
        row("as a code", "gremio://reset?code=aB3", Kind::Reset, "aB3");
        row("verify", "gremio://verify?token=x&server=other", Kind::Verify, "x");
        row("in the fragment", "gremio://verify#token=x", Kind::Verify, "x");
        row("invite", "gremio://invite?code=welcome", Kind::Invite, "welcome");
        row("page", "gremio://requests", Kind::Page, "requests");
        row("messages", "gremio://messages", Kind::Page, "messages");
    }

    void links()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, said);
        const auto link = parseAppLink(text);
        QVERIFY(link);
        QCOMPARE(static_cast<int>(link->kind), kind);
        QCOMPARE(link->kind == Kind::Page ? link->page : link->code, said);
    }

    void aChat()
    {
        const auto link = parseAppLink(u"gremio://chat/01890000-0000-7000-8000-000000000001"_s);
        QVERIFY(link);
        QCOMPARE(static_cast<int>(link->kind), static_cast<int>(Kind::Chat));
        QCOMPARE(link->chat.toString(), u"01890000-0000-7000-8000-000000000001"_s);
    }

    void others_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
            {"", "reset", "https://example.org/reset?token=x", "gremio://", "gremio://reset",
                "gremio://reset?token=", "gremio://reset?other=x", "gremio://earnings", "gremio://chat",
                "gremio://chat/1", "gremio:reset?token=x", "file:///etc/passwd", "javascript:alert(1)"})
            QTest::newRow(text[0] ? text : "nothing") << QString::fromUtf8(text);
        QTest::newRow("too long") << u"gremio://reset?token="_s + QString(500, u'x');
    }

    void others()
    {
        QFETCH(QString, text);
        QVERIFY(!parseAppLink(text));
    }

    void codesInWhatWasPasted_data()
    {
        QTest::addColumn<QString>("pasted");
        for (const char* pasted :
            {"aB3-_x", "  aB3-_x\n", "aB3 -_x", "gremio://reset?token=aB3-_x",
                "https://gremio.example.org/reset?token=aB3-_x", "https://example.org/g/verify#token=aB3-_x"})
            QTest::newRow(pasted) << QString::fromUtf8(pasted);
    }

    void codesInWhatWasPasted()
    {
        QFETCH(QString, pasted);
        QCOMPARE(codeIn(pasted), u"aB3-_x"_s);
    }
};

QTEST_GUILESS_MAIN(AppLinkTest)
#include "app_link_test.moc"
