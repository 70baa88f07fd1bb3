// SPDX-License-Identifier: GPL-3.0-or-later
// Language, theme and keyboard in the running app.
#include "tests/e2e/app_driver.h"
#include "tests/e2e/journeys.h"
#include "tests/support/running_server.h"

#include <QColor>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio::e2e;
using gremio::test::Engine;
using gremio::test::RunningServer;

class LookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<RunningServer>(Engine::Sqlite, QStringList(), true); }
    void cleanupTestCase() { m_server.reset(); }

    void theLanguageIsSwitchedWhileRunningAndKept();
    void theThemeIsSwitchedWhileRunningAndKept();
    void pagesSearchAndHelpAreReachedByKeys();
    void theRailLeadsBackToTheResults();
    void arrowsGoFromCardToCard();

private:
    AppDriver::Start start(const QTemporaryDir& home) const
    {
        return signedIn(home.path(), m_server->url(), u"lucia@gremio.example"_s);
    }
    static int lightness(AppDriver& app)
    {
        const QImage picture = app.picture();
        return picture.pixelColor(picture.width() - 4, picture.height() - 4).lightness();
    }

    std::unique_ptr<RunningServer> m_server;
};

void LookTest::theLanguageIsSwitchedWhileRunningAndKept()
{
    const QTemporaryDir home;
    {
        AppDriver app(start(home));
        goTo(app, u"settings"_s);
        app.focus(u"settingsLanguage"_s);
        app.press(u"End"_s);
        app.waitForWordsIn(u"rail_find"_s, u"Buscar"_s);
        app.waitForWords(u"Cerrar sesión"_s);
        QVERIFY(!app.shows(u"Sign out"_s));
        goTo(app, u"requests"_s);
        app.waitForWordsIn(u"acceptButton"_s, u"Aceptar"_s);
        QCOMPARE(app.close(), 0);
    }
    AppDriver app(start(home));
    app.waitForWordsIn(u"rail_find"_s, u"Buscar"_s);
    goTo(app, u"settings"_s);
    app.focus(u"settingsLanguage"_s);
    app.press(u"Left"_s);
    app.waitForWords(u"Sign out"_s);
    QVERIFY(!app.shows(u"Cerrar sesión"_s));
}

void LookTest::theThemeIsSwitchedWhileRunningAndKept()
{
    const QTemporaryDir home;
    {
        AppDriver app(start(home));
        goTo(app, u"settings"_s);
        app.focus(u"settingsTheme"_s);
        app.press(u"Home"_s);
        app.press(u"Right"_s);
        QTRY_VERIFY_WITH_TIMEOUT(lightness(app) > 200, patience);
        app.press(u"Right"_s);
        QTRY_VERIFY_WITH_TIMEOUT(lightness(app) < 60, patience);
        QCOMPARE(app.close(), 0);
    }
    AppDriver app(start(home));
    app.waitFor(u"rail_home"_s);
    QTRY_VERIFY_WITH_TIMEOUT(lightness(app) < 60, patience);
}

void LookTest::pagesSearchAndHelpAreReachedByKeys()
{
    const QTemporaryDir home;
    AppDriver app(start(home));
    const QStringList pages{
        u"home"_s, u"find"_s, u"requests"_s, u"sessions"_s, u"messages"_s, u"profile"_s, u"settings"_s};
    app.waitFor(u"rail_home"_s);
    for (int i = 0; i < pages.size(); ++i) {
        app.press(u"Ctrl+%1"_s.arg(i + 1));
        QTRY_VERIFY_WITH_TIMEOUT(app.look(u"rail_"_s + pages[i]).checked, patience);
    }
    app.press(u"Ctrl+K"_s);
    QTRY_VERIFY_WITH_TIMEOUT(app.focusedNames().contains(u"findSearchField"_s), patience);
    app.type(u"kubernetes"_s);
    app.waitForWordsIn(u"findResults"_s, u"Tomás Aguirre"_s);
    app.click(u"rail_home"_s);
    app.press(u"?"_s);
    app.waitForWords(u"Ctrl+K"_s);
    app.press(u"Esc"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!app.shows(u"Ctrl+K"_s), patience);
}

void LookTest::theRailLeadsBackToTheResults()
{
    const QTemporaryDir home;
    AppDriver app(start(home));
    app.waitFor(u"rail_find"_s);
    findAndOpen(app, u"terraform"_s, u"Jonas Keller"_s);
    goTo(app, u"find"_s);
    app.waitForWordsIn(u"findResults"_s, u"Jonas Keller"_s);
    // What was written is still there.
    QVERIFY(app.look(u"findSearchField"_s).words.contains(u"terraform"_s));
}

void LookTest::arrowsGoFromCardToCard()
{
    const QTemporaryDir home;
    AppDriver app(start(home));
    app.waitFor(u"rail_find"_s);
    goTo(app, u"find"_s);
    app.waitFor(u"mentorCard_4"_s);
    for (int card = 0; card < 5; ++card) {
        app.press(u"Down"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.look(u"mentorCard_%1"_s.arg(card)).focused, patience);
    }
    for (int card = 3; card >= 0; --card) {
        app.press(u"Up"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.look(u"mentorCard_%1"_s.arg(card)).focused, patience);
    }
}

QTEST_GUILESS_MAIN(LookTest)
#include "look_test.moc"
