// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/hub.h"

namespace gremio::realtime {

struct Hub::Private {
    HubOptions options;
};

Hub::Hub(EventTable&, const Clock&, HubOptions options)
    : d(std::make_unique<Private>())
{
    d->options = options;
}

Hub::~Hub() = default;

void Hub::addContacts(Contacts) { }

void Hub::setAudience(Audience) { }

void Hub::setRecorder(Recorder) { }

void Hub::start(storage::Database&, api::Authenticator&, socketio::Server&) { }

void Hub::stop() { }

void Hub::closeSignIn(SignInId) { }

void Hub::closeUser(UserId, bool) { }

void Hub::checkAgain(bool) { }

void Hub::introduce(const std::vector<UserId>&) { }

void Hub::forgetAudience(ChatId) { }

Presence Hub::presenceOf(UserId) const
{
    return Presence::Offline;
}

int Hub::connections() const
{
    return 0;
}

void Hub::connecting(const socketio::ConnectRequest&, socketio::Answer answer)
{
    answer.refuse("Not yet");
}

void Hub::connected(socketio::SocketId, socketio::Arrival) { }

void Hub::event(socketio::SocketId, socketio::Event, socketio::Ack) { }

void Hub::disconnected(socketio::SocketId, socketio::Departure) { }

void Hub::send(std::span<const UserId>, const QByteArray&, const QByteArray&, const TellOptions&) { }

} // namespace gremio::realtime
