// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scheduling/slot_picker.h"
#include "client/ui/card.h"

namespace gremio::ui {
class IconLabel;
} // namespace gremio::ui

namespace gremio {

/// When a mentor can be met, on the mentor's page: free slots in my time zone, and how far the clocks are
/// apart.
class SlotCard : public ui::Card {
    Q_OBJECT

public:
    explicit SlotCard(const SlotPicker::Parts& parts, QWidget* parent = nullptr);

    void setMentor(const UserId& mentor);

Q_SIGNALS:
    void chosen(gremio::Instant startsAt, int minutes);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();

    SlotPicker::Parts m_parts;
    SlotPicker* m_picker;
    ui::IconLabel* m_zone;
};

} // namespace gremio
