// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/hub.h"

#include "server/realtime/hub/admission.h"
#include "server/realtime/hub/dispatcher.h"
#include "server/realtime/hub/lifecycle_log.h"
#include "server/realtime/hub/neighbours.h"
#include "server/realtime/hub/ticker.h"

namespace gremio::realtime {

namespace {

constexpr std::chrono::milliseconds often{200};
constexpr std::chrono::milliseconds seldom{600}; ///< and `often` later: what ends is ended within a second
constexpr std::chrono::minutes untilStale{1}; ///< far more than a connection takes to come

constexpr auto tag = "connection";
constexpr auto everybody = "everybody"; ///< the room of all who are told anything

socketio::Room roomOf(UserId user)
{
    return "u:" + user.toByteArray();
}

/// An event whose answer takes a way of its own.
ClientEvent ownEvent(const char* name, const char* summary,
    std::function<void(const std::shared_ptr<Spoken>&, storage::Database&)> run)
{
    ClientEvent event;
    event.name = name;
    event.tag = tag;
    event.summary = summary;
    event.scope = AccessScope::Read; // it changes nothing that lasts
    event.describeAck = &detail::describeAck<void>;
    event.run = std::move(run);
    return event;
}

} // namespace

struct Hub::Private {
    Private(EventTable& events, const Clock& clock, const HubOptions& theOptions)
        : options(theOptions)
        , admission(connections, outlet, clock, options)
        , dispatcher(events, clock, outlet, options)
        , presence(outlet,
              events.tells<UserStatus>("user:status", tag,
                  "Somebody whom one knows came, went, or is away; on connecting: what each of them is"),
              options)
        , typing(outlet,
              events.tells<UserTyping>("user:typing", tag,
                  "Somebody is writing, or stopped; repeated every second at most, ends after 6 s"),
              options)
        , neighbours({outlet, connections, admission, presence, typing, everybody},
              events.tells<EventsMissed>("events:missed", tag,
                  "Something that should have been told may not have been: look again what is new, as after "
                  "being away"))
        , log(clock)
    {
    }

    void tick()
    {
        presence.tick();
        typing.tick();
        neighbours.tick();
        log.flush();
        const SteadyTime now = std::chrono::steady_clock::now();
        if (now - lastSeldom < seldom)
            return;
        lastSeldom = now;
        admission.endExpired();
        connections.dropStale(now - untilStale);
    }

