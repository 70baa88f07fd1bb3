// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/sessions_controller.h"

#include "shared/core/json_encoding.h"

#include <QUuid>

#include <algorithm>

namespace gremio {

namespace {
constexpr int pageSize = rules::pageSize.max;
/// More than can be looked at at once: what was looked at longer ago is asked for anew where it is shown
/// again.
constexpr std::size_t slotsKeptLive = 12;
} // namespace

using Part = SessionCalendar::Part;

SessionsController::SessionsController(ApiClient& api, SessionCalendar& calendar, SlotStore& slots,
    Refresher& refresher, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_calendar(calendar)
    , m_slots(slots)
    , m_clock(clock)
{
    refresher.follow(Topic::Sessions, this, [this] { refresh(); });
}

void SessionsController::refresh()
{
    refreshUpcoming();
    if (m_shown)
        loadWeek();
    if (m_pastPages > 0)
        refreshPast();
    for (const SlotRange& range : std::vector(m_liveSlots.begin(), m_liveSlots.end()))
        fetchSlots(range);
}

void SessionsController::refreshUpcoming()
{
    if (m_onTheirWay > 0) {
        m_upcomingAgain = true;
        return;
    }
    m_calendar.begin(Part::Upcoming);
    m_upcoming.run(
        this,
        [this](const std::optional<QString>& cursor, const QByteArray& etag) {
            SessionQuery query;
            query.when = SessionWhen::Upcoming;
            query.limit = pageSize;
            query.cursor = cursor;
            return m_api.sessions(query, etag);
        },
        [](const std::vector<Session>&, std::size_t) { return true; },
        [this](const PagedCall<Session>::Pages& pages) {
            // What was to come and is not among them was cancelled or moved while nobody listened.
            for (const Session& known : m_calendar.upcoming(m_clock.now())) {
                const bool there = std::any_of(pages.items.begin(), pages.items.end(),
                    [&](const Session& one) { return one.id == known.id; });
                if (there || known.startsAt <= m_clock.now())
                    continue;
                m_calendar.forget(known.id);
                m_api.session(known.id).then(
                    this, [this](const Answer<Session>& answer) { m_calendar.put(answer.value); },
                    [](const ApiError&) {});
            }
            // Also where nothing is new: an answer to something done here may have been told since.
            m_calendar.set(Part::Upcoming, pages.items);
        },
        [this](const ApiError& error) { m_calendar.fail(Part::Upcoming, error); });
}

void SessionsController::refreshPast()
{
    m_pastPages = std::max<std::size_t>(m_pastPages, 1);
    if (m_onTheirWay > 0) {
        m_pastAgain = true;
        return;
    }
    m_calendar.begin(Part::Past);
    m_past.run(
        this,
        [this](const std::optional<QString>& cursor, const QByteArray& etag) {
            SessionQuery query;
            query.when = SessionWhen::Past;
            query.limit = pageSize;
            query.cursor = cursor;
            return m_api.sessions(query, etag);
        },
        [this](const std::vector<Session>&, std::size_t count) { return count < m_pastPages; },
        [this](const PagedCall<Session>::Pages& pages) {
            m_calendar.set(Part::Past, pages.items, pages.hasMore);
        },
        [this](const ApiError& error) { m_calendar.fail(Part::Past, error); });
}

void SessionsController::loadMorePast()
{
    if (!m_calendar.hasMorePast() || m_past.isRunning())
        return;
    ++m_pastPages;
    refreshPast();
}

void SessionsController::showWeek(Instant from, Instant to)
{
    const std::pair shown(from, to);
    if (m_shown != shown)
        m_week.forget();
    m_shown = shown;
    loadWeek();
}

void SessionsController::loadBetween(Instant from, Instant to)
{
    m_month.forget();
    m_month.run(
        this,
        [this, from, to](const std::optional<QString>& cursor, const QByteArray& etag) {
            SessionQuery query;
            query.from = from;
            query.to = to;
            query.limit = pageSize;
            query.cursor = cursor;
            return m_api.sessions(query, etag);
        },
        [](const std::vector<Session>&, std::size_t) { return true; },
        [this](const PagedCall<Session>::Pages& pages) {
            for (const Session& session : pages.items)
                m_calendar.put(session);
        },
        [](const ApiError&) {});
}

void SessionsController::loadWeek()
{
    if (m_onTheirWay > 0) {
        m_weekAgain = true;
        return;
    }
    m_calendar.begin(Part::Week);
    m_week.run(
        this,
        [this, shown = *m_shown](const std::optional<QString>& cursor, const QByteArray& etag) {
            SessionQuery query;
            query.from = shown.first;
            query.to = shown.second;
            query.limit = pageSize;
            query.cursor = cursor;
            return m_api.sessions(query, etag);
        },
        [](const std::vector<Session>&, std::size_t) { return true; },
        [this](const PagedCall<Session>::Pages& pages) { m_calendar.set(Part::Week, pages.items); },
        [this](const ApiError& error) { m_calendar.fail(Part::Week, error); });
}

void SessionsController::loadSlots(const SlotRange& range)
{
    std::erase(m_liveSlots, range);
    m_liveSlots.push_front(range);
    if (m_liveSlots.size() > slotsKeptLive)
        m_liveSlots.pop_back();
    fetchSlots(range);
}

void SessionsController::fetchSlots(const SlotRange& range)
{
    Call<SlotList>& call = m_slotCalls[range];
    call.cancel();
    m_slots.begin(range);
    SlotQuery query;
    query.from = range.from.toString(Qt::ISODate);
    query.to = range.from.addDays(range.days - 1).toString(Qt::ISODate);
    if (range.minutes > 0)
        query.minutes = range.minutes;
    call = m_api.freeSlots(range.mentor, query);
    call.then(
        this, [this, range](const Answer<SlotList>& answer) { m_slots.set(range, answer.value); },
        [this, range](const ApiError& error) { m_slots.fail(range, error); });
}

void SessionsController::look(const SessionId& id, std::function<void(const SessionId&)> ready)
{
    if (m_calendar.find(id)) {
        ready(id);
        return;
    }
    m_api.session(id).then(
        this,
        [this, id, ready = std::move(ready)](const Answer<Session>& answer) {
            m_calendar.put(answer.value);
            ready(id);
        },
        [this](const ApiError& error) { Q_EMIT failedToOpen(error); });
}

void SessionsController::book(const BookSessionBody& body)
{
    const QByteArray text = toJson(body);
    if (text != m_bookBody) {
        m_bookBody = text;
        m_bookKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    }
    m_booking = true;
    stopLoading();
    // What is being held belongs to the booking. Were the two on their way together, the hold might come
    // second and find its own session there.
    if (m_holding)
        m_toBook = body;
    else
        sendBooking(body);
}

void SessionsController::sendBooking(const BookSessionBody& body)
{
    m_api.bookSession(body, m_bookKey)
        .then(
            this,
            [this](const Answer<Session>& answer) {
                m_booking = false;
                m_bookBody.clear();
                m_wanted.reset();
                m_held.reset(); // it is the session now
                m_calendar.put(answer.value);
                goOnLoading();
                takeSlots(answer.value.mentor.id);
                Q_EMIT booked(answer.value);
            },
            [this](const ApiError& error) {
                m_booking = false;
                if (!error.offline())
                    m_bookBody.clear();
                goOnLoading();
                if (!m_wanted)
                    release(); // nobody waited for the answer
                Q_EMIT bookFailed(error);
            });
}

void SessionsController::act(Step step, const SessionId& id, const QString& text)
{
    if (m_calendar.isBusy(id))
        return;
    startAction(id);
    Call<Session> call;
    switch (step) {
    case Step::Confirm:
        call = m_api.confirmSession(id);
        break;
    case Step::Decline: {
        DeclineSessionBody body;
        if (!text.trimmed().isEmpty())
            body.reason = text.trimmed();
        call = m_api.declineSession(id, body);
        break;
    }
    case Step::Cancel:
        call = m_api.cancelSession(id, {text.trimmed()});
        break;
    case Step::Start:
        call = m_api.startSession(id);
        break;
    case Step::Complete:
        call = m_api.completeSession(id);
        break;
    case Step::Miss:
        call = m_api.missSession(id);
        break;
    case Step::Reschedule:
        Q_UNREACHABLE();
    }
    call.then(
        this,
        [this, step](const Answer<Session>& answer) {
            m_calendar.put(answer.value);
            finishAction(answer.value.id);
            takeSlots(answer.value.mentor.id);
            Q_EMIT done(step, answer.value);
        },
        [this, step, id](const ApiError& error) {
            finishAction(id);
            Q_EMIT failed(step, id, error);
            if (!error.offline())
                refresh();
        });
}

void SessionsController::reschedule(const SessionId& id, const RescheduleBody& body)
{
    if (m_calendar.isBusy(id))
        return;
    startAction(id);
    m_api.rescheduleSession(id, body).then(
        this,
        [this](const Answer<Session>& answer) {
            m_calendar.put(answer.value);
            finishAction(answer.value.id);
            takeSlots(answer.value.mentor.id);
            Q_EMIT done(Step::Reschedule, answer.value);
        },
        [this, id](const ApiError& error) {
            finishAction(id);
            Q_EMIT failed(Step::Reschedule, id, error);
            if (!error.offline())
                refresh();
        });
}

void SessionsController::describe(const SessionId& id, const SessionDetailsBody& body)
{
    stopLoading();
    m_api.describeSession(id, body).then(
        this,
        [this](const Answer<Session>& answer) {
            m_calendar.put(answer.value);
            goOnLoading();
            Q_EMIT described(answer.value);
        },
        [this, id](const ApiError& error) {
            goOnLoading();
            Q_EMIT describeFailed(id, error);
            if (!error.offline())
                refresh();
        });
}

void SessionsController::startAction(const SessionId& id)
{
    stopLoading();
    m_calendar.setBusy(id, true);
}

void SessionsController::finishAction(const SessionId& id)
{
    m_calendar.setBusy(id, false);
    goOnLoading();
}

/// What is being loaded was asked before: its answer would take back on screen what is being done.
void SessionsController::stopLoading()
{
    ++m_onTheirWay;
    const auto stop = [](PagedCall<Session>& call, bool& again) {
        again = again || call.isRunning();
        call.cancel();
    };
    stop(m_upcoming, m_upcomingAgain);
    stop(m_past, m_pastAgain);
    stop(m_week, m_weekAgain);
}

void SessionsController::goOnLoading()
{
    if (--m_onTheirWay > 0)
        return;
    if (std::exchange(m_upcomingAgain, false))
        refreshUpcoming();
    if (std::exchange(m_pastAgain, false))
        refreshPast();
    if (std::exchange(m_weekAgain, false) && m_shown)
        loadWeek();
}

void SessionsController::hold(const HoldBody& body)
{
    m_wanted = body;
    if (!m_holding)
        sendHold();
}

void SessionsController::sendHold()
{
    m_holding = true;
    const HoldBody asked = *m_wanted;
    m_api.holdSlot(asked).then(
        this,
        [this, asked](const Answer<Hold>& answer) {
            m_held = answer.value;
            onHoldAnswered();
            if (m_holding || m_booking)
                return;
            if (!m_wanted)
                release();
            else if (toJson(*m_wanted) != toJson(asked))
                sendHold();
        },
        [this, asked](const ApiError& error) {
            onHoldAnswered();
            if (m_holding || m_booking)
                return; // the answer to the booking says it
            const bool other = m_wanted && toJson(*m_wanted) != toJson(asked);
            if (other)
                sendHold();
            else if (m_wanted && !error.offline())
                Q_EMIT holdFailed(error);
        });
}

void SessionsController::onHoldAnswered()
{
    m_holding = false;
    if (const auto body = std::exchange(m_toBook, std::nullopt))
        sendBooking(*body);
}

void SessionsController::release()
{
    m_wanted.reset();
    if (m_holding || m_booking || !m_held)
        return; // an answer that comes for what nobody wants any more is given back
    // Should this get lost, the hold ends by itself.
    m_api.releaseHold(std::exchange(m_held, std::nullopt)->id)
        .then(
            this, [](const Answer<Nothing>&) {}, [](const ApiError&) {});
}

void SessionsController::loadNotes(const SessionId& id)
{
    if (m_savingNotes) { // what is read now may be from before
        m_notesAgain = id;
        return;
    }
    m_notes.cancel();
    m_notes = m_api.sessionNotes(id);
    m_notes.then(
        this,
        [this, id](const Answer<SessionNotes>& answer) {
            m_notesTag = {id, answer.etag};
            Q_EMIT notesTold(id, answer.value);
        },
        [this, id](const ApiError& error) { Q_EMIT notesFailed(id, error); });
}

void SessionsController::saveNotes(const SessionId& id, const SessionNotesBody& body)
{
    m_notes.cancel(); // its answer would be from before
    m_savingNotes = true;
    const auto readAgain = [this, id](bool needed) {
        m_savingNotes = false;
        const auto asked = std::exchange(m_notesAgain, std::nullopt);
        if (asked || needed)
            loadNotes(asked.value_or(id));
    };
    m_api.updateSessionNotes(id, body, m_notesTag.first == id ? m_notesTag.second : QByteArray())
        .then(
            this,
            [this, id, readAgain](const Answer<SessionNotes>& answer) {
                m_notesTag = {id, answer.etag};
                Q_EMIT notesTold(id, answer.value);
                readAgain(false);
            },
            [this, id, readAgain](const ApiError& error) {
                Q_EMIT notesFailed(id, error);
                readAgain(error.is(ErrorCode::PreconditionFailed));
            });
}

void SessionsController::take(const Session& session)
{
    stopLoading();
    m_calendar.put(session);
    goOnLoading();
    Q_EMIT told(session.id);
}

void SessionsController::takeSlots(const UserId& mentor)
{
    for (const SlotRange& range : std::vector(m_liveSlots.begin(), m_liveSlots.end())) {
        // Also what is on its way: it may have been told before.
        using State = SlotStore::List::State;
        const State state = m_slots.slotsOf(range).state;
        if (range.mentor == mentor && (state == State::Loaded || state == State::Loading))
            fetchSlots(range);
    }
}

} // namespace gremio
