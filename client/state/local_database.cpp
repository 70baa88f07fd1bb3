// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/local_database.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

Q_LOGGING_CATEGORY(local, "gremio.local")

/// What SQLite keeps: the file and its companions.
const std::array companions{u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s};

/// SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org/rescode.html), with their extended forms.
bool saysBroken(const QSqlError& error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == 11 || code == 26;
}

} // namespace

LocalDatabase::LocalDatabase(const QString& file, const Schema& schema)
    : m_file(file)
    , m_schema(schema)
    , m_connection(u"local-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    if (!open() && !isOpen())
        qCWarning(local, "%s cannot be used: %s", qUtf8Printable(m_file), qUtf8Printable(m_error));
}

LocalDatabase::~LocalDatabase()
{
    close();
}

bool LocalDatabase::isOpen() const
{
    return QSqlDatabase::database(m_connection, false).isOpen();
}

bool LocalDatabase::open()
{
    QDir().mkpath(QFileInfo(m_file).path());
    // Made here, so that nobody else can ever read it; SQLite's companions take over its mode.
    QFile made(m_file);
    if (!made.open(QIODevice::ReadWrite) || !made.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        m_error = made.errorString();
        return false;
    }
    made.close();
    for (const bool again : {false, true}) {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        database.setDatabaseName(m_file);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s);
        if (database.open() && makeSchema())
            return true;
        m_error = database.lastError().isValid() ? database.lastError().text() : m_error;
        database = {};
        if (again)
            break;
        setAside(m_error);
    }
    close();
    return false;
}

bool LocalDatabase::makeSchema()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    const auto run = [&](const QString& statement) {
        if (query.exec(statement))
            return true;
        m_error = query.lastError().text();
        return false;
    };
    if (!run(u"PRAGMA journal_mode=WAL"_s) || !run(u"PRAGMA foreign_keys=ON"_s)
        || !run(m_schema.durable ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s)
        || !run(u"PRAGMA user_version"_s) || !query.next())
        return false;
    const int version = query.value(0).toInt();
    query.finish();
    if (version == m_schema.version)
        return true;
    if (version != 0) {
        m_error = u"it has schema %1, not %2"_s.arg(version).arg(m_schema.version);
        return false;
    }
    if (!run(u"BEGIN IMMEDIATE"_s))
        return false;
    for (const QString& statement : m_schema.statements) {
        if (!run(statement)) {
            query.exec(u"ROLLBACK"_s);
            return false;
        }
    }
    return run(u"PRAGMA user_version=%1"_s.arg(m_schema.version)) && run(u"COMMIT"_s);
}

void LocalDatabase::setAside(const QString& why)
{
    close();
    const QString aside =
        m_file + u".broken-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz"_s);
    qCWarning(local, "%s is set aside as %s and made anew: %s", qUtf8Printable(m_file),
        qUtf8Printable(QFileInfo(aside).fileName()), qUtf8Printable(why));
    for (const QString& suffix : companions) {
        if (QFile::exists(m_file + suffix) && !QFile::rename(m_file + suffix, aside + suffix))
            QFile::remove(m_file + suffix);
    }
    QFile made(m_file);
    if (made.open(QIODevice::ReadWrite))
        made.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void LocalDatabase::failed(const QSqlQuery& query)
{
    const QSqlError error = query.lastError();
    m_error = error.text();
    qCWarning(local, "%s: %s", qUtf8Printable(m_file), qUtf8Printable(m_error));
    if (!saysBroken(error))
        return;
    setAside(m_error);
    open();
}

QSqlQuery* LocalDatabase::run(const QString& statement, const QVariantList& values)
{
    if (!isOpen())
        return nullptr;
    auto place = m_statements.find(statement);
    if (place == m_statements.end()) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        query.setForwardOnly(true);
        if (!query.prepare(statement)) {
            failed(query);
            return nullptr;
        }
        place = m_statements.emplace(statement, std::move(query)).first;
    }
    QSqlQuery& query = place->second;
    query.finish();
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values[i]);
    if (query.exec())
        return &query;
    failed(query);
    return nullptr;
}

bool LocalDatabase::inTransaction(const std::function<bool()>& work)
{
    // An own BEGIN: Qt's is a deferred one (sqlite.org/lang_transaction.html).
    if (!run(u"BEGIN IMMEDIATE"_s))
        return false;
    if (work() && run(u"COMMIT"_s))
        return true;
    run(u"ROLLBACK"_s);
    return false;
}

void LocalDatabase::close()
{
    m_statements.clear();
    if (!QSqlDatabase::contains(m_connection))
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

void LocalDatabase::wipe()
{
    close();
    for (const QString& suffix : companions)
        QFile::remove(m_file + suffix);
    const QFileInfo info(m_file);
    QDir folder = info.dir();
    for (const QString& aside : folder.entryList({info.fileName() + u".broken-*"_s}, QDir::Files))
        folder.remove(aside);
}

} // namespace gremio
