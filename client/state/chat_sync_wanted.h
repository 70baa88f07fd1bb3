// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/chat_sync.h"

namespace gremio {

/// What is under way about one chat; for the sources of ChatSync.
struct ChatSync::Wanted {
    Call<Chat> fetch;
    Call<ChatChanges> changes;
    Call<History> history;
    std::optional<qint64> around; ///< where one wants to be, once that page is here
    bool soon = false; ///< a catch-up is about to start

    std::optional<ClientMessageId> sending;
    int refusals = 0; ///< in a row, of those that pass by themselves

    qint64 delivered = 0; ///< what the server was told of my marks
    qint64 read = 0;
    std::chrono::steady_clock::time_point typedAt{};
    bool typing = false;
};

} // namespace gremio
