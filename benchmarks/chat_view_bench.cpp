// SPDX-License-Identifier: GPL-3.0-or-later
// chat_view_bench [MESSAGES]: how long a long chat takes to open and each frame while scrolling through it,
// painted into an offscreen window of 1280 × 800.
#include "client/chat/message_view.h"
#include "client/chat/messages_page.h"
#include "client/ui/theme.h"
#include "tests/client/chat/chat_stage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QScrollBar>
#include <QTextStream>

#include <algorithm>
#include <vector>

using namespace gremio;

namespace {

struct Frames {
    std::vector<double> times; ///< ms

    void print(QTextStream& out, const char* what)
    {
        std::sort(times.begin(), times.end());
        const auto at = [this](double share) {
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        const auto over = std::count_if(times.begin(), times.end(), [](double time) { return time > 16; });
        out << QString::asprintf(
            "%-28s %5zu frames, median %.2f ms, p99 %.2f ms, longest %.2f ms, %td over 16 ms\n", what,
            times.size(), at(0.5), at(0.99), times.back(), over);
    }
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QTextStream out(stdout);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    if (count < 1000) {
        out << "Usage: chat_view_bench [MESSAGES], at least 1000\n";
        return 64;
    }
    ui::Theme theme;
    theme.setMotion(false);
    theme.install(app);
    test::ChatStage stage;
    const ChatId chat = stage.chat({stage.person(QStringLiteral("Daniel Okafor"))});
    stage.sayMany(chat, count);
    MessagesPage page(stage.around());
    page.resize(1280, 800);
    page.show();
    QPixmap canvas(page.size());
    page.render(&canvas); // fonts and icons are there from now on
    QApplication::processEvents();

    QElapsedTimer clock;
    const auto took = [&clock] { return static_cast<double>(clock.nsecsElapsed()) / 1e6; };
    clock.start();
    page.openChat(chat);
    QApplication::processEvents();
    page.render(&canvas);
    out << QString::asprintf("%-28s %.1f ms with %d messages\n", "open, first picture", took(), count);

    auto* view = page.pane()->view();
    auto* bar = view->verticalScrollBar();
    QPixmap frame(view->size());
    const auto scroll = [&](int step, int frames) {
        Frames all;
        for (int i = 0; i < frames; ++i) {
            clock.start();
            bar->setValue(bar->value() + step);
            view->render(&frame);
            QApplication::processEvents();
            all.times.push_back(took());
        }
        return all;
    };
    scroll(-60, 2000).print(out, "up, 60 px a frame");
    scroll(-600, 1000).print(out, "up, 600 px a frame");
    scroll(60, 1000).print(out, "down again, 60 px a frame");
    Frames jumps;
    for (int i = 1; i <= 200; ++i) {
        clock.start();
        bar->setValue(static_cast<int>(qint64(bar->maximum()) * (i * 37 % 200) / 200));
        view->render(&frame);
        jumps.times.push_back(took());
    }
    jumps.print(out, "jumps with the scroll bar");
    return 0;
}
