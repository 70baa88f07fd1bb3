// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/connection.h"

#include "server/storage/log.h"

#include <QFile>
#include <QSqlError>
#include <QSqlRecord>
#include <QStringBuilder>

#include <fcntl.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace gremio::storage {
namespace {

QString uniqueName()
{
    static std::atomic<quint64> count = 0;
    return "gremio-storage-"_L1 % QString::number(++count);
}

QString loadSql(const QByteArray& name, Engine engine)
{
    const QString base = ":/sql/"_L1 % QString::fromLatin1(name);
    QFile file(base % ".postgres.sql"_L1);
    if (engine != Engine::Postgres || !file.exists())
        file.setFileName(base % ".sql"_L1);
    if (!file.open(QIODevice::ReadOnly))
        throw StorageError(StorageError::Kind::Failed, "there is no statement " + name);
    return QString::fromUtf8(file.readAll());
}

/// Whoever reads the log is to know what to do, without the engine's own words, which may show values.
QByteArray reasonOf(int primaryCode)
{
    switch (primaryCode) {
    case 10: // SQLITE_IOERR
        return ": the disk fails";
    case 13: // SQLITE_FULL
        return ": the disk is full";
    case 14: // SQLITE_CANTOPEN
        return ": the database file cannot be opened";
    default:
        return {};
    }
}

/// SQLite would make the file as the umask says; its log and index files take their mode from it.
void makePrivate(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0)
        ::close(file);
}

} // namespace

QString textOf(const Statement& statement, Engine engine)
{
    return loadSql(statement.name(), engine);
}

Connection::Connection(DatabaseUrl url, ConnectionSettings settings)
    : m_url(std::move(url))
    , m_settings(settings)
    , m_name(uniqueName())
{
}

Connection::~Connection()
{
    close();
}

void Connection::open()
{
    close();
    const bool sqlite = engine() == Engine::Sqlite;
    m_database = QSqlDatabase::addDatabase(sqlite ? u"QSQLITE"_s : u"QPSQL"_s, m_name);
    if (!m_database->isValid()) {
        close();
        throw StorageError(StorageError::Kind::Failed,
            sqlite ? "Qt's SQLite driver is not installed" : "Qt's PostgreSQL driver is not installed");
    }
    try {
        if (sqlite)
            openSqlite();
        else
            openPostgres();
    } catch (...) {
        close();
        throw;
    }
}

void Connection::close()
{
    // The driver goes first: it frees its statements itself, and a statement that outlives it does not try to
    // tell a server that may be gone.
    m_database.reset();
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
    m_statements.clear();
    m_commands.clear();
    m_failure = nullptr;
    m_lost = false;
}

void Connection::openSqlite()
{
    makePrivate(m_url.database());
    m_database->setDatabaseName(m_url.database());
    m_database->setConnectOptions(
        "QSQLITE_BUSY_TIMEOUT="_L1 % QString::number(m_settings.busyTimeout.count()));
    if (!m_database->open())
        throw StorageError(StorageError::Kind::Unavailable, "cannot open the database file",
            m_database->lastError().nativeErrorCode().toLatin1());
    useWriteAheadLog();
    execute(u"PRAGMA synchronous = FULL"_s);
    execute(u"PRAGMA foreign_keys = ON"_s);
    execute(u"PRAGMA cache_size = -8000"_s); // KiB
    execute(u"PRAGMA journal_size_limit = 67108864"_s); // bytes the WAL keeps after a checkpoint
    execute(u"PRAGMA wal_autocheckpoint = "_s % QString::number(m_settings.checkpointPages));
    if (m_settings.readOnly)
        execute(u"PRAGMA query_only = ON"_s);
    else
        execute(u"PRAGMA temp_store = MEMORY"_s); // else each statement that may fail half way makes a file
}

