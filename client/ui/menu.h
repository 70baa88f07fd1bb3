// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"

#include <QtWidgets/QMenu>

namespace gremio::ui {

/// A QMenu of ours: the style paints every QMenu alike; this one also tints its icons with the theme.
class Menu : public QMenu {
    Q_OBJECT

public:
    explicit Menu(QWidget* parent = nullptr);

    QAction* addItem(Icon icon, const QString& word);
    /// In danger colour, said by its word: "Delete", "Block".
    QAction* addDangerItem(Icon icon, const QString& word);

protected:
    void changeEvent(QEvent* event) override;

private:
    void tint();
};

} // namespace gremio::ui
