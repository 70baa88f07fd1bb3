// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/query.h"
#include "server/storage/transaction.h"
#include "shared/protocol/message.h"

#include <functional>
#include <optional>
#include <vector>

namespace gremio::chat {

/// The rows of messages. Whoever writes them holds the chat's lock.
namespace repository {

/// From the columns of every query that answers messages.
Message messageFrom(const storage::Query& row, int column = 0);

std::optional<Message> message(storage::Transaction& tx, ChatId chat, qint64 seq);
/// The one that its sender gave that id.
std::optional<Message> messageByClient(storage::Transaction& tx, UserId sender, ClientMessageId client);

/// Stores it and counts it in the chat, which its sender then has read so far. False, and nothing is stored,
/// when the sender gave its clientId to another one before.
/// `terms`: searchTerms() of what it says, asked for where the engine wants them now.
using MakeTerms = std::function<QStringList()>;
bool insertMessage(storage::Transaction& tx, const Message& message, const MakeTerms& terms);

/// Nothing unless it is theirs, there, and nobody else has read it.
std::optional<Message> editMessage(
    storage::Transaction& tx, const Message& before, const QString& content, qint64 rev);
std::optional<Message> deleteMessage(storage::Transaction& tx, const Message& before, qint64 rev);

/// Both in the order of `seq`: the last ones before `before`, and the first after `after`.
std::vector<Message> messagesBefore(
    storage::Transaction& tx, ChatId chat, qint64 visibleFrom, qint64 before, int limit);
std::vector<Message> messagesAfter(
    storage::Transaction& tx, ChatId chat, qint64 after, qint64 before, int limit);

/// In the order of `rev`.
std::vector<Message> changedMessages(
    storage::Transaction& tx, ChatId chat, qint64 visibleFrom, qint64 rev, int limit);

/// Everything that somebody said, oldest first.
void eachSentBy(storage::Transaction& tx, UserId sender, const std::function<void(const Message&)>& take);

} // namespace repository

} // namespace gremio::chat