    const HubOptions options;
    Outlet outlet;
    Connections connections;
    Admission admission;
    Dispatcher dispatcher;
    PresenceBook presence;
    TypingBook typing;
    Neighbours neighbours;
    LifecycleLog log;
    SteadyTime lastSeldom{};
    bus::Bus* bus = nullptr;
    bool started = false;
    Ticker ticker; // ends first
};

Hub::Hub(EventTable& events, const Clock& clock, HubOptions options)
    : d(std::make_unique<Private>(events, clock, options))
{
    auto refresh = ownEvent("auth:refresh",
        "Goes on with a newer access token of the same sign-in, before the present one ends",
        [this](const auto& spoken, storage::Database&) { d->admission.refresh(spoken); });
    refresh.describePayload = [](SchemaSet& schemas, JsonWriter& writer) {
        schemas.write<RefreshSocketPayload>(writer);
    };
    refresh.problems = {ErrorCode::Unauthenticated, ErrorCode::TokenExpired};
    events.add(std::move(refresh));

    auto typing = ownEvent("user:typing", "Says that one is writing, or has stopped",
        [this](const auto& spoken, storage::Database&) { d->typing.hear(spoken); });
    typing.describePayload = [](SchemaSet& schemas, JsonWriter& writer) {
        schemas.write<TypingPayload>(writer);
    };
    typing.problems = {ErrorCode::NotFound, ErrorCode::ChatNotAllowed};
    events.add(std::move(typing));

    events.on<SetStatusPayload>("user:status", tag)
        .summary("Says how this connection wants to be seen")
        .scope(AccessScope::Read)
        .direct([this](auto& call) { d->presence.wish(call.caller.user, call.socket, call.payload.status); });
}

Hub::~Hub()
{
    stop();
}

void Hub::addContacts(Contacts contacts)
{
    d->presence.addContacts(std::move(contacts));
}

void Hub::setAudience(Audience audience)
{
    d->typing.setAudience(std::move(audience));
}

void Hub::setRecorder(Recorder recorder)
{
    d->log.setRecorder(std::move(recorder));
}

void Hub::start(
    storage::Database& database, api::Authenticator& authenticator, socketio::Server& server, bus::Bus* bus)
{
    d->bus = bus;
    d->admission.start(database, authenticator, bus ? socketio::Room(everybody) : socketio::Room());
    d->dispatcher.start(database);
    d->presence.start(database);
    d->typing.start(database);
    d->log.start(database);
    d->outlet.open(server, bus);
    d->started = true;
    if (bus)
        d->neighbours.start(*bus);
    d->ticker.start(often, [this] { d->tick(); });
}

void Hub::stop()
{
    d->outlet.say(process::Leaving());
    d->outlet.close();
    if (!std::exchange(d->started, false))
        return;
    if (d->bus)
        d->bus->stop();
    d->ticker.stop();
    d->presence.end();
    d->log.flush(LifecycleLog::Batches::All);
}

void Hub::send(std::span<const UserId> users, const QByteArray& name, const QByteArray& payload,
    const TellOptions& options)
{
    std::vector<socketio::Room> rooms;
    rooms.reserve(users.size());
    for (const UserId user : users)
        rooms.push_back(roomOf(user));
    socketio::EmitOptions how;
    how.except = options.except;
    how.isVolatile = options.isVolatile;
    d->outlet.emitTo(rooms, name, payload, how);
}

void Hub::closeSignIn(UserId user, SignInId signIn)
{
    d->admission.closeSignIn(user, signIn);
    d->outlet.say(process::SignInClosed{user, signIn}); // security_version tells them, too, a moment later
}

void Hub::closeUser(UserId user, bool comesBack)
{
    d->admission.closeUser(user, comesBack);
    d->outlet.say(process::UserClosed{user, comesBack});
}

void Hub::securityChangedHere()
{
    if (d->started)
        d->admission.checkAgain(Admission::Whose::Own);
}

void Hub::securityChangedElsewhere()
{
    if (d->started)
        d->admission.checkAgain(Admission::Whose::Everybodys);
}

void Hub::introduce(const std::vector<UserId>& users)
{
    if (d->started)
        d->presence.introduce(users);
}

void Hub::separate(UserId one, UserId other)
{
    d->presence.hide(one, other);
    d->presence.hide(other, one);
}

void Hub::forgetAudience(ChatId chat)
{
    d->typing.forgetAudience(chat);
    d->outlet.say(process::AudienceForgotten{chat});
}

Presence Hub::presenceOf(UserId user) const
{
    return d->presence.of(user);
}

int Hub::connections() const
{
    return d->connections.count();
}

void Hub::connecting(const socketio::ConnectRequest& request, socketio::Answer answer)
{
    const QByteArray* agent = request.handshake->header("user-agent");
    d->admission.decide(request, answer,
        [this, agent = agent ? std::optional(QString::fromUtf8(*agent).left(200)) : std::nullopt](
            const Connections::Pointer& connection) { d->log.remember(connection->id, agent); });
}

void Hub::connected(socketio::SocketId socket, socketio::Arrival arrival)
{
    const auto connection = d->connections.connected(socket);
    if (!connection) { // it took more than a minute to come
        d->outlet.disconnect(socket, true);
        return;
    }
    bool revoked = false;
    bool hears = false;
    {
        const std::lock_guard lock(connection->mutex);
        revoked = connection->revoked;
        hears = Admission::hears(connection->caller);
    }
    if (revoked) // while it was coming
        d->outlet.disconnect(socket, false);
    const UserId user = connection->user;
    using What = Lifecycle::What;
    d->log.connected(socket, user, connection->address.toString(),
        arrival == socketio::Arrival::Recovered ? What::Reconnected : What::Connected);
    d->presence.arrived(user, socket);
    if (hears)
        d->presence.showTo(user, socket);
}

void Hub::event(socketio::SocketId socket, socketio::Event event, socketio::Ack ack)
{
    if (const auto connection = d->connections.find(socket))
        d->dispatcher.take(connection, std::move(event), std::move(ack));
}

void Hub::disconnected(socketio::SocketId socket, socketio::Departure)
{
    const auto connection = d->connections.remove(socket);
    if (!connection)
        return;
    d->log.disconnected(connection->user, connection->address.toString());
    d->presence.left(connection->user, socket);
}

} // namespace gremio::realtime
