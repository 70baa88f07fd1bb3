// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace gremio::net {

/// Coarse timeouts for many owners: setting and cancelling one costs a few pointers, whatever their
/// number. Nothing fires early; it fires up to one tick late. Time is an argument. One thread.
class TimerWheel {
public:
    using Instant = std::chrono::steady_clock::time_point;

    /// A timeout: a base or a member of its owner, who may be destroyed while it is set.
    class Entry {
    public:
        Entry() = default;
        Entry(const Entry&) = delete;
        Entry& operator=(const Entry&) = delete;
        virtual ~Entry() { cancel(); }

        void cancel();
        [[nodiscard]] bool isSet() const { return m_next != nullptr; }
        [[nodiscard]] Instant deadline() const { return m_deadline; }

    private:
        friend class TimerWheel; // intrusive list
        virtual void timedOut() = 0;

        Entry* m_next = nullptr;
        Entry* m_previous = nullptr;
        Instant m_deadline;
    };

    explicit TimerWheel(std::chrono::milliseconds tick, Instant now);
    TimerWheel(const TimerWheel&) = delete;
    TimerWheel& operator=(const TimerWheel&) = delete;
    ~TimerWheel();

    /// Sets or moves.
    void set(Entry& entry, Instant deadline);
    /// Fires what is due at `now`; call it every tick. Entries may be set, cancelled and destroyed
    /// meanwhile, also the one that fires.
    void advance(Instant now);
    [[nodiscard]] std::chrono::milliseconds tick() const { return m_tick; }

private:
    class Head final : public Entry {
        void timedOut() override { }
    };
    static constexpr std::size_t slots = 1024; ///< Deadlines beyond a turn stay for the next one.

    [[nodiscard]] std::size_t slot(Instant deadline) const;
    static void link(Entry& head, Entry& entry);

    std::array<Head, slots> m_heads; ///< Rings; an empty one points to itself.
    std::chrono::milliseconds m_tick;
    Instant m_start;
    std::size_t m_passed = 0; ///< Ticks since the start that were handled.
};

} // namespace gremio::net
