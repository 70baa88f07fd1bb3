// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_client.h"

namespace gremio::test {

namespace {
constexpr int patience = 20'000; // ms; long, since machines are busy; a lost answer fails the test either way
}

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    for (const auto& [known, value] : headers) {
        if (known == name)
            return value;
    }
    return {};
}

QByteArray HttpAnswer::problem() const
{
    if (header("content-type") != "application/problem+json")
        return {};
    return as<ProblemDocument>().type.mid(int(qstrlen("/problems/"))).toLatin1();
}

HttpClient::HttpClient(quint16 port, const QString& token)
    : m_port(port)
    , m_token(token.toLatin1())
{
}

HttpAnswer HttpClient::get(const QByteArray& path, const QByteArray& extraHeaders)
{
    return send("GET", path, {}, extraHeaders);
}

HttpAnswer HttpClient::post(const QByteArray& path, const QByteArray& json)
{
    return send("POST", path, json);
}

HttpAnswer HttpClient::put(const QByteArray& path, const QByteArray& json)
{
    return send("PUT", path, json);
}

HttpAnswer HttpClient::remove(const QByteArray& path, const QByteArray& json)
{
    return send("DELETE", path, json);
}

HttpAnswer HttpClient::send(
    const QByteArray& method, const QByteArray& path, const QByteArray& json, const QByteArray& extraHeaders)
{
    QByteArray head = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + extraHeaders;
    if (!m_token.isEmpty())
        head += "Authorization: Bearer " + m_token + "\r\n";
    if (!json.isEmpty())
        head += "Content-Type: application/json\r\n";
    if (!json.isEmpty() || method == "POST" || method == "PUT")
        head += "Content-Length: " + QByteArray::number(json.size()) + "\r\n";
    return sendRaw(head + "\r\n" + json, method == "HEAD");
}

bool HttpClient::ensureConnected()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return true;
    m_socket.abort();
    if (!m_from.isNull())
        m_socket.bind(m_from);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    return m_socket.waitForConnected(patience);
}

HttpAnswer HttpClient::sendRaw(const QByteArray& bytes, bool withoutBody)
{
    if (!ensureConnected())
        return {};
    m_socket.write(bytes);
    return readAnswer(withoutBody);
}

HttpAnswer HttpClient::readAnswer(bool withoutBody)
{
    QByteArray received;
    const auto readMore = [&] {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
            return false;
        received += m_socket.readAll();
        return true;
    };
    qsizetype headEnd = -1;
    while ((headEnd = received.indexOf("\r\n\r\n")) < 0) {
        if (!readMore())
            return {};
    }
    HttpAnswer answer;
    const QList<QByteArray> lines = received.first(headEnd).split('\n');
    answer.status = lines.front().mid(9, 3).toInt();
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.emplace_back(line.first(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = withoutBody ? 0 : answer.header("content-length").toLongLong();
    while (received.size() < headEnd + 4 + length) {
        if (!readMore())
            return {};
    }
    answer.body = received.mid(headEnd + 4, length);
    if (answer.header("connection").toLower() == "close")
        m_socket.abort();
    return answer;
}

} // namespace gremio::test
