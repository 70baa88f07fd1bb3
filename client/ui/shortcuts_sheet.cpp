// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/shortcuts_sheet.h"

#include "client/ui/dialog.h"
#include "client/ui/label.h"
#include "client/ui/tag.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeySequence>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui {

namespace {

QString native(const QKeySequence& keys)
{
    return keys.toString(QKeySequence::NativeText);
}

} // namespace

Dialog* openShortcutsSheet(QWidget* anyWidget, const QList<std::pair<QString, QString>>& more)
{
    QList<std::pair<QString, QString>> lines{
        {QCoreApplication::translate("ShortcutsSheet", "%1 to %2")
                .arg(native(QKeyCombination(Qt::CTRL, Qt::Key_1)), QStringLiteral("9")),
            QCoreApplication::translate("ShortcutsSheet", "Go to a page")},
        {native(QKeyCombination(Qt::CTRL, Qt::Key_K)),
            QCoreApplication::translate("ShortcutsSheet", "Search")},
        {native(QKeyCombination(Qt::CTRL, Qt::Key_N)), QCoreApplication::translate("ShortcutsSheet", "New")},
        {native(Qt::Key_F5), QCoreApplication::translate("ShortcutsSheet", "Refresh")},
        {native(QKeyCombination(Qt::CTRL, Qt::Key_Z)),
            QCoreApplication::translate("ShortcutsSheet", "Undo, while it is offered")},
        {native(Qt::Key_Escape), QCoreApplication::translate("ShortcutsSheet", "Close")},
        {QStringLiteral("?"), QCoreApplication::translate("ShortcutsSheet", "This sheet")},
    };
    lines += more;
    auto* dialog = new Dialog(QCoreApplication::translate("ShortcutsSheet", "Keyboard shortcuts"), anyWidget);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [keys, what] : lines) {
        grid->addWidget(new Tag(keys), row, 0, Qt::AlignLeft);
        grid->addWidget(new Label(what), row, 1);
        ++row;
    }
    dialog->content()->addLayout(grid);
    auto* close =
        dialog->addButton(QCoreApplication::translate("ShortcutsSheet", "Close"), Button::Kind::Secondary);
    QObject::connect(close, &Button::clicked, dialog, &Dialog::accept);
    dialog->open();
    return dialog;
}

} // namespace gremio::ui
