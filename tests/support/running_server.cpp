// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_server.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

#include <csignal>
#include <stdexcept>

#include <sys/prctl.h>

namespace gremio::test {

namespace {
constexpr int patience = 60'000; // ms
// Tests ask faster than people; those of the limits set their own.
const QStringList withoutLimits{QStringLiteral("--limits-requests-per-minute"), QStringLiteral("0"),
    QStringLiteral("--limits-anonymous-requests-per-minute"), QStringLiteral("0")};
} // namespace

QString programFolder()
{
    return QCoreApplication::applicationDirPath();
}

RunningServer::RunningServer(Engine engine, const QStringList& flags, bool demo)
    : m_base(std::make_shared<TestDatabase>(engine))
    , m_dataDir(std::make_shared<QTemporaryDir>())
    , m_logName(QStringLiteral("server.log"))
    , m_flags(flags)
{
    if (demo && run({QStringLiteral("demo")}) != 0)
        throw std::runtime_error("gremio-server demo failed");
    start();
}

RunningServer::RunningServer(const RunningServer& first, const QStringList& flags)
    : m_base(first.m_base)
    , m_dataDir(first.m_dataDir)
    , m_logName(QStringLiteral("beside-") + first.m_logName)
    , m_flags(flags)
{
    start();
}

RunningServer::~RunningServer()
{
    if (m_process.state() != QProcess::NotRunning)
        terminate();
}

QStringList RunningServer::databaseFlags() const
{
    return {
        QStringLiteral("--data-dir"), m_dataDir->path(), QStringLiteral("--database-url"), m_base->urlText()};
}

QString RunningServer::logFile() const
{
    return m_dataDir->filePath(m_logName);
}

void RunningServer::start(quint16 port)
{
    // A file, because a full pipe would make the server wait for us.
    m_process.setStandardErrorFile(logFile(), QIODevice::Append);
    // The server ends with this process, whatever becomes of it.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(programFolder() + QStringLiteral("/gremio-server"),
        QStringList{
            QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(port)}
            + databaseFlags() + withoutLimits + m_flags);
    static const QRegularExpression ready(QStringLiteral("ready on https?://[^ ]+:(\\d+)"));
    QByteArray output;
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < patience && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(100);
        output += m_process.readAllStandardOutput();
        const auto match = ready.match(QString::fromUtf8(output));
        if (match.hasMatch()) {
            m_port = match.captured(1).toUShort();
            return;
        }
    }
    throw std::runtime_error("gremio-server did not come up: " + log().toStdString());
}

int RunningServer::terminate()
{
    m_process.terminate();
    if (!m_process.waitForFinished(patience)) {
        m_process.kill();
        m_process.waitForFinished(patience);
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void RunningServer::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

QByteArray RunningServer::log()
{
    QFile file(logFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int RunningServer::run(const QStringList& words, const QByteArray& input, QByteArray* output)
{
    QProcess process;
    process.start(programFolder() + QStringLiteral("/gremio-server"), words + databaseFlags());
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience))
        return -1;
    if (output)
        *output = process.readAllStandardOutput() + process.readAllStandardError();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace gremio::test
