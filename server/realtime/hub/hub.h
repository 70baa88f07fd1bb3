// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/authenticator.h"
#include "server/realtime/bus/bus.h"
#include "server/realtime/hub/events.h"
#include "server/realtime/hub/hub_options.h"
#include "server/realtime/hub/presence.h"
#include "server/realtime/hub/typing.h"
#include "server/realtime/socketio/server.h"
#include "shared/core/clock.h"
#include "shared/core/json_encoding.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace gremio::realtime {

/// A line for the connection log.
struct Lifecycle {
    enum class What { Connected, Disconnected, Reconnected } what = What::Connected;
    UserId user;
    QString address;
    std::optional<QString> userAgent; ///< of who connects
    Instant at{};
};
using Recorder = std::function<void(storage::Transaction& tx, const Lifecycle& line)>;

/// A payload as it goes out, for who tells the same several times.
template <class T>
struct Encoded {
    QByteArray json;
};

struct TellOptions {
    std::optional<socketio::SocketId> except{};
    bool isVolatile = false; ///< dropped for who cannot take it now, and never told later
};

/// Who is connected, what they say and what they are told. Between Socket.IO and the domains: it knows users
/// and sign-ins, and nothing of mentoring. Until start() and after stop() what is told goes nowhere. With a
/// bus, what is told and what ends here is told and ends in the other processes too.
class Hub final : public socketio::Application {
public:
    /// Declares its own events. Table and clock outlive it.
    Hub(EventTable& events, const Clock& clock, HubOptions options = {});
    ~Hub() override;

    // In the composition root, before start().
    void addContacts(Contacts contacts);
    void setAudience(Audience audience);
    void setRecorder(Recorder recorder);

    /// From here on connections are taken. What is given outlives stop(), and the database outlives its last
    /// job before this goes. `bus`: to the other processes of this database; null when there are none.
    void start(storage::Database& database, api::Authenticator& authenticator, socketio::Server& server,
        bus::Bus* bus = nullptr);
    /// After the server took its last connection. When it returns, the server is not used any more.
    void stop();

    /// To every connection of the user, or of each of the users. Any thread; what one thread tells arrives in
    /// that order, in every process. For listeners that run after a commit.
    template <class T>
    void tell(UserId user, const Tell<T>& what, const T& payload, const TellOptions& options = {})
    {
        send(std::span(&user, 1), what.name(), toJson(payload), options);
    }
    template <class T>
    void tell(
        std::span<const UserId> users, const Tell<T>& what, const T& payload, const TellOptions& options = {})
    {
        send(users, what.name(), toJson(payload), options);
    }
    template <class T>
    void tell(std::span<const UserId> users, const Tell<T>& what, const Encoded<T>& payload,
        const TellOptions& options = {})
    {
        send(users, what.name(), payload.json, options);
    }
    template <class T>
    static Encoded<T> encoded(const T& payload)
    {
        return {toJson(payload)};
    }

    /// The connections of one sign-in or of one user end at once. `comesBack`: the client may connect again
    /// by itself (with other roles, for one). Any thread.
    void closeSignIn(UserId user, SignInId signIn);
    void closeUser(UserId user, bool comesBack);
    /// What tokens stood for has changed. Here: whoever changed it told closeSignIn() or closeUser(), and
    /// only those are looked at that this may have missed. Elsewhere: everybody is.
    void securityChangedHere();
    void securityChangedElsewhere();

    /// They share something from now on: each is told whether the others are there.
    void introduce(const std::vector<UserId>& users);
    /// They share nothing from now on: to each the other is offline.
    void separate(UserId one, UserId other);
    /// Who may write in a chat, or who is in it, has changed.
    void forgetAudience(ChatId chat);

    Presence presenceOf(UserId user) const;
    int connections() const;

    void connecting(const socketio::ConnectRequest& request, socketio::Answer answer) override;
    void connected(socketio::SocketId socket, socketio::Arrival arrival) override;
    void event(socketio::SocketId socket, socketio::Event event, socketio::Ack ack) override;
    void disconnected(socketio::SocketId socket, socketio::Departure why) override;

private:
    void send(std::span<const UserId> users, const QByteArray& name, const QByteArray& payload,
        const TellOptions& options);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gremio::realtime
