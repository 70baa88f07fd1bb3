// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/loadable.h"
#include "shared/protocol/session.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <array>
#include <variant>

namespace gremio {

/// My sessions, as far as they were asked for: those to come, those that are over, and the week that is
/// looked at. A session that is known through one of them is known to all.
class SessionCalendar : public QObject {
    Q_OBJECT

public:
    enum class Part { Upcoming, Past, Week };
    using State = Loadable<std::monostate>;

    using QObject::QObject;

    /// How the asking went.
    const State& state(Part part) const { return m_states[static_cast<std::size_t>(part)]; }
    /// There are older ones that have not been loaded.
    bool hasMorePast() const { return m_pastEnd.has_value(); }

    /// To come or going on, in the order of their starts.
    std::vector<Session> upcoming(Instant now) const;
    /// Over, the last first; without those behind a page that was not asked for.
    std::vector<Session> past(Instant now) const;
    /// Those that touch that time, in the order of their starts.
    std::vector<Session> between(Instant from, Instant to) const;
    std::optional<Session> find(const SessionId& id) const;
    /// What somebody waits for me to answer.
    int askingMe(const UserId& me, Instant now) const;

    /// Something is being done about it.
    bool isBusy(const SessionId& id) const { return m_busy.contains(id); }

    void begin(Part part);
    /// hasMore: of Past only.
    void set(Part part, const std::vector<Session>& sessions, bool hasMore = false);
    void confirm(Part part);
    void fail(Part part, const ApiError& error);
    /// The server's word on one of them. What is older than what is known changes nothing.
    void put(const Session& session);
    /// It is not as it was known; nobody said how it is.
    void forget(const SessionId& id);
    void setBusy(const SessionId& id, bool busy);

Q_SIGNALS:
    void changed();
    /// The server has answered: what is known of that part is all there is.
    void loaded(gremio::SessionCalendar::Part part);

private:
    State& stateOf(Part part) { return m_states[static_cast<std::size_t>(part)]; }
    bool take(const Session& session);

    QHash<SessionId, Session> m_sessions;
    QSet<SessionId> m_busy;
    std::array<State, 3> m_states;
    std::optional<Instant> m_pastEnd; ///< older ones have not been loaded
};

} // namespace gremio
