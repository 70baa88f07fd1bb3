// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/tls_transport.h"

#include "server/net/io_thread.h"

#include <QSslConfiguration>

#include <unistd.h>

namespace gremio::net {

namespace {
constexpr qint64 readAhead = 64 * 1024; // bytes that QSslSocket may hold for us
}

TlsTransport::TlsTransport(int descriptor, const QSslConfiguration& configuration, Owner& owner)
    : m_owner(&owner)
{
    m_socket.setSslConfiguration(configuration);
    m_socket.setReadBufferSize(readAhead);
    if (!m_socket.setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        m_failed = true;
        tellReadableSoon();
        return;
    }
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // Queued: flush() inside write() may read too and would call the owner from within his own call.
    connect(&m_socket, &QSslSocket::readyRead, this, &TlsTransport::tellReadable, Qt::QueuedConnection);
    connect(&m_socket, &QSslSocket::disconnected, this, &TlsTransport::tellReadable, Qt::QueuedConnection);
    connect(
        &m_socket, &QSslSocket::encryptedBytesWritten, this,
        [this] {
            if (m_owner)
                m_owner->hasSent();
        },
        Qt::QueuedConnection);
    connect(
        &m_socket, &QSslSocket::errorOccurred, this,
        [this](QAbstractSocket::SocketError error) {
            m_failed = m_failed || error != QAbstractSocket::RemoteHostClosedError;
            tellReadable();
        },
        Qt::QueuedConnection);
    m_socket.startServerEncryption();
}

void TlsTransport::tellReadable()
{
    if (m_owner && (m_reading || m_failed))
        m_owner->canRead();
}

void TlsTransport::tellReadableSoon()
{
    QMetaObject::invokeMethod(
        this, [this] { tellReadable(); }, Qt::QueuedConnection);
}

qsizetype TlsTransport::read(char* into, qsizetype size)
{
    if (!m_socket.isOpen())
        return m_failed ? failed : ended;
    const qint64 got = m_socket.read(into, size);
    if (got > 0)
        return got;
    if (m_failed)
        return failed;
    return m_socket.state() == QAbstractSocket::ConnectedState ? nothing : ended;
}

bool TlsTransport::write(QByteArrayView first, const QByteArray& second)
{
    if (m_failed || m_socket.state() != QAbstractSocket::ConnectedState)
        return false;
    if (m_socket.write(first.data(), first.size()) < 0)
        return false;
    if (!second.isEmpty() && m_socket.write(second) < 0)
        return false;
    m_socket.flush();
    return true;
}

void TlsTransport::queue(const QByteArray& bytes)
{
    // What cannot be written any more is found out by flush().
    if (!m_failed && m_socket.state() == QAbstractSocket::ConnectedState)
        m_socket.write(bytes);
}

bool TlsTransport::flush()
{
    if (m_failed || m_socket.state() != QAbstractSocket::ConnectedState)
        return false;
    m_socket.flush();
    return true;
}

qint64 TlsTransport::unsent() const
{
    return m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite();
}

void TlsTransport::setReading(bool on)
{
    const bool resumed = on && !m_reading;
    m_reading = on;
    if (resumed)
        tellReadableSoon();
}

void TlsTransport::endWriting()
{
    // TLS here has no half-closed state: QSslSocket stops reading when it says good-bye. The owner
    // reads on for a while and then closes.
}

void TlsTransport::setOwner(Owner& owner)
{
    m_owner = &owner;
    tellReadableSoon(); // what QSslSocket holds already makes no signal
}

void TlsTransport::moveTo(IoThread& thread)
{
    m_owner = nullptr;
    thread.own(m_socket);
    thread.own(*this);
}

} // namespace gremio::net
