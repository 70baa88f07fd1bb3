// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/popover.h"

#include <functional>

namespace gremio {

/// Asks for a reason, which may stay empty, before a request is declined. Deletes itself when it is closed.
class DeclinePopover : public ui::Popover {
    Q_OBJECT

public:
    DeclinePopover(const QString& name, QWidget* window, std::function<void(const QString& reason)> decline);
};

} // namespace gremio
