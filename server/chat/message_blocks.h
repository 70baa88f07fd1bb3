// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/message_words.h"
#include "server/storage/transaction.h"
#include "shared/protocol/message.h"

/// PostgreSQL finds messages by blocks: an index entry for each word of each message was a quarter of what a
/// message costs. The words of 32 messages are put together when the last of them is stored, in its
/// transaction; what comes after the last block is read when it is searched. Whoever writes holds the lock of
/// the chat.
namespace gremio::chat::blocks {

/// A block is the messages whose number, counted from an offset of their chat, is the same without the last
/// bits. The offset is there so that chats that are written in alike do not all fill a block at once.
inline constexpr int bits = 5;

/// In 0 … 31.
qint64 offsetOf(ChatId chat);
/// Where the message is found.
Stretch stretchOf(ChatId chat, qint64 seq);
/// The first message of a stretch.
qint64 beginningOf(const Stretch& stretch);

/// After a message was stored: makes the block that it fills.
void messageStored(storage::Transaction& tx, ChatId chat, qint64 seq);
/// After it says something else, or nothing: its block forgets what it said.
void messageChanged(storage::Transaction& tx, ChatId chat, qint64 seq);

} // namespace gremio::chat::blocks
