// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/crypto.h"
#include "server/identity/identity_events.h"
#include "server/mentorship/mentorship_events.h"
#include "server/notifications/outbox_service.h"
#include "server/notifications/session_mails.h"

namespace gremio::notifications {

namespace {

using storage::Transaction;

OutboxService::Addressee addressee(UserId user, const identity::Recipient& to)
{
    return {user, to.email, to.locale};
}

/// A code is mailed once; its name must not give it away.
QString eventOf(const QString& code)
{
    return QString::fromLatin1(identity::sha256("gremio mail " + code.toUtf8()).toHex().first(32));
}

/// Nobody may greet a stranger by a text of their own choice: until the address is known to be theirs, a mail
/// does not hold the name.
MailFacts nameless(const QString& code, Instant expiresAt)
{
    MailFacts facts;
    facts.code = code;
    facts.expiresAt = expiresAt;
    return facts;
}

MailFacts about(const identity::Recipient& to, const std::optional<QString>& other = {})
{
    MailFacts facts;
    facts.name = to.displayName;
    facts.other = other;
    return facts;
}

/// Tells one person of what another did, unless their address was never confirmed.
void tell(const OutboxService& outbox, Transaction& tx, MailKind kind, const QString& event, UserId user,
    UserId other)
{
    const auto mailbox = repository::mailbox(tx, user);
    if (!mailbox)
        return;
    MailFacts facts;
    facts.name = mailbox->displayName;
    facts.other = repository::displayName(tx, other);
    outbox.write(tx, kind, event, {user, mailbox->email, mailbox->locale}, facts);
}

} // namespace

void OutboxService::listen(storage::EventBus& bus) const
{
    bus.inTransaction<identity::EmailVerificationRequested>([this](const auto& event, Transaction& tx) {
        write(tx, MailKind::VerifyEmail, eventOf(event.token), addressee(event.user, event.to),
            nameless(event.token, event.expiresAt));
    });
    bus.inTransaction<identity::PasswordResetRequested>([this](const auto& event, Transaction& tx) {
        MailFacts facts = about(event.to);
        facts.code = event.token;
        facts.expiresAt = event.expiresAt;
        write(tx, MailKind::ResetPassword, eventOf(event.token), addressee(event.user, event.to), facts);
    });
    bus.inTransaction<identity::EmailChangeRequested>([this](const auto& event, Transaction& tx) {
        write(tx, MailKind::ChangeEmail, eventOf(event.token), addressee(event.user, event.to),
            nameless(event.token, event.expiresAt));
        write(tx, MailKind::EmailChangeAsked, eventOf(event.token), addressee(event.user, event.former),
            about(event.former, event.to.email));
    });
    bus.inTransaction<identity::EmailChanged>([this](const auto& event, Transaction& tx) {
        write(tx, MailKind::EmailChanged, {}, addressee(event.user, event.former),
            about(event.former, event.to.email));
    });
    bus.inTransaction<identity::PasswordChanged>([this](const auto& event, Transaction& tx) {
        write(tx, MailKind::PasswordChanged, {}, addressee(event.user, event.to), about(event.to));
    });
    bus.inTransaction<identity::AccessKeyMade>([this](const auto& event, Transaction& tx) {
        write(tx, MailKind::AccessKeyMade, {}, addressee(event.user, event.to), about(event.to, event.name));
    });
    bus.inTransaction<identity::UserDeleted>(
        [](const auto& event, Transaction& tx) { repository::forgetUser(tx, event.user); });

    bus.inTransaction<mentorship::RequestSent>([this](const auto& event, Transaction& tx) {
        tell(*this, tx, MailKind::RequestReceived, event.request.toString(), event.mentor, event.apprentice);
    });
    bus.inTransaction<mentorship::RequestSettled>([this](const auto& event, Transaction& tx) {
        if (event.status == RequestStatus::Accepted)
            tell(*this, tx, MailKind::RequestAccepted, event.request.toString(), event.apprentice,
                event.mentor);
    });
    listenToSessions(bus, *this);
}

} // namespace gremio::notifications
