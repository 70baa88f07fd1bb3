// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/single_instance.h"

#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QThread>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {
constexpr qint64 longest = 4096; // bytes of what is handed over
constexpr auto waitForFirst = 4s; // the first one may just be starting
const QByteArray taken = "taken\n";
} // namespace

SingleInstance::SingleInstance(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_socket(folder + u"/instance.socket"_s)
    , m_lock(folder + u"/instance.lock"_s)
{
    m_lock.setStaleLockTime(0ms); // old, but its owner lives: still locked
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::isFirst(const QString& link)
{
    const QDeadlineTimer deadline(waitForFirst);
    while (!m_lock.tryLock(0)) {
        // A folder that cannot be written to keeps nobody from working.
        if (m_lock.error() != QLockFile::LockFailedError)
            return true;
        if (handOver(link))
            return false;
        if (deadline.hasExpired())
            break; // locked under a name that this machine had before, and nobody there
        QThread::msleep(50); // between its lock and its socket
    }
    listen();
    return true;
}

bool SingleInstance::handOver(const QString& link) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(1000))
        return false;
    socket.write(link.toUtf8().left(longest - 1) + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(2000))
            return false;
    }
    return socket.readLine() == taken;
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_socket); // of one that was killed; the lock says that nobody listens
    m_server.listen(m_socket);
}

void SingleInstance::receive()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->setReadBufferSize(longest);
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() >= longest)
                    socket->abort();
                return;
            }
            const QString link = QString::fromUtf8(socket->readLine()).trimmed();
            socket->write(taken);
            socket->flush();
            socket->disconnectFromServer();
            Q_EMIT called(link);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace gremio
