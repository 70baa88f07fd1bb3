// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/reminders.h"
#include "client/state/session_store.h"

#include <QTimer>
#include <QWidget>

#include <array>

namespace gremio::ui {
class Button;
class IconButton;
class Label;
} // namespace gremio::ui

namespace gremio {

/// The session that one is reminded of, as a bar under the top bar: who, in how long, when, with what can be
/// done about it. It stays until something is done or the session begins; of several the next one is shown.
class ReminderBar : public QWidget {
    Q_OBJECT

public:
    ReminderBar(
        Reminders& reminders, const SessionStore& session, const Clock& clock, QWidget* parent = nullptr);

    /// Without a connection nobody can be told that I came.
    void setConnected(bool connected);

Q_SIGNALS:
    void joinWanted(const gremio::SessionId& id);
    void openWanted(const gremio::SessionId& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void follow();

    Reminders& m_reminders;
    const SessionStore& m_session;
    const Clock& m_clock;
    std::optional<SessionId> m_id;
    bool m_connected = true;
    bool m_joins = false;
    QTimer m_second;
    ui::Label* m_lead;
    ui::Label* m_text;
    ui::Button* m_open;
    std::array<ui::Button*, 2> m_snooze;
    ui::IconButton* m_dismiss;
};

} // namespace gremio
