// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/outbox_runner.h"

#include "server/notifications/mail_composer.h"
#include "server/notifications/mail_transport.h"
#include "server/notifications/outbox_service.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <set>

namespace gremio::notifications {

namespace {

Q_LOGGING_CATEGORY(mailLog, "gremio.mail")

using repository::ClaimedMail;
using storage::Transaction;

constexpr std::chrono::hours keepSent{24 * 30};
constexpr std::chrono::hours keepDead{24 * 90};
constexpr std::chrono::hours cleanEvery{1};

} // namespace

/// Kept by the jobs that run, so that it may outlive the runner.
struct OutboxRunner::Round : std::enable_shared_from_this<Round> {
    Round(storage::Database& d, const OutboxService& o, const MailComposer& c, MailTransport& t, Options opts)
        : database(d)
        , outbox(o)
        , composer(c)
        , transport(t)
        , options(opts)
    {
    }

    void tick()
    {
        const auto now = std::chrono::steady_clock::now();
        if (!cleanedAt || now - *cleanedAt >= cleanEvery) {
            cleanedAt = now;
            clean();
        }
        std::set<MailId> again;
        {
            const std::lock_guard lock(mutex);
            again = unmarked;
        }
        for (const MailId id : again)
            markSent(id);
        pump();
    }

    void clean()
    {
        database.write(
            [](Transaction& tx) { repository::forgetSettled(tx, tx.now() - keepSent, tx.now() - keepDead); },
            [](std::exception_ptr) {}); // the next time, then
    }

    void pump()
    {
        int room = 0;
        {
            const std::lock_guard lock(mutex);
            if (stopping)
                return;
            if (claiming) {
                lookAgain = true;
                return;
            }
            room = options.atOnce - onTheirWay;
            if (room <= 0)
                return; // whoever ends next looks again
            claiming = true;
            lookAgain = false;
        }
        const auto due = std::make_shared<bool>(false);
        database.read([due](Transaction& tx) { *due = repository::hasDue(tx); },
            [self = shared_from_this(), due, room](std::exception_ptr failure) {
                if (failure || !*due)
                    self->claimed({}, Uuid(), bool(failure));
                else
                    self->claim(room);
            });
    }

    void claim(int room)
    {
        struct Taken {
            Uuid lease;
            std::vector<ClaimedMail> mails;
        };
        const auto taken = std::make_shared<Taken>();
        database.write(
            [taken, room, lease = options.lease](Transaction& tx) {
                taken->lease = Uuid::generate(tx.now());
                taken->mails = repository::claim(tx, taken->lease, tx.now() + lease, room);
            },
            [self = shared_from_this(), taken](std::exception_ptr failure) {
                self->claimed(failure ? std::vector<ClaimedMail>() : std::move(taken->mails), taken->lease,
                    bool(failure));
            });
    }

    void claimed(const std::vector<ClaimedMail>& mails, const Uuid& lease, bool failed)
    {
        bool again = false;
        {
            const std::lock_guard lock(mutex);
            claiming = false;
            onTheirWay += static_cast<int>(mails.size());
            again = !failed && lookAgain;
            changed.notify_all();
        }
        for (const ClaimedMail& mail : mails)
            dispatch(mail, lease);
        if (again)
            pump();
    }

    void dispatch(const ClaimedMail& mail, const Uuid& lease)
    {
        const auto settle = [self = shared_from_this(), mail, lease](
                                const Delivery& delivery) { self->settle(mail, lease, delivery); };
        bool delivered = false;
        {
            const std::lock_guard lock(mutex);
            delivered = unmarked.count(mail.id) > 0;
            if (stopping) // taken while stop() was called: the lease gives it back
                return leave();
        }
        if (delivered)
            return settle({Delivery::Outcome::Accepted, {}});
        Letter letter;
        try {
            const auto facts = outbox.facts(mail);
            if (!facts) {
                return settle({Delivery::Outcome::Never,
                    QStringLiteral("It was sealed with another signing key than the server has now.")});
            }
            letter = composer.compose(mail, *facts);
        } catch (const std::exception& error) {
            return settle({Delivery::Outcome::Never, QString::fromUtf8(error.what())});
        }
        transport.send(std::move(letter), settle);
    }

