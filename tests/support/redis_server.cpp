// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redis_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>

#include <csignal>
#include <stdexcept>

#include <sys/prctl.h>

namespace gremio::test {

namespace {

constexpr int patience = 60'000; // ms

} // namespace

RedisServer::RedisServer(const QStringList& flags)
    // A socket's path is 107 bytes at most.
    : m_directory((QDir::tempPath().size() < 60 ? QDir::tempPath() : QStringLiteral("/tmp"))
        + QStringLiteral("/gremio-redis-XXXXXX"))
    , m_flags(flags)
{
    start();
}

RedisServer::~RedisServer()
{
    kill();
}

QString RedisServer::socketPath() const
{
    return m_directory.filePath(QStringLiteral("redis.sock"));
}

QString RedisServer::url(const QString& who) const
{
    return QStringLiteral("unix://%1%2").arg(who, socketPath());
}

void RedisServer::start()
{
    const QString program = QStandardPaths::findExecutable(
        QStringLiteral("redis-server"), {QStringLiteral("/usr/bin"), QStringLiteral("/usr/local/bin")});
    if (program.isEmpty())
        throw std::runtime_error("there is no redis-server: install Debian's package of that name");
    const QString log = m_directory.filePath(QStringLiteral("redis.log"));
    m_process.setStandardOutputFile(log, QIODevice::Append);
    m_process.setStandardErrorFile(log, QIODevice::Append);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(program,
        QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--unixsocket"),
            socketPath(), QStringLiteral("--save"), QString(), QStringLiteral("--appendonly"),
            QStringLiteral("no"), QStringLiteral("--dir"), m_directory.path()}
            + m_flags);
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < patience && m_process.state() != QProcess::NotRunning) {
        QLocalSocket socket;
        socket.connectToServer(socketPath());
        if (socket.waitForConnected(100))
            return;
        m_process.waitForFinished(20);
    }
    QFile file(log);
    static_cast<void>(file.open(QIODevice::ReadOnly));
    throw std::runtime_error("redis-server does not come up: " + file.readAll().toStdString());
}

void RedisServer::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

void RedisServer::freeze(bool frozen)
{
    ::kill(static_cast<pid_t>(m_process.processId()), frozen ? SIGSTOP : SIGCONT);
}

} // namespace gremio::test
