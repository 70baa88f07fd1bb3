// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocket/channel.h"

#include <utility>

namespace gremio::websocket {

namespace {
constexpr int readsPerCall = 4; // then other connections get their turn
constexpr qint64 mostUnsentPongs = 4096; // who sends pings and does not read gets no more answers
} // namespace

Channel::Channel(Workshop& workshop, std::unique_ptr<net::Transport> transport,
    std::unique_ptr<net::AddressLimit::Lease> lease, bool compression, Owner& owner)
    : m_workshop(workshop)
    , m_owner(&owner)
    , m_transport(std::move(transport))
    , m_lease(std::move(lease))
    , m_reader(workshop.maxMessage, compression)
    , m_compression(compression)
{
}

Channel::~Channel()
{
    if (m_dirty)
        m_workshop.flusher.forget(*this);
}

void Channel::start(QByteArrayView switchingProtocols, QByteArrayView bytes)
{
    m_transport->setOwner(*this);
    m_transport->setReading(true);
    m_broken = !m_transport->write(switchingProtocols);
    take(bytes);
}

// --- in ---

void Channel::canRead()
{
    for (int i = 0; i < readsPerCall && m_phase != Phase::Ended; ++i) {
        char* buffer = m_workshop.thread.buffer();
        const qsizetype size = m_transport->read(buffer, net::IoThread::bufferSize);
        if (size == net::Transport::nothing)
            return;
        if (size < 0) {
            tellClosed(Abnormal);
            return end();
        }
        take(QByteArrayView(buffer, size));
        if (size < net::IoThread::bufferSize)
            return;
    }
}

void Channel::take(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && (m_phase == Phase::Open || m_phase == Phase::Closing)) {
        bytes = bytes.sliced(m_reader.feed(bytes));
        if (m_reader.error() != 0)
            return fail(m_reader.error());
        if (m_reader.hasItem())
            handle(m_reader.take());
    }
}

void Channel::handle(FrameReader::Item item)
{
    switch (item.kind) {
    case Kind::Close:
        return handleClose(item.data);
    case Kind::Ping:
        if (m_phase == Phase::Open && unsent() < mostUnsentPongs) {
            QByteArray frame;
            appendFrame(frame, Kind::Pong, item.data);
            sendFrames(frame);
        }
        return;
    case Kind::Pong:
        return;
    default:
        if (m_phase == Phase::Open)
            handleMessage(std::move(item));
    }
}

void Channel::handleMessage(FrameReader::Item item)
{
    if (item.compressed) {
        Deflate::Inflated inflated = m_workshop.deflate.inflate(item.data, m_workshop.maxMessage);
        if (inflated.error)
            return fail(*inflated.error == Deflate::Error::TooBig ? TooBig : BadData);
        item.data = std::move(inflated.data);
        if (item.kind == Kind::Text && !QByteArrayView(item.data).isValidUtf8())
            return fail(BadData);
    }
    m_owner->received(std::move(item.data), item.kind == Kind::Binary);
}

/// The other side's goodbye: it gets ours, if it had none, and the connection ends here first (7.1.1).
void Channel::handleClose(QByteArrayView payload)
{
    const ReadClose read = readClose(payload);
    if (m_phase == Phase::Open) {
        if (read.code == NoCode)
            sayGoodbye(NoCode, {});
        else
            sayGoodbye(read.code, {});
    }
    m_phase = Phase::Deaf;
    tellClosed(read.code);
    endWhenSent();
}

/// RFC 6455, 7.1.7.
void Channel::fail(quint16 code)
{
    if (m_phase == Phase::Open)
        sayGoodbye(code, {});
    m_phase = Phase::Deaf;
    tellClosed(code);
    if (m_broken)
        return end();
    if (unsent() == 0)
        m_transport->endWriting();
}

// --- out ---

void Channel::send(Kind kind, QByteArrayView message, qint64 compressFrom)
{
    const bool compressed = m_compression && compressFrom > 0 && message.size() >= compressFrom;
    QByteArray frame;
    if (compressed)
        appendFrame(frame, kind, m_workshop.deflate.compress(message), true);
    else
        appendFrame(frame, kind, message);
    sendFrames(frame);
}

void Channel::sendFrames(const QByteArray& frames)
{
    if (m_phase != Phase::Open || m_broken)
        return;
    m_transport->queue(frames);
    if (!std::exchange(m_dirty, true))
        m_workshop.flusher.add(*this);
}

void Channel::flush()
{
    if (m_dirty)
        m_workshop.flusher.forget(*this);
    turnEnds();
}

void Channel::turnEnds()
{
    m_dirty = false;
    if (m_phase != Phase::Ended && !m_broken && !m_transport->flush())
        m_broken = true; // reading finds the failure too, from the event loop
}

qint64 Channel::unsent()
{
    if (m_dirty)
        flush();
    return m_transport->unsent();
}

void Channel::hasSent()
{
    if (m_phase == Phase::Ended)
        return;
    if (m_endDue)
        return endWhenSent();
    if (m_phase == Phase::Deaf && unsent() == 0)
        m_transport->endWriting();
    if (m_phase == Phase::Open)
        m_owner->hasSent();
}

// --- the end ---

void Channel::sayGoodbye(quint16 code, QByteArrayView reason)
{
    QByteArray frame;
    appendFrame(frame, Kind::Close, code == NoCode ? QByteArray() : closePayload(code, reason));
    sendFrames(frame);
    flush(); // the connection may not see the end of this turn
}

void Channel::close(quint16 code, QByteArrayView reason)
{
    if (m_phase != Phase::Open)
        return;
    sayGoodbye(code, reason);
    m_phase = Phase::Closing;
    m_told = true;
}

void Channel::tellClosed(quint16 code)
{
    if (!std::exchange(m_told, true))
        m_owner->closed(code);
}

void Channel::endWhenSent()
{
    m_endDue = true;
    if (unsent() == 0 || m_broken)
        end();
}

void Channel::end()
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    m_transport->setReading(false);
    m_owner->ended();
}

} // namespace gremio::websocket
