// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/mail.h"

#include <map>
#include <optional>
#include <vector>

/// The rows of the outbox.
namespace gremio::notifications::repository {

struct NewMail {
    MailId id;
    MailKind kind = MailKind::VerifyEmail;
    QString eventKey;
    std::optional<UserId> user;
    QString address;
    UiLocale locale = UiLocale::English;
    QByteArray payload; ///< sealed
    Instant giveUpAt{};
    std::optional<Instant> expiresAt;
};

/// One that was taken to be sent.
struct ClaimedMail {
    MailId id;
    MailKind kind = MailKind::VerifyEmail;
    QString address;
    UiLocale locale = UiLocale::English;
    QByteArray payload;
    int attempts = 0; ///< this one included
    Instant createdAt{};
    Instant giveUpAt{};
    std::optional<Instant> expiresAt;
};

/// Where a person may be told of what others do.
struct Mailbox {
    QString email;
    QString displayName;
    UiLocale locale = UiLocale::English;
    QString timeZone; ///< IANA
};

struct MailPosition {
    Instant createdAt{};
    MailId id;
};

/// False when the same was told to the same person already.
bool insert(storage::Transaction& tx, const NewMail& mail);

bool hasDue(storage::Transaction& tx);

/// Takes what is due, longest due first; nobody else takes it before `until`.
std::vector<ClaimedMail> claim(storage::Transaction& tx, const Uuid& lease, Instant until, int limit);

/// The secret in it is gone with this.
void sent(storage::Transaction& tx, MailId id);
/// These two do nothing when somebody else has it by now.
void againLater(storage::Transaction& tx, MailId id, const Uuid& lease, Instant at, const QString& error);
void dead(storage::Transaction& tx, MailId id, const Uuid& lease, const QString& error);

/// False unless it was given up and can still be of use.
bool retry(storage::Transaction& tx, MailId id, Instant giveUpAt);

int forgetSettled(storage::Transaction& tx, Instant sentBefore, Instant deadBefore);
void forgetUser(storage::Transaction& tx, UserId user);

std::optional<Mail> mail(storage::Transaction& tx, MailId id);
/// Newest first, from `after` on.
std::vector<Mail> mails(storage::Transaction& tx, std::optional<MailState> state,
    const std::optional<MailPosition>& after, int limit);
/// What was written to one account, oldest first, after `after`; at most `limit`.
std::vector<Mail> mailsOf(storage::Transaction& tx, UserId user, MailId after, int limit);

/// What a mail tells, sealed.
struct SealedPayload {
    MailId id;
    QByteArray payload;
};
std::vector<SealedPayload> payloads(storage::Transaction& tx, MailId after, int limit);
/// Does nothing to one that was sent meanwhile.
void setPayload(storage::Transaction& tx, const SealedPayload& sealed);

/// What a restored backup does with mails that waited when it was made: it gives them up, so that none goes
/// out twice unless an admin wants it.
QString holdRestoredSql(storage::Engine engine);

std::map<MailState, qint64> counts(storage::Transaction& tx);

std::optional<Mailbox> mailbox(storage::Transaction& tx, UserId user);
QString displayName(storage::Transaction& tx, UserId user);

} // namespace gremio::notifications::repository
