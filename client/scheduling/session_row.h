// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/list_row.h"
#include "shared/protocol/session.h"

#include <QTimeZone>

namespace gremio::ui {
class Avatar;
class Button;
class Label;
class StateTag;
} // namespace gremio::ui

namespace gremio {

/// One session: when, what, with whom, its state. Pressed, it opens the session. 60 high.
class SessionRow : public ui::ListRow {
    Q_OBJECT

public:
    enum class When {
        Times, ///< begin and end under each other; what is not today: the date, and below it the begin
        Day, ///< the day, and below it begin and end
    };
    explicit SessionRow(When when, QWidget* parent = nullptr);

    void present(const Session& session, const UserId& me, Instant now, const QTimeZone& zone, bool busy);
    /// The state of a session as a tag shows it.
    static void showState(ui::StateTag& tag, const Session& session, const UserId& me, Instant now);

Q_SIGNALS:
    void confirmWanted();
    void joinWanted();

private:
    When m_when;
    ui::Label* m_first;
    ui::Label* m_second;
    ui::Avatar* m_avatar;
    ui::Label* m_title;
    ui::Label* m_who;
    ui::StateTag* m_state;
    ui::Button* m_act;
    bool m_joins = false;
};

} // namespace gremio