    /// On whatever thread the answer came.
    void settle(const ClaimedMail& mail, const Uuid& lease, const Delivery& delivery)
    {
        switch (delivery.outcome) {
        case Delivery::Outcome::Accepted: {
            const std::lock_guard lock(mutex);
            unmarked.insert(mail.id);
        }
            return markSent(mail.id, true);
        case Delivery::Outcome::Unknown:
            return ended();
        case Delivery::Outcome::Later:
        case Delivery::Outcome::Never:
            break;
        }
        const auto delay = delayAfter(mail.attempts, options, QRandomGenerator::global()->generateDouble());
        database.write(
            [mail, lease, delivery, delay](Transaction& tx) {
                const Instant at = tx.now() + delay;
                QString error = delivery.detail;
                bool over = delivery.outcome == Delivery::Outcome::Never || at >= mail.giveUpAt;
                if (!over && mail.expiresAt && at >= *mail.expiresAt) {
                    error += QStringLiteral(" Its code expires before the next attempt.");
                    over = true;
                }
                if (over)
                    repository::dead(tx, mail.id, lease, error);
                else
                    repository::againLater(tx, mail.id, lease, at, error);
            },
            [self = shared_from_this()](std::exception_ptr) { self->ended(); }); // else the lease ends
        qCWarning(mailLog, "mail %s, attempt %d: %s", mail.id.toByteArray().constData(), mail.attempts,
            qUtf8Printable(delivery.detail));
    }

    /// Until it is marked, this process does not send it again, whatever the database says.
    void markSent(MailId id, bool first = false)
    {
        database.write([id](Transaction& tx) { repository::sent(tx, id); },
            [self = shared_from_this(), id, first](std::exception_ptr failure) {
                if (failure) {
                    qCWarning(
                        mailLog, "mail %s was sent and cannot be marked yet", id.toByteArray().constData());
                } else {
                    const std::lock_guard lock(self->mutex);
                    self->unmarked.erase(id);
                }
                if (first)
                    self->ended();
            });
    }

    void ended()
    {
        {
            const std::lock_guard lock(mutex);
            leave();
        }
        pump();
    }

    void leave() // with the mutex
    {
        --onTheirWay;
        changed.notify_all();
    }

    bool waitForEnd(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, patience, [this] { return onTheirWay == 0 && !claiming; });
    }

    storage::Database& database;
    const OutboxService& outbox;
    const MailComposer& composer;
    MailTransport& transport;
    const Options options;
    std::optional<std::chrono::steady_clock::time_point> cleanedAt; // the timer's thread only

    std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    bool claiming = false;
    bool lookAgain = false;
    int onTheirWay = 0;
    std::set<MailId> unmarked; ///< sent, and not marked so yet
};

OutboxRunner::OutboxRunner(storage::Database& database, const OutboxService& outbox,
    const MailComposer& composer, MailTransport& transport, Options options)
    : m_transport(transport)
    , m_round(std::make_shared<Round>(database, outbox, composer, transport, options))
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [round = m_round] { round->tick(); });
    m_timer.start(options.poll);
    m_round->tick();
}

OutboxRunner::~OutboxRunner()
{
    stop(std::chrono::milliseconds(0));
}

void OutboxRunner::wake()
{
    m_round->pump();
}

void OutboxRunner::stop(std::chrono::milliseconds patience)
{
    m_timer.stop();
    {
        const std::lock_guard lock(m_round->mutex);
        m_round->stopping = true;
    }
    if (m_round->waitForEnd(patience))
        return;
    m_transport.stop();
    // What the transport gave back is still to be written down.
    m_round->waitForEnd(std::chrono::seconds(2));
}

std::chrono::milliseconds OutboxRunner::delayAfter(int attempts, const Options& options, double random)
{
    const double doubled = double(options.firstDelay.count()) * std::exp2(std::clamp(attempts - 1, 0, 30));
    const double delay = std::min(doubled, double(options.longestDelay.count()));
    return std::chrono::milliseconds(static_cast<qint64>(delay * (0.8 + 0.4 * random)));
}

} // namespace gremio::notifications
