// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"

#include <atomic>

namespace gremio {

/// Where the time comes from. Handed to whoever needs it, so that tests own the time. Any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;

protected:
    Clock() = default;
    Clock(const Clock&) = default;
    Clock& operator=(const Clock&) = default;
};

/// The machine's wall clock.
class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// Stands still until it is told otherwise.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start);
    Instant now() const override;
    void set(Instant instant);
    void advance(std::chrono::milliseconds by);

private:
    std::atomic<qint64> m_millis;
};

} // namespace gremio
