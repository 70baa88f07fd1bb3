// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/journeys.h"

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

AppDriver::Start signedIn(const QString& profileDir, const QString& server, const QString& email)
{
    return {profileDir, {u"--server"_s, server, u"--account"_s, email}, demoPassword};
}

void goTo(AppDriver& app, const QString& page)
{
    app.click(u"rail_"_s + page);
}

void findAndOpen(AppDriver& app, const QString& words, const QString& mentor)
{
    app.press(u"Ctrl+K"_s);
    app.waitFor(u"findSearchField"_s);
    app.fill(u"findSearchField"_s, words);
    app.waitForWordsIn(u"findResults"_s, mentor);
    app.press(u"Down"_s);
    // Down goes from card to card, so it is as many strokes as cards above.
    for (int card = 0; card < 20; ++card) {
        const QString name = u"mentorCard_%1"_s.arg(card);
        app.waitFor(name);
        if (!app.look(name).focused)
            throw std::runtime_error("Down does not reach " + name.toStdString());
        if (app.look(name).words.contains(mentor)) {
            app.press(u"Return"_s);
            app.waitForWordsIn(u"mentorName"_s, mentor);
            return;
        }
        app.press(u"Down"_s);
    }
    throw std::runtime_error("not among the results: " + mentor.toStdString());
}

} // namespace gremio::e2e
