// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/button.h"

namespace gremio::ui {

class Label;

/// Nothing here yet: icon 32, one subtitle, one sentence, one secondary action.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(Icon icon, const QString& title, const QString& sentence, QWidget* parent = nullptr);

    void setWords(const QString& title, const QString& sentence);
    /// Empty takes the button away.
    void setAction(const QString& word, Button::Kind kind = Button::Kind::Secondary);
    Button* action() const { return m_action; }

Q_SIGNALS:
    void actionClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void setDanger() { m_danger = true; }
    /// A quiet button beside the action, hidden until used.
    Button* second() const { return m_second; }

private:
    Icon m_icon;
    bool m_danger = false;
    Label* m_title;
    Label* m_sentence;
    Button* m_action;
    Button* m_second;
};

} // namespace gremio::ui
