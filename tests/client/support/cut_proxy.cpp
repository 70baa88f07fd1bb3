// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/cut_proxy.h"

#include <QTcpSocket>

namespace gremio::test {

CutProxy::CutProxy(quint16 target, QObject* parent)
    : QObject(parent)
    , m_target(target)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &CutProxy::accept);
}

CutProxy::~CutProxy()
{
    cut();
}

QUrl CutProxy::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port()));
}

void CutProxy::accept()
{
    while (QTcpSocket* near = m_server.nextPendingConnection()) {
        ++m_accepted;
        if (m_refusing) {
            near->abort();
            near->deleteLater();
            continue;
        }
        auto* far = new QTcpSocket(near);
        m_pairs.push_back({near, far});
        connect(near, &QTcpSocket::readyRead, this, &CutProxy::pump);
        connect(far, &QTcpSocket::readyRead, this, &CutProxy::pump);
        connect(far, &QTcpSocket::connected, this, &CutProxy::pump);
        connect(near, &QTcpSocket::disconnected, far, &QTcpSocket::disconnectFromHost);
        connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
        connect(far, &QTcpSocket::errorOccurred, near, &QTcpSocket::disconnectFromHost);
        far->connectToHost(QHostAddress::LocalHost, m_target);
    }
}

void CutProxy::pump()
{
    if (m_holding)
        return;
    for (const Pair& pair : m_pairs) {
        if (pair.far->state() != QAbstractSocket::ConnectedState
            || pair.near->state() != QAbstractSocket::ConnectedState)
            continue;
        if (pair.near->bytesAvailable() > 0)
            pair.far->write(pair.near->readAll());
        if (pair.far->bytesAvailable() > 0)
            pair.near->write(pair.far->readAll());
    }
}

void CutProxy::setHolding(bool holding)
{
    m_holding = holding;
    pump();
}

void CutProxy::cut()
{
    for (const Pair& pair : std::exchange(m_pairs, {})) {
        pair.near->disconnect(this);
        pair.far->disconnect(this);
        pair.near->abort();
        pair.far->abort();
        pair.near->deleteLater();
    }
}

} // namespace gremio::test
