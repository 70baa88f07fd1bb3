// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/screenshots/album.h"
#include "tests/support/running_server.h"

namespace gremio::screenshots {

/// Each opens apps, goes where the pictures are, and leaves the server's data as it was, but for one new
/// account a language.
void visitStart(Album& album, test::RunningServer& server);
void visitFirstDay(Album& album, test::RunningServer& server);
void visitHomeAndFind(Album& album, test::RunningServer& server);
void visitMentors(Album& album, test::RunningServer& server);
void visitRequests(Album& album, test::RunningServer& server);
void visitProfileAndSettings(Album& album, test::RunningServer& server);
void visitAvailability(Album& album, test::RunningServer& server);
/// Weeks in which the clocks are put back, and forward: with a server of its own on such a day.
void visitClockChange(Album& album, test::RunningServer& server);
void visitSessions(Album& album, test::RunningServer& server);
void visitMessages(Album& album, test::RunningServer& server);
void visitReminders(Album& album, test::RunningServer& server);
void visitTrouble(Album& album, test::RunningServer& server);

} // namespace gremio::screenshots
