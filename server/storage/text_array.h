// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/engine.h"

#include <QString>
#include <QStringView>

namespace gremio::storage {

/// An array as PostgreSQL reads it from text (`{"a","b",NULL}`), for statements that take a set: many values
/// by one parameter, in a form that costs the server little (`unnest(CAST(:ids AS TEXT[]), …)`).
class TextArray {
public:
    void reserve(qsizetype characters) { m_text.reserve(characters); }
    void add(QStringView value);
    void addNull();

    /// To bind. Empty: `{}`.
    QString text() const { return m_text + u'}'; }

private:
    void separate();

    QString m_text{u'{'};
};

/// A set of ids as the statements of that engine take it: an array for PostgreSQL, whose planner then knows
/// how many there are; JSON, for json_each(), otherwise.
template <class Ids>
QString setOf(Engine engine, const Ids& ids)
{
    if (engine == Engine::Postgres) {
        TextArray array;
        array.reserve(static_cast<qsizetype>(ids.size()) * 40);
        for (const auto& id : ids)
            array.add(id.toString());
        return array.text();
    }
    QString list(u'[');
    for (const auto& id : ids)
        list += (list.size() > 1 ? QStringLiteral(",\"") : QStringLiteral("\"")) + id.toString() + u'"';
    return list + u']';
}

} // namespace gremio::storage
