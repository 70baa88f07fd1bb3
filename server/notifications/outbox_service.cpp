// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/outbox_service.h"

#include "server/audit/audit_log.h"
#include "server/notifications/notifications_events.h"
#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"
#include "shared/core/problem.h"

namespace gremio::notifications {

using storage::Transaction;

OutboxService::OutboxService(const identity::SecretBytes& key)
    : m_seal(key)
{
}

void OutboxService::write(
    Transaction& tx, MailKind kind, const QString& event, const Addressee& to, const MailFacts& facts) const
{
    repository::NewMail mail;
    mail.id = MailId::generate(tx.now());
    mail.kind = kind;
    mail.eventKey =
        QString::fromLatin1(enumText(kind)) + u':' + (event.isEmpty() ? mail.id.toString() : event);
    mail.user = to.user;
    mail.address = to.email;
    mail.locale = to.locale;
    mail.payload = m_seal.seal(toJson(facts), mail.id);
    mail.giveUpAt = tx.now() + mailPatience;
    mail.expiresAt = facts.expiresAt;
    if (repository::insert(tx, mail))
        tx.raise(MailQueued{mail.id});
}

std::optional<MailFacts> OutboxService::facts(const repository::ClaimedMail& mail) const
{
    const auto plain = m_seal.open(mail.payload, mail.id);
    if (!plain)
        return std::nullopt;
    return fromJson<MailFacts>(*plain);
}

OutboxService::MailSlice OutboxService::mails(
    Transaction& tx, const MailQuery& query, const std::optional<repository::MailPosition>& after) const
{
    MailSlice slice;
    slice.items = repository::mails(tx, query.state, after, query.limit + 1);
    if (slice.items.size() > static_cast<std::size_t>(query.limit)) {
        slice.items.pop_back();
        slice.next = {slice.items.back().createdAt, slice.items.back().id};
    }
    return slice;
}

Mail OutboxService::retry(Transaction& tx, UserId admin, MailId id) const
{
    if (!repository::retry(tx, id, tx.now() + mailPatience))
        throw Problem(repository::mail(tx, id) ? ErrorCode::MailNotRetryable : ErrorCode::NotFound);
    tx.raise(MailQueued{id});
    Mail mail = repository::mail(tx, id).value();
    audit::append(tx, audit::Actor::user(admin), {AuditAct::MailRetried, id.toString()});
    return mail;
}

} // namespace gremio::notifications
