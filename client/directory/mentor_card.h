// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/avatar.h"
#include "client/ui/card.h"
#include "shared/core/clock.h"
#include "shared/protocol/directory.h"

#include <QTimeZone>

#include <array>

namespace gremio::ui {
class Button;
class Chip;
class IconLabel;
class Label;
class Rating;
class TagRow;
} // namespace gremio::ui

namespace gremio {

/// What stands between me and a mentor: it takes the place of the button that asks.
struct Standing {
    enum class Kind {
        Stranger, ///< may be asked
        Me,
        OnlyLook, ///< I am no apprentice
        Asking, ///< my request is on its way to the server
        Asked,
        Mentored,
    };
    Kind kind = Kind::Stranger;
    QString words; ///< "Request sent 2 days ago", "Your mentor since May"
    ui::Presence presence = ui::Presence::None; ///< of those one is in a chat with; of others nobody is told
    bool operator==(const Standing&) const = default;
};

/// One result of the search: who, why, when (in my time zone), and what to do. Enter opens it.
class MentorCardWidget : public ui::Card {
    Q_OBJECT

public:
    explicit MentorCardWidget(QWidget* parent = nullptr);

    void present(const MentorCard& mentor, const Standing& standing, const QTimeZone& mine, Instant now);
    const UserId& mentor() const { return m_mentor.id; }

Q_SIGNALS:
    void openWanted(const gremio::UserId& mentor);
    void withdrawWanted(const gremio::UserId& mentor);
    void bookWanted(const gremio::UserId& mentor);
    /// One of the next free slots was chosen.
    void slotChosen(const gremio::UserId& mentor, gremio::Instant startsAt, int minutes);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildWho();
    QWidget* buildRight();
    void refresh();
    void refreshWhen();
    void showSlots(std::size_t offered);
    std::vector<NextSlot> slotsOfTheDay() const;
    void refreshAction();
    void step(bool down);

    MentorCard m_mentor;
    Standing m_standing;
    QTimeZone m_mine;
    Instant m_now{};
    QWidget* m_right;
    ui::Avatar* m_avatar;
    ui::Label* m_name;
    ui::Rating* m_rating;
    ui::Label* m_line;
    ui::TagRow* m_skills;
    QWidget* m_match;
    ui::IconLabel* m_score;
    ui::Label* m_reasons;
    ui::Label* m_whenCaption;
    ui::Label* m_day;
    std::array<ui::Chip*, 3> m_slots{};
    ui::IconLabel* m_state;
    ui::Label* m_hint;
    ui::Button* m_action;
};

} // namespace gremio
