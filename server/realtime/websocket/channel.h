// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/address_limit.h"
#include "server/net/io_thread.h"
#include "server/net/transport.h"
#include "server/realtime/websocket/deflate.h"
#include "server/realtime/websocket/flusher.h"
#include "server/realtime/websocket/frame.h"

#include <QByteArray>

#include <memory>

namespace gremio::websocket {

/// What the channels of one thread share.
struct Workshop {
    net::IoThread& thread;
    qint64 maxMessage = 0; ///< Bytes, after inflating.
    Deflate deflate{};
    Flusher flusher{}; ///< Lives in the thread too.
};

/// One WebSocket, after the handshake. Lives in one thread. Answers pings, does the closing handshake, holds
/// no buffer while idle.
class Channel final : private net::Transport::Owner {
public:
    /// Called from the event loop, or from within start(), never from within the other functions.
    class Owner {
    public:
        virtual ~Owner() = default;
        /// Text is valid UTF-8. The channel may be closed in here, not destroyed.
        virtual void received(QByteArray message, bool binary) = 0;
        virtual void hasSent() = 0; ///< See unsent().
        /// No more messages come and none are taken; once. Nothing is owed but to keep it until ended(), or
        /// as long as one cares to be polite.
        virtual void closed(quint16 code) = 0;
        virtual void ended() = 0; ///< Destroy it, but not in here.
    };

    Channel(Workshop& workshop, std::unique_ptr<net::Transport> transport,
        std::unique_ptr<net::AddressLimit::Lease> lease, bool compression, Owner& owner);
    ~Channel() override;

    /// Sends the 101, then reads, first of all `bytes`.
    void start(QByteArrayView switchingProtocols, QByteArrayView bytes);
    void setOwner(Owner& owner) { m_owner = &owner; }

    /// Both: sent at the end of this turn of the loop, with what else is said in it. A message that breaks
    /// the connection is found out later, by closed().
    void send(Kind kind, QByteArrayView message, qint64 compressFrom);
    void sendFrames(const QByteArray& frames); ///< Whole ones, by appendFrame().
    void flush(); ///< Sends it now.
    void turnEnds(); ///< For the flusher, which forgets it.
    [[nodiscard]] bool compresses() const { return m_compression; }
    /// Bytes that wait for the network to take them; sends first what was said in this turn.
    [[nodiscard]] qint64 unsent();
    /// The same with what was said in this turn: never less, and at no cost.
    [[nodiscard]] qint64 waiting() const { return m_transport->unsent(); }

    /// Starts the closing handshake (RFC 6455, 7.1.2) without a call of closed(). What comes meanwhile is
    /// dropped.
    void close(quint16 code, QByteArrayView reason = {});

private:
    enum class Phase : quint8 {
        Open,
        Closing, ///< We said goodbye; frames are read for theirs.
        Deaf, ///< What comes is no WebSocket or of no interest; read over so that our goodbye is not lost.
        Ended
    };

    void canRead() override;
    void hasSent() override;

    void take(QByteArrayView bytes);
    void handle(FrameReader::Item item);
    void handleMessage(FrameReader::Item item);
    void handleClose(QByteArrayView payload);
    void fail(quint16 code);
    void sayGoodbye(quint16 code, QByteArrayView reason);
    void tellClosed(quint16 code);
    void endWhenSent();
    void end();

    Workshop& m_workshop;
    Owner* m_owner;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<net::AddressLimit::Lease> m_lease;
    FrameReader m_reader;
    Phase m_phase = Phase::Open;
    bool m_compression;
    bool m_told = false; ///< Of the close.
    bool m_broken = false; ///< Nothing can be written.
    bool m_endDue = false; ///< All is said, on both sides.
    bool m_dirty = false; ///< The flusher knows of it.
};

} // namespace gremio::websocket
