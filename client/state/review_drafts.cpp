// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/review_drafts.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {

const LocalDatabase::Schema schema{1,
    {u"CREATE TABLE drafts (session_id TEXT NOT NULL PRIMARY KEY, rating INTEGER NOT NULL,"
     u" comment TEXT NOT NULL) WITHOUT ROWID"_s},
    false};

} // namespace

ReviewDrafts::ReviewDrafts(const QString& file, ReviewStore& store, QObject* parent)
    : QObject(parent)
    , m_database(file, schema)
    , m_store(&store)
{
    restore();
    m_later.setSingleShot(true);
    m_later.setInterval(300ms); // not at every letter
    connect(&m_later, &QTimer::timeout, this, &ReviewDrafts::flush);
    connect(&store, &ReviewStore::sessionChanged, this, [this](const SessionId& id) {
        const auto draft = m_store ? m_store->draft(id) : std::nullopt;
        const auto kept = m_kept.constFind(id);
        if (!m_store || (draft ? kept != m_kept.constEnd() && *kept == *draft : kept == m_kept.constEnd()))
            return;
        if (draft)
            m_kept.insert(id, *draft);
        else
            m_kept.remove(id);
        m_dirty.insert(id);
        if (!m_later.isActive())
            m_later.start();
    });
}

ReviewDrafts::~ReviewDrafts()
{
    flush();
}

void ReviewDrafts::restore()
{
    QSqlQuery* rows = m_database.run(u"SELECT session_id, rating, comment FROM drafts"_s);
    while (rows && rows->next()) {
        if (const auto id = SessionId::parse(rows->value(0).toString().toLatin1()))
            m_kept.insert(*id, {rows->value(1).toInt(), rows->value(2).toString()});
    }
    for (auto draft = m_kept.constBegin(); draft != m_kept.constEnd(); ++draft)
        m_store->setDraft(draft.key(), draft.value());
}

void ReviewDrafts::flush()
{
    m_later.stop();
    for (const SessionId& id : std::exchange(m_dirty, {})) {
        const auto draft = m_kept.constFind(id);
        if (draft == m_kept.constEnd())
            m_database.run(u"DELETE FROM drafts WHERE session_id = ?"_s, {id.toString()});
        else
            // NULL would not be what "no words" is.
            m_database.run(
                u"INSERT INTO drafts (session_id, rating, comment) VALUES (?, ?, ?) ON CONFLICT"
                u" (session_id) DO UPDATE SET rating = excluded.rating, comment = excluded.comment"_s,
                {id.toString(), draft->rating, draft->comment.isEmpty() ? u""_s : draft->comment});
    }
}

void ReviewDrafts::wipe()
{
    m_later.stop();
    m_dirty.clear();
    m_kept.clear();
    m_store = nullptr;
    m_database.wipe();
}

} // namespace gremio
