// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace gremio {

class SessionController;

/// Asks for the password and deletes the account. The dialog stays open, with the reason, where that fails.
class DeleteAccount : public QObject {
    Q_OBJECT

public:
    static void ask(SessionController& controller, QWidget* anyWidget);
};

} // namespace gremio
