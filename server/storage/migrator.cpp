// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrator.h"

#include "server/storage/connection.h"
#include "server/storage/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio::storage {
namespace {

/// Held by who migrates a PostgreSQL database; any number that nobody else uses.
constexpr auto advisoryLock = 7'263'540'901;

struct Applied {
    int version = 0;
    QString name;
    QByteArray checksum;
    Instant at;
};

[[noreturn]] void refuse(const QString& text)
{
    throw MigrationError(text.toStdString());
}

QString quoted(QString text)
{
    return u'\'' % text.replace(u'\'', "''"_L1) % u'\'';
}

std::vector<Applied> readApplied(Connection& connection)
{
    std::vector<Applied> applied;
    for (const auto& row : connection.select(
             u"SELECT version, name, checksum, applied_at FROM schema_migrations ORDER BY version"_s))
        applied.push_back({row[0].toInt(), row[1].toString(), row[2].toString().toLatin1(),
            instantFromMillis(row[3].toLongLong())});
    return applied;
}

bool hasTable(Connection& connection)
{
    const QString look = connection.engine() == Engine::Sqlite
        ? u"SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'"_s
        : u"SELECT 1 WHERE to_regclass('schema_migrations') IS NOT NULL"_s;
    return !connection.select(look).empty();
}

/// The rules that hold between what is known and what is applied.
void compare(const std::vector<Migrator::Step>& known, const std::vector<Applied>& applied)
{
    const int newest = known.empty() ? 0 : known.back().version;
    for (const Applied& step : applied) {
        if (step.version > newest)
            refuse(u"The database has schema version %1 (%2), this program knows versions up to %3. "
                   "It was made by a newer Gremio: install that one, or restore a backup of before."_s
                       .arg(step.version)
                       .arg(step.name)
                       .arg(newest));
        const auto found = std::find_if(known.begin(), known.end(),
            [&](const auto& candidate) { return candidate.version == step.version; });
        if (found == known.end())
            refuse(
                u"Step %1 of the schema was applied to the database but is not part of this program."_s.arg(
                    step.name));
        if (found->checksum != step.checksum || found->name != step.name)
            refuse(u"Step %1 of the schema was applied to the database as %2, but has changed since. "
                   "A step that was applied is never edited: add a new one."_s.arg(found->name, step.name));
    }
    for (const Migrator::Step& step : known) {
        const bool done = std::any_of(applied.begin(), applied.end(),
            [&](const Applied& other) { return other.version == step.version; });
        if (!done && !applied.empty() && step.version < applied.back().version)
            refuse(u"Step %1 of the schema comes before the newest that was applied, %2."_s.arg(
                step.name, applied.back().name));
    }
}

/// One connection that migrates. Each step is a transaction, and reads what is applied inside it, so that
/// several processes take turns.
class Run {
public:
    Run(Connection& connection, const Clock& clock, const QString& folder)
        : m_connection(connection)
        , m_clock(clock)
        , m_folder(folder)
        , m_sqlite(connection.engine() == Engine::Sqlite)
    {
    }

    void prepare()
    {
        if (m_sqlite)
            // Rebuilding a table needs them off, and BEGIN fixes it; each step is checked as a whole instead
            // (https://www.sqlite.org/lang_altertable.html#otheralter).
            m_connection.execute(u"PRAGMA foreign_keys = OFF"_s);
        else
            m_connection.execute("SELECT pg_advisory_lock("_L1 % QString::number(advisoryLock) % u')');
        if (!hasTable(m_connection))
            m_connection.execute(
                u"CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER NOT NULL PRIMARY KEY, "
                "name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)"_s);
    }

