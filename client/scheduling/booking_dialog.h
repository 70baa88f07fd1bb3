// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scheduling/sessions_controller.h"
#include "client/state/mentorship_store.h"
#include "client/state/session_store.h"
#include "client/ui/dialog.h"

class QDateEdit;
class QGridLayout;

namespace gremio::ui {
class Banner;
class ComboBox;
class FlowLayout;
class Label;
class LinkButton;
class Segmented;
class TextArea;
class TextField;
} // namespace gremio::ui

namespace gremio {

class SlotPicker;
class TallBody;

/// What booking needs to know, and who does it.
struct BookingParts {
    SessionsController& controller;
    const SlotStore& slotStore;
    const MentorshipStore& mentorships;
    const SessionStore& session;
    const Clock& clock;
};

/// What is to be booked, as far as it is known already.
struct BookingWish {
    std::optional<UserId> other; ///< somebody I am in a mentorship with; the first one of them if absent
    bool iMentor = false;
    std::optional<Instant> startsAt;
    int minutes = 0;
    std::optional<Session> moved; ///< not a new one: another time for this one
};

/// Books one of a mentor's free slots, proposes a time to an apprentice, or moves a session. Says both local
/// times, and when the clocks of one of the two change. While it is open the chosen slot is held. Closes
/// itself when it is done.
class BookingDialog : public ui::Dialog {
    Q_OBJECT

public:
    BookingDialog(const BookingParts& parts, const BookingWish& wish, QWidget* anyWidget);
    ~BookingDialog() override;

Q_SIGNALS:
    /// The time that is chosen at present, for whoever shows it.
    void timeChosen(const std::optional<gremio::Instant>& startsAt, int minutes);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Partner {
        Person person;
        bool iMentor = false;
    };

    void build();
    void buildTimes(QGridLayout* grid, int row);
    void buildHow(QGridLayout* grid);
    void findPartners(const BookingWish& wish);
    const Partner& partner() const { return m_partners[m_partner]; }
    UserId mentorId() const;
    bool mayChooseFreely() const { return m_moved || partner().iMentor; }

    void choosePartner(int index);
    void chooseLength(int index);
    void chooseSlot(Instant startsAt);
    void fillFreeTime(Instant startsAt);
    void readFreeTime();
    void setFreely(bool freely);
    void setStart(const std::optional<Instant>& startsAt);
    void fillLengths();
    void followSlots();
    void refresh();
    void refreshClocks();
    void keep();
    void fit();

    void send();
    BookSessionBody body() const;
    void onFailed(const ApiError& error);
    void sayProblem(const ApiError& error, bool live = false);
    void clearProblem();
    void onMoveFailed(SessionsController::Step step, const SessionId& id, const ApiError& error);

    BookingParts m_parts;
    std::optional<Session> m_moved;
    std::vector<Partner> m_partners;
    std::size_t m_partner = 0;
    std::optional<Instant> m_start;
    int m_minutes = 0; ///< 0: what the mentor offers first
    std::vector<int> m_lengths;
    bool m_freely = false;
    bool m_offered = false; ///< the start was among the free slots at some time
    bool m_filling = false;

    TallBody* m_tall = nullptr;
    QWidget* m_body = nullptr;
    ui::ComboBox* m_with = nullptr;
    ui::Segmented* m_length = nullptr;
    SlotPicker* m_slots = nullptr;
    QWidget* m_freeBox = nullptr;
    QDateEdit* m_date = nullptr;
    ui::ComboBox* m_time = nullptr;
    ui::Label* m_timeError = nullptr;
    ui::LinkButton* m_otherTime = nullptr;
    ui::Label* m_mine = nullptr;
    ui::Label* m_mineTime = nullptr;
    ui::Label* m_theirs = nullptr;
    ui::Label* m_theirTime = nullptr;
    ui::Label* m_clocks = nullptr;
    ui::ComboBox* m_medium = nullptr;
    ui::Label* m_placeLabel = nullptr;
    ui::TextField* m_place = nullptr;
    ui::TextArea* m_agenda = nullptr;
    ui::Banner* m_problem = nullptr;
    QWidget* m_nextBox = nullptr;
    ui::FlowLayout* m_next = nullptr;
    ui::Label* m_note = nullptr;
    ui::Button* m_send = nullptr;
};

} // namespace gremio
