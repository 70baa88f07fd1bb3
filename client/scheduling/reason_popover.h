// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/popover.h"

#include <functional>

namespace gremio {

/// Asks for a reason before a session is cancelled or declined. Deletes itself when it is closed.
class ReasonPopover : public ui::Popover {
    Q_OBJECT

public:
    struct Words {
        QString title;
        QString sentence;
        QString confirm;
        bool required = false;
    };
    ReasonPopover(const Words& words, QWidget* window, std::function<void(const QString& reason)> confirmed);
};

} // namespace gremio
