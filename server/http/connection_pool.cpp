// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/connection_pool.h"

#include "server/net/plain_transport.h"
#include "server/net/tls_transport.h"

#include <QRandomGenerator>

#include <utility>

namespace gremio::http {

namespace {

/// Base 32, least significant digit first.
void appendBase32(QByteArray& to, quint64 number, int least)
{
    for (int i = 0; i < least || number != 0; ++i) {
        to.append("0123456789abcdefghjkmnpqrstvwxyz"[number % 32]);
        number /= 32;
    }
}

} // namespace

ConnectionPool::ConnectionPool(net::IoThread& thread, const Shared& shared)
    : m_thread(thread)
    , m_shared(shared)
    , m_tls(shared.tls)
    , m_answers(
          std::make_shared<net::Mailbox<Answer>>([this](Answer&& answer) { deliver(std::move(answer)); }))
{
    thread.own(*m_answers);
    appendBase32(m_idPrefix, QRandomGenerator::system()->generate64() & 0xffff'ffffU, 7);
    m_idPrefix.append('-');
}

ConnectionPool::~ConnectionPool() = default;

void ConnectionPool::adopt(
    int descriptor, const QHostAddress& peer, std::unique_ptr<net::AddressLimit::Lease> lease)
{
    const quint64 number = ++m_lastConnection;
    auto connection = std::make_unique<Connection>(*this, number, peer, std::move(lease));
    std::unique_ptr<net::Transport> transport;
    if (m_tls)
        transport = std::make_unique<net::TlsTransport>(descriptor, *m_tls, connection->transportOwner());
    else
        transport = std::make_unique<net::PlainTransport>(descriptor, connection->transportOwner());
    Connection& adopted = *m_connections.emplace(number, std::move(connection)).first->second;
    m_shared.count(+1);
    adopted.start(std::move(transport));
    if (m_draining)
        adopted.drain();
}

QByteArray ConnectionPool::newRequestId()
{
    QByteArray id;
    id.reserve(24);
    id.append(m_idPrefix);
    appendBase32(id, ++m_lastId, 1);
    return id;
}

Responder ConnectionPool::responder(quint64 connection, quint64 request)
{
    return Responder([answers = m_answers, connection, request](std::optional<Response> response) {
        answers->sendOrReceive({connection, request, std::move(response)});
    });
}

void ConnectionPool::deliver(Answer&& answer)
{
    const auto found = m_connections.find(answer.connection);
    if (found != m_connections.end())
        found->second->answer(answer.request, std::move(answer.response));
}

void ConnectionPool::bury(quint64 connection)
{
    const auto found = m_connections.find(connection);
    if (found == m_connections.end())
        return;
    m_dead.push_back(std::move(found->second));
    m_connections.erase(found);
    m_shared.count(-1);
    if (m_dead.size() == 1)
        m_thread.post([this] { m_dead.clear(); });
}

void ConnectionPool::setTls(const QSslConfiguration& tls)
{
    m_tls = tls;
}

void ConnectionPool::drain()
{
    m_draining = true;
    std::vector<Connection*> all; // closing changes the map
    all.reserve(m_connections.size());
    for (const auto& [number, connection] : m_connections)
        all.push_back(connection.get());
    for (Connection* connection : all)
        connection->drain();
}

void ConnectionPool::closeAll()
{
    m_answers->close();
    while (!m_connections.empty())
        m_connections.begin()->second->close();
    m_dead.clear();
}

} // namespace gremio::http