    /// False when there was nothing left to do.
    bool step(const std::vector<Migrator::Step>& known)
    {
        m_connection.execute(m_sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
        try {
            const std::vector<Applied> applied = readApplied(m_connection);
            compare(known, applied);
            const int newest = applied.empty() ? 0 : applied.back().version;
            const auto next = std::find_if(known.begin(), known.end(),
                [&](const auto& candidate) { return candidate.version > newest; });
            if (next != known.end())
                apply(*next);
            m_connection.execute(u"COMMIT"_s);
            return next != known.end();
        } catch (...) {
            rollBack();
            throw;
        }
    }

private:
    void apply(const Migrator::Step& step)
    {
        int number = 0;
        try {
            for (const QString& statement :
                splitSql(Migrator::source(m_folder, step.name, m_connection.engine()))) {
                ++number;
                m_connection.execute(statement);
            }
            if (m_sqlite && !m_connection.select(u"PRAGMA foreign_key_check"_s).empty())
                refuse(u"Step %1 of the schema leaves rows that refer to missing ones; it was undone."_s.arg(
                    step.name));
        } catch (const StorageError& error) {
            refuse(u"Step %1 of the schema failed at its statement %2 and was undone: %3"_s.arg(step.name)
                       .arg(number)
                       .arg(QString::fromUtf8(error.what())));
        }
        m_connection.execute("INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES ("_L1
            % QString::number(step.version) % ", "_L1 % quoted(step.name) % ", "_L1
            % quoted(QString::fromLatin1(step.checksum)) % ", "_L1 % QString::number(toMillis(m_clock.now()))
            % u')');
        qCInfo(lcStorage, "schema: applied %s", qPrintable(step.name));
    }

    void rollBack() noexcept
    {
        try {
            m_connection.execute(u"ROLLBACK"_s);
        } catch (...) {
            // The connection is closed next, which undoes it as well.
        }
    }

    Connection& m_connection;
    const Clock& m_clock;
    QString m_folder;
    bool m_sqlite;
};

} // namespace

Migrator::Migrator(DatabaseUrl url, const Clock& clock, QString folder)
    : m_url(std::move(url))
    , m_clock(clock)
    , m_folder(std::move(folder))
{
}

QString Migrator::source(const QString& folder, const QString& name, Engine engine)
{
    QFile file(folder % u'/' % name % ".postgres.sql"_L1);
    if (engine != Engine::Postgres || !file.exists())
        file.setFileName(folder % u'/' % name % ".sql"_L1);
    if (!file.open(QIODevice::ReadOnly))
        refuse(u"Cannot read step %1 of the schema."_s.arg(name));
    return QString::fromUtf8(file.readAll());
}

std::vector<Migrator::Step> Migrator::known() const
{
    static const QRegularExpression form(u"^([0-9]{4})_[a-z0-9_]+$"_s);
    std::vector<Step> steps;
    const QStringList files = QDir(m_folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString& file : files) {
        if (file.endsWith(".postgres.sql"_L1))
            continue;
        const QString name = file.chopped(4);
        const QRegularExpressionMatch match = form.match(name);
        if (!match.hasMatch())
            refuse(u"%1 is no name for a step of the schema."_s.arg(file));
        const int version = match.captured(1).toInt();
        if (!steps.empty() && steps.back().version == version)
            refuse(u"Two steps of the schema have the number %1."_s.arg(version));
        const QByteArray text = source(m_folder, name, m_url.engine()).toUtf8();
        steps.push_back(
            {version, name, QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex(), {}});
    }
    return steps;
}

void Migrator::requireKnown(const std::vector<Step>& applied) const
{
    std::vector<Applied> rows;
    for (const Step& step : applied)
        rows.push_back({step.version, step.name, step.checksum, step.appliedAt.value_or(Instant{})});
    compare(known(), rows);
}

int Migrator::migrate()
{
    const std::vector<Step> steps = known();
    Connection connection(m_url, {.busyTimeout = std::chrono::seconds(60)});
    connection.open();
    Run run(connection, m_clock, m_folder);
    run.prepare();
    int count = 0;
    while (run.step(steps))
        ++count;
    return count;
}

std::vector<Migrator::Step> Migrator::status()
{
    std::vector<Step> steps = known();
    Connection connection(m_url, {.readOnly = true});
    connection.open();
    if (!hasTable(connection))
        return steps;
    const std::vector<Applied> applied = readApplied(connection);
    compare(steps, applied);
    for (const Applied& done : applied) {
        for (Step& step : steps) {
            if (step.version == done.version)
                step.appliedAt = done.at;
        }
    }
    return steps;
}

} // namespace gremio::storage
