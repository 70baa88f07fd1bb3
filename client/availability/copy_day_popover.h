// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/popover.h"

#include <vector>

namespace gremio::ui {
class CheckBox;
} // namespace gremio::ui

namespace gremio {

/// To which days the free time of one is copied. Deletes itself when it is closed.
class CopyDayPopover : public ui::Popover {
    Q_OBJECT

public:
    CopyDayPopover(int weekday, QWidget* window);

Q_SIGNALS:
    void copyWanted(int weekday, const std::vector<int>& to);

private:
    std::vector<std::pair<int, ui::CheckBox*>> m_days;
};

} // namespace gremio
