// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_error.h"
#include "shared/protocol/message.h"

namespace gremio {

/// What becomes of a message on its way out.
enum class Sending {
    Waiting, ///< kept on disk; goes out by itself
    OnItsWay, ///< sent, not acknowledged yet
    Failed, ///< refused: to be tried again or discarded by hand
};

/// A message that I wrote and that the server has not confirmed yet.
struct OutgoingMessage {
    qint64 order = 0; ///< grows with every message written here
    ChatId chatId;
    ClientMessageId clientId;
    QString content;
    std::optional<qint64> replyTo;
    Instant writtenAt{};
    Sending state = Sending::Waiting;
    std::optional<ApiError> failure; ///< where Failed
};

} // namespace gremio
