// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/journeys.h"

#include <QTest>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace gremio::e2e {

void signIn(AppDriver& app, const QString& server, const QString& email, const QString& password)
{
    app.fill(u"serverAddress"_s, server);
    app.press(u"Return"_s);
    app.waitFor(u"serverName"_s);
    app.fill(u"signInEmail"_s, email);
    app.fill(u"signInPassword"_s, password);
    app.click(u"signInButton"_s);
}

void createAccount(AppDriver& app, const QString& server, bool mentors, const QString& name,
    const QString& email, const QString& password)
{
    app.setSpanish(false);
    app.fill(u"serverAddress"_s, server);
    app.click(u"checkServerButton"_s);
    app.waitFor(u"serverName"_s);
    app.click(u"createAccountButton"_s);
    app.focus(u"registerRole"_s);
    app.press(mentors ? u"Right"_s : u"Left"_s);
    app.fill(u"registerName"_s, name);
    app.fill(u"registerEmail"_s, email);
    app.fill(u"registerPassword"_s, password);
    app.press(u"Return"_s);
    app.waitFor(u"rail_home"_s);
}

AppDriver::Start signedIn(const QString& profileDir, const QString& server, const QString& email)
{
    return {profileDir, {u"--server"_s, server, u"--account"_s, email}, demoPassword};
}

void goTo(AppDriver& app, const QString& page)
{
    app.click(u"rail_"_s + page);
}

void openAvailability(AppDriver& app)
{
    goTo(app, u"profile"_s);
    app.focus(u"profileTabs"_s);
    app.press(u"Right"_s);
    app.waitFor(u"weekPainter"_s);
}

void findAndOpen(AppDriver& app, const QString& words, const QString& mentor)
{
    app.press(u"Ctrl+K"_s);
    app.waitFor(u"findSearchField"_s);
    app.fill(u"findSearchField"_s, words);
    const QString first = u"mentorCard_0"_s;
    app.waitForWordsIn(first, mentor);
    app.press(u"Down"_s);
    if (!QTest::qWaitFor([&] { return app.look(first).focused; }, patience))
        throw std::runtime_error("Down does not lead from the search field to the results");
    app.press(u"Return"_s);
    app.waitForWordsIn(u"mentorName"_s, mentor);
}

} // namespace gremio::e2e
