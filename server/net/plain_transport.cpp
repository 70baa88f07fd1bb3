// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/plain_transport.h"

#include <QEvent>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace gremio::net {

namespace {

constexpr std::size_t keptGone = 64; // pieces that have left, before their places are taken back

iovec piece(const char* data, qsizetype size)
{
    // The system's type is for reading too, so it is not const; sendmsg does not write.
    return {const_cast<char*>(data), static_cast<std::size_t>(size)};
}

/// Bytes taken by the network, 0 if it is full, -1 if the connection is broken.
qsizetype sendPieces(int descriptor, iovec* pieces, std::size_t count)
{
    msghdr message{};
    message.msg_iov = pieces;
    message.msg_iovlen = count;
    ssize_t sent = -1;
    do {
        sent = ::sendmsg(descriptor, &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    if (sent < 0)
        return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : -1;
    return sent;
}

} // namespace

PlainTransport::Notifier::Notifier(int descriptor, Type type, PlainTransport& transport)
    : QSocketNotifier(descriptor, type)
    , m_transport(transport)
{
}

bool PlainTransport::Notifier::event(QEvent* event)
{
    if (event->type() != QEvent::SockAct)
        return QSocketNotifier::event(event);
    if (type() == Read)
        m_transport.m_owner->canRead();
    else
        m_transport.canWrite();
    return true;
}

PlainTransport::PlainTransport(int descriptor, Owner& owner)
    : m_descriptor(descriptor)
    , m_owner(&owner)
    , m_read(std::in_place, descriptor, QSocketNotifier::Read, *this)
{
}

PlainTransport::~PlainTransport()
{
    m_read.reset();
    m_write.reset();
    ::close(m_descriptor);
}

qsizetype PlainTransport::read(char* into, qsizetype size)
{
    ssize_t got = -1;
    do {
        got = ::recv(m_descriptor, into, static_cast<std::size_t>(size), 0);
    } while (got < 0 && errno == EINTR);
    if (got > 0)
        return got;
    if (got == 0)
        return ended;
    return errno == EAGAIN || errno == EWOULDBLOCK ? nothing : failed;
}

bool PlainTransport::write(QByteArrayView first, const QByteArray& second)
{
    qsizetype sent = 0;
    const bool isFirst = !m_unsent;
    if (isFirst) {
        std::array<iovec, 2> pieces{
            piece(first.data(), first.size()), piece(second.constData(), second.size())};
        sent = sendPieces(m_descriptor, pieces.data(), second.isEmpty() ? 1 : 2);
        if (sent < 0)
            return false;
        if (sent == first.size() + second.size())
            return true;
        m_unsent = std::make_unique<Unsent>();
        wait();
    }
    if (sent < first.size())
        keep(QByteArray(first.data() + sent, first.size() - sent), 0);
    if (!second.isEmpty())
        keep(second, std::max<qsizetype>(0, sent - first.size()));
    return isFirst || flush(); // something may only have been queued
}

void PlainTransport::queue(const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return;
    if (!m_unsent)
        m_unsent = std::make_unique<Unsent>();
    keep(bytes, 0);
}

bool PlainTransport::flush()
{
    while (m_unsent && !m_unsent->isBlocked) {
        if (!sendUnsent()) {
            m_unsent.reset();
            return false;
        }
    }
    return true;
}

/// Until the network takes something.
void PlainTransport::wait()
{
    m_unsent->isBlocked = true;
    if (!m_write)
        m_write = std::make_unique<Notifier>(m_descriptor, QSocketNotifier::Write, *this);
    m_write->setEnabled(true);
}

void PlainTransport::keep(QByteArray bytes, qsizetype from)
{
    if (m_unsent->pieces.empty())
        m_unsent->offset = from;
    m_unsent->size += bytes.size() - from;
    m_unsent->pieces.push_back(std::move(bytes));
}

qint64 PlainTransport::unsent() const
{
    return m_unsent ? m_unsent->size : 0;
}

void PlainTransport::canWrite()
{
    if (m_unsent)
        m_unsent->isBlocked = false;
    if (!flush()) {
        // read() finds the failure; a hang-up would wake us for ever.
        m_write->setEnabled(false);
        m_owner->canRead();
        return;
    }
    if (!m_unsent)
        m_write->setEnabled(false);
    m_owner->hasSent();
}

/// False if the connection is broken.
bool PlainTransport::sendUnsent()
{
    std::array<iovec, 16> pieces{};
    std::size_t count = 0;
    qsizetype size = 0;
    for (std::size_t i = m_unsent->first; i < m_unsent->pieces.size() && count < pieces.size(); ++i) {
        const QByteArray& bytes = m_unsent->pieces[i];
        const qsizetype from = count == 0 ? m_unsent->offset : 0;
        pieces[count++] = piece(bytes.constData() + from, bytes.size() - from);
        size += bytes.size() - from;
    }
    qsizetype sent = sendPieces(m_descriptor, pieces.data(), count);
    if (sent < 0)
        return false;
    m_unsent->size -= sent;
    if (sent < size)
        wait();
    if (m_unsent->size == 0) {
        m_unsent.reset();
        return true;
    }
    while (sent > 0) {
        QByteArray& bytes = m_unsent->pieces[m_unsent->first];
        const qsizetype rest = bytes.size() - m_unsent->offset;
        if (sent < rest) {
            m_unsent->offset += sent;
            break;
        }
        sent -= rest;
        bytes = QByteArray();
        ++m_unsent->first;
        m_unsent->offset = 0;
    }
    // A reader that is always a little behind would let the list grow for ever.
    std::vector<QByteArray>& all = m_unsent->pieces;
    if (m_unsent->first >= keptGone && m_unsent->first * 2 >= all.size()) {
        all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(m_unsent->first));
        m_unsent->first = 0;
    }
    return true;
}

void PlainTransport::setReading(bool on)
{
    m_read->setEnabled(on);
}

void PlainTransport::endWriting()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void PlainTransport::setOwner(Owner& owner)
{
    m_owner = &owner;
    if (m_read)
        return;
    m_read.emplace(m_descriptor, QSocketNotifier::Read, *this);
    if (m_unsent)
        wait();
}

void PlainTransport::moveTo(IoThread& /*thread*/)
{
    m_owner = nullptr;
    m_read.reset();
    m_write.reset();
}

} // namespace gremio::net
