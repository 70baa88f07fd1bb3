// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/socketio/application.h"
#include "shared/core/id.h"
#include "shared/protocol/presence.h"

#include <QByteArray>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// What the hubs of several processes say to each other.
namespace gremio::realtime::process {

/// An event for the sockets of these rooms.
struct Told {
    std::vector<socketio::Room> rooms;
    QByteArray event;
    QByteArray payload; ///< an object of JSON
    bool isVolatile = false;

    bool operator==(const Told&) const = default;
};
struct UserClosed {
    UserId user;
    bool comesBack = false;

    bool operator==(const UserClosed&) const = default;
};
struct SignInClosed {
    UserId user;
    SignInId signIn;

    bool operator==(const SignInClosed&) const = default;
};
struct AudienceForgotten {
    ChatId chat;

    bool operator==(const AudienceForgotten&) const = default;
};
/// Something that the sender told did not arrive.
struct Lost {
    bool operator==(const Lost&) const = default;
};
/// How somebody is there, going by the sender's connections alone.
struct Status {
    UserId user;
    Presence status = Presence::Offline;
    bool tells = false; ///< the sender tells their contacts
    Presence overall = Presence::Offline; ///< what they are by all processes, as far as the sender knows

    bool operator==(const Status&) const = default;
};
/// A part of the list of all who are there by the sender's connections. What it leaves out is not.
struct Roster {
    bool isFirst = false;
    bool isLast = false;
    std::vector<std::pair<UserId, Presence>> people;

    bool operator==(const Roster&) const = default;
};
/// The sender does not know who is where.
struct RosterWanted {
    bool operator==(const RosterWanted&) const = default;
};
struct Alive {
    bool operator==(const Alive&) const = default;
};
/// The sender ends. Who was there by it may come back elsewhere.
struct Leaving {
    bool operator==(const Leaving&) const = default;
};

using Message = std::variant<Told, UserClosed, SignInClosed, AudienceForgotten, Lost, Status, Roster,
    RosterWanted, Alive, Leaving>;

QByteArray encode(const Message& message);
/// As encode(Told), without copies.
QByteArray encodeTold(
    const std::vector<socketio::Room>& rooms, QByteArrayView event, QByteArrayView payload, bool isVolatile);

/// Nothing for what another version said, or nobody of us.
std::optional<Message> decode(QByteArrayView text);

} // namespace gremio::realtime::process
