// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/connections.h"
#include "server/realtime/hub/event.h"
#include "server/realtime/hub/event_words.h"
#include "server/realtime/hub/hub_options.h"
#include "server/realtime/hub/outlet.h"
#include "shared/protocol/presence.h"

#include <map>

namespace gremio::realtime {

/// Who sees that somebody writes in a chat: the others in it. Throws Problem when that user may not write
/// there.
using Audience = std::function<std::vector<UserId>(storage::Transaction& tx, UserId writer, ChatId chat)>;

/// Who is writing where. Never stored. Any thread.
class TypingBook {
public:
    /// All outlive it.
    TypingBook(Outlet& outlet, Tell<UserTyping> tell, const HubOptions& options);

    void setAudience(Audience audience) { m_audience = std::move(audience); }
    void start(storage::Database& database) { m_database = &database; }

    /// `user:typing`
    void hear(const std::shared_ptr<Spoken>& spoken);
    void forgetAudience(ChatId chat);
    /// Ends what nobody repeated, and tells what came too quickly to be told at once. Called every now and
    /// then.
    void tick();

private:
    using Key = std::pair<ChatId, UserId>;
    struct Writer {
        std::shared_ptr<const std::vector<socketio::Room>> audience;
        SteadyTime knownUntil{}; ///< the audience
        bool types = false;
        bool told = false; ///< that they type
        bool again = false; ///< they said so once more since it was told
        SteadyTime toldAt{};
        SteadyTime endsAt{};
    };
    void say(const Key& key, bool types);
    void settle(const Key& key, Writer& writer, SteadyTime now);

    Outlet& m_outlet;
    const Tell<UserTyping> m_tell;
    const HubOptions& m_options;
    Audience m_audience;
    storage::Database* m_database = nullptr;

    std::mutex m_mutex;
    std::map<Key, Writer> m_writers;
};

} // namespace gremio::realtime
