// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/chat_accessible.h"

#include "client/chat/message_view.h"
#include "client/chat/timeline_model.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace gremio {

namespace {

class MessagesInterface;

/// One row. Follows its message when rows come before it.
class MessageInterface : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    MessageInterface(MessageView* view, int row)
        : m_view(view)
        , m_index(view->model().index(row))
    {
    }

    bool isValid() const override { return m_view && m_index.isValid(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        switch (kind) {
        case QAccessible::Name:
            return m_view->model().describe(row());
        case QAccessible::Value:
            return m_index.data(Qt::DisplayRole).toString();
        default:
            return {};
        }
    }
    void setText(QAccessible::Text, const QString&) override { }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_view->rowRect(row());
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = state.focusable = true;
        state.selected = state.active = row() == m_view->currentRow();
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->rowRect(row()));
        state.busy = m_view->model().item(row()).hole;
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {showMenuAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        m_view->setFocus(Qt::OtherFocusReason);
        m_view->setCurrentRow(row());
        if (name == showMenuAction())
            Q_EMIT m_view->menuWanted(
                row(), m_view->viewport()->mapToGlobal(m_view->bubbleRect(row()).center()));
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

    int row() const { return m_index.row(); }

private:
    QPointer<MessageView> m_view;
    QPersistentModelIndex m_index;
};

/// The view: a list of all its rows, made when somebody asks for them.
class MessagesInterface : public QAccessibleWidget {
public:
    explicit MessagesInterface(MessageView* view)
        : QAccessibleWidget(view, QAccessible::List)
    {
        QObject::connect(&view->model(), &QAbstractItemModel::rowsInserted, view, [this] { forget(); });
        QObject::connect(&view->model(), &QAbstractItemModel::rowsRemoved, view, [this] { forget(); });
        QObject::connect(&view->model(), &QAbstractItemModel::modelReset, view, [this] { forget(); });
    }
    ~MessagesInterface() override { forget(); }

    int childCount() const override { return view()->model().rowCount(); }
    QAccessibleInterface* child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        auto& id = m_children[row];
        QAccessibleInterface* known = id == 0 ? nullptr : QAccessible::accessibleInterface(id);
        if (!known) {
            known = new MessageInterface(view(), row);
            id = QAccessible::registerAccessibleInterface(known);
        }
        return known;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* message = dynamic_cast<const MessageInterface*>(child);
        return message ? message->row() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        return child(view()->rowAt(view()->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    QAccessibleInterface* focusChild() const override { return child(view()->currentRow()); }

private:
    MessageView* view() const { return static_cast<MessageView*>(object()); }
    void forget()
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    if (auto* view = qobject_cast<MessageView*>(object))
        return new MessagesInterface(view);
    return nullptr;
}

} // namespace

void installChatAccessibility()
{
    QAccessible::removeFactory(make);
    QAccessible::installFactory(make);
}

} // namespace gremio
