// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/app_driver.h"

namespace gremio::e2e {

/// What all demo people sign in with.
inline const QString demoPassword = QStringLiteral("lantern-copper-workshop");

/// From the first start to the main window, all by hand.
void signIn(
    AppDriver& app, const QString& server, const QString& email, const QString& password = demoPassword);

/// At the first start: a new account. mentors: of one who mentors.
void createAccount(AppDriver& app, const QString& server, bool mentors, const QString& name,
    const QString& email, const QString& password);

/// Started as `./dev run` starts it: signed in from the command line.
AppDriver::Start signedIn(const QString& profileDir, const QString& server, const QString& email);

/// By the rail: home, find, requests, profile, settings.
void goTo(AppDriver& app, const QString& page);

/// The week of a mentor, on their profile.
void openAvailability(AppDriver& app);

/// Writes into the search field, waits until the mentor is the first one found, and opens them by keyboard.
void findAndOpen(AppDriver& app, const QString& words, const QString& mentor);

} // namespace gremio::e2e
