// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/menu.h"

#include "client/ui/theme.h"

#include <QtCore/QEvent>

namespace gremio::ui {

namespace {
constexpr const char* kIcon = "gremioIcon";
constexpr const char* kDanger = "gremioDanger";
} // namespace

Menu::Menu(QWidget* parent)
    : QMenu(parent)
{
}

QAction* Menu::addItem(Icon icon, const QString& word)
{
    QAction* action = addAction(word);
    action->setProperty(kIcon, static_cast<int>(icon));
    tint();
    return action;
}

QAction* Menu::addDangerItem(Icon icon, const QString& word)
{
    QAction* action = addItem(icon, word);
    action->setProperty(kDanger, true);
    tint();
    return action;
}

void Menu::tint()
{
    const Theme& theme = Theme::of(this);
    for (QAction* action : actions()) {
        const auto icon = static_cast<Icon>(action->property(kIcon).toInt());
        if (icon != Icon::None) {
            const bool danger = action->property(kDanger).toBool();
            action->setIcon(tintedIcon(icon, theme.color(danger ? Color::Danger : Color::Text2)));
        }
    }
}

void Menu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        tint();
    }
    QMenu::changeEvent(event);
}

} // namespace gremio::ui
