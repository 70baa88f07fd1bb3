// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/chat.h"

#include <vector>

/// What happens in chats. Raised in the transaction that does it (Transaction::raise), after its rows are
/// written; `people` are those who are in the chat then, whoever did it among them.
namespace gremio::chat {

struct MessageSent {
    Message message;
    std::vector<UserId> people;
};

struct MessageEdited {
    Message message;
    std::vector<UserId> people;
};

struct MessageDeleted {
    Message message;
    std::vector<UserId> people;
};

/// All up to `mark.seq` has come to a device, or was read, too.
struct MarkAdvanced {
    MarkMoved mark;
    bool read = false;
    std::vector<UserId> people;
};

/// A chat is another one for somebody: it was opened or hidden, members changed, or who may write. One for
/// each to whom it is to be told, as they see it now.
struct ChatChanged {
    UserId user;
    Chat chat;
};

} // namespace gremio::chat
