// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/visits.h"

#include "tests/e2e/journeys.h"
#include "tests/screenshots/visitor.h"

#include <csignal>

using namespace Qt::StringLiterals;
using gremio::e2e::AppDriver;
using gremio::e2e::goTo;

namespace gremio::screenshots {

namespace {

QString address(const test::RunningServer& server)
{
    return u"127.0.0.1:%1"_s.arg(server.port());
}

} // namespace

void visitStart(Album& album, test::RunningServer& server)
{
    const QTemporaryDir home;
    AppDriver app({home.path()});
    album.prepare(app);
    album.shootBoth(app, u"start-server"_s);
    app.fill(u"serverAddress"_s, u"127.0.0.1:1"_s);
    app.press(u"Return"_s);
    app.waitFor(u"serverError"_s);
    album.shoot(app, u"start-server-error"_s);
    app.click(u"changeServerButton"_s);
    app.fill(u"serverAddress"_s, address(server));
    app.press(u"Return"_s);
    app.waitForWordsIn(u"serverState"_s, u"Gremio"_s);
    album.shootBoth(app, u"start-sign-in"_s);
    app.fill(u"signInEmail"_s, lucia);
    app.fill(u"signInPassword"_s, u"not-my-password"_s);
    app.press(u"Return"_s);
    app.waitForWordsIn(u"signInPassword"_s, album.isSpanish() ? u"contraseña no"_s : u"password is not"_s);
    album.shoot(app, u"start-sign-in-error"_s);
    app.click(u"forgottenLink"_s);
    app.waitFor(u"forgotEmail"_s);
    album.shootBoth(app, u"start-forgotten"_s);
    app.click(u"forgotButton"_s);
    app.waitFor(u"resetCode"_s);
    album.shootBoth(app, u"start-reset"_s);
    app.fill(u"resetCode"_s, u"gremio://reset?token=not-a-code-of-ours"_s);
    app.fill(u"resetPassword"_s, u"lucia1234"_s);
    album.shoot(app, u"start-reset-weak"_s);
    app.fill(u"resetPassword"_s, u"plover-quartz-meadow"_s);
    app.press(u"Return"_s);
    app.waitForWordsIn(u"resetCode"_s, album.isSpanish() ? u"no es correcto"_s : u"is not right"_s);
    album.shoot(app, u"start-reset-error"_s);
    app.click(u"recoveryBack"_s);
    app.click(u"createAccountButton"_s);
    app.waitFor(u"registerName"_s);
    album.shootBoth(app, u"start-register"_s);
    app.click(u"registerButton"_s);
    album.shoot(app, u"start-register-error"_s);
    app.fill(u"registerPassword"_s, u"plover-quartz-meadow"_s);
    album.shoot(app, u"start-register-strong"_s);
    app.click(u"startLanguage"_s);
    app.waitForWords(u"Español"_s);
    album.shoot(app, u"start-language"_s);
}

void visitFirstDay(Album& album, test::RunningServer& server)
{
    const QTemporaryDir home;
    AppDriver app({home.path()});
    album.prepare(app);
    app.fill(u"serverAddress"_s, address(server));
    app.press(u"Return"_s);
    app.waitForWordsIn(u"serverState"_s, u"Gremio"_s);
    app.click(u"createAccountButton"_s);
    app.fill(u"registerName"_s, u"Berta Lind"_s);
    app.fill(
        u"registerEmail"_s, album.isSpanish() ? u"berta.es@gremio.example"_s : u"berta@gremio.example"_s);
    app.fill(u"registerPassword"_s, u"plover-quartz-meadow"_s);
    app.press(u"Return"_s);
    app.waitFor(u"rail_home"_s);
    app.waitFor(u"keychainBanner"_s);
    album.shootBoth(app, u"home-new"_s);
    goTo(app, u"requests"_s);
    album.shoot(app, u"requests-new"_s);
    goTo(app, u"messages"_s);
    app.waitFor(u"conversationsEmpty"_s);
    album.shootBoth(app, u"messages-new"_s);
    goTo(app, u"profile"_s);
    app.waitFor(u"profileName"_s);
    album.shoot(app, u"profile-new"_s);
    goTo(app, u"settings"_s);
    app.click(u"enterCodeButton"_s);
    app.waitFor(u"verifyCode"_s);
    album.shoot(app, u"settings-verify"_s);
}

void visitHomeAndFind(Album& album, test::RunningServer& server)
{
    Visitor visitor(album, server);
    AppDriver& app = visitor.app;
    app.waitForWords(u"Noor Haddad"_s);
    album.shootBoth(app, u"home"_s);
    goTo(app, u"find"_s);
    app.waitFor(u"mentorCard_0"_s);
    album.shootBoth(app, u"find"_s);
    app.fill(u"findSearchField"_s, u"distributed systems"_s);
    app.waitUntilNotIn(u"findResults"_s, u"Priya Raman"_s);
    app.waitForWordsIn(u"findResults"_s, u"Tomás Aguirre"_s);
    app.press(u"Down"_s);
    album.shoot(app, u"find-results"_s);
    app.click(u"filterSkill"_s);
    app.waitFor(u"choicePopover"_s);
    album.shoot(app, u"find-filter-skill"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"choicePopover"_s);
    app.click(u"filterLanguage"_s);
    app.waitFor(u"choicePopover"_s);
    app.click(album.isSpanish() ? u"choice_Español"_s : u"choice_Spanish"_s);
    album.shoot(app, u"find-filter-language"_s);
    app.press(u"Esc"_s);
    album.shoot(app, u"find-filtered"_s);
    app.click(u"sortChip"_s);
    album.shoot(app, u"find-order"_s);
    app.press(u"Esc"_s);
    app.fill(u"findSearchField"_s, u"zymurgy"_s);
    app.waitFor(u"findEmpty"_s);
    album.shootBoth(app, u"find-none"_s);
    app.press(u"?"_s);
    goTo(app, u"home"_s);
    app.press(u"?"_s);
    app.waitForWords(u"Ctrl+K"_s);
    album.shoot(app, u"shortcuts"_s);
    app.press(u"Esc"_s);
    app.click(u"meButton"_s);
    album.shoot(app, u"me-menu"_s);
}

void visitMentors(Album& album, test::RunningServer& server)
{
    Visitor visitor(album, server);
    AppDriver& app = visitor.app;
    e2e::findAndOpen(app, u"priya"_s, u"Priya Raman"_s);
    app.waitFor(u"askMessage"_s);
    album.shootBoth(app, u"mentor-ask"_s);
    app.click(u"sendRequestButton"_s);
    album.shoot(app, u"mentor-ask-error"_s);
    e2e::findAndOpen(app, u"hannah"_s, u"Hannah Weiss"_s);
    app.waitFor(u"standingTag"_s);
    album.shootBoth(app, u"mentor-pending"_s);
    e2e::findAndOpen(app, u"daniel"_s, u"Daniel Okafor"_s);
    app.waitFor(u"standingTag"_s);
    app.waitFor(u"reviewRow"_s);
    album.shoot(app, u"mentor-active"_s);
    app.focus(u"moreReviewsButton"_s);
    album.shoot(app, u"mentor-reviews"_s);
    app.click(u"standingButton"_s);
    app.waitFor(u"confirmEndButton"_s);
    album.shoot(app, u"mentor-end"_s);
}

void visitRequests(Album& album, test::RunningServer& server)
{
    {
        Visitor visitor(album, server);
        AppDriver& app = visitor.app;
        goTo(app, u"requests"_s);
        app.waitForWords(u"Noor Haddad"_s);
        album.shootBoth(app, u"requests"_s);
        app.click(u"declineButton"_s, {{}, u"Noor Haddad"_s});
        app.waitFor(u"declinePopover"_s);
        album.shoot(app, u"requests-decline"_s);
        app.press(u"Esc"_s);
        app.click(u"acceptButton"_s, {{}, u"Noor Haddad"_s});
        app.focus(u"toastUndo"_s); // so the countdown waits
        album.shoot(app, u"requests-undo"_s);
        app.click(u"toastUndo"_s);
        app.waitFor(u"acceptButton"_s, {{}, u"Noor Haddad"_s});
        app.click(u"requestsOpen"_s);
        album.shoot(app, u"requests-open"_s);
    }
    Visitor visitor(album, server, u"priya@gremio.example"_s);
    AppDriver& app = visitor.app;
    album.shoot(app, u"home-mentor"_s);
    goTo(app, u"requests"_s);
    app.waitForWords(u"Lars"_s);
    album.shoot(app, u"requests-mentor"_s);
}

void visitProfileAndSettings(Album& album, test::RunningServer& server)
{
    Visitor visitor(album, server);
    AppDriver& app = visitor.app;
    goTo(app, u"profile"_s);
    app.waitForWordsIn(u"profileName"_s, u"Lucía"_s);
    album.shootBoth(app, u"profile"_s);
    app.fill(u"profileHeadline"_s, u"Streams and SQL"_s);
    app.focus(u"profileCapacity"_s);
    album.shoot(app, u"profile-changed"_s);
    app.click(u"profileDiscard"_s);
    app.click(u"profileSkillsAdd"_s);
    album.shoot(app, u"profile-add-skill"_s);
    app.press(u"Esc"_s);
    const QTemporaryDir homes[2];
    AppDriver laptop(e2e::signedIn(homes[0].path(), server.url(), lucia));
    AppDriver tower(e2e::signedIn(homes[1].path(), server.url(), lucia));
    laptop.waitFor(u"rail_home"_s);
    tower.waitFor(u"rail_home"_s);
    goTo(app, u"settings"_s);
    app.waitFor(u"signOutButton"_s);
    app.click(u"endOtherSignIns"_s);
    app.waitFor(u"confirmEndOtherSignIns"_s);
    album.shoot(app, u"settings-end-others"_s);
    app.click(u"confirmEndOtherSignIns"_s);
    app.waitUntilGone(u"endSignIn"_s);
    const QTemporaryDir elsewhere;
    AppDriver other(e2e::signedIn(elsewhere.path(), server.url(), lucia));
    other.waitFor(u"rail_home"_s);
    app.press(u"F5"_s);
    app.waitFor(u"endSignIn"_s);
    app.focus(u"settingsTheme"_s); // back to the top
    album.shootBoth(app, u"settings"_s);
    app.click(u"signOutEverywhereButton"_s);
    app.waitFor(u"confirmSignOutEverywhere"_s);
    album.shoot(app, u"settings-sign-out-everywhere"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"confirmSignOutEverywhere"_s);
    app.click(u"changePasswordButton"_s);
    app.waitFor(u"confirmChangePassword"_s);
    app.fill(u"currentPassword"_s, u"not-my-password"_s);
    app.fill(u"newPassword"_s, u"ferrer1234"_s);
    album.shoot(app, u"settings-change-password"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"confirmChangePassword"_s);
    app.click(u"changeEmailButton"_s);
    app.waitFor(u"confirmChangeEmail"_s);
    album.shoot(app, u"settings-change-email"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"confirmChangeEmail"_s);
    app.focus(u"createAccessKey"_s);
    app.waitFor(u"endSignIn"_s);
    album.shootBoth(app, u"settings-safety"_s);
    app.click(u"createAccessKey"_s);
    app.waitFor(u"confirmCreateAccessKey"_s);
    album.shoot(app, u"settings-key"_s);
    app.fill(u"accessKeyName"_s, album.isSpanish() ? u"Script del calendario"_s : u"Calendar script"_s);
    app.press(u"Return"_s);
    app.waitFor(u"accessKeyToken"_s);
    album.shoot(app, u"settings-key-made"_s);
    app.click(u"accessKeyDone"_s);
    app.click(u"revokeAccessKey"_s);
    app.waitFor(u"confirmRevokeAccessKey"_s);
    album.shoot(app, u"settings-key-revoke"_s);
    app.click(u"confirmRevokeAccessKey"_s);
    app.waitUntilGone(u"revokeAccessKey"_s);
    app.focus(u"makeCalendarFeed"_s);
    album.shoot(app, u"settings-calendar"_s);
    app.click(u"makeCalendarFeed"_s);
    app.waitFor(u"calendarFeedAddress"_s);
    album.shoot(app, u"settings-calendar-made"_s);
    app.click(u"calendarFeedDone"_s);
    app.click(u"revokeCalendarFeed"_s);
    app.click(u"confirmRevokeCalendarFeed"_s);
    app.waitUntilGone(u"revokeCalendarFeed"_s);
    app.focus(u"deleteAccountButton"_s);
    album.shoot(app, u"settings-data"_s);
    app.click(u"deleteAccountButton"_s);
    app.waitFor(u"confirmDeleteAccount"_s);
    album.shoot(app, u"settings-delete"_s);
}

void visitTrouble(Album& album, test::RunningServer& server)
{
    Visitor visitor(album, server);
    AppDriver& app = visitor.app;
    app.waitForWords(u"Noor Haddad"_s);
    goTo(app, u"requests"_s);
    // A server that holds its answer back.
    ::kill(static_cast<pid_t>(server.processId()), SIGSTOP);
    goTo(app, u"find"_s);
    album.shoot(app, u"find-loading"_s);
    server.kill();
    app.waitFor(u"offlineBanner"_s);
    app.waitFor(u"findError"_s);
    album.shootBoth(app, u"find-error"_s);
    goTo(app, u"requests"_s);
    album.shootBoth(app, u"offline"_s);
    server.start(server.port());
}

} // namespace gremio::screenshots
