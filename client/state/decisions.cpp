// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/decisions.h"

#include <algorithm>

namespace gremio {

Decisions::Decisions(std::chrono::milliseconds window, QObject* parent)
    : QObject(parent)
    , m_window(window)
{
}

Decisions::~Decisions() = default;

std::vector<Decisions::Waiting>::iterator Decisions::locate(const MentorshipRequestId& request)
{
    return std::find_if(
        m_waiting.begin(), m_waiting.end(), [&](const Waiting& w) { return w.decision.request == request; });
}

void Decisions::add(const Decision& decision)
{
    if (const auto before = locate(decision.request); before != m_waiting.end())
        m_waiting.erase(before);
    Waiting waiting{decision, std::make_unique<QTimer>()};
    waiting.timer->setSingleShot(true);
    connect(waiting.timer.get(), &QTimer::timeout, this, [this, id = decision.request] { commit(id); });
    waiting.timer->start(m_window);
    m_waiting.push_back(std::move(waiting));
    Q_EMIT changed();
}

void Decisions::handOver(const MentorshipRequestId& request)
{
    if (const auto waiting = locate(request); waiting != m_waiting.end())
        waiting->timer->stop();
}

bool Decisions::undo(const MentorshipRequestId& request)
{
    const auto waiting = locate(request);
    if (waiting == m_waiting.end())
        return false;
    m_waiting.erase(waiting);
    Q_EMIT changed();
    return true;
}

void Decisions::commit(const MentorshipRequestId& request)
{
    const auto waiting = locate(request);
    if (waiting == m_waiting.end())
        return;
    const Decision decision = waiting->decision;
    waiting->timer->stop();
    // The timer may be the one that called us: it goes when control is back in the event loop.
    waiting->timer.release()->deleteLater();
    m_waiting.erase(waiting);
    Q_EMIT due(decision);
    Q_EMIT changed();
}

void Decisions::commitAll()
{
    while (!m_waiting.empty())
        commit(m_waiting.front().decision.request);
}

const Decision* Decisions::find(const MentorshipRequestId& request) const
{
    const auto waiting = std::find_if(
        m_waiting.begin(), m_waiting.end(), [&](const Waiting& w) { return w.decision.request == request; });
    return waiting == m_waiting.end() ? nullptr : &waiting->decision;
}

} // namespace gremio
