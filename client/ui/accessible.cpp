// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/accessible.h"

#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/chip.h"
#include "client/ui/label.h"
#include "client/ui/list_row.h"
#include "client/ui/navigation_rail.h"
#include "client/ui/rating.h"
#include "client/ui/segmented.h"
#include "client/ui/tab_strip.h"

#include <QtWidgets/QAccessibleWidget>

#include <cmath>
#include <optional>

namespace gremio::ui {

namespace {

using namespace Qt::StringLiterals;

/// A painted widget that only says what it is; its name is its accessibleName.
class Painted : public QAccessibleWidget {
public:
    Painted(QWidget* widget, QAccessible::Role role)
        : QAccessibleWidget(widget, role)
    {
    }
};

/// Buttons, chips and rail entries: name from the text, pressed through the action interface.
class Pressable : public QAccessibleWidget {
public:
    explicit Pressable(QAbstractButton* button)
        : QAccessibleWidget(button)
    {
    }

    QAccessible::Role role() const override
    {
        if (qobject_cast<RailItem*>(object()) != nullptr) {
            return QAccessible::PageTab;
        }
        if (const auto* chip = qobject_cast<Chip*>(object());
            chip != nullptr && chip->kind() == Chip::Kind::Dropdown) {
            return QAccessible::ButtonMenu;
        }
        return button()->isCheckable() ? QAccessible::CheckBox : QAccessible::Button;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name && widget()->accessibleName().isEmpty()) {
            QString name = button()->text();
            return name.remove(u'&');
        }
        if (kind == QAccessible::Help && widget()->accessibleName().isEmpty()) {
            return widget()->toolTip();
        }
        return QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = button()->isCheckable();
        state.checked = button()->isChecked();
        state.pressed = button()->isDown();
        const auto* ours = qobject_cast<Button*>(object());
        state.busy = ours != nullptr && ours->isBusy();
        state.defaultButton = ours != nullptr && ours->isDefault();
        if (role() == QAccessible::PageTab) {
            state.selectable = true;
            state.selected = button()->isChecked();
            state.checkable = state.checked = false;
        }
        return state;
    }

    QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (widget()->isEnabled()) {
            names.prepend(pressAction());
            if (const auto* chip = qobject_cast<Chip*>(object());
                chip != nullptr && chip->kind() == Chip::Kind::Removable) {
                names << toggleAction();
            }
        }
        return names;
    }

    void doAction(const QString& name) override
    {
        if (name == pressAction()) {
            button()->click();
        } else if (name == toggleAction()) {
            if (auto* chip = qobject_cast<Chip*>(object())) {
                Q_EMIT chip->removed();
            }
        } else {
            QAccessibleWidget::doAction(name);
        }
    }

private:
    QAbstractButton* button() const { return static_cast<QAbstractButton*>(object()); }
};

/// Segments and tabs: one of a few. The chosen word is the value, and stands in the name, too: AT-SPI passes
/// on the values of numbers only.
class Choice : public QAccessibleWidget {
public:
    Choice(WordChoice* widget, QAccessible::Role role)
        : QAccessibleWidget(widget, role)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        const auto* choice = static_cast<WordChoice*>(object());
        QString word = choice->words().value(choice->current());
        if (kind == QAccessible::Value) {
            return word;
        }
        if (kind == QAccessible::Name) {
            const QString name = widget()->accessibleName();
            return name.isEmpty() ? word : u"%1: %2"_qs.arg(name, word);
        }
        return QAccessibleWidget::text(kind);
    }
};

/// A card that opens as a whole is one of a list; any other only holds things together.
class Opening : public QAccessibleWidget {
public:
    explicit Opening(Card* card)
        : QAccessibleWidget(card, QAccessible::Grouping)
    {
    }

    QAccessible::Role role() const override
    {
        return canOpen() ? QAccessible::ListItem : QAccessible::Grouping;
    }

    QStringList actionNames() const override
    {
        return (canOpen() ? QStringList(pressAction()) : QStringList()) + QAccessibleWidget::actionNames();
    }

    void doAction(const QString& name) override
    {
        if (name == pressAction() && canOpen()) {
            Q_EMIT static_cast<Card*>(object())->activated();
            return;
        }
        QAccessibleWidget::doAction(name);
    }

private:
    bool canOpen() const { return widget()->focusPolicy() != Qt::NoFocus; }
};

