// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres_cluster.h"

#include "server/storage/connection.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStringBuilder>
#include <QThread>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace gremio::test {
namespace {

const auto prefix = "gremio-pg-"_L1;

[[noreturn]] void give(const QString& text)
{
    throw std::runtime_error(text.toStdString());
}

/// PostgreSQL refuses root: then it runs as the user its package made.
const passwd* serverUser()
{
    if (geteuid() != 0)
        return nullptr;
    const passwd* user = getpwnam("postgres");
    if (!user)
        give(u"Tests that run as root need the user postgres, which the package postgresql makes."_s);
    return user;
}

QString findPrograms()
{
    QString chosen = qEnvironmentVariable("GREMIO_POSTGRES_BIN");
    if (!chosen.isEmpty())
        return chosen;
    // Debian keeps versions side by side; the newest serves.
    const QDir versions(u"/usr/lib/postgresql"_s);
    int newest = 0;
    for (const QString& name : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFileInfo(versions.filePath(name % "/bin/initdb"_L1)).isExecutable())
            newest = std::max(newest, name.toInt());
    }
    if (newest > 0)
        return versions.filePath(QString::number(newest) % "/bin"_L1);
    for (const QString& directory : qEnvironmentVariable("PATH").split(u':')) {
        if (QFileInfo(directory % "/initdb"_L1).isExecutable())
            return directory;
    }
    give(u"PostgreSQL is not installed (package postgresql, or GREMIO_POSTGRES_BIN)."_s);
}

