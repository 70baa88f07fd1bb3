// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/app_options.h"
#include "client/app/desktop_app.h"
#include "client/app/single_instance.h"

#include <QApplication>
#include <QDir>

#include <cstdio>
#include <iostream>
#include <string>

int main(int argc, char** argv)
{
    using namespace Qt::StringLiterals;
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"gremio"_s);
    QApplication::setApplicationDisplayName(u"Gremio"_s);
    QApplication::setApplicationVersion(QStringLiteral(GREMIO_VERSION));
    QApplication::setDesktopFileName(u"gremio"_s);

    auto parsed = gremio::AppOptions::parse(QApplication::arguments());
    if (!parsed.options) {
        const QByteArray text = parsed.message.toLocal8Bit();
        std::fputs(text.constData(), parsed.exitCode == 0 ? stdout : stderr);
        return parsed.exitCode;
    }
    QDir().mkpath(parsed.options->folder());
    gremio::SingleInstance instance(parsed.options->folder());
    if (!instance.isFirst(parsed.link))
        return 0;
    if (parsed.options->passwordFromStdin) {
        std::string line;
        std::getline(std::cin, line);
        parsed.options->password = QString::fromStdString(line);
    }
    gremio::DesktopApp app(application, *parsed.options);
    QObject::connect(&instance, &gremio::SingleInstance::called, &app, &gremio::DesktopApp::open);
    app.start();
    return QApplication::exec();
}
