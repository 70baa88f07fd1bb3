// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"
#include "shared/protocol/message_events.h"

#include <map>
#include <optional>
#include <vector>

namespace gremio::chat {

/// What the jobs of one transaction find stored already, by sender and clientId.
struct SentAhead {
    struct Stored {
        Message message;
        std::vector<UserId> people;
    };
    std::map<std::pair<UserId, ClientMessageId>, Stored> messages;

    /// Each is found once.
    std::optional<Stored> take(UserId sender, ClientMessageId client);
};

/// The messages that wait for one writer are stored by few statements (on PostgreSQL by one, their chats
/// locked in the order of their ids); ChatService::send() then finds its own. What may not be stored, or was
/// before, is left for its own job to say.
class SendGroup final : public storage::JobGroup {
public:
    void ahead(storage::Transaction& tx, const std::vector<const void*>& items) const override;
    void after(storage::Transaction& tx) const override;
};

/// Jobs of one chat run in the order they came.
storage::WriteHint writeHint(ChatId chat);
/// The same, for a job that calls ChatService::send() with just this. What a message of ordinary length is
/// found by on SQLite is made here, so that the one writer need not.
storage::WriteHint sendHint(storage::Engine engine, UserId sender, const SendMessagePayload& message);

/// searchTerms() of the message that the running job sends.
QStringList termsOf(const storage::Transaction& tx, const SendMessagePayload& message);

} // namespace gremio::chat
