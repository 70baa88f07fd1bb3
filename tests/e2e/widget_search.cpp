// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/widget_search.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>

#include <limits>

using namespace Qt::StringLiterals;

namespace gremio::e2e {

namespace {

/// How many steps up one has to go until the words are in the same widget; -1: nowhere.
int distanceTo(const QWidget* widget, const QString& words)
{
    int steps = 0;
    for (const QWidget* around = widget; around; around = around->parentWidget(), ++steps) {
        for (const QString& said : allWordsIn(around)) {
            if (said.contains(words))
                return steps;
        }
    }
    return -1;
}

bool isInside(const QWidget* widget, const QString& name)
{
    for (const QWidget* around = widget; around; around = around->parentWidget()) {
        if (around->objectName() == name)
            return true;
    }
    return false;
}

/// What a list paints by itself, as a screen reader is told it.
QStringList rowsOf(const QWidget* widget)
{
    QStringList rows;
    if (!qobject_cast<const QAbstractScrollArea*>(widget))
        return rows;
    const QAccessibleInterface* list = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
    if (!list || list->role() != QAccessible::List)
        return rows;
    for (int i = 0; i < list->childCount(); ++i) {
        if (const QAccessibleInterface* row = list->child(i); row && row->isValid())
            rows << row->text(QAccessible::Name);
    }
    return rows;
}

} // namespace

Target Target::fromJson(const QJsonObject& object)
{
    return {object[u"name"].toString(), object[u"in"].toString(), object[u"beside"].toString()};
}

QWidget* findWidget(const Target& target)
{
    QWidget* best = nullptr;
    int nearest = std::numeric_limits<int>::max();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        if (!window->isVisible())
            continue;
        QWidgetList candidates = window->findChildren<QWidget*>(target.name);
        if (window->objectName() == target.name)
            candidates.prepend(window);
        for (QWidget* candidate : candidates) {
            if (!candidate->isVisible() || (!target.in.isEmpty() && !isInside(candidate, target.in)))
                continue;
            if (target.beside.isEmpty())
                return candidate;
            const int distance = distanceTo(candidate, target.beside);
            if (distance >= 0 && distance < nearest) {
                nearest = distance;
                best = candidate;
            }
        }
    }
    return best;
}

QString wordsOf(const QWidget* widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget);
        button && !button->text().isEmpty())
        return button->text();
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        return line->displayText();
    if (const auto* area = qobject_cast<const QPlainTextEdit*>(widget))
        return area->toPlainText();
    if (const auto* box = qobject_cast<const QComboBox*>(widget); box && !box->isEditable())
        return box->accessibleName() + u'\n' + box->currentText();
    if (const auto* menu = qobject_cast<const QMenu*>(widget)) {
        QStringList words;
        for (const QAction* action : menu->actions())
            words << action->text();
        return words.join(u'\n');
    }
    return widget->accessibleName();
}

QStringList allWordsIn(const QWidget* widget)
{
    QStringList all;
    if (!widget->isVisible())
        return all;
    all << rowsOf(widget);
    if (const QString own = wordsOf(widget); !own.isEmpty())
        all << own;
    for (const QObject* child : widget->children()) {
        if (child->isWidgetType())
            all << allWordsIn(static_cast<const QWidget*>(child));
    }
    return all;
}

void scrollTo(QWidget* widget)
{
    for (QWidget* around = widget->parentWidget(); around; around = around->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(around))
            area->ensureWidgetVisible(widget, 0, 24);
    }
}

QString whatCovers(const QWidget* widget)
{
    QWidget* window = widget->window();
    const QPoint middle = widget->mapTo(window, widget->rect().center());
    const QWidget* hit = window->childAt(middle);
    if (hit == widget || (!hit && window == widget) || (hit && widget->isAncestorOf(hit)))
        return {};
    if (!hit)
        return u"it lies outside of the window"_s;
    return u"%1 '%2' lies over it"_s.arg(
        QString::fromLatin1(hit->metaObject()->className()), hit->objectName());
}

} // namespace gremio::e2e
