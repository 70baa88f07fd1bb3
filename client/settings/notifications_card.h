// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/notification_settings.h"
#include "client/ui/card.h"

namespace gremio::ui {
class CheckBox;
class ComboBox;
class Label;
} // namespace gremio::ui

namespace gremio {

class PreferencesSync;
class SessionStore;

/// When one is reminded of sessions, and what is told outside the window on this computer.
class NotificationsCard : public ui::Card {
    Q_OBJECT

public:
    NotificationsCard(NotificationSettings& settings, PreferencesSync& preferences,
        const SessionStore& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void retranslate();
    void fillHours();

    NotificationSettings& m_settings;
    ui::Label* m_title;
    ui::Label* m_here;
    ui::CheckBox* m_messages;
    ui::CheckBox* m_content;
    ui::CheckBox* m_quiet;
    ui::ComboBox* m_from;
    ui::Label* m_until;
    ui::ComboBox* m_to;
    ui::CheckBox* m_tray;
};

} // namespace gremio