/// The mode is the file's and stays; but when several processes open a new file at once, the one that loses
/// is told so at once, whatever the busy timeout.
void Connection::useWriteAheadLog()
{
    const auto deadline = std::chrono::steady_clock::now() + m_settings.busyTimeout;
    while (true) {
        try {
            execute(u"PRAGMA journal_mode = WAL"_s);
            return;
        } catch (const StorageError& error) {
            if (error.kind() != StorageError::Kind::Unavailable
                || std::chrono::steady_clock::now() > deadline)
                throw;
        }
        clearFailure();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void Connection::dropCache() noexcept
{
    if (engine() != Engine::Sqlite)
        return;
    try {
        execute(u"PRAGMA shrink_memory"_s);
    } catch (const std::exception& error) {
        qCDebug(lcStorage, "cannot drop the page cache: %s", error.what());
    }
    clearFailure();
}

void Connection::openPostgres()
{
    m_database->setDatabaseName(m_url.database());
    m_database->setHostName(m_url.host());
    m_database->setUserName(m_url.user());
    m_database->setPassword(m_url.password());
    if (m_url.port() > 0)
        m_database->setPort(m_url.port());
    QString options = m_url.options();
    if (!options.contains("connect_timeout="_L1))
        options += " connect_timeout=5"_L1;
    if (!options.contains("tcp_user_timeout="_L1))
        options += " tcp_user_timeout=15000"_L1; // ms; a server that vanished without a word
    if (!options.contains("application_name="_L1))
        options += " application_name=gremio"_L1;
    m_database->setConnectOptions(options.trimmed());
    if (!m_database->open())
        throw StorageError(StorageError::Kind::Unavailable, "cannot connect to PostgreSQL",
            m_database->lastError().nativeErrorCode().toLatin1());
    // Notices would go to standard error, texts of rows in them. Nobody waits for a row lock for ever.
    execute("SET client_min_messages = error; SET default_transaction_isolation = 'read committed'; "
            "SET default_transaction_read_only = "_L1
        % (m_settings.readOnly ? "on"_L1 : "off"_L1) % "; SET lock_timeout = "_L1
        % QString::number(m_settings.busyTimeout.count()));
}

void Connection::execute(const QString& sql)
{
    if (!isOpen())
        throw StorageError(StorageError::Kind::Unavailable, "not connected");
    if (engine() == Engine::Postgres) { // where BEGIN and the like cannot be prepared
        QSqlQuery query(*m_database);
        if (!query.exec(sql))
            fail(query.lastError(), "command");
        return;
    }
    QSqlQuery once(*m_database);
    QSqlQuery* query = &once;
    // What begins and ends transactions is short and comes again and again.
    if (sql.size() < 32) {
        const auto [found, isNew] = m_commands.try_emplace(sql.toStdString(), *m_database);
        query = &found->second;
        if (isNew && !query->prepare(sql)) {
            const QSqlError error = query->lastError();
            m_commands.erase(found);
            fail(error, "command");
        }
        if (!query->exec())
            fail(query->lastError(), "command");
    } else if (!query->exec(sql)) {
        fail(query->lastError(), "command");
    }
    query->finish();
}

std::vector<std::vector<QVariant>> Connection::select(const QString& sql)
{
    if (!isOpen())
        throw StorageError(StorageError::Kind::Unavailable, "not connected");
    QSqlQuery query(*m_database);
    if (!query.exec(sql))
        fail(query.lastError(), "command");
    std::vector<std::vector<QVariant>> rows;
    const int columns = query.record().count();
    while (query.next()) {
        auto& row = rows.emplace_back();
        for (int i = 0; i < columns; ++i)
            row.push_back(query.value(i));
    }
    return rows;
}

PreparedStatement& Connection::prepared(const Statement& statement)
{
    auto& instances = m_statements[statement.name()];
    for (const auto& instance : instances) {
        if (!instance->inUse)
            return *instance;
    }
    instances.push_back(prepare(statement.name()));
    return *instances.back();
}

std::unique_ptr<PreparedStatement> Connection::prepare(const QByteArray& name)
{
    if (!isOpen())
        throw StorageError(StorageError::Kind::Unavailable, "not connected");
    auto statement = std::make_unique<PreparedStatement>(
        PreparedStatement{name, parseSql(loadSql(name, engine())), QSqlQuery(*m_database)});
    // SQLite then keeps no copy of the rows. For PostgreSQL it would mean fetching them one by one.
    statement->query.setForwardOnly(engine() == Engine::Sqlite);
    if (!statement->query.prepare(statement->sql.text))
        fail(statement->query.lastError(), name);
    if (m_settings.prepared)
        ++*m_settings.prepared;
    return statement;
}

void Connection::fail(const QSqlError& error, const QByteArray& statement)
{
    std::exception_ptr exception = translate(error, statement);
    if (!m_failure)
        m_failure = exception;
    std::rethrow_exception(exception);
}

std::exception_ptr Connection::translate(const QSqlError& error, const QByteArray& statement)
{
    const QByteArray message = "statement " + statement + " failed";
    return engine() == Engine::Sqlite ? translateSqlite(error, message) : translatePostgres(error, message);
}

std::optional<ErrorCode> Connection::knownConstraint(QByteArrayView name) const
{
    return m_settings.constraints ? m_settings.constraints->find(name) : std::nullopt;
}

std::exception_ptr Connection::translateSqlite(const QSqlError& error, const QByteArray& message)
{
    using Kind = StorageError::Kind;
    const QByteArray code = error.nativeErrorCode().toLatin1();
    // https://www.sqlite.org/rescode.html: the low byte is the primary result code.
    switch (code.toInt() & 0xff) {
    case 19: { // SQLITE_CONSTRAINT
        QByteArray broken = error.databaseText().toUtf8();
        for (const QByteArrayView kind : {"UNIQUE constraint failed: ", "CHECK constraint failed: "}) {
            if (broken.startsWith(kind))
                broken = broken.sliced(kind.size());
        }
        if (broken.startsWith("index '") && broken.endsWith('\''))
            broken = broken.sliced(7).chopped(1);
        if (const auto known = knownConstraint(broken))
            return std::make_exception_ptr(Problem(*known));
        return std::make_exception_ptr(StorageError(Kind::Constraint, message, code));
    }
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
    case 7: // SQLITE_NOMEM
    case 10: // SQLITE_IOERR
    case 13: // SQLITE_FULL
    case 14: // SQLITE_CANTOPEN
        return std::make_exception_ptr(
            StorageError(Kind::Unavailable, message + reasonOf(code.toInt() & 0xff), code));
    default:
        return std::make_exception_ptr(StorageError(Kind::Failed, message, code));
    }
}

std::exception_ptr Connection::translatePostgres(const QSqlError& error, const QByteArray& message)
{
    using Kind = StorageError::Kind;
    // https://www.postgresql.org/docs/15/errcodes-appendix.html
    const QByteArray state = error.nativeErrorCode().toLatin1();
    if (state.isEmpty() || state.startsWith("08") || state.startsWith("57P")) {
        m_lost = true;
        return std::make_exception_ptr(StorageError(Kind::Unavailable, message, state));
    }
    if (state == "23502") // NOT NULL: a defect that never has a problem of its own
        return std::make_exception_ptr(StorageError(Kind::Constraint, message, state));
    if (state.startsWith("23") || state == "P0001") {
        // The first line names the constraint (or is what a trigger raised); values of rows only come in
        // later lines. Its words are translated, names are not, so every name in it is looked up.
        const QByteArray text = error.databaseText().toUtf8();
        const QByteArray line = text.left(text.indexOf('\n'));
        std::optional<ErrorCode> known;
        for (qsizetype start = 0, end = 0; end <= line.size(); ++end) {
            const char c = end < line.size() ? line[end] : ' ';
            if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_')
                continue;
            if (const auto found = knownConstraint(QByteArrayView(line).sliced(start, end - start)))
                known = found;
            start = end + 1;
        }
        if (known)
            return std::make_exception_ptr(Problem(*known));
        return std::make_exception_ptr(StorageError(Kind::Constraint, message, state));
    }
    if (state == "40001" || state == "40P01") // serialisation failure, deadlock
        return std::make_exception_ptr(StorageError(Kind::Retry, message, state));
    if (state == "53100") // disk_full
        return std::make_exception_ptr(
            StorageError(Kind::Unavailable, message + ": the disk of PostgreSQL is full", state));
    if (state.startsWith("53") || state.startsWith("57") || state.startsWith("58") || state == "55P03")
        return std::make_exception_ptr(StorageError(Kind::Unavailable, message, state));
    return std::make_exception_ptr(StorageError(Kind::Failed, message, state));
}

} // namespace gremio::storage