/// Stars to choose from: 1 to 5.
class Stars : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit Stars(Rating* rating)
        : QAccessibleWidget(
            rating, rating->focusPolicy() == Qt::NoFocus ? QAccessible::Graphic : QAccessible::Slider)
    {
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return rating()->value(); }
    void setCurrentValue(const QVariant& value) override
    {
        if (role() == QAccessible::Slider) {
            rating()->choose(static_cast<int>(std::lround(value.toDouble())));
        }
    }
    QVariant maximumValue() const override { return 5; }
    QVariant minimumValue() const override { return 0; }
    QVariant minimumStepSize() const override { return 1; }

private:
    Rating* rating() const { return static_cast<Rating*>(object()); }
};

/// A row is called by what it shows, unless it has a name of its own.
class Row : public QAccessibleWidget {
public:
    explicit Row(ListRow* row)
        : QAccessibleWidget(row, QAccessible::ListItem)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name && widget()->accessibleName().isEmpty()) {
            QStringList words;
            for (const Label* label : widget()->findChildren<Label*>()) {
                words << label->text();
            }
            return words.join(u", "_qs);
        }
        return QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.selectable = true;
        state.selected = static_cast<ListRow*>(object())->isSelected();
        return state;
    }

    QStringList actionNames() const override
    {
        return QStringList(pressAction()) + QAccessibleWidget::actionNames();
    }

    void doAction(const QString& name) override
    {
        if (name == pressAction()) {
            Q_EMIT static_cast<ListRow*>(object())->activated();
            return;
        }
        QAccessibleWidget::doAction(name);
    }
};

std::optional<QAccessible::Role> paintedRole(QStringView name)
{
    struct Entry {
        QStringView name;
        QAccessible::Role role;
    };
    static constexpr Entry kRoles[] = {
        {u"Tag", QAccessible::StaticText},
        {u"StateTag", QAccessible::StaticText},
        {u"StrengthMeter", QAccessible::StaticText},
        {u"Badge", QAccessible::StaticText},
        {u"PresenceLabel", QAccessible::StaticText},
        {u"Skeleton", QAccessible::StaticText},
        {u"Avatar", QAccessible::Graphic},
        {u"FirstStartPanel", QAccessible::Graphic},
        {u"Spinner", QAccessible::Indicator},
        {u"FocusRing", QAccessible::NoRole},
        {u"Toast", QAccessible::AlertMessage},
        {u"Banner", QAccessible::Notification},
        {u"Dialog", QAccessible::Dialog},
        {u"Popover", QAccessible::Dialog},
        {u"NavigationRail", QAccessible::PageTabList},
        {u"Rule", QAccessible::Separator},
    };
    for (const Entry& entry : kRoles) {
        if (entry.name == name) {
            return entry.role;
        }
    }
    return {};
}

/// Called by Qt for the class of an object and then for each of its bases.
QAccessibleInterface* make(const QString& className, QObject* object)
{
    constexpr QStringView ours = u"gremio::ui::";
    auto* widget = qobject_cast<QWidget*>(object);
    if (widget == nullptr || !className.startsWith(ours)) {
        return nullptr;
    }
    const QStringView name = QStringView(className).mid(ours.size());
    if (auto* button = qobject_cast<QAbstractButton*>(object); button != nullptr && name != u"CheckBox") {
        return new Pressable(button);
    }
    if (auto* segmented = qobject_cast<Segmented*>(object)) {
        return new Choice(segmented, QAccessible::ComboBox);
    }
    if (auto* tabs = qobject_cast<TabStrip*>(object)) {
        return new Choice(tabs, QAccessible::PageTabList);
    }
    if (auto* rating = qobject_cast<Rating*>(object)) {
        return new Stars(rating);
    }
    if (auto* row = qobject_cast<ListRow*>(object)) {
        return new Row(row);
    }
    if (name == u"Card") {
        return new Opening(static_cast<Card*>(object));
    }
    if (const auto role = paintedRole(name)) {
        return new Painted(widget, *role);
    }
    return nullptr;
}

} // namespace

void installAccessibility()
{
    QAccessible::removeFactory(make);
    QAccessible::installFactory(make);
}

} // namespace gremio::ui
