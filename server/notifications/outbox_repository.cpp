// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/outbox_repository.h"

#include "server/storage/connection.h"

#include <limits>

namespace gremio::notifications::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement insertMail("notifications/insert_mail");
constexpr Statement dueMail("notifications/due_mail");
constexpr Statement claimMail("notifications/claim_mail");
constexpr Statement mailSent("notifications/mail_sent");
constexpr Statement mailAgainLater("notifications/mail_again_later");
constexpr Statement mailDead("notifications/mail_dead");
constexpr Statement retryMail("notifications/retry_mail");
constexpr Statement forgetSettledMail("notifications/forget_settled_mail");
constexpr Statement forgetMailOfUser("notifications/forget_mail_of_user");
constexpr Statement mailById("notifications/mail_by_id");
constexpr Statement mailInState("notifications/mail_in_state");
constexpr Statement allMail("notifications/all_mail");
constexpr Statement mailOfUser("notifications/mail_of_user");
constexpr Statement sealedPayloads("notifications/sealed_payloads");
constexpr Statement setSealedPayload("notifications/set_payload");
constexpr Statement holdRestoredMail("notifications/hold_restored_mail");
constexpr Statement countMail("notifications/count_mail");
constexpr Statement mailboxOfUser("notifications/mailbox_of_user");
constexpr Statement nameOfUser("notifications/name_of_user");

Mail mailFrom(const Query& row)
{
    Mail mail;
    mail.id = row.get<MailId>(0);
    mail.kind = row.get<MailKind>(1);
    mail.userId = row.get<std::optional<UserId>>(2);
    mail.address = row.get<QString>(3);
    mail.locale = row.get<UiLocale>(4);
    mail.state = row.get<MailState>(5);
    mail.attempts = row.get<int>(6);
    mail.createdAt = row.get<Instant>(7);
    if (mail.state == MailState::Waiting)
        mail.nextAttemptAt = row.get<Instant>(8);
    mail.settledAt = row.get<std::optional<Instant>>(9);
    mail.lastError = row.get<std::optional<QString>>(10);
    return mail;
}

ClaimedMail claimedFrom(const Query& row)
{
    return {row.get<MailId>(0), row.get<MailKind>(1), row.get<QString>(2), row.get<UiLocale>(3),
        row.get<QByteArray>(4), row.get<int>(5), row.get<Instant>(6), row.get<Instant>(7),
        row.get<std::optional<Instant>>(8)};
}

} // namespace

bool insert(Transaction& tx, const NewMail& mail)
{
    return tx.query(insertMail)
               .bind("id", mail.id)
               .bind("kind", mail.kind)
               .bind("event_key", mail.eventKey)
               .bind("user", mail.user)
               .bind("address", mail.address)
               .bind("locale", mail.locale)
               .bind("payload", storage::Blob{mail.payload})
               .bind("now", tx.now())
               .bind("give_up_at", mail.giveUpAt)
               .bind("expires_at", mail.expiresAt)
               .exec()
        > 0;
}

bool hasDue(Transaction& tx)
{
    return tx.query(dueMail).bind("now", tx.now()).exists();
}

std::vector<ClaimedMail> claim(Transaction& tx, const Uuid& lease, Instant until, int limit)
{
    return tx.query(claimMail)
        .bind("lease", lease)
        .bind("lease_until", until)
        .bind("now", tx.now())
        .bind("limit", limit)
        .all(claimedFrom);
}

void sent(Transaction& tx, MailId id)
{
    tx.query(mailSent).bind("id", id).bind("now", tx.now()).exec();
}

void againLater(Transaction& tx, MailId id, const Uuid& lease, Instant at, const QString& error)
{
    tx.query(mailAgainLater).bind("id", id).bind("lease", lease).bind("at", at).bind("error", error).exec();
}

void dead(Transaction& tx, MailId id, const Uuid& lease, const QString& error)
{
    tx.query(mailDead).bind("id", id).bind("lease", lease).bind("now", tx.now()).bind("error", error).exec();
}

bool retry(Transaction& tx, MailId id, Instant giveUpAt)
{
    return tx.query(retryMail).bind("id", id).bind("now", tx.now()).bind("give_up_at", giveUpAt).exec() > 0;
}

int forgetSettled(Transaction& tx, Instant sentBefore, Instant deadBefore)
{
    return static_cast<int>(
        tx.query(forgetSettledMail).bind("sent_before", sentBefore).bind("dead_before", deadBefore).exec());
}

void forgetUser(Transaction& tx, UserId user)
{
    tx.query(forgetMailOfUser).bind("user", user).exec();
}

std::optional<Mail> mail(Transaction& tx, MailId id)
{
    return tx.query(mailById).bind("id", id).one(mailFrom);
}

std::vector<Mail> mails(
    Transaction& tx, std::optional<MailState> state, const std::optional<MailPosition>& after, int limit)
{
    const MailPosition before =
        after.value_or(MailPosition{instantFromMillis(std::numeric_limits<qint64>::max()), MailId()});
    Query query = tx.query(state ? mailInState : allMail);
    if (state)
        query.bind("state", *state);
    return query.bind("before_at", before.createdAt)
        .bind("before_id", before.id)
        .bind("limit", limit)
        .all(mailFrom);
}

std::vector<Mail> mailsOf(Transaction& tx, UserId user, MailId after, int limit)
{
    return tx.query(mailOfUser).bind("user", user).bind("after", after).bind("limit", limit).all(mailFrom);
}

std::vector<SealedPayload> payloads(Transaction& tx, MailId after, int limit)
{
    return tx.query(sealedPayloads).bind("after", after).bind("limit", limit).all([](const Query& row) {
        return SealedPayload{row.get<MailId>(0), row.get<QByteArray>(1)};
    });
}

void setPayload(Transaction& tx, const SealedPayload& sealed)
{
    tx.query(setSealedPayload).bind("id", sealed.id).bind("payload", storage::Blob{sealed.payload}).exec();
}

QString holdRestoredSql(storage::Engine engine)
{
    return storage::textOf(holdRestoredMail, engine).trimmed();
}

std::map<MailState, qint64> counts(Transaction& tx)
{
    std::map<MailState, qint64> counts;
    Query row = tx.query(countMail);
    while (row.next())
        counts[row.get<MailState>(0)] = row.get<qint64>(1);
    return counts;
}

std::optional<Mailbox> mailbox(Transaction& tx, UserId user)
{
    return tx.query(mailboxOfUser).bind("user", user).one([](const Query& row) {
        return Mailbox{row.get<QString>(0), row.get<QString>(1), row.get<UiLocale>(2), row.get<QString>(3)};
    });
}

QString displayName(Transaction& tx, UserId user)
{
    return tx.query(nameOfUser).bind("user", user).value<QString>().value_or(QString());
}

} // namespace gremio::notifications::repository
