// SPDX-License-Identifier: GPL-3.0-or-later
// gremio-screenshots [DIR [VISIT…]]: a picture of every page and dialog of the real app, on a real server
// with demo people, in both languages and both themes; only those of the visits that are named.
// QT_SCALE_FACTOR=2 takes them as on a screen with twice the pixels.
#include "tests/screenshots/visits.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <exception>

int main(int argc, char** argv)
{
    using namespace gremio;
    using namespace Qt::StringLiterals;
    QCoreApplication application(argc, argv);
    QTextStream err(stderr);
    const std::pair<QString, void (*)(screenshots::Album&, test::RunningServer&)> visits[] = {
        {u"start"_s, screenshots::visitStart}, {u"home"_s, screenshots::visitHomeAndFind},
        {u"mentors"_s, screenshots::visitMentors}, {u"requests"_s, screenshots::visitRequests},
        {u"sessions"_s, screenshots::visitSessions}, {u"messages"_s, screenshots::visitMessages},
        {u"reminders"_s, screenshots::visitReminders}, {u"availability"_s, screenshots::visitAvailability},
        {u"clocks"_s, screenshots::visitClockChange}, {u"settings"_s, screenshots::visitProfileAndSettings},
        {u"trouble"_s, screenshots::visitTrouble}, {u"first-day"_s, screenshots::visitFirstDay}};
    const QStringList arguments = QCoreApplication::arguments();
    const QStringList wanted = arguments.mid(2);
    QStringList names;
    for (const auto& [name, visit] : visits)
        names << name;
    const bool known =
        std::all_of(wanted.begin(), wanted.end(), [&](const QString& name) { return names.contains(name); });
    if (!known || arguments.value(1).startsWith(u'-')) {
        err << "Usage: gremio-screenshots [DIR [VISIT…]], VISIT of " << names.join(u' ') << '\n';
        return 64;
    }
    const QDir folder(arguments.value(1, u"build/screenshots"_s));
    if (!folder.mkpath(u"."_s)) {
        err << "gremio-screenshots: cannot write to " << folder.path() << '\n';
        return 73;
    }
    try {
        test::RunningServer server(test::Engine::Sqlite, {}, true);
        int count = 0;
        for (const bool spanish : {false, true}) {
            screenshots::Album album(folder, spanish);
            for (const auto& [name, visit] : visits) {
                if (wanted.isEmpty() || wanted.contains(name))
                    visit(album, server);
            }
            count += album.count();
        }
        err << count << " pictures in " << folder.absolutePath() << '\n';
    } catch (const std::exception& error) {
        err << "gremio-screenshots: " << error.what() << '\n';
        return 70;
    }
    return 0;
}
