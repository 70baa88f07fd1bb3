// SPDX-License-Identifier: GPL-3.0-or-later
// gremio-screenshots [DIR]: a picture of every page and dialog of the real app, on a real server with demo
// people, in both languages and both themes.
#include "tests/screenshots/visits.h"

#include <QCoreApplication>
#include <QTextStream>

#include <exception>

int main(int argc, char** argv)
{
    using namespace gremio;
    using namespace Qt::StringLiterals;
    QCoreApplication application(argc, argv);
    QTextStream err(stderr);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 2 || arguments.value(1).startsWith(u'-')) {
        err << "Usage: gremio-screenshots [DIR]\n";
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
            for (const auto visit : {screenshots::visitStart, screenshots::visitHomeAndFind,
                     screenshots::visitMentors, screenshots::visitRequests, screenshots::visitMessages,
                     screenshots::visitProfileAndSettings, screenshots::visitTrouble,
                     screenshots::visitFirstDay})
                visit(album, server);
            count += album.count();
        }
        err << count << " pictures in " << folder.absolutePath() << '\n';
    } catch (const std::exception& error) {
        err << "gremio-screenshots: " << error.what() << '\n';
        return 70;
    }
    return 0;
}
