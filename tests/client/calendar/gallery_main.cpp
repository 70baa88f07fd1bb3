// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/month_strip.h"
#include "client/calendar/week_painter.h"
#include "client/calendar/week_view.h"
#include "client/ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QHBoxLayout>
#include <QLocale>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace gremio;

namespace {

Date date(int year, unsigned month, unsigned day)
{
    return Date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

Instant at(const char* text)
{
    return parseRfc3339(text).value();
}

WeekBlock block(
    const char* from, int minutes, const QString& title, const QString& person, WeekBlock::Look look)
{
    WeekBlock made;
    made.id = title + QString::fromLatin1(from);
    made.time = {at(from), at(from) + std::chrono::minutes(minutes)};
    made.title = title;
    made.person = person;
    made.look = look;
    made.movable = true;
    return made;
}

/// To be laid beside look/05-sessions.png: Madrid, while New York changes its clocks on the Sunday.
WeekView* sessions()
{
    using Look = WeekBlock::Look;
    auto* view = new WeekView;
    view->setWeek(date(2026, 10, 26), QTimeZone("Europe/Madrid"));
    view->setSecondZone(QTimeZone("America/New_York"));
    view->setZoneLabels(u"MAD"_s, u"NYC"_s);
    view->setNow(at("2026-10-27T10:22:00Z"));
    view->setChoosing(WeekView::Choosing::Free);
    view->setFree({{at("2026-10-26T13:00:00Z"), at("2026-10-26T16:00:00Z")},
        {at("2026-10-27T15:00:00Z"), at("2026-10-27T18:00:00Z")},
        {at("2026-10-28T13:00:00Z"), at("2026-10-28T16:00:00Z")},
        {at("2026-10-29T15:00:00Z"), at("2026-10-29T18:00:00Z")},
        {at("2026-10-30T13:00:00Z"), at("2026-10-30T15:00:00Z")}});
    view->setBlocks({block("2026-10-26T08:00:00Z", 60, u"Code review"_s, u"Iker"_s, Look::Completed),
        block("2026-10-26T17:00:00Z", 45, u"Kafka lag"_s, u"Daniel"_s, Look::Completed),
        block("2026-10-27T08:30:00Z", 45, u"Async Django"_s, u"Samuel"_s, Look::Completed),
        block("2026-10-27T10:30:00Z", 45, u"Backpressure"_s, u"Daniel"_s, Look::Next),
        block("2026-10-27T15:00:00Z", 45, u"SQL plans"_s, u"Samuel"_s, Look::Mentor),
        block("2026-10-27T17:30:00Z", 30, u"Office hour"_s, {}, Look::Mentor),
        block("2026-10-28T09:00:00Z", 60, u"Standards talk"_s, u"Iker"_s, Look::Cancelled),
        block("2026-10-28T15:00:00Z", 45, u"Event sourcing"_s, u"Daniel"_s, Look::Learn),
        block("2026-10-29T08:00:00Z", 45, u"SQL windows"_s, u"Samuel"_s, Look::Mentor),
        block("2026-10-30T08:00:00Z", 45, u"Joins, part 2"_s, u"Iker?"_s, Look::Proposed),
        block("2026-10-30T08:30:00Z", 60, u"Held"_s, {}, Look::Held),
        block("2026-10-30T11:00:00Z", 60, u"Code review"_s, u"Iker"_s, Look::Mentor)});
    view->setPicked(block("2026-10-29T15:30:00Z", 45, u"New session"_s, u"Daniel"_s, Look::Learn));
    view->scrollToMinutes(8 * 60);
    return view;
}

/// The week in which Madrid's 02:00 comes twice, or is skipped.
WeekView* clockChange(bool back)
{
    auto* view = new WeekView;
    view->setWeek(back ? date(2026, 10, 19) : date(2026, 3, 23), QTimeZone("Europe/Madrid"));
    view->setSecondZone(QTimeZone("America/New_York"));
    view->setFree({{at("2026-10-24T22:30:00Z"), at("2026-10-25T04:00:00Z")},
        {at("2026-03-28T23:30:00Z"), at("2026-03-29T03:30:00Z")}});
    view->setBlocks({block("2026-10-25T00:30:00Z", 120, u"Night shift"_s, u"Iker"_s, WeekBlock::Look::Learn),
        block("2026-03-29T00:30:00Z", 60, u"Night shift"_s, u"Iker"_s, WeekBlock::Look::Learn)});
    view->scrollToMinutes(0);
    return view;
}

QWidget* painting()
{
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    auto* painter = new WeekPainter;
    painter->setBlocks({{1, 960, 1140}, {2, 540, 660}, {2, 960, 1200}, {3, 960, 1140}, {4, 540, 660},
        {4, 960, 1200}, {5, 540, 780}, {6, 600, 750}});
    painter->setErrors({{{3, 960, 1140}, u"Overlaps another"_s}});
    row->addWidget(painter, 1);
    auto* strip = new MonthStrip;
    strip->setChosen(date(2026, 10, 29));
    strip->setToday(date(2026, 10, 27));
    strip->setMarked({date(2026, 10, 27), date(2026, 10, 30), date(2026, 11, 2)});
    row->addWidget(strip, 0, Qt::AlignTop);
    return both;
}

} // namespace

/// Shows the week in its states, or writes a picture of it to lay beside the reference.
int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption dark(u"dark"_s, u"Dark theme."_s);
    const QCommandLineOption what(
        u"show"_s, u"sessions, back, forward or painting."_s, u"what"_s, u"sessions"_s);
    const QCommandLineOption width(u"width"_s, u"Width of the window."_s, u"px"_s, u"1096"_s);
    const QCommandLineOption file(u"screenshot"_s, u"Write a PNG and leave."_s, u"file"_s);
    options.addOptions({dark, what, width, file});
    options.process(app);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));

    ui::Theme theme;
    theme.setMode(options.isSet(dark) ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
    theme.install(app);
    const QString shown = options.value(what);
    const std::unique_ptr<QWidget> window(shown == u"painting"_s ? painting()
            : shown == u"back"_s || shown == u"forward"_s        ? clockChange(shown == u"back"_s)
                                                                 : sessions());
    window->resize(options.value(width).toInt(), 652);
    window->show();
    if (options.isSet(file)) {
        QTimer::singleShot(200, window.get(), [&] {
            const bool written = window->grab().save(options.value(file));
            QApplication::exit(written ? 0 : 1);
        });
    }
    return QApplication::exec();
}
