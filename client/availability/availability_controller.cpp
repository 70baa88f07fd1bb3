// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/availability/availability_controller.h"

namespace gremio {

AvailabilityController::AvailabilityController(
    ApiClient& api, AvailabilityStore& store, Refresher& refresher, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
{
    refresher.follow(Topic::Availability, this, [this] { refresh(); });
}

void AvailabilityController::setWanted(bool wanted)
{
    m_wanted = wanted;
}

void AvailabilityController::refresh()
{
    if (!m_wanted)
        return;
    refreshExceptions();
    refreshCalendarDays();
    if (m_store.isSaving())
        return;
    m_store.begin();
    m_loading.run(
        this, [this] { return m_api.availability(m_store.availability().etag); },
        [this](const Answer<Availability>& answer) {
            if (answer.unchanged)
                m_store.confirm();
            else
                m_store.set(answer.value, answer.etag);
        },
        [this](const ApiError& error) { m_store.fail(error); });
}

void AvailabilityController::refreshExceptions()
{
    if (m_changing > 0)
        return;
    m_store.beginExceptions();
    m_loadingExceptions.run(
        this, [this] { return m_api.exceptions(m_store.exceptions().etag); },
        [this](const Answer<AvailabilityExceptionList>& answer) {
            if (answer.unchanged)
                m_store.confirmExceptions();
            else
                m_store.setExceptions(answer.value, answer.etag);
        },
        [this](const ApiError& error) { m_store.failExceptions(error); });
}

void AvailabilityController::refreshCalendarDays()
{
    m_loadingDays.run(
        this, [this] { return m_api.calendarDays(m_store.calendarDays().etag); },
        [this](const Answer<CalendarDays>& answer) {
            if (!answer.unchanged)
                m_store.setCalendarDays(answer.value, answer.etag);
        },
        // What was known stays; that the server cannot be asked is said by the rest of the page.
        [](const ApiError&) {});
}

void AvailabilityController::save(const Availability& availability)
{
    m_loading.cancel();
    m_store.beginSave();
    m_api.replaceAvailability(availability, m_store.availability().etag)
        .then(
            this,
            [this](const Answer<Availability>& answer) {
                m_store.set(answer.value, answer.etag);
                m_store.endSave({});
                refresh(); // what is over is told by the zone, and what was told meanwhile was not heard
            },
            [this](const ApiError& error) {
                m_store.endSave(error);
                if (error.is(ErrorCode::PreconditionFailed))
                    refresh();
            });
}

void AvailabilityController::addException(const AvailabilityExceptionBody& body, Done done)
{
    m_loadingExceptions.cancel();
    ++m_changing;
    m_api.addException(body).then(
        this,
        [this, done](const Answer<AvailabilityException>& answer) {
            --m_changing;
            m_store.put(answer.value);
            done({});
            refreshExceptions();
        },
        [this, done](const ApiError& error) {
            --m_changing;
            done(error);
            refreshExceptions();
        });
}

void AvailabilityController::removeException(const AvailabilityException& exception)
{
    m_loadingExceptions.cancel();
    ++m_changing;
    m_api.removeException(exception.id)
        .then(
            this,
            [this, exception](const Answer<Nothing>&) {
                --m_changing;
                m_store.forget(exception.id);
                Q_EMIT exceptionRemoved(exception);
                refreshExceptions();
            },
            [this, exception](const ApiError& error) {
                --m_changing;
                if (error.is(ErrorCode::NotFound)) // gone already, as was wanted
                    m_store.forget(exception.id);
                else
                    Q_EMIT exceptionFailed(error);
                refreshExceptions();
            });
}

} // namespace gremio
