# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what is inconsistent in a Gremio database, by reading its tables with Python's sqlite3 or with psycopg2.

Shares no code with the server: what must be true is written down here a second time, from the rules of the
schema's design. Stands for whoever does not believe a restored backup.
"""
import hashlib
import re
import sqlite3
import sys


class Database:
    """Rows of a database of either engine, read-only in spirit."""

    def __init__(self, url):
        self.sqlite = url.startswith("sqlite:")
        if self.sqlite:
            self.connection = sqlite3.connect(url.removeprefix("sqlite:"))
        else:
            import psycopg2
            self.connection = psycopg2.connect(url)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def rows(self, sql):
        cursor = self.connection.cursor()
        cursor.execute(sql)
        return cursor.fetchall()

    def value(self, sql):
        return self.rows(sql)[0][0]

    def tables(self):
        if self.sqlite:
            found = self.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        else:
            found = self.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return sorted(row[0] for row in found)

    def virtual(self):
        """Those of SQLite that have no rows of their own: search indexes."""
        if not self.sqlite:
            return set()
        return {row[0] for row in self.rows("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")}

    def foreign_keys(self):
        """(table, columns, other table, its columns)"""
        if not self.sqlite:
            return self.rows("""
                SELECT c.conrelid::regclass::text,
                       (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(c, n)
                        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.c),
                       c.confrelid::regclass::text,
                       (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY k(c, n)
                        JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.c)
                FROM pg_constraint c WHERE c.contype = 'f'""")
        keys = {}
        for table in self.tables():
            for row in self.rows(f'PRAGMA foreign_key_list("{table}")'):
                key = keys.setdefault((table, row[0]), (table, [], row[2], []))
                key[1].append(row[3])
                key[3].append(row[4])
        return list(keys.values())


def whole(db, complain):
    """The files themselves, and every reference between tables."""
    if db.sqlite:
        for (text,) in db.rows("PRAGMA integrity_check"):
            if text != "ok":
                complain(f"integrity_check: {text}")
    keys = db.foreign_keys()
    if len(keys) < 20:
        complain(f"only {len(keys)} foreign keys were found")
    for table, columns, other, targets in keys:
        known = " AND ".join(f"x.{c} IS NOT NULL" for c in columns)
        same = " AND ".join(f"x.{c} = y.{t}" for c, t in zip(columns, targets))
        orphans = db.value(f"SELECT count(*) FROM {table} x WHERE {known} "
                           f"AND NOT EXISTS (SELECT 1 FROM {other} y WHERE {same})")
        if orphans:
            complain(f"{orphans} rows of {table} refer to missing rows of {other}")


NEVER = {
    "two accounts with one e-mail address":
        "SELECT email_key FROM users WHERE email_key IS NOT NULL GROUP BY email_key HAVING count(*) > 1",
    "two accounts with one username":
        "SELECT username_key FROM users WHERE username_key IS NOT NULL GROUP BY username_key HAVING count(*) > 1",
    "a live account without a role":
        "SELECT id FROM users u WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id)",
    "an account without a profile":
        "SELECT id FROM users u WHERE NOT EXISTS (SELECT 1 FROM profiles p WHERE p.user_id = u.id)",
    "a profile with another name than its account":
        "SELECT u.id FROM users u JOIN profiles p ON p.user_id = u.id WHERE u.display_name <> p.display_name",
    "two pending requests between the same people":
        "SELECT mentor_id FROM mentorship_requests WHERE status = 'pending' GROUP BY mentor_id, apprentice_id HAVING count(*) > 1",
    "two active mentorships between the same people":
        "SELECT mentor_id FROM mentorships WHERE status = 'active' GROUP BY mentor_id, apprentice_id HAVING count(*) > 1",
    "somebody who asks themselves":
        "SELECT id FROM mentorship_requests WHERE mentor_id = apprentice_id",
    "an accepted request without a mentorship":
        "SELECT id FROM mentorship_requests r WHERE status = 'accepted' AND NOT EXISTS (SELECT 1 FROM mentorships m WHERE m.request_id = r.id)",
    "a mentorship whose request was not accepted":
        "SELECT m.id FROM mentorships m JOIN mentorship_requests r ON r.id = m.request_id WHERE r.status <> 'accepted' "
        "OR r.mentor_id <> m.mentor_id OR r.apprentice_id <> m.apprentice_id",
    "a counter of waiting requests that is wrong":
        "SELECT u.id FROM users u LEFT JOIN open_requests o ON o.apprentice_id = u.id WHERE coalesce(o.waiting, 0) <> "
        "(SELECT count(*) FROM mentorship_requests r WHERE r.apprentice_id = u.id AND r.status = 'pending')",
    "a counter of taken places that is wrong":
        "SELECT p.user_id FROM profiles p WHERE p.taken <> "
        "(SELECT count(*) FROM mentorships m WHERE m.mentor_id = p.user_id AND m.status = 'active')",
    "a sign-in with two refresh tokens that work":
        "SELECT sign_in_id FROM refresh_tokens WHERE used_at IS NULL GROUP BY sign_in_id HAVING count(*) > 1",
    "a live sign-in without a refresh token":
        "SELECT id FROM sign_ins s WHERE ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM refresh_tokens t WHERE t.sign_in_id = s.id)",
    "a mail that tells the same person the same twice":
        "SELECT event_key FROM outbox WHERE user_id IS NOT NULL GROUP BY event_key, user_id, channel HAVING count(*) > 1",
    "an invite that nobody answers for":
        "SELECT id FROM invites i WHERE NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.act = 'invite-created' AND a.subject = i.id)",
    "a category that nobody answers for":
        "SELECT id FROM categories c WHERE NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.act = 'category-added' AND a.subject = c.id)",
    "a chat whose messages have a hole":
        "SELECT id FROM chats c WHERE last_seq <> (SELECT count(*) FROM messages m WHERE m.chat_id = c.id) "
        "OR last_seq <> (SELECT coalesce(max(seq), 0) FROM messages m WHERE m.chat_id = c.id)",
    "a mark after the last message":
        "SELECT p.chat_id FROM chat_participants p JOIN chats c ON c.id = p.chat_id "
        "WHERE p.read_seq > p.delivered_seq OR p.delivered_seq > c.last_seq",
    "a change that its chat does not know of":
        "SELECT m.id FROM messages m JOIN chats c ON c.id = m.chat_id WHERE m.rev > c.rev",
    "two changes of messages in a chat with one number":
        "SELECT chat_id FROM messages GROUP BY chat_id, rev HAVING count(*) > 1",
    "somebody in two places at once":
        "SELECT a.user_id FROM session_participants a JOIN session_participants b ON b.user_id = a.user_id "
        "AND b.session_id > a.session_id WHERE a.live AND b.live AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at",
    "a session that does not take the time of its two":
        "SELECT s.id FROM sessions s WHERE 2 <> (SELECT count(*) FROM session_participants p WHERE p.session_id = s.id "
        "AND p.part = 'booked' AND p.user_id IN (s.mentor_id, s.apprentice_id) AND p.starts_at = s.starts_at "
        "AND p.ends_at = s.ends_at)",
    "a session that is over and takes time, or the other way round":
        "SELECT s.id FROM sessions s JOIN session_participants p ON p.session_id = s.id AND p.part = 'booked' "
        "WHERE p.live <> (s.settled_at IS NULL) AND s.status <> 'proposed'",
    "a session whose events have a hole":
        "SELECT s.id FROM sessions s LEFT JOIN session_events e ON e.session_id = s.id GROUP BY s.id "
        "HAVING count(e.number) = 0 OR count(e.number) <> max(e.number)",
    "a session that is over and its last event does not say so, or the other way round":
        "SELECT s.id FROM sessions s JOIN session_events e ON e.session_id = s.id AND e.number = "
        "(SELECT max(l.number) FROM session_events l WHERE l.session_id = s.id) WHERE (s.settled_at IS NOT NULL) <> "
        "(e.kind IN ('completed', 'no-show', 'cancelled', 'declined', 'lapsed'))",
    "something that happened to a session by neither of its two":
        "SELECT e.session_id FROM session_events e JOIN sessions s ON s.id = e.session_id "
        "WHERE e.actor_id NOT IN (s.mentor_id, s.apprentice_id)",
    "notes of a session by neither of its two":
        "SELECT n.session_id FROM session_notes n JOIN sessions s ON s.id = n.session_id "
        "WHERE n.author_id NOT IN (s.mentor_id, s.apprentice_id)",
    "a reminder that its owner does not want":
        "SELECT r.session_id FROM session_reminders r LEFT JOIN notification_preferences p ON p.user_id = r.user_id "
        "WHERE r.fired_at IS NULL AND r.due_at > coalesce(p.updated_at, 0) "
        "AND ' ' || coalesce(p.reminder_minutes, '1440 15') || ' ' NOT LIKE '% ' || r.minutes || ' %'",
    "time that is taken for nothing":
        "SELECT p.session_id FROM session_participants p WHERE NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = p.session_id) "
        "AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.id = p.session_id)",
    "a review of a session that was not completed, or by somebody else than the two":
        "SELECT r.id FROM reviews r JOIN sessions s ON s.id = r.session_id WHERE s.status <> 'completed' "
        "OR NOT ((r.subject_role = 'mentor' AND r.author_id = s.apprentice_id AND r.subject_id = s.mentor_id) "
        "OR (r.subject_role = 'apprentice' AND r.author_id = s.mentor_id AND r.subject_id = s.apprentice_id))",
    "two who have both written and do not see it":
        "SELECT a.id FROM reviews a JOIN reviews b ON b.session_id = a.session_id AND b.author_id <> a.author_id "
        "WHERE a.revealed_at IS NULL OR b.revealed_at IS NULL",
    "a mentor whose rating is not what the reviews add up to":
        "SELECT p.user_id FROM profiles p WHERE p.rating_count <> (SELECT count(*) FROM reviews r WHERE "
        "r.subject_id = p.user_id AND r.subject_role = 'mentor' AND r.revealed_at IS NOT NULL) "
        "OR p.rating_sum <> (SELECT coalesce(sum(r.rating), 0) FROM reviews r WHERE "
        "r.subject_id = p.user_id AND r.subject_role = 'mentor' AND r.revealed_at IS NOT NULL)",
    "a mentor who should be found and cannot be, or the other way round":
        "SELECT u.id FROM users u JOIN profiles p ON p.user_id = u.id WHERE (p.place IS NOT NULL) <> "
        "(u.deleted_at IS NULL AND u.suspended_at IS NULL AND EXISTS "
        "(SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = 'mentor'))",
}


def invariants(db, complain):
    for what, sql in NEVER.items():
        found = db.rows(sql)
        if found:
            complain(f"{what}: {len(found)} times, first {found[0][0]}")
    acts = db.value("SELECT count(*) FROM audit_log WHERE act = 'invite-created'")
    if acts != db.value("SELECT count(*) FROM invites"):
        complain("the invites are not as many as the audit log tells")


def netstring(part):
    data = str(part).encode()
    return b"%d:%s," % (len(data), data)


def audit_chain(db, complain):
    previous, count = "0" * 64, 0
    for row in db.rows("SELECT seq, happened_at, origin, coalesce(actor_id, ''), act, subject, details, prev_hash, hash "
                       "FROM audit_log ORDER BY seq"):
        count += 1
        if row[0] != count or row[7] != previous:
            complain(f"row {row[0]} of the audit log does not follow on the one before")
        if hashlib.sha256(b"".join(netstring(part) for part in row[:8])).hexdigest() != row[8]:
            complain(f"row {row[0]} of the audit log was altered")
        previous = row[8]
    if db.rows("SELECT seq, hash FROM audit_head") != [(count, previous)]:
        complain("the head of the audit log is not its last row")


def search(db, complain):
    """What can be found is what the profiles say, word by word."""
    expected = {(word, place) for place, text in db.rows("SELECT place, search_text FROM profiles WHERE place IS NOT NULL")
                for word in text.split(" ") if word}
    if db.sqlite:
        db.connection.execute("CREATE VIRTUAL TABLE temp.seen_words USING fts5vocab('main', 'mentor_words', 'instance')")
        found = {(term, doc) for term, doc in db.rows("SELECT term, doc FROM temp.seen_words")}
    else:
        found = {(word, place) for place, word in db.rows(
            "SELECT place, unnest(tsvector_to_array(words)) FROM profiles WHERE place IS NOT NULL")}
    if expected != found:
        complain(f"the search index has {len(found - expected)} words too many and {len(expected - found)} too few")
    if not db.sqlite:
        return blocks(db, complain)
    said = {row[0] for row in db.rows("SELECT place FROM messages WHERE deleted_at IS NULL")}
    db.connection.execute("CREATE VIRTUAL TABLE temp.said_words USING fts5vocab('main', 'message_words', 'instance')")
    found = {row[0] for row in db.rows("SELECT DISTINCT doc FROM temp.said_words")}
    if found != said:
        complain(f"{len(said - found)} messages cannot be found, {len(found - said)} are found and gone")


def blocks(db, complain):
    """Every message is in one block, but the last few of a chat; and each plain word of it is a word of the block."""
    held = {}
    for chat, first, last, first_place, last_place, words in db.rows(
            "SELECT chat_id, first_seq, last_seq, first_place, last_place, tsvector_to_array(words) "
            "FROM message_blocks ORDER BY chat_id, last_seq"):
        before = held.setdefault(chat, [(0, 0, 0, set())])[-1]
        if first != before[0] + 1 or first_place <= before[2]:
            complain(f"blocks of {chat} have a hole or overlap at {first}")
        held[chat].append((last, first_place, last_place, {word.split("_", 1)[1] for word in words}))
    left, lost = {}, 0
    for chat, seq, place, content in db.rows("SELECT chat_id, seq, place, content FROM messages"):
        block = next((b for b in held.get(chat, []) if seq <= b[0]), None)
        if block is None:
            left[chat] = left.get(chat, 0) + 1
        elif not block[1] <= place <= block[2]:
            complain(f"message {seq} of {chat} is not where its block says")
        elif content.isascii():
            plain = {word[:40].lower() for word in re.findall(r"[A-Za-z0-9]+(?![+#A-Za-z0-9])", content)}
            lost += not plain <= block[3]
    if lost:
        complain(f"{lost} messages cannot be found")
    for chat, count in left.items():
        if count > 31:
            complain(f"{count} messages of {chat} are in no block")


def complaints(url):
    found = []
    with Database(url) as db:
        for check in (whole, invariants, audit_chain, search):
            check(db, found.append)
    return found


if __name__ == "__main__":
    problems = complaints(sys.argv[1])
    print("\n".join(problems) or "consistent")
    sys.exit(1 if problems else 0)
