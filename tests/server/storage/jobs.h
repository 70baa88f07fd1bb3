// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"
#include "shared/core/problem.h"

#include <QSemaphore>

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <vector>

namespace gremio::test {

/// Collects how jobs ended, from whatever thread, in order.
class Ends {
public:
    storage::Completion expect(int number)
    {
        return [this, number](std::exception_ptr error) {
            {
                const std::lock_guard lock(m_mutex);
                m_order.push_back(number);
                m_errors.push_back(error);
            }
            m_count.release();
        };
    }
    bool wait(int count) { return m_count.tryAcquire(count, 60'000); }
    std::vector<int> order() const
    {
        const std::lock_guard lock(m_mutex);
        return m_order;
    }
    int failures() const
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(
            std::count_if(m_errors.begin(), m_errors.end(), [](auto& e) { return e != nullptr; }));
    }
    std::optional<ErrorCode> code(int number) const
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            if (m_order[i] != number || !m_errors[i])
                continue;
            try {
                std::rethrow_exception(m_errors[i]);
            } catch (const Problem& problem) {
                return problem.code();
            } catch (...) {
            }
        }
        return std::nullopt;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<int> m_order;
    std::vector<std::exception_ptr> m_errors;
    QSemaphore m_count;
};

/// Occupies a writer until it is let go, so that jobs pile up behind it.
class Plug {
public:
    explicit Plug(storage::Database& database)
    {
        database.write(
            [this](storage::Transaction&) {
                m_running.release();
                m_go.acquire();
            },
            [this](std::exception_ptr) { m_done.release(); });
        m_running.acquire();
    }
    void pull() { m_go.release(); }
    ~Plug()
    {
        m_go.release();
        m_done.acquire();
    }

private:
    QSemaphore m_running;
    QSemaphore m_go;
    QSemaphore m_done;
};

} // namespace gremio::test
