// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/admin_service.h"
#include "server/app/mail_service.h"
#include "server/app/settings.h"
#include "server/calendar/calendar_service.h"
#include "server/chat/chat_pushes.h"
#include "server/directory/directory_pushes.h"
#include "server/directory/directory_service.h"
#include "server/directory/mentor_search.h"
#include "server/export/exporter.h"
#include "server/identity/access_key_service.h"
#include "server/identity/access_token.h"
#include "server/identity/account_security_service.h"
#include "server/identity/failure_limit.h"
#include "server/identity/identity_chores.h"
#include "server/identity/identity_service.h"
#include "server/identity/password_hasher.h"
#include "server/identity/token_authenticator.h"
#include "server/mentorship/expiry_sweep.h"
#include "server/mentorship/mentorship_pushes.h"
#include "server/mentorship/mentorship_service.h"
#include "server/moderation/block_pushes.h"
#include "server/notifications/notification_pushes.h"
#include "server/notifications/outbox_service.h"
#include "server/realtime/bus/bus.h"
#include "server/realtime/hub/hub.h"
#include "server/reviews/review_pushes.h"
#include "server/reviews/review_service.h"
#include "server/scheduling/availability_service.h"
#include "server/scheduling/session_pushes.h"
#include "server/scheduling/session_service.h"
#include "server/scheduling/slot_finder.h"
#include "server/storage/database.h"
#include "server/storage/event_bus.h"
#include "server/storage/sweep.h"
#include "shared/core/clock.h"

#include <atomic>
#include <memory>

namespace gremio::app {

/// The database and the services of all domains, wired. What `serve` puts routes before, and what the other
/// commands call directly. The schema must be up to date.
class Services {
public:
    enum class Mails {
        Written, ///< into the outbox
        None, ///< what is done here concerns nobody outside: demo data
    };

    /// Throws StorageError or SettingsError.
    Services(const Settings& settings, const Clock& clock, Mails mails = Mails::Written);
    ~Services();
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    /// What is done by the clock and not because somebody asks; for `serve`.
    void startChores(const Settings& settings);
    /// Sends no more mails; those on their way have `patience`.
    void stopMail(std::chrono::milliseconds patience);

    // In the order they are made: each knows only what stands above it.
    const Clock& clock;
    identity::PasswordHasher hasher;
    identity::FailureLimit passwordFailures;
    identity::AccessTokens tokens;
    std::unique_ptr<identity::TokenAuthenticator> authenticator;
    identity::IdentityService identity;
    identity::AccountSecurityService accountSecurity;
    identity::AccessKeyService accessKeys;
    directory::DirectoryService directory;
    scheduling::SlotFinder slotFinder;
    directory::MentorSearch mentorSearch;
    mentorship::MentorshipService mentorship;
    scheduling::AvailabilityService availability;
    scheduling::SessionService sessions;
    reviews::ReviewService reviews;
    calendar::CalendarService calendar;
    admin::AdminService admin;
    exporting::Exporter exporter;
    notifications::OutboxService outbox;
    realtime::EventTable events;
    realtime::Hub hub;
    directory::DirectoryPushes directoryPushes;
    mentorship::MentorshipPushes mentorshipPushes;
    chat::ChatPushes chatPushes;
    moderation::BlockPushes blockPushes;
    scheduling::SessionPushes sessionPushes;
    reviews::ReviewPushes reviewPushes;
    notifications::NotificationPushes notificationPushes;
    std::unique_ptr<gremio::bus::Bus>
        neighbours; ///< to the other processes of this database; null: there are none
    storage::EventBus bus;
    std::unique_ptr<storage::Database> database;

private:
    void followSigningKey();

    QString m_keyFile; // empty: the key is in the configuration
    std::unique_ptr<storage::Database::Watch> m_securityWatch;
    std::unique_ptr<identity::IdentityChores> m_identityChores;
    std::unique_ptr<mentorship::ExpirySweep> m_expirySweep;
    std::chrono::days m_connectionLogKept;
    std::vector<std::unique_ptr<storage::Sweep>> m_sweeps;
    std::unique_ptr<MailService> m_mail;
    std::atomic<MailService*> m_mailToWake = nullptr; ///< by writers, which are there before it
};

/// The data directory, made with mode 0700 if it is not there. Throws SettingsError.
void ensureDataDir(const Settings& settings);

/// What mails that wait are sealed with.
identity::SecretBytes outboxKey(const identity::SigningKey& key);

/// Where the signing key is kept unless the setting `signing_key` holds it.
QString signingKeyFile(const Settings& settings);
/// The key before that one, for as long as something may be sealed with it.
QString formerKeyFile(const Settings& settings);

/// Whether there is a key to sign with; makes none. Throws SettingsError for one that cannot be used, and in
/// production when there is none.
bool hasSigningKey(const Settings& settings);

/// Throws SettingsError for what DatabaseUrl does not take.
storage::DatabaseUrl databaseUrl(const Settings& settings);

} // namespace gremio::app