/// Runs a program as the server's user, its output in `log`; it is told to end when this thread ends.
pid_t launch(const QStringList& command, const QString& log)
{
    std::vector<QByteArray> words;
    for (const QString& word : command)
        words.push_back(QFile::encodeName(word));
    std::vector<char*> arguments;
    arguments.reserve(words.size());
    for (QByteArray& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    QByteArray path("PATH=/usr/bin:/bin");
    QByteArray language("LC_ALL=C");
    char* environment[] = {path.data(), language.data(), nullptr};
    const QByteArray logName = QFile::encodeName(log);
    const passwd* user = serverUser();
    const pid_t parent = getpid();

    const pid_t child = fork();
    if (child < 0)
        give(u"fork() failed"_s);
    if (child > 0)
        return child;
    // Between fork and exec only what is safe after a fork of a threaded process.
    if (user && (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
        _exit(126);
    prctl(PR_SET_PDEATHSIG, SIGQUIT); // after setuid, which clears it
    if (getppid() != parent)
        _exit(126);
    setpgid(0, 0); // Ctrl-C in the terminal is for the test, which then ends the server
    const int output = open(logName.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (output >= 0) {
        dup2(output, STDOUT_FILENO);
        dup2(output, STDERR_FILENO);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    execve(arguments[0], arguments.data(), environment);
    _exit(127);
}

int waitFor(pid_t process)
{
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR)
            return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

QString readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Directories of test processes that were killed.
void removeStale(const QString& parent)
{
    for (const QString& name : QDir(parent).entryList({prefix % u'*'}, QDir::Dirs)) {
        const int owner = name.sliced(prefix.size()).section(u'-', 0, 0).toInt();
        if (owner > 0 && kill(owner, 0) != 0 && errno == ESRCH)
            QDir(parent % u'/' % name).removeRecursively();
    }
}

} // namespace

PostgresCluster::PostgresCluster(Durability durability)
    : m_programs(findPrograms())
    , m_durability(durability)
{
    // A socket's path is 107 bytes at most.
    const QString parent = QDir::tempPath().size() < 60 ? QDir::tempPath() : u"/tmp"_s;
    removeStale(parent);
    QByteArray form = QFile::encodeName(parent % u'/' % prefix % QString::number(getpid()) % "-XXXXXX"_L1);
    if (!mkdtemp(form.data()))
        give(u"Cannot make a directory in "_s % parent);
    m_directory = QFile::decodeName(form);
    if (const passwd* user = serverUser(); user && chown(form.constData(), user->pw_uid, user->pw_gid) != 0)
        give(u"chown() failed"_s);

    const QString log = m_directory % "/initdb.log"_L1;
    const int code = waitFor(launch(
        {program(u"initdb"_s), u"--pgdata="_s % m_directory % "/data"_L1, u"--username=gremio"_s,
            u"--auth=trust"_s, u"--encoding=UTF8"_s, u"--locale=C"_s, u"--no-sync"_s, u"--wal-segsize=4"_s},
        log));
    if (code != 0) {
        const QString output = readAll(log);
        removeDirectory();
        give(u"initdb failed: "_s % output);
    }
    try {
        start();
    } catch (...) {
        stop(true);
        removeDirectory();
        throw;
    }
}

PostgresCluster::~PostgresCluster()
{
    stop(true);
    removeDirectory();
}

PostgresCluster& PostgresCluster::shared()
{
    // Benchmarks ask for the durability that a real server has.
    static PostgresCluster cluster(
        qEnvironmentVariableIsSet("GREMIO_TEST_DURABLE") ? Durability::Real : Durability::None);
    return cluster;
}

QString PostgresCluster::program(const QString& name) const
{
    return m_programs % u'/' % name;
}

QString PostgresCluster::url(const QString& database) const
{
    return "postgresql://gremio@/"_L1 % database % "?host="_L1 % m_directory;
}

storage::DatabaseUrl PostgresCluster::databaseUrl(const QString& database) const
{
    const auto parsed = storage::DatabaseUrl::parse(url(database));
    if (!parsed)
        give(u"not a URL: "_s % url(database));
    return *parsed;
}

void PostgresCluster::execute(const QString& sql)
{
    storage::Connection connection(databaseUrl(u"postgres"_s), {});
    connection.open();
    connection.execute(sql);
}

void PostgresCluster::createDatabase(const QString& name, const QString& templateName)
{
    execute("CREATE DATABASE "_L1 % name
        % (templateName.isEmpty() ? QString() : " TEMPLATE "_L1 % templateName % ""_L1));
}

void PostgresCluster::dropDatabase(const QString& name)
{
    execute("DROP DATABASE IF EXISTS "_L1 % name % " WITH (FORCE)"_L1);
}

void PostgresCluster::start()
{
    QStringList command{program(u"postgres"_s), u"-D"_s, m_directory % "/data"_L1};
    QStringList settings{u"listen_addresses="_s, "unix_socket_directories="_L1 % m_directory,
        u"max_connections=100"_s, u"max_wal_senders=0"_s, u"wal_level=minimal"_s, u"log_min_messages=fatal"_s,
        u"log_min_error_statement=panic"_s};
    if (m_durability == Durability::None)
        settings << u"fsync=off"_s << u"synchronous_commit=off"_s << u"full_page_writes=off"_s
                 << u"autovacuum=off"_s << u"shared_buffers=32MB"_s;
    else // what is measured is in memory, as on a server that has some
        settings << u"shared_buffers=1GB"_s;
    for (const QString& setting : settings)
        command << u"-c"_s << setting;
    m_server = launch(command, m_directory % "/server.log"_L1);
    waitUntilReady();
}

void PostgresCluster::waitUntilReady()
{
    QElapsedTimer timer;
    timer.start();
    while (!readAll(m_directory % "/data/postmaster.pid"_L1).contains("ready"_L1)) {
        int status = 0;
        if (waitpid(m_server, &status, WNOHANG) == m_server) {
            m_server = -1;
            give(u"PostgreSQL does not start: "_s % readAll(m_directory % "/server.log"_L1));
        }
        if (timer.hasExpired(60'000))
            give(u"PostgreSQL is not ready after a minute."_s);
        QThread::msleep(5);
    }
}

void PostgresCluster::stop(bool crash)
{
    if (m_server <= 0)
        return;
    kill(m_server, crash ? SIGQUIT : SIGINT);
    waitFor(m_server);
    m_server = -1;
}

void PostgresCluster::removeDirectory()
{
    QDir(m_directory).removeRecursively();
}

} // namespace gremio::test
