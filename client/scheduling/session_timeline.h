// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/card.h"
#include "client/ui/icon.h"
#include "shared/core/instant.h"

#include <vector>

class QVBoxLayout;

namespace gremio::ui {
class Label;
}

namespace gremio {

/// One thing that happened.
struct TimelineEntry {
    Instant at{};
    ui::Icon glyph = ui::Icon::Info;
    QString words;
    QString when;
    QString times; ///< from when to when
    QStringList lines; ///< what was said then
    QString link; ///< leads to where more of it is; empty: nowhere
    bool operator==(const TimelineEntry&) const = default;
};

/// What happened to a session, from the first to the last, along a line.
class SessionTimeline : public ui::Card {
    Q_OBJECT

public:
    explicit SessionTimeline(QWidget* parent = nullptr);

    /// Sorts them by time. Rows are made anew only where something differs.
    void present(const QString& title, std::vector<TimelineEntry> entries);

Q_SIGNALS:
    void linkClicked();

private:
    std::vector<TimelineEntry> m_shown;
    ui::Label* m_title;
    QVBoxLayout* m_rows;
};

} // namespace gremio
