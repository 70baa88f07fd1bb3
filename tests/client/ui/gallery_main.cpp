// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/theme.h"
#include "tests/client/ui/gallery_sheet.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

#include <memory>

using namespace Qt::StringLiterals;

/// Shows every widget, or writes a picture of them to lay beside the reference.
int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption dark(u"dark"_qs, u"Dark theme."_qs);
    const QCommandLineOption what(
        u"show"_qs, u"components, frame, first-start, dialog or popover."_qs, u"what"_qs, u"components"_qs);
    const QCommandLineOption width(u"width"_qs, u"Width of the window."_qs, u"px"_qs, u"1280"_qs);
    const QCommandLineOption file(u"screenshot"_qs, u"Write a PNG and leave."_qs, u"file"_qs);
    options.addOptions({dark, what, width, file});
    options.process(app);

    gremio::ui::Theme theme;
    theme.setMode(options.isSet(dark) ? gremio::ui::Theme::Mode::Dark : gremio::ui::Theme::Mode::Light);
    if (options.isSet(file)) {
        theme.setMotion(false);
        QApplication::setCursorFlashTime(0);
    }
    theme.install(app);

    std::unique_ptr<QWidget> window;
    QWidget* focused = nullptr;
    const QString shown = options.value(what);
    if (shown == u"frame"_qs || shown == u"dialog"_qs || shown == u"popover"_qs) {
        window.reset(gremio::ui::gallery::demoFrame());
    } else if (options.value(what) == u"first-start"_qs) {
        window.reset(gremio::ui::gallery::demoFirstStart());
    } else {
        auto sheet = std::make_unique<gremio::ui::gallery::Sheet>();
        focused = sheet->focused();
        window = std::move(sheet);
    }
    window->resize(options.value(width).toInt(), 800);
    window->show();
    window->activateWindow();
    if (focused != nullptr) {
        focused->setFocus();
    }
    if (shown == u"dialog"_qs || shown == u"popover"_qs) {
        QApplication::processEvents();
        gremio::ui::gallery::openOverlay(window.get(), shown == u"popover"_qs);
    }
    if (options.isSet(file)) {
        // The skeleton of the sheet waits one turn of the loop, the window for its activation.
        QTimer::singleShot(200, window.get(), [&] {
            const bool written = window->grab().save(options.value(file));
            QApplication::exit(written ? 0 : 1);
        });
    }
    return QApplication::exec();
}
