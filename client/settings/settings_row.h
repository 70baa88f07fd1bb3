// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"

#include <QWidget>

class QHBoxLayout;

namespace gremio::ui {
class Button;
class Label;
class StateTag;
} // namespace gremio::ui

namespace gremio {

/// One line of a list in the settings: icon, what, about it, and what can be done at the right. 60 high.
class SettingsRow : public QWidget {
    Q_OBJECT

public:
    explicit SettingsRow(ui::Icon icon, QWidget* parent = nullptr);

    void setWords(const QString& title, const QString& about);
    /// Beside the title; empty takes it away.
    void setTag(const QString& word);
    ui::Button* action() const { return m_action; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ui::Icon m_icon;
    ui::Label* m_title;
    ui::Label* m_about;
    ui::StateTag* m_tag;
    ui::Button* m_action;
};

} // namespace gremio
