// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit_log.h"

#include "server/api/cursor.h"
#include "server/audit/audit_chain.h"
#include "server/storage/error.h"

#include <limits>

namespace gremio::audit {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement nextSeq("audit/next_seq");
constexpr Statement setHead("audit/set_head");
constexpr Statement headRow("audit/head");
constexpr Statement insertRow("audit/insert_row");
constexpr Statement rowsAfter("audit/rows_after");
constexpr Statement rowsBefore("audit/rows_before");
constexpr Statement rowsAbout("audit/rows_about");
constexpr Statement rowsBeyondHead("audit/rows_beyond_head");

constexpr int verifiedAtOnce = 1000;
constexpr std::size_t mostFlaws = 100;
constexpr qint64 endOfTime = 253'402'300'800'000; // the year 10000, in milliseconds

struct Head {
    qint64 seq = 0;
    QString hash;
};

Head headFrom(const Query& row)
{
    return {row.get<qint64>(0), row.get<QString>(1)};
}

ChainedRow rowFrom(const Query& row)
{
    return {row.get<qint64>(0), row.get<Instant>(1), row.get<QString>(2),
        row.get<std::optional<QString>>(3).value_or(QString()), row.get<QString>(4), row.get<QString>(5),
        row.get<QString>(6), row.get<QString>(7), row.get<QString>(8)};
}

AuditEntry entryFrom(const Query& row)
{
    AuditEntry entry;
    entry.seq = row.get<qint64>(0);
    entry.at = row.get<Instant>(1);
    entry.origin = row.get<AuditOrigin>(2);
    entry.actor = row.get<std::optional<UserId>>(3);
    entry.act = row.get<AuditAct>(4);
    const QString subject = row.get<QString>(5);
    if (!subject.isEmpty())
        entry.subject = subject;
    entry.details = fromJson<std::vector<AuditDetail>>(row.get<QByteArray>(6), Reading::Tolerant);
    entry.prevHash = row.get<QString>(7);
    entry.hash = row.get<QString>(8);
    return entry;
}

struct SeqPlace {
    qint64 seq = 0;

    static constexpr auto fields() { return fieldList(field("seq", &SeqPlace::seq, "The last row seen")); }
};

} // namespace

void append(Transaction& tx, const Actor& actor, const Record& record)
{
    const std::optional<Head> before = tx.query(nextSeq).one(headFrom);
    if (!before)
        throw storage::StorageError(storage::StorageError::Kind::Failed, "the audit log has no head");
    ChainedRow row;
    row.seq = before->seq;
    row.at = tx.now();
    row.origin = QString::fromLatin1(enumText(actor.origin()));
    row.actor = actor.user() ? actor.user()->toString() : QString();
    row.act = QString::fromLatin1(enumText(record.act));
    row.subject = record.subject;
    row.details = QString::fromUtf8(toJson(record.details));
    row.prevHash = before->hash;
    row.hash = chainHash(row);
    tx.query(insertRow)
        .bind("seq", row.seq)
        .bind("at", row.at)
        .bind("origin", row.origin)
        .bind("actor", actor.user())
        .bind("act", row.act)
        .bind("subject", row.subject)
        .bind("details", row.details)
        .bind("prev_hash", row.prevHash)
        .bind("hash", row.hash)
        .exec();
    tx.query(setHead).bind("hash", row.hash).exec();
}

Page<AuditEntry> entries(Transaction& tx, const AuditQuery& query)
{
    const auto place = api::fromCursor<SeqPlace>(query.cursor);
    Page<AuditEntry> page;
    page.items = tx.query(rowsBefore)
                     .bind("before", place ? place->seq : std::numeric_limits<qint64>::max())
                     .bind("actor", query.actor)
                     .bind("act", query.act)
                     .bind("subject", query.subject)
                     .bind("from", query.from.value_or(instantFromMillis(0)))
                     .bind("to", query.to.value_or(instantFromMillis(endOfTime)))
                     .bind("limit", query.limit + 1)
                     .all(entryFrom);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
        page.items.pop_back();
        page.nextCursor = api::toCursor(SeqPlace{page.items.back().seq});
    }
    return page;
}

std::vector<AuditEntry> entriesAbout(Transaction& tx, UserId user, qint64 after, int limit)
{
    return tx.query(rowsAbout).bind("after", after).bind("user", user).bind("limit", limit).all(entryFrom);
}

Verdict verify(Transaction& tx)
{
    Verdict verdict;
    const auto flaw = [&verdict](qint64 seq, const QString& what) {
        if (verdict.flaws.size() < mostFlaws)
            verdict.flaws.push_back({seq, what});
    };
    const Head head = tx.query(headRow).one(headFrom).value_or(Head());
    Head last{0, QString(64, u'0')};
    bool atEnd = false;
    while (last.seq < head.seq && !atEnd) {
        const std::vector<ChainedRow> rows =
            tx.query(rowsAfter).bind("after", last.seq).bind("limit", verifiedAtOnce).all(rowFrom);
        atEnd = rows.size() < std::size_t(verifiedAtOnce);
        for (const ChainedRow& row : rows) {
            if (row.seq > head.seq) {
                atEnd = true;
                break;
            }
            if (row.seq != last.seq + 1)
                flaw(last.seq + 1, QStringLiteral("a row is missing before row %1").arg(row.seq));
            else if (row.prevHash != last.hash)
                flaw(row.seq, QStringLiteral("does not follow on the row before it"));
            if (chainHash(row) != row.hash)
                flaw(row.seq, QStringLiteral("was altered"));
            last = {row.seq, row.hash};
            ++verdict.rows;
        }
    }
    if (last.seq < head.seq)
        flaw(last.seq + 1, QStringLiteral("the last rows are missing, up to row %1").arg(head.seq));
    else if (last.seq == head.seq && last.hash != head.hash)
        flaw(last.seq, QStringLiteral("is not the row that was added last"));
    if (const auto beyond = tx.query(rowsBeyondHead).value<qint64>())
        flaw(*beyond, QStringLiteral("was not added by the server"));
    verdict.head = last.hash;
    return verdict;
}

} // namespace gremio::audit
