// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schema_steps.h"

#include "server/migrations/migrations.h"
#include "server/storage/connection.h"
#include "server/storage/migrator.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace gremio::test {

void copySteps(const QString& folder, int last)
{
    for (const QString& file : QDir(migrationsFolder()).entryList({u"*.sql"_s})) {
        if (file.first(4).toInt() <= last
            && !QFile::copy(migrationsFolder() + u'/' + file, folder + u'/' + file))
            qFatal("cannot copy %s", qPrintable(file));
    }
}

Rows select(TestDatabase& base, const QString& sql)
{
    storage::Connection connection(base.url(), {});
    connection.open();
    return connection.select(sql);
}

StepStage::StepStage(Engine engine, int last, std::initializer_list<const char*> rows)
    : m_last(last)
    , base(engine, (copySteps(m_old.path(), last), m_old.path()))
{
    for (const char* statements : rows) {
        for (const QString& statement : QString::fromLatin1(statements).split(u';'))
            base.execute(statement);
    }
}

bool StepStage::migrate(int to)
{
    copySteps(m_fresh.path(), to);
    return storage::Migrator(base.url(), base.clock, m_fresh.path()).migrate() == to - m_last;
}

bool takes(TestDatabase& base, const QString& sql)
{
    try {
        base.execute(sql);
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

} // namespace gremio::test
