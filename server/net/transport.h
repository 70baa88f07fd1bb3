// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace gremio::net {

class IoThread;

/// Carries the bytes of one connection, in one thread. Never blocks. Calls its owner only from the
/// event loop, never from within one of its own functions. The owner must not destroy it in a call.
class Transport {
public:
    class Owner {
    public:
        virtual ~Owner() = default;
        virtual void canRead() = 0; ///< read() has something to say: bytes, the end, a failure.
        virtual void hasSent() = 0; ///< Some of what waited has left; see unsent().
    };
    /// What read() returns besides a number of bytes.
    static constexpr qsizetype nothing = 0;
    static constexpr qsizetype ended = -1; ///< The other side sends no more, but may still read.
    static constexpr qsizetype failed = -2;

    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default; ///< Closes; what is unsent is lost.

    [[nodiscard]] virtual qsizetype read(char* into, qsizetype size) = 0;
    /// Sends first, then second, after what waits already; keeps what the network does not take now
    /// (second without a copy). False if the connection is broken.
    [[nodiscard]] virtual bool write(QByteArrayView first, const QByteArray& second = {}) = 0;
    /// As write(), but left for flush(), or for the next write(): what is said to one in a turn of the loop
    /// then costs one system call.
    virtual void queue(const QByteArray& bytes) = 0;
    /// Sends what was queued, as far as the network takes it. False if the connection is broken.
    [[nodiscard]] virtual bool flush() = 0;
    [[nodiscard]] virtual qint64 unsent() const = 0; ///< Bytes kept, also those that were only queued.
    /// Off: canRead() is not called and the sender is slowed down. On at first.
    virtual void setReading(bool on) = 0;
    /// Tells the other side that nothing follows. Only when nothing is unsent.
    virtual void endWriting() = 0;
    [[nodiscard]] virtual bool isSecure() const = 0;

    /// From now on this one is called; soon, if there is something to read.
    virtual void setOwner(Owner& owner) = 0;
    /// Gives it to another thread, where it calls nobody until setOwner() is called there. Not from within a
    /// call of the owner.
    virtual void moveTo(IoThread& thread) = 0;
};

} // namespace gremio::net
