// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/preferences_sync.h"
#include "client/state/session_store.h"

#include <QWidget>

#include <map>

namespace gremio::ui {
class CheckBox;
class Chip;
class FlowLayout;
class Label;
class LinkButton;
} // namespace gremio::ui

namespace gremio {

/// How long before a session I am reminded, on all my devices, and whether by mail. Each choice is saved at
/// once.
class ReminderPanel : public QWidget {
    Q_OBJECT

public:
    ReminderPanel(PreferencesSync& preferences, const SessionStore& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void addChip(int minutes);
    void choose();

    PreferencesSync& m_preferences;
    const SessionStore& m_session;
    ui::Label* m_title;
    ui::Label* m_hint;
    QWidget* m_choices;
    ui::FlowLayout* m_flow;
    std::map<int, ui::Chip*> m_chips; ///< by their minutes
    ui::CheckBox* m_mail;
    QWidget* m_trouble;
    ui::Label* m_why;
    ui::LinkButton* m_again;
};

} // namespace gremio
