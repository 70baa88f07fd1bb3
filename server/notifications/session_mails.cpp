// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/session_mails.h"

#include "server/notifications/outbox_service.h"
#include "server/scheduling/scheduling_events.h"
#include "server/scheduling/session_repository.h"

namespace gremio::notifications {

namespace {

using scheduling::SessionChanged;
using scheduling::SessionDue;
using storage::Transaction;

struct News {
    MailKind kind = MailKind::SessionBooked;
    Instant startsAt{};
};

bool isOpen(SessionStatus status)
{
    return status == SessionStatus::Proposed || status == SessionStatus::Scheduled;
}

/// What of a change is worth a mail.
std::optional<News> newsOf(const std::optional<Session>& former, const Session& session)
{
    const bool scheduled = session.status == SessionStatus::Scheduled;
    if (!former)
        return News{scheduled ? MailKind::SessionBooked : MailKind::SessionProposed, session.startsAt};
    if (session.status == SessionStatus::Cancelled && isOpen(former->status))
        return News{MailKind::SessionCancelled, former->startsAt};
    if (scheduled && former->status == SessionStatus::Proposed)
        return News{MailKind::SessionBooked, session.startsAt};
    if (scheduled && former->startsAt != session.startsAt)
        return News{MailKind::SessionMoved, session.startsAt};
    if (scheduled && session.move && session.move != former->move)
        return News{MailKind::SessionMoveAsked, session.move->startsAt};
    return std::nullopt;
}

/// Unless their address was never confirmed. What comes after the session is of no use.
void tell(const OutboxService& outbox, Transaction& tx, const News& news, const QString& event, UserId user,
    const Person& other)
{
    const auto mailbox = repository::mailbox(tx, user);
    if (!mailbox || news.startsAt <= tx.now())
        return;
    MailFacts facts;
    facts.name = mailbox->displayName;
    facts.other = other.displayName;
    facts.startsAt = news.startsAt;
    facts.timeZone = mailbox->timeZone;
    facts.expiresAt = news.startsAt;
    outbox.write(tx, news.kind, event, {user, mailbox->email, mailbox->locale}, facts);
}

} // namespace

void listenToSessions(storage::EventBus& bus, const OutboxService& outbox)
{
    bus.inTransaction<SessionChanged>([&outbox](const SessionChanged& event, Transaction& tx) {
        const auto session = scheduling::repository::session(tx, event.session);
        const auto news = session ? newsOf(event.former, *session) : std::nullopt;
        if (!news)
            return;
        if (event.by != event.mentor)
            tell(outbox, tx, *news, {}, event.mentor, session->apprentice);
        if (event.by != event.apprentice)
            tell(outbox, tx, *news, {}, event.apprentice, session->mentor);
    });
    bus.inTransaction<SessionDue>([&outbox](const SessionDue& event, Transaction& tx) {
        const auto session = scheduling::repository::session(tx, event.session);
        if (!session || !event.byMail)
            return;
        const QString once = QStringLiteral("%1:%2:%3")
                                 .arg(event.session.toString())
                                 .arg(event.before.count())
                                 .arg(toMillis(event.startsAt));
        tell(outbox, tx, {MailKind::SessionReminder, event.startsAt}, once, event.user,
            event.user == session->mentor.id ? session->apprentice : session->mentor);
    });
}

} // namespace gremio::notifications
