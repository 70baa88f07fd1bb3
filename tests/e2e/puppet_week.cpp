// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_grid.h"
#include "tests/e2e/puppet.h"
#include "tests/e2e/widget_search.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

using namespace Qt::StringLiterals;

// The hands on a week: a place in it is told by day and time, as a person reads it.
namespace gremio::e2e {

namespace {

QJsonObject trouble(const QString& what)
{
    return {{u"error"_s, what}};
}

WeekAxis::Stretch quarterFrom(const WeekGrid& grid, const QJsonObject& spot)
{
    const int minute = grid.axis().placeOfMinutes(spot[u"minute"].toInt());
    return {spot[u"day"].toInt(), minute, minute + 15};
}

void moveTo(QWidget* surface, const QPoint& point)
{
    QMouseEvent move(
        QEvent::MouseMove, point, surface->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(surface, &move);
}

/// Presses, moves and lets go.
void drag(QWidget* surface, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(surface, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 4 && from != to; ++step)
        moveTo(surface, from + (to - from) * step / 4);
    QTest::mouseRelease(surface, Qt::LeftButton, {}, to);
}

} // namespace

void Puppet::addWeekHands()
{
    m_actions[u"drag"_s] = [this](const QJsonObject& order) -> QJsonObject {
        auto* grid = qobject_cast<WeekGrid*>(findWidget(Target::fromJson(order)));
        if (!grid)
            return trouble(u"no week of that name can be seen"_s);
        scrollTo(grid);
        if (const QString cover = whatCovers(grid); !cover.isEmpty())
            return trouble(cover);
        const WeekAxis::Stretch from = quarterFrom(*grid, order[u"from"].toObject());
        const WeekAxis::Stretch to = quarterFrom(*grid, order[u"to"].toObject());
        grid->reveal({from.day, std::min(from.from, to.from), std::max(from.to, to.to)});
        const QPoint begin = grid->rectOf(from).center();
        const QPoint end = grid->rectOf(to).center();
        const QRect seen = grid->viewport()->rect();
        if (!seen.contains(begin) || !seen.contains(end))
            return trouble(u"it cannot be seen whole"_s);
        thenDo([surface = grid->viewport(), begin, end] { drag(surface, begin, end); });
        return {};
    };
}

} // namespace gremio::e2e
