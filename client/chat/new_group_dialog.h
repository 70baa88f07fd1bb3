// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/chat_pane.h"

#include <functional>

namespace gremio {

/// Asks what the group is called and who is in it, among those I have a chat with; created is called with
/// the chat once the server has made it.
void openNewGroupDialog(
    QWidget* anyWidget, const ChatAround& around, std::function<void(const ChatId& id)> created);

/// Whether there is anybody to make a group with.
bool mayMakeGroup(const ChatStore& store);

} // namespace gremio
