// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/postgres_programs.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStringBuilder>

#include <algorithm>
#include <csignal>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace gremio::backup {

namespace {

using Kind = BackupError::Kind;
using storage::DatabaseUrl;

/// A value of a libpq connection string (PostgreSQL manual, 34.1.1.1).
QString word(const QString& key, QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return key % u"='"_s % value % u"' "_s;
}

/// Without the password, which goes by the environment: arguments can be read by everybody on the machine.
QString connectionString(const DatabaseUrl& url)
{
    QString text = word(u"dbname"_s, url.database());
    if (!url.host().isEmpty())
        text += word(u"host"_s, url.host());
    if (!url.user().isEmpty())
        text += word(u"user"_s, url.user());
    if (url.port() > 0)
        text += word(u"port"_s, QString::number(url.port()));
    text += url.options();
    if (!text.contains("application_name="_L1))
        text += u" application_name=gremio-backup"_s;
    return text.trimmed();
}

/// Runs one to its end; what it wrote to standard error when it failed, empty when not.
QString run(const QString& name, const QStringList& arguments, const DatabaseUrl* url, const Work& work)
{
    if (QStandardPaths::findExecutable(name).isEmpty())
        throw BackupError(Kind::Unavailable,
            u"%1 is not installed. It is part of PostgreSQL's client programs; on Debian: apt-get install "
            "postgresql-client"_s.arg(name));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_MESSAGES"_s, u"C.UTF-8"_s);
    if (url && !url->password().isEmpty())
        environment.insert(u"PGPASSWORD"_s, url->password());
    process.setProcessEnvironment(environment);
    // It ends with this process, whatever becomes of it.
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(name, arguments);
    while (!process.waitForFinished(200)) {
        if (process.state() == QProcess::NotRunning)
            break;
        if (!work.interrupted())
            continue;
        process.kill(); // the server sees the connection end and rolls back
        process.waitForFinished();
        throw BackupError(Kind::Interrupted, u"Interrupted."_s);
    }
    if (process.error() != QProcess::FailedToStart && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0)
        return {};
    const QString text = QString::fromUtf8(process.readAllStandardError()).trimmed();
    return text.isEmpty() ? u"%1 failed"_s.arg(name) : text;
}

/// Names come from the archive and stand in SQL.
QString identifier(const QString& name)
{
    static const QRegularExpression form(u"^[a-z_][a-z0-9_-]*$"_s);
    if (!form.match(name).hasMatch())
        throw BackupError(Kind::BadFile, u"The backup names something in the database “%1”."_s.arg(name));
    return u'"' % name % u'"';
}

void writeFile(const QString& path, const QString& text)
{
    QFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw BackupError(Kind::CannotCreate, u"Cannot write %1: %2."_s.arg(path, file.errorString()));
}

/// What a server that starts meanwhile waits for as well before it looks at the schema
/// (storage/migrator.cpp).
constexpr auto preparing =
    "SET lock_timeout = '10s';\n"
    "SELECT pg_advisory_xact_lock(7263540901);\n"
    "DO $$ DECLARE it record; BEGIN\n"
    "FOR it IN SELECT c.oid::regclass AS name, c.relkind AS kind FROM pg_class c\n"
    " WHERE c.relnamespace = to_regnamespace(%1) AND c.relkind IN ('r','p','v','m','S')\n"
    " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid\n"
    "  AND d.classid = 'pg_class'::regclass AND d.deptype IN ('e','a','i')) LOOP\n"
    " EXECUTE format('DROP %s IF EXISTS %s CASCADE', CASE it.kind WHEN 'v' THEN 'VIEW'\n"
    "  WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,\n"
    "  it.name);\n"
    "END LOOP;\n"
    "FOR it IN SELECT p.oid::regprocedure AS name FROM pg_proc p\n"
    " WHERE p.pronamespace = to_regnamespace(%1)\n"
    " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid\n"
    "  AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e') LOOP\n"
    " EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', it.name);\n"
    "END LOOP; END $$;\n";

QString preparation(const Facts& facts)
{
    QString text = QString::fromLatin1(preparing).replace(u"%1"_s, u'\'' % identifier(facts.place) % u'\'');
    for (const QString& extension : facts.extensions)
        text += u"CREATE EXTENSION IF NOT EXISTS "_s % identifier(extension) % u";\n"_s;
    return text;
}

/// Fails, and with it the transaction, unless every table has its rows.
QString verification(const Facts& facts)
{
    QString text = u"DO $$ BEGIN\n"_s;
    for (const TableCount& table : facts.tables)
        text += u"IF (SELECT count(*) FROM "_s % identifier(facts.place) % u'.' % identifier(table.name)
            % u") <> "_s % QString::number(table.rows) % u" THEN RAISE EXCEPTION 'the table "_s % table.name
            % u" has not its rows'; END IF;\n"_s;
    return text % u"END $$;\n"_s;
}

} // namespace

