// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop app as main() starts it, but worked by orders on standard input (puppet.h). A password that
// --password-stdin asks for is the first line.
#include "client/app/app_options.h"
#include "client/app/desktop_app.h"
#include "client/app/single_instance.h"
#include "tests/e2e/puppet.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

#include <unistd.h>

namespace {

/// Not through a buffer that would take the orders behind the line, too.
QString readLine()
{
    QByteArray line;
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
        line += byte;
    return QString::fromUtf8(line);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("gremio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Gremio"));
    QApplication::setApplicationVersion(QStringLiteral(GREMIO_VERSION));
    auto parsed = gremio::AppOptions::parse(QApplication::arguments());
    if (!parsed.options) {
        std::fputs(parsed.message.toLocal8Bit().constData(), stderr);
        return parsed.exitCode;
    }
    QDir().mkpath(parsed.options->folder());
    gremio::SingleInstance instance(parsed.options->folder());
    if (!instance.isFirst(parsed.link))
        return 0;
    if (parsed.options->passwordFromStdin)
        parsed.options->password = readLine();
    gremio::DesktopApp app(application, *parsed.options);
    QObject::connect(&instance, &gremio::SingleInstance::called, &app, &gremio::DesktopApp::open);
    gremio::e2e::Puppet puppet(app);
    app.start();
    return QApplication::exec();
}
