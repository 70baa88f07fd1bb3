// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"

#include <QByteArray>

namespace gremio::bus {

/// Who listens to the other processes. Called on the bus's own thread, one call after the other; must not
/// block.
class Listener {
public:
    Listener() = default;
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    virtual ~Listener() = default;

    /// `from` names one process from its start to its end. Its messages come in the order in which it
    /// published them. Nobody vouches for what they hold.
    virtual void received(const Uuid& from, QByteArrayView message) = 0;
    /// From now on messages come and go, for the first time or again: what others published before may be
    /// lost.
    virtual void joined() = 0;
    /// Something that mattered was published here and did not reach the others; from now on it does again.
    virtual void lost() = 0;
};

enum class Loss {
    Matters,
    Harmless ///< nobody needs to know when it is lost while the bus is not joined
};

/// Carries messages between the processes that serve one database. It may lose some, never silently: see
/// Listener.
class Bus {
public:
    Bus() = default;
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;
    virtual ~Bus() = default;

    /// The listener outlives stop().
    virtual void start(Listener& listener) = 0;
    /// What was published goes out first, if that is a matter of moments. The listener is not called any
    /// more.
    virtual void stop() = 0;

    /// To all other processes. Any thread; waits for nothing. What one thread publishes arrives in that
    /// order.
    virtual void publish(QByteArray message, Loss loss = Loss::Matters) = 0;

    [[nodiscard]] virtual bool isJoined() const = 0;
    /// As the others are told; see Listener.
    [[nodiscard]] virtual const Uuid& self() const = 0;
};

} // namespace gremio::bus
