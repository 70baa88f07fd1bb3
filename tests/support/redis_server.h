// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace gremio::test {

/// A real redis-server of our own, which keeps nothing, on a Unix socket in a temporary directory. Ends with
/// the object, and with the process even when that crashes. Throws std::runtime_error when there is none.
class RedisServer {
public:
    explicit RedisServer(const QStringList& flags = {});
    ~RedisServer();
    RedisServer(const RedisServer&) = delete;
    RedisServer& operator=(const RedisServer&) = delete;

    QString socketPath() const;
    /// `unix:///path/of.sock`; `who`: `password@`, say.
    QString url(const QString& who = {}) const;

    /// kill -9
    void kill();
    void start();
    /// It lives and does nothing (SIGSTOP), until it goes on.
    void freeze(bool frozen);

private:
    QTemporaryDir m_directory;
    QStringList m_flags;
    QProcess m_process;
};

} // namespace gremio::test
