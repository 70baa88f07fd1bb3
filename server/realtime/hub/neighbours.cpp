// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/neighbours.h"

#include "shared/core/json_encoding.h"

#include <QLoggingCategory>

namespace gremio::realtime {

namespace {

Q_LOGGING_CATEGORY(hubLog, "gremio.hub")

constexpr int looksPerSecond = 200; ///< of clients that look again what is new
constexpr int longestSpread = 60; ///< seconds

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

} // namespace

Neighbours::Neighbours(const Around& around, Tell<EventsMissed> missed)
    : m_around(around)
    , m_missed(std::move(missed))
{
}

void Neighbours::start(bus::Bus& bus)
{
    m_bus = &bus;
    bus.start(*this);
}

void Neighbours::tick()
{
    bus::Bus* const bus = m_bus;
    if (!bus)
        return;
    if (m_missedSomething.exchange(false))
        tellMissed();
    if (!m_around.outlet.isJoined())
        return; // nobody can be heard: nobody is silent
    if (m_rosterWanted.exchange(false))
        m_around.presence.sayRoster();
    m_around.presence.dropSilent(bus->self());
    const SteadyTime now = std::chrono::steady_clock::now();
    if (now - m_said < Peers::beat)
        return;
    m_said = now;
    m_around.outlet.say(process::Alive());
}

void Neighbours::received(const Uuid& from, QByteArrayView text)
{
    const auto message = process::decode(text);
    if (!message) {
        if (!std::exchange(m_strange, true))
            qCWarning(
                hubLog, "another process says what this one does not understand; is it of another version?");
        return;
    }
    PresenceBook& presence = m_around.presence;
    std::visit(Overloaded{
                   [this](const process::Told& told) {
                       m_around.outlet.emitHere(told.rooms, told.event, told.payload, told.isVolatile);
                   },
                   [this](const process::UserClosed& closed) {
                       m_around.admission.closeUser(closed.user, closed.comesBack);
                   },
                   [this](const process::SignInClosed& closed) {
                       m_around.admission.closeSignIn(closed.user, closed.signIn);
                   },
                   [this](const process::AudienceForgotten& forgotten) {
                       m_around.typing.forgetAudience(forgotten.chat);
                   },
                   [this](const process::Lost&) { m_missedSomething = true; },
                   [&](const process::Status& status) { presence.heard(from, status); },
                   [&](const process::Roster& roster) { presence.heard(from, roster); },
                   [&](const process::RosterWanted&) {
                       presence.heard(from);
                       m_rosterWanted = true;
                   },
                   [&](const process::Alive&) { presence.heard(from); },
                   [&](const process::Leaving&) { presence.leaving(from); },
               },
        *message);
}

void Neighbours::joined()
{
    m_around.presence.joined();
    m_around.outlet.say(process::RosterWanted());
    m_rosterWanted = true; // the others may have forgotten
    m_missedSomething = true;
}

void Neighbours::lost()
{
    m_around.outlet.say(process::Lost());
    m_rosterWanted = true;
}

/// Clients look what is new; who is there they are shown.
void Neighbours::tellMissed()
{
    const int count = m_around.connections.count();
    const EventsMissed missed{std::min(count / looksPerSecond, longestSpread)};
    m_around.outlet.emitHere({m_around.everybody}, m_missed.name(), toJson(missed));
    for (const auto& connection : m_around.connections.all()) {
        bool hears = false;
        {
            const std::lock_guard lock(connection->mutex);
            hears = Admission::hears(connection->caller);
        }
        if (hears)
            m_around.presence.showTo(connection->user, connection->id);
    }
}

} // namespace gremio::realtime
