// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_database.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace gremio::test {

/// A real `gremio-server serve` in a process of its own, on a free port, with a fresh database of either
/// engine. Ends with the object. Throws std::runtime_error when it does not come up.
class RunningServer {
public:
    /// `flags` as on the command line; `demo`: with the demo people.
    explicit RunningServer(Engine engine, const QStringList& flags = {}, bool demo = false);
    /// One more process on the database and in the data directory of `first`.
    RunningServer(const RunningServer& first, const QStringList& flags);
    ~RunningServer();
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    quint16 port() const { return m_port; }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    qint64 processId() const { return m_process.processId(); }
    TestDatabase& base() { return *m_base; }
    QString dataDir() const { return m_dataDir->path(); }

    /// SIGTERM; its exit code.
    int terminate();
    /// kill -9
    void kill();
    /// Again, on the same database; on another port, unless one is told.
    void start(quint16 port = 0);

    /// What it wrote to standard error so far.
    QByteArray log();

    /// Runs another verb on the same database; `input` for its standard input. Its exit code.
    int run(const QStringList& words, const QByteArray& input = {}, QByteArray* output = nullptr);

private:
    QStringList databaseFlags() const;

    QString logFile() const;

    std::shared_ptr<TestDatabase> m_base;
    std::shared_ptr<QTemporaryDir> m_dataDir;
    QString m_logName;
    QStringList m_flags;
    QProcess m_process;
    quint16 m_port = 0;
};

/// The folder of the built programs.
QString programFolder();

} // namespace gremio::test
