// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/settings/settings_list.h"
#include "client/state/loadable.h"
#include "client/state/session_store.h"
#include "shared/core/clock.h"
#include "shared/protocol/calendar_feed.h"

namespace gremio {

class AccountController;

/// The secret address under which calendar programs read my sessions: make one, see it once, take it back.
class CalendarFeedCard : public SettingsList {
    Q_OBJECT

public:
    CalendarFeedCard(const SessionStore& session, AccountController& controller, const Clock& clock,
        QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void follow() override;
    void load();
    void make();
    void askNew();
    void askRevoke();
    void show(const CalendarFeed& feed);

    const SessionStore& m_session;
    AccountController& m_controller;
    const Clock& m_clock;
    Loadable<std::optional<CalendarFeed>> m_feed;
    bool m_busy = false;
};

} // namespace gremio
