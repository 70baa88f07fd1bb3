// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/stand_in_server.h"

#include <QTcpSocket>

namespace gremio::test {

StandInServer::StandInServer(QObject* parent)
    : QObject(parent)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

QUrl StandInServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

int StandInServer::count(const QByteArray& target) const
{
    int found = 0;
    for (const Request& request : m_requests)
        found += request.target == target ? 1 : 0;
    return found;
}

StandInServer::Reply StandInServer::json(const QByteArray& body, int status)
{
    return {status, body, {{"Content-Type", "application/json"}}};
}

StandInServer::Reply StandInServer::problem(int status, const QByteArray& slug, const QByteArray& errors)
{
    const QByteArray body = "{\"type\":\"/problems/" + slug + "\",\"title\":\"T\",\"status\":"
        + QByteArray::number(status) + ",\"instance\":\"req-1\",\"errors\":" + errors + "}";
    return {status, body, {{"Content-Type", "application/problem+json"}}};
}

void StandInServer::read(QTcpSocket* socket)
{
    QByteArray& buffer = m_buffers[socket];
    buffer += socket->readAll();
    for (;;) {
        const auto end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Request request;
        const QList<QByteArray> lines = buffer.left(end).split('\n');
        const QList<QByteArray> words = lines.first().trimmed().split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        for (const QByteArray& line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const int length = request.headers.value("content-length").toInt();
        if (buffer.size() < end + 4 + length)
            return;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        m_requests.push_back(request);
        const Reply reply = m_answer ? m_answer(request) : Reply{404, {}, {}};
        if (reply.silence)
            return;
        if (reply.hangUp) {
            socket->disconnectFromHost();
            return;
        }
        QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " X\r\n";
        for (auto header = reply.headers.begin(); header != reply.headers.end(); ++header)
            head += header.key() + ": " + header.value() + "\r\n";
        if (reply.status != 304 && reply.status != 204)
            head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
        socket->write(head + "\r\n" + reply.body);
    }
}

} // namespace gremio::test
