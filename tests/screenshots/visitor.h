// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/screenshots/album.h"
#include "tests/support/running_server.h"

#include <QTemporaryDir>

namespace gremio::screenshots {

inline const QString lucia = QStringLiteral("lucia@gremio.example"); // learns and mentors

/// The app of one of the demo people, as each visit begins: signed in, on Home, of the album's size and
/// language.
struct Visitor {
    QTemporaryDir home;
    e2e::AppDriver app;

    Visitor(Album& album, const test::RunningServer& server, const QString& email = lucia);
};

/// In a week that has the focus: up to where the clocks change.
void lookAtSundaysNight(e2e::AppDriver& app);

} // namespace gremio::screenshots
