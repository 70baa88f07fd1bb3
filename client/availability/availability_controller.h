// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/reload.h"
#include "client/state/availability_store.h"
#include "client/state/refresher.h"

#include <functional>

namespace gremio {

/// Loads and saves when I can be met. Asks for nothing until somebody who is a mentor looks.
class AvailabilityController : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const std::optional<ApiError>&)>;

    AvailabilityController(
        ApiClient& api, AvailabilityStore& store, Refresher& refresher, QObject* parent = nullptr);

    /// False, as for an apprentice: refresh() does nothing.
    void setWanted(bool wanted);
    void refresh();
    /// What was changed elsewhere meanwhile is not overwritten: it is loaded, and the store's saveError() is
    /// PreconditionFailed.
    void save(const Availability& availability);
    void addException(const AvailabilityExceptionBody& body, Done done);
    void removeException(const AvailabilityException& exception);

Q_SIGNALS:
    void exceptionRemoved(const AvailabilityException& exception);
    void exceptionFailed(const ApiError& error);

private:
    void refreshExceptions();
    void refreshCalendarDays();

    ApiClient& m_api;
    AvailabilityStore& m_store;
    bool m_wanted = false;
    Reload<Availability> m_loading;
    Reload<AvailabilityExceptionList> m_loadingExceptions;
    Reload<CalendarDays> m_loadingDays;
    int m_changing = 0; ///< exceptions that are being added or removed
};

} // namespace gremio
