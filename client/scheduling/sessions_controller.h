// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/paged_call.h"
#include "client/state/refresher.h"
#include "client/state/session_calendar.h"
#include "client/state/slot_store.h"
#include "shared/core/clock.h"

#include <deque>

namespace gremio {

/// What is done about sessions: loads them and free slots, books, holds, and takes what the server tells.
class SessionsController : public QObject {
    Q_OBJECT

public:
    enum class Step { Confirm, Decline, Cancel, Reschedule, Start, Complete, Miss };

    SessionsController(ApiClient& api, SessionCalendar& calendar, SlotStore& slots, Refresher& refresher,
        const Clock& clock, QObject* parent = nullptr);

    /// What is to come, and whatever else was asked for before.
    void refresh();
    void refreshUpcoming();
    void refreshPast();
    void loadMorePast();
    /// The sessions of that time; asking for another time drops the answer for this one.
    void showWeek(Instant from, Instant to);
    /// The sessions of some other time, once: for marks in a month. Should it fail, nothing is marked.
    void loadBetween(Instant from, Instant to);
    void loadSlots(const SlotRange& range);

    /// Loads one where it is not known yet, then calls ready; a failure is told by failedToOpen().
    void look(const SessionId& id, std::function<void(const SessionId&)> ready);

    /// Answered by booked() or bookFailed().
    void book(const BookSessionBody& body);
    bool isBooking() const { return m_booking; }
    /// Answered by done() or failed(). The text is the reason of Cancel and Decline.
    void act(Step step, const SessionId& id, const QString& text = {});
    void reschedule(const SessionId& id, const RescheduleBody& body);

    /// How the two meet and what about. Answered by described() or describeFailed().
    void describe(const SessionId& id, const SessionDetailsBody& body);

    /// Keeps a slot while somebody decides; the one before is given back.
    void hold(const HoldBody& body);
    /// Gives back what is held. Booking does so by itself.
    void release();

    /// Answered by notesTold() or notesFailed().
    void loadNotes(const SessionId& id);
    /// Only over those that were told last; otherwise notesFailed() says so, and then notesTold() what they
    /// are.
    void saveNotes(const SessionId& id, const SessionNotesBody& body);

    /// The server told about a session of mine.
    void take(const Session& session);
    /// The server told that a mentor's slots are others now.
    void takeSlots(const UserId& mentor);

Q_SIGNALS:
    void booked(const gremio::Session& session);
    void bookFailed(const gremio::ApiError& error);
    void done(gremio::SessionsController::Step step, const gremio::Session& session);
    void failed(
        gremio::SessionsController::Step step, const gremio::SessionId& id, const gremio::ApiError& error);
    void described(const gremio::Session& session);
    void describeFailed(const gremio::SessionId& id, const gremio::ApiError& error);
    void notesTold(const gremio::SessionId& id, const gremio::SessionNotes& notes);
    void notesFailed(const gremio::SessionId& id, const gremio::ApiError& error);
    /// The server said something about that session.
    void told(const gremio::SessionId& id);
    void failedToOpen(const gremio::ApiError& error);
    /// The slot that was to be held is not there any more.
    void holdFailed(const gremio::ApiError& error);

private:
    void loadWeek();
    void fetchSlots(const SlotRange& range);
    void startAction(const SessionId& id);
    void finishAction(const SessionId& id);
    void stopLoading();
    void goOnLoading();
    void sendBooking(const BookSessionBody& body);
    void sendHold();
    void onHoldAnswered();

    ApiClient& m_api;
    SessionCalendar& m_calendar;
    SlotStore& m_slots;
    const Clock& m_clock;
    PagedCall<Session> m_upcoming;
    PagedCall<Session> m_past;
    PagedCall<Session> m_week;
    PagedCall<Session> m_month;
    std::map<SlotRange, Call<SlotList>> m_slotCalls;
    std::deque<SlotRange> m_liveSlots; ///< what was asked for last, the latest first
    Call<SessionNotes> m_notes;
    std::pair<SessionId, QByteArray> m_notesTag; ///< of those that were told last
    bool m_savingNotes = false;
    std::optional<SessionId> m_notesAgain; ///< asked for meanwhile
    std::optional<std::pair<Instant, Instant>> m_shown;
    std::size_t m_pastPages = 0; ///< 0: nobody asked
    int m_onTheirWay = 0;
    bool m_upcomingAgain = false;
    bool m_pastAgain = false;
    bool m_weekAgain = false;
    bool m_booking = false;
    std::optional<BookSessionBody> m_toBook; ///< as soon as the answer about the hold is there
    QByteArray m_bookKey;
    QByteArray m_bookBody;
    std::optional<HoldBody> m_wanted; ///< what should be held
    std::optional<Hold> m_held;
    bool m_holding = false; ///< an answer is awaited
};

} // namespace gremio
