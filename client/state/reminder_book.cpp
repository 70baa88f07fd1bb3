// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/reminder_book.h"

#include <QStringList>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {

const LocalDatabase::Schema schema{1,
    {u"CREATE TABLE told (session_id TEXT NOT NULL, starts_at INTEGER NOT NULL, minutes INTEGER NOT NULL,"
     u" PRIMARY KEY (session_id, starts_at))"_s,
        u"CREATE TABLE snoozed (session_id TEXT NOT NULL PRIMARY KEY, starts_at INTEGER NOT NULL,"
        u" due_at INTEGER NOT NULL)"_s,
        u"CREATE TABLE known (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"_s},
    false};

} // namespace

ReminderBook::ReminderBook(const QString& file, Instant now)
    : m_database(file, schema)
{
    load(now);
    if (m_heardUntil == Instant())
        setHeardUntil(now, true); // nothing was missed before there was anybody to hear it
}

void ReminderBook::load(Instant now)
{
    const qint64 over = toMillis(now - 24h);
    m_database.run(u"DELETE FROM told WHERE starts_at < ?"_s, {over});
    m_database.run(u"DELETE FROM snoozed WHERE starts_at < ?"_s, {over});
    QSqlQuery* rows = m_database.run(u"SELECT session_id, starts_at, minutes FROM told"_s);
    while (rows && rows->next()) {
        if (const auto id = SessionId::parse(rows->value(0).toString().toLatin1()))
            m_told[{*id, instantFromMillis(rows->value(1).toLongLong())}] = rows->value(2).toInt();
    }
    rows = m_database.run(u"SELECT session_id, starts_at, due_at FROM snoozed"_s);
    while (rows && rows->next()) {
        if (const auto id = SessionId::parse(rows->value(0).toString().toLatin1()))
            m_snoozed[*id] = {instantFromMillis(rows->value(1).toLongLong()),
                instantFromMillis(rows->value(2).toLongLong())};
    }
    rows = m_database.run(u"SELECT name, value FROM known"_s);
    while (rows && rows->next()) {
        const QString value = rows->value(1).toString();
        if (rows->value(0).toString() == u"heard"_s) {
            m_heardUntil = m_heardWritten = instantFromMillis(value.toLongLong());
        } else {
            m_minutes.emplace();
            for (const QString& word : value.split(u' ', Qt::SkipEmptyParts))
                m_minutes->push_back(word.toInt());
        }
    }
}

bool ReminderBook::tell(const SessionId& id, Instant startsAt, int minutes)
{
    const auto [place, fresh] = m_told.emplace(std::pair(id, startsAt), minutes);
    if (!fresh && place->second <= minutes)
        return false;
    place->second = minutes;
    m_database.run(u"INSERT INTO told (session_id, starts_at, minutes) VALUES (?, ?, ?)"
                   u" ON CONFLICT (session_id, starts_at) DO UPDATE SET minutes = excluded.minutes"_s,
        {id.toString(), toMillis(startsAt), minutes});
    return true;
}

void ReminderBook::snooze(const SessionId& id, const Snoozed& snoozed)
{
    m_snoozed[id] = snoozed;
    m_database.run(
        u"INSERT INTO snoozed (session_id, starts_at, due_at) VALUES (?, ?, ?) ON CONFLICT (session_id)"
        u" DO UPDATE SET starts_at = excluded.starts_at, due_at = excluded.due_at"_s,
        {id.toString(), toMillis(snoozed.startsAt), toMillis(snoozed.dueAt)});
}

void ReminderBook::wake(const SessionId& id)
{
    if (m_snoozed.erase(id) > 0)
        m_database.run(u"DELETE FROM snoozed WHERE session_id = ?"_s, {id.toString()});
}

void ReminderBook::keep(const QString& name, const QString& value)
{
    m_database.run(u"INSERT INTO known (name, value) VALUES (?, ?)"
                   u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
        {name, value});
}

void ReminderBook::setMinutes(const std::vector<int>& minutes)
{
    if (m_minutes == minutes)
        return;
    m_minutes = minutes;
    QStringList words;
    for (const int one : minutes)
        words << QString::number(one);
    // NULL would not be what "none" is.
    keep(u"minutes"_s, words.isEmpty() ? u""_s : words.join(u' '));
}

void ReminderBook::setHeardUntil(Instant until, bool atOnce)
{
    m_heardUntil = until;
    // A clock that was put back counts, too.
    if (!atOnce && until >= m_heardWritten && until < m_heardWritten + 1min)
        return;
    if (m_heardWritten == until)
        return;
    m_heardWritten = until;
    keep(u"heard"_s, QString::number(toMillis(until)));
}

void ReminderBook::wipe()
{
    m_database.wipe();
    m_told.clear();
    m_snoozed.clear();
}

} // namespace gremio
