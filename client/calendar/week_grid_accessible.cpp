// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_grid_accessible.h"

#include "client/calendar/month_strip.h"
#include "client/calendar/week_grid.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>

#include <map>

namespace gremio {

namespace {

/// The cursor's place, or a block: the one that is at this index at the moment.
class ItemInterface : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemInterface(WeekGrid* grid, int index)
        : m_grid(grid)
        , m_index(index)
    {
    }

    bool isValid() const override { return item().has_value(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_grid ? m_grid->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_grid); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    QString text(QAccessible::Text kind) const override
    {
        const auto here = item();
        return here && kind == QAccessible::Name ? here->name : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }
    QRect rect() const override
    {
        const auto here = item();
        return here ? QRect(m_grid->viewport()->mapToGlobal(here->rect.topLeft()), here->rect.size())
                    : QRect();
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const auto here = item();
        if (!here) {
            state.invalid = true;
            return state;
        }
        state.selectable = state.focusable = true;
        state.selected = state.active = here->current;
        state.focused = here->current && m_grid->hasFocus();
        state.offscreen = !m_grid->viewport()->rect().intersects(here->rect);
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override
    {
        const auto here = item();
        return here && here->canPress ? QStringList{pressAction(), setFocusAction()} : QStringList();
    }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        if (name == pressAction())
            m_grid->press(m_index);
        else if (name == setFocusAction())
            m_grid->setFocus(Qt::OtherFocusReason);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

    int index() const { return m_index; }

private:
    std::optional<WeekGrid::Item> item() const
    {
        if (!m_grid)
            return {};
        const auto all = m_grid->items();
        return std::size_t(m_index) < all.size() ? std::optional(all[std::size_t(m_index)]) : std::nullopt;
    }

    QPointer<WeekGrid> m_grid;
    int m_index;
};

class GridInterface : public QAccessibleWidget {
public:
    explicit GridInterface(WeekGrid* grid)
        : QAccessibleWidget(grid, QAccessible::List)
    {
    }
    ~GridInterface() override
    {
        for (const auto& [index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(grid()->items().size()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto& id = m_children[index];
        QAccessibleInterface* known = id == 0 ? nullptr : QAccessible::accessibleInterface(id);
        if (!known) {
            known = new ItemInterface(grid(), index);
            id = QAccessible::registerAccessibleInterface(known);
        }
        return known;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* item = dynamic_cast<const ItemInterface*>(child);
        return item ? item->index() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint point = grid()->viewport()->mapFromGlobal(QPoint(x, y));
        const auto all = grid()->items();
        for (std::size_t i = all.size(); i-- > 0;) {
            if (all[i].rect.contains(point))
                return child(static_cast<int>(i));
        }
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        const auto all = grid()->items();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].current)
                return child(static_cast<int>(i));
        }
        return nullptr;
    }

private:
    WeekGrid* grid() const { return static_cast<WeekGrid*>(object()); }

    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    if (auto* grid = qobject_cast<WeekGrid*>(object))
        return new GridInterface(grid);
    if (auto* strip = qobject_cast<MonthStrip*>(object))
        return new QAccessibleWidget(strip, QAccessible::Table);
    return nullptr;
}

} // namespace

void installCalendarAccessibility()
{
    QAccessible::removeFactory(make);
    QAccessible::installFactory(make);
}

} // namespace gremio
