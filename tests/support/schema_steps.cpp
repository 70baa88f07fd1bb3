// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schema_steps.h"

#include "server/migrations/migrations.h"
#include "server/storage/connection.h"

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
