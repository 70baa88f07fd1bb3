// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/burst.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace gremio::net {

/// Hands values from any thread to the thread of this object. One posted event, so one wake-up, per
/// burst: only the value that finds the box empty posts it (see also Burst). The order of each sender is
/// kept.
template <typename T>
class Mailbox final : public QObject, public std::enable_shared_from_this<Mailbox<T>> {
public:
    /// Called in the thread of the mailbox, once for each value.
    using Receive = std::function<void(T&&)>;

    explicit Mailbox(Receive receive)
        : m_receive(std::move(receive))
    {
    }

    /// Any thread. False if the box is closed; the value is dropped then.
    bool send(T value)
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return false;
        m_waiting.push_back(std::move(value));
        if (m_waiting.size() == 1)
            wake();
        return true;
    }

    /// As send(), but in the thread of the mailbox the value is received at once.
    bool sendOrReceive(T value)
    {
        if (QThread::currentThread() != thread())
            return send(std::move(value));
        if (isClosed())
            return false;
        m_receive(std::move(value));
        return true;
    }

    /// Any thread. What waits is dropped.
    void close()
    {
        std::vector<T> dropped; // destroyed without the lock: values may own what sends to us
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        dropped.swap(m_waiting);
    }

    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        std::vector<T> taken;
        {
            const std::lock_guard lock(m_mutex);
            taken.swap(m_waiting);
        }
        for (T& value : taken)
            m_receive(std::move(value));
        return true;
    }

private:
    void wake()
    {
        Burst* const burst = Burst::current();
        std::shared_ptr<QObject> self = burst ? this->weak_from_this().lock() : nullptr;
        if (self)
            burst->wakeLater(std::move(self));
        else
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
    }

    bool isClosed()
    {
        const std::lock_guard lock(m_mutex);
        return m_closed;
    }

    Receive m_receive;
    std::mutex m_mutex;
    std::vector<T> m_waiting;
    bool m_closed = false;
};

} // namespace gremio::net
