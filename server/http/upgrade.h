// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/net/address_limit.h"
#include "server/net/transport.h"

#include <memory>

namespace gremio::http {

/// A connection that speaks HTTP no more, from the request on that asked for it. Nothing is answered to that
/// request yet. Whoever has it gives the transport an owner, in the same thread or after moveTo() in another,
/// and does not destroy the transport within the call that brought it.
struct Upgraded {
    Request head;
    std::unique_ptr<net::Transport> transport;
    std::unique_ptr<net::AddressLimit::Lease> lease; ///< To keep as long as the transport.
    QByteArray bytes; ///< What was read beyond the request.
};

} // namespace gremio::http
