// SPDX-License-Identifier: GPL-3.0-or-later
// chat_view_bench [MESSAGES [RATIO]]: how long a long chat takes to open, and each frame while one goes
// through it with the wheel, the page keys and the scroll bar, in a window of 1280 × 800 without a display,
// at that ratio of device pixels. A frame is what the app does from the input to the finished picture, on the
// road that a real window takes. Times by the clock, and on the processor: on a busy machine they differ.
#include "client/chat/message_view.h"
#include "client/chat/messages_page.h"
#include "client/ui/theme.h"
#include "tests/client/chat/chat_stage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTextStream>
#include <QWheelEvent>

#include <algorithm>
#include <ctime>
#include <vector>

using namespace gremio;

namespace {

double processorTime()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// How often the viewport was painted: a frame without a picture would be fast for nothing.
class Painted : public QObject {
public:
    using QObject::QObject;
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

struct Frames {
    std::vector<double> times; ///< ms
    std::vector<double> work; ///< ms on the processor

    void print(QTextStream& out, const QString& what)
    {
        say(out, what, QStringLiteral("clock"), times);
        say(out, {}, QStringLiteral("processor"), work);
    }

    static void say(QTextStream& out, const QString& what, const QString& how, std::vector<double>& all)
    {
        std::sort(all.begin(), all.end());
        const auto at = [&all](double share) {
            return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
        };
        const auto over = std::count_if(all.begin(), all.end(), [](double time) { return time > 16; });
        out << QString::asprintf(
            "%-22s %5zu frames, %-9s median %5.2f ms, p99 %5.2f ms, longest %5.2f ms, %td over 16 ms\n",
            qUtf8Printable(what), all.size(), qUtf8Printable(how), at(0.5), at(0.99), all.back(), over);
        out.flush();
    }
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const QByteArray ratio = argc > 2 ? QByteArray(argv[2]) : "1";
    if (count < 1000 || ratio.toDouble() < 1) {
        QTextStream(stderr) << "Usage: chat_view_bench [MESSAGES [RATIO]], at least 1000 and 1\n";
        return 64;
    }
    qputenv("QT_SCALE_FACTOR", ratio);
    QApplication app(argc, argv);
    QTextStream out(stdout);
    ui::Theme theme;
    theme.setMotion(false);
    theme.install(app);
    test::ChatStage stage;
    const ChatId chat = stage.chat({stage.person(QStringLiteral("Daniel Okafor"))});
    stage.sayMany(chat, count);
    MessagesPage page(stage.around());
    page.resize(1280, 800);
    page.show();
    const auto settle = [] {
        for (int i = 0; i < 5; ++i)
            QApplication::processEvents();
    };
    settle(); // fonts and icons are there from now on

    QElapsedTimer clock;
    const auto took = [&clock] { return static_cast<double>(clock.nsecsElapsed()) / 1e6; };
    clock.start();
    const double opened = processorTime();
    page.openChat(chat);
    QApplication::processEvents();
    out << QString::asprintf("%-22s %.1f ms by the clock, %.1f ms on the processor; %d messages, ratio %s\n",
        "open, first picture", took(), processorTime() - opened, count, ratio.constData());
    settle();

    auto* view = page.pane()->view();
    auto* bar = view->verticalScrollBar();
    Painted painted;
    view->viewport()->installEventFilter(&painted);
    const auto go = [&](const char* what, int frames, auto&& step) {
        Frames all;
        const int before = painted.count;
        for (int i = 0; i < frames; ++i) {
            clock.start();
            const double begun = processorTime();
            step(i);
            QApplication::processEvents();
            all.times.push_back(took());
            all.work.push_back(processorTime() - begun);
        }
        all.print(out, QString::fromLatin1(what));
        if (painted.count - before < frames)
            out << "  but only " << painted.count - before << " pictures were painted\n";
    };
    const auto wheel = [&](int notches) {
        const QPointF at(view->viewport()->rect().center());
        QWheelEvent event(at, view->viewport()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view->viewport(), &event);
    };
    const auto key = [&](Qt::Key which) {
        QKeyEvent event(QEvent::KeyPress, which, Qt::NoModifier);
        QApplication::sendEvent(view, &event);
    };
    go("wheel up", 2000, [&](int) { wheel(1); });
    go("wheel up, fast", 1000, [&](int) { wheel(10); });
    go("wheel down", 1000, [&](int) { wheel(-1); });
    go("page up", 500, [&](int) { key(Qt::Key_PageUp); });
    bar->setSliderDown(true);
    go("drag of the scroll bar", 500, [&](int i) {
        bar->setSliderPosition(static_cast<int>(qint64(bar->maximum()) * (i < 250 ? i : 500 - i) / 250));
    });
    bar->setSliderDown(false);
    go("jumps to a message", 200,
        [&](int i) { view->showRow(view->heights().count() / 200 * (i * 37 % 200)); });
    return painted.count == 0 ? 1 : 0;
}
