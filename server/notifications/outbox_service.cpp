// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/outbox_service.h"

#include "server/audit/audit_log.h"
#include "server/notifications/notifications_events.h"
#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"
#include "shared/core/problem.h"

namespace gremio::notifications {

using storage::Transaction;

namespace {
constexpr int resealedAtOnce = 200;
} // namespace

OutboxService::OutboxService(const identity::SecretBytes& key)
    : m_seals{PayloadSeal(key)}
{
}

void OutboxService::follow(const identity::SecretBytes& key)
{
    const std::lock_guard lock(m_mutex);
    m_seals.insert(m_seals.begin(), PayloadSeal(key));
}

void OutboxService::remember(const identity::SecretBytes& former)
{
    const std::lock_guard lock(m_mutex);
    m_seals.emplace_back(former);
}

std::vector<PayloadSeal> OutboxService::seals() const
{
    const std::lock_guard lock(m_mutex);
    return m_seals;
}

int OutboxService::reseal(Transaction& tx) const
{
    const std::vector<PayloadSeal> known = seals();
    if (known.size() < 2)
        return 0;
    int count = 0;
    std::vector<repository::SealedPayload> mails;
    MailId after;
    do {
        mails = repository::payloads(tx, after, resealedAtOnce);
        for (const auto& mail : mails) {
            after = mail.id;
            if (known.front().open(mail.payload, mail.id))
                continue;
            for (const PayloadSeal& former : known) {
                if (const auto plain = former.open(mail.payload, mail.id)) {
                    repository::setPayload(tx, {mail.id, known.front().seal(*plain, mail.id)});
                    ++count;
                    break;
                }
            }
        }
    } while (mails.size() == std::size_t(resealedAtOnce));
    return count;
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
    mail.payload = seals().front().seal(toJson(facts), mail.id);
    mail.giveUpAt = tx.now() + mailPatience;
    mail.expiresAt = facts.expiresAt;
    if (repository::insert(tx, mail))
        tx.raise(MailQueued{mail.id});
}

std::optional<MailFacts> OutboxService::facts(const repository::ClaimedMail& mail) const
{
    for (const PayloadSeal& seal : seals()) {
        if (const auto plain = seal.open(mail.payload, mail.id))
            return fromJson<MailFacts>(*plain);
    }
    return std::nullopt;
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

Mail OutboxService::retry(Transaction& tx, const audit::Actor& by, MailId id) const
{
    if (!repository::retry(tx, id, tx.now() + mailPatience))
        throw Problem(repository::mail(tx, id) ? ErrorCode::MailNotRetryable : ErrorCode::NotFound);
    tx.raise(MailQueued{id});
    Mail mail = repository::mail(tx, id).value();
    audit::append(tx, by, {AuditAct::MailRetried, id.toString()});
    return mail;
}

int OutboxService::retryAll(Transaction& tx, const audit::Actor& by) const
{
    int count = 0;
    MailQuery query;
    query.state = MailState::Dead;
    query.limit = int(rules::pageSize.max);
    std::optional<repository::MailPosition> after;
    do {
        const MailSlice slice = mails(tx, query, after);
        for (const Mail& mail : slice.items) {
            if (!repository::retry(tx, mail.id, tx.now() + mailPatience))
                continue; // its code has expired
            tx.raise(MailQueued{mail.id});
            audit::append(tx, by, {AuditAct::MailRetried, mail.id.toString()});
            ++count;
        }
        after = slice.next;
    } while (after);
    return count;
}

} // namespace gremio::notifications
