// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/journeys.h"
#include "tests/screenshots/visitor.h"
#include "tests/screenshots/visits.h"

using namespace Qt::StringLiterals;
using gremio::e2e::AppDriver;
using gremio::e2e::goTo;

namespace gremio::screenshots {

void visitSessions(Album& album, test::RunningServer& server)
{
    Visitor visitor(album, server);
    AppDriver& app = visitor.app;
    const auto word = [&](const char* english, const char* spanish) {
        return QString::fromUtf8(album.isSpanish() ? spanish : english);
    };
    app.waitFor(u"nextSessionCountdown"_s);
    goTo(app, u"sessions"_s);
    app.waitForWords(u"Event sourcing"_s);
    album.shootBoth(app, u"sessions-week"_s);
    app.click(u"sessionsRange"_s);
    app.waitFor(u"sessionsMonth"_s);
    album.shoot(app, u"sessions-month"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"sessionsMonth"_s);
    app.click(u"sessionsOn"_s);
    album.shoot(app, u"sessions-next-week"_s);

    // A slot by keyboard: the book button is last in the heading, the times are the third stop of the dialog.
    app.click(u"sessionsBook"_s);
    app.waitFor(u"bookingLength"_s);
    app.waitFor(u"slotsOn"_s);
    app.focus(u"slotsOn"_s);
    app.press(u"Tab"_s);
    app.press(u"Space"_s);
    app.waitForWordsIn(u"bookingDialog"_s, word("New York", "New York"));
    album.shootBoth(app, u"sessions-book"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"bookingDialog"_s);

    app.focus(u"sessionsView"_s);
    app.press(u"Right"_s);
    app.waitForWordsIn(u"sessionList"_s, u"Event sourcing"_s);
    album.shootBoth(app, u"sessions-list"_s);
    app.focus(u"sessionsView"_s);
    app.press(u"Right"_s);
    app.waitForWordsIn(u"sessionHistory"_s, u"Kafka lag"_s);
    album.shoot(app, u"sessions-history"_s);
    app.focus(u"sessionRow"_s, {u"sessionHistory"_s, u"Kafka lag"_s});
    app.press(u"Return"_s);
    app.waitFor(u"reviewStars"_s);
    album.shootBoth(app, u"session-review-owed"_s);
    app.click(u"sendReviewButton"_s);
    app.waitFor(u"reviewStarsError"_s);
    app.press(u"4"_s);
    app.fill(u"reviewComment"_s, word("We found where the time goes.", "Encontramos el cuello de botella."));
    album.shoot(app, u"session-review-written"_s);
    app.click(u"discardReviewButton"_s);
    app.press(u"Esc"_s);
    for (const auto& [title, picture] : {std::pair{u"Code review"_s, u"session-review-mentor"_s},
             std::pair{u"Retries and dead letters"_s, u"session-reviewed"_s}}) {
        app.focus(u"sessionRow"_s, {u"sessionHistory"_s, title});
        app.press(u"Return"_s);
        app.waitFor(title.startsWith(u'R') ? u"reviewTheirs"_s : u"reviewStars"_s);
        album.shootBoth(app, picture);
        app.press(u"Esc"_s);
    }

    goTo(app, u"home"_s);
    app.waitForWordsIn(u"nextSession"_s, u"Daniel Okafor"_s);
    goTo(app, u"sessions"_s);
    app.focus(u"sessionsView"_s);
    app.press(u"Left"_s);
    app.focus(u"sessionRow"_s, {u"sessionList"_s, u"Replaying"_s});
    app.press(u"Return"_s);
    app.waitFor(u"confirmSessionButton"_s);
    album.shootBoth(app, u"session-proposed"_s);
    app.click(u"editAgendaButton"_s);
    app.waitFor(u"agendaText"_s);
    album.shoot(app, u"session-agenda-edit"_s);
    app.click(u"discardAgendaButton"_s);
    app.click(u"toCalendarButton"_s);
    album.shoot(app, u"session-to-calendar"_s);
    app.press(u"Esc"_s);
    app.click(u"declineSessionButton"_s);
    app.waitFor(u"reasonPopover"_s);
    album.shoot(app, u"session-decline"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"reasonPopover"_s);
}

} // namespace gremio::screenshots
