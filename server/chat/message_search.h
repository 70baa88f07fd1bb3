// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/message.h"

namespace gremio::chat {

/// How many chats one search looks into: those written in last.
inline constexpr int chatsSearched = 200;

/// Messages with all words of `query.q`, in the chats that the user is in (hidden ones too) and of what the
/// user may see there; the newest first. NotFound for a chat that is not theirs.
Page<Message> searchMessages(storage::Transaction& tx, UserId user, const MessageSearchQuery& query);

} // namespace gremio::chat