void dumpPostgres(const DatabaseUrl& url, const QString& schema, const QString& snapshot, const QString& file,
    const Work& work)
{
    const QString complaint = run(u"pg_dump"_s,
        {u"--format=custom"_s, u"--no-password"_s, u"--snapshot="_s + snapshot,
            u"--schema="_s + identifier(schema), u"--file="_s + file, u"--dbname="_s + connectionString(url)},
        &url, work);
    if (!complaint.isEmpty())
        throw BackupError(Kind::Failed, u"The database could not be dumped: %1"_s.arg(complaint));
}

void scriptFromDump(const QString& dump, const QString& schema, const QString& script, const Work& work)
{
    const QString complaint = run(u"pg_restore"_s,
        {u"--no-owner"_s, u"--no-privileges"_s, u"--exit-on-error"_s, u"--schema="_s + schema,
            u"--file="_s + script, dump},
        nullptr, work);
    if (!complaint.isEmpty())
        throw BackupError(Kind::BadFile, u"The dump in the backup cannot be read: %1"_s.arg(complaint));
}

std::vector<TableCount> rowsInScript(const QString& script, const Work& work)
{
    static const QRegularExpression copy(u"^COPY [^ ]*\\.\"?([^ \".]+)\"? \\(.*\\) FROM stdin;\\n$"_s);
    QFile file(script);
    if (!file.open(QIODevice::ReadOnly))
        throw BackupError(Kind::Failed, u"Cannot read %1."_s.arg(script));
    std::vector<TableCount> tables;
    bool inside = false;
    qint64 lines = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (++lines % 100'000 == 0)
            work.goOn();
        if (inside && line != "\\.\n") {
            ++tables.back().rows;
        } else if (inside) {
            inside = false;
        } else if (line.startsWith("COPY ")) {
            const auto match = copy.match(QString::fromUtf8(line));
            inside = match.hasMatch();
            if (inside)
                tables.push_back({match.captured(1), 0});
        }
    }
    std::sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return tables;
}

void runScript(const DatabaseUrl& url, const Facts& facts, const QString& script, const QString& amendment,
    const QString& folder, const Work& work)
{
    const QString before = folder % u"/before.sql"_s;
    const QString after = folder % u"/after.sql"_s;
    writeFile(before, preparation(facts));
    // The script leaves an empty search path.
    writeFile(after,
        amendment.isEmpty() ? verification(facts)
                            : u"SET LOCAL search_path TO "_s % identifier(facts.place) % u";\n"_s % amendment
                % u";\n"_s % verification(facts));
    // Terse: PostgreSQL's details would show values of rows.
    const QString complaint = run(u"psql"_s,
        {u"--no-psqlrc"_s, u"--quiet"_s, u"--no-password"_s, u"--set=ON_ERROR_STOP=1"_s,
            u"--set=VERBOSITY=terse"_s, u"--set=SHOW_CONTEXT=never"_s, u"--single-transaction"_s,
            u"--file="_s + before, u"--file="_s + script, u"--file="_s + after,
            u"--dbname="_s + connectionString(url)},
        &url, work);
    if (!complaint.isEmpty())
        throw BackupError(
            Kind::Failed, u"The backup was not restored, and the database is as it was: %1"_s.arg(complaint));
}

} // namespace gremio::backup
