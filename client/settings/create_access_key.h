// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"
#include "shared/protocol/access_key.h"

#include <QCoreApplication>

class QWidget;

namespace gremio {

class AccountController;

/// Asks what a new key is for, and shows its secret, once.
class CreateAccessKey {
    Q_DECLARE_TR_FUNCTIONS(CreateAccessKey)

public:
    static void ask(
        AccountController& controller, bool mayAdminister, const Clock& clock, QWidget* anyWidget);
    static QString words(AccessScope scope);

private:
    static void show(const QString& token, QWidget* anyWidget);
};

} // namespace gremio
