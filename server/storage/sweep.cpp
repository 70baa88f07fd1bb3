// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sweep.h"

#include <atomic>

namespace gremio::storage {

namespace {
/// Few enough that others on the writer do not wait long for it.
constexpr int batch = 100;
} // namespace

/// Kept by the job that runs, so that it may outlive the timer.
struct Sweep::Round : std::enable_shared_from_this<Round> {
    Round(Database& d, Chore c)
        : database(d)
        , chore(std::move(c))
    {
    }

    void start()
    {
        if (!running.exchange(true))
            next();
    }

    void next()
    {
        database.write([self = shared_from_this()](Transaction& tx) { self->done = self->chore(tx, batch); },
            [self = shared_from_this()](std::exception_ptr failure) {
                // What fails now is tried again at the next round.
                if (!failure && self->done == batch)
                    self->next();
                else
                    self->running = false;
            });
    }

    Database& database;
    Chore chore;
    std::atomic<bool> running = false;
    std::atomic<int> done = 0;
};

Sweep::Sweep(Database& database, std::chrono::milliseconds every, Chore chore)
    : m_round(std::make_shared<Round>(database, std::move(chore)))
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [round = m_round] { round->start(); });
    m_timer.start(every);
    m_round->start();
}

Sweep::~Sweep() = default;

} // namespace gremio::storage
