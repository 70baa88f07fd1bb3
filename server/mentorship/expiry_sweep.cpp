// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mentorship/expiry_sweep.h"

#include "server/mentorship/mentorship_service.h"

#include <atomic>

namespace gremio::mentorship {

namespace {
/// Few enough that others on the writer do not wait long for it.
constexpr int batch = 100;
} // namespace

/// Batch after batch until none is due. Kept by the job that runs, so that it may outlive the timer.
struct ExpirySweep::Round : std::enable_shared_from_this<Round> {
    Round(storage::Database& d, MentorshipService& s)
        : database(d)
        , service(s)
    {
    }

    void start()
    {
        if (!running.exchange(true))
            next();
    }

    void next()
    {
        database.write([self = shared_from_this()](
                           storage::Transaction& tx) { self->settled = self->service.expire(tx, batch); },
            [self = shared_from_this()](std::exception_ptr failure) {
                // What fails now is tried again at the next round.
                if (!failure && self->settled == batch)
                    self->next();
                else
                    self->running = false;
            });
    }

    storage::Database& database;
    MentorshipService& service;
    std::atomic<bool> running = false;
    std::atomic<int> settled = 0;
};

ExpirySweep::ExpirySweep(
    storage::Database& database, MentorshipService& service, std::chrono::milliseconds every)
    : m_round(std::make_shared<Round>(database, service))
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [round = m_round] { round->start(); });
    m_timer.start(every);
    m_round->start();
}

} // namespace gremio::mentorship
