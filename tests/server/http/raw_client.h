// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "tests/server/net/descriptors.h"

#include <QByteArray>

#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/time.h>

/// A client that sends exactly the bytes it is told.
namespace gremio::test {

struct Answer {
    int status = 0; ///< 0: there was none.
    std::vector<http::Header> headers; ///< Names in lower case.
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        for (const http::Header& header : headers) {
            if (header.name == name)
                return header.value;
        }
        return {};
    }
};

/// Blocking, each call for at most ten seconds.
class Client {
public:
    explicit Client(quint16 port, int receiveBuffer = 0)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const int fd = m_socket.number();
        timeval limit{10, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        if (receiveBuffer > 0)
            ::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        const int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_port = htons(port);
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(fd, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0;
    }

    [[nodiscard]] bool isConnected() const { return m_connected; }
    bool send(QByteArrayView bytes) const { return m_socket.send(bytes); }
    void endWriting() const { ::shutdown(m_socket.number(), SHUT_WR); }
    void close() { m_socket.close(); }
    /// Ends the connection with a reset.
    void reset()
    {
        const linger now{1, 0};
        ::setsockopt(m_socket.number(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }

    /// The next answer, also an interim one; status 0 if the connection ends before.
    Answer answer(bool toHead = false)
    {
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
            if (!receive())
                return {};
        }
        Answer result;
        const QList<QByteArray> lines = m_buffer.first(end).split('\n');
        m_buffer.remove(0, end + 4);
        if (!lines.front().startsWith("HTTP/1.1 "))
            return {};
        result.status = lines.front().mid(9, 3).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            result.headers.push_back({lines[i].first(colon).toLower(), lines[i].mid(colon + 1).trimmed()});
        }
        if (toHead || result.status == 100 || result.status == 204 || result.status == 304)
            return result;
        const qsizetype length = result.header("content-length").toLongLong();
        while (m_buffer.size() < length) {
            if (!receive())
                return {};
        }
        result.body = m_buffer.first(length);
        m_buffer.remove(0, length);
        return result;
    }

    /// True if nothing follows but an orderly end.
    bool isEnded()
    {
        if (!m_buffer.isEmpty())
            return false;
        return !receive() && m_lastReceived == 0;
    }

    /// Waits for more bytes; false at the end, on an error or after ten seconds.
    bool receive()
    {
        QByteArray piece(65536, Qt::Uninitialized);
        m_lastReceived = ::recv(m_socket.number(), piece.data(), static_cast<std::size_t>(piece.size()), 0);
        if (m_lastReceived <= 0)
            return false;
        m_buffer.append(piece.constData(), m_lastReceived);
        return true;
    }

private:
    Descriptor m_socket;
    QByteArray m_buffer;
    bool m_connected = false;
    ssize_t m_lastReceived = 0;
};

} // namespace gremio::test
