// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/session_store.h"
#include "client/state/slot_store.h"
#include "shared/core/clock.h"

#include <QWidget>

class QGridLayout;

namespace gremio::ui {
class IconButton;
class Label;
class LinkButton;
class Skeleton;
} // namespace gremio::ui

namespace gremio {

class SessionsController;

/// A mentor's free slots in my time zone: columns by day, only of days that have some; turning goes on to the
/// next ones.
class SlotPicker : public QWidget {
    Q_OBJECT

public:
    struct Parts {
        const SlotStore& slotStore;
        SessionsController& controller;
        const SessionStore& session;
        const Clock& clock;
    };
    /// rows: how many of a day are shown at most; 0: all.
    SlotPicker(const Parts& parts, int columns, int rows, QWidget* parent = nullptr);

    /// Asks for them. minutes 0: the mentor's first length.
    void setMentor(const UserId& mentor, int minutes);
    const UserId& mentor() const { return m_mentor; }
    void setPicked(const std::optional<Instant>& picked);
    const std::optional<Instant>& picked() const { return m_picked; }
    void setTitle(const QString& title);
    /// Slots of a session so long do not overlap; the length of those that are shown.
    int minutes() const;
    bool isEmpty() const { return m_days.empty(); }
    /// Whether it is in the list; nothing where the list is not known, or of other days.
    std::optional<bool> offers(Instant startsAt) const;
    /// The first ones from then on.
    std::vector<Instant> nextFree(Instant from, std::size_t count) const;
    QTimeZone zone() const;
    QTimeZone mentorZone() const;

Q_SIGNALS:
    void chosen(gremio::Instant startsAt);
    /// What is shown has changed.
    void filled();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Day {
        QDate date;
        std::vector<Instant> starts;
    };
    SlotRange range() const;
    void load();
    void follow();
    void findDays(const SlotList& list);
    void turn(int pages);
    void show();
    QWidget* columnOf(const Day& day, bool focus);

    Parts m_parts;
    const int m_columns;
    const int m_rows;
    UserId m_mentor;
    int m_minutes = 0;
    QDate m_today; ///< when they were asked for: midnight may come while they are shown
    int m_part = 0; ///< of the coming year: 28 days each
    int m_page = 0; ///< of the days found
    std::vector<Day> m_days;
    std::vector<Instant> m_known; ///< what is shown, to see whether anything is new
    std::optional<Instant> m_picked;
    ui::Label* m_title;
    ui::IconButton* m_back;
    ui::IconButton* m_on;
    QWidget* m_box;
    QGridLayout* m_grid;
    ui::Skeleton* m_skeleton;
    ui::Label* m_note;
    ui::LinkButton* m_again;
};

} // namespace gremio
