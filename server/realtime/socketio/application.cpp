// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/socketio/application.h"

#include <atomic>
#include <utility>

namespace gremio::socketio {

struct Answer::State {
    Sink sink;
    std::atomic_flag answered = ATOMIC_FLAG_INIT;

    explicit State(Sink s)
        : sink(std::move(s))
    {
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { give({false, {}, "The server could not decide", {}}); }

    void give(Verdict verdict)
    {
        if (!answered.test_and_set())
            sink(std::move(verdict));
    }
};

Answer::Answer(Sink sink)
    : m_state(std::make_shared<State>(std::move(sink)))
{
}

void Answer::accept(std::vector<Room> rooms) const
{
    if (m_state)
        m_state->give({true, std::move(rooms), {}, {}});
}

void Answer::refuse(QByteArrayView message, QByteArrayView dataJson) const
{
    if (m_state)
        m_state->give({false, {}, message.toByteArray(), dataJson.toByteArray()});
}

struct Ack::State {
    Sink sink;
    std::atomic_flag answered = ATOMIC_FLAG_INIT;

    explicit State(Sink s)
        : sink(std::move(s))
    {
    }
};

Ack::Ack(Sink sink)
    : m_state(std::make_shared<State>(std::move(sink)))
{
}

void Ack::operator()(QByteArray args, std::vector<QByteArray> attachments) const
{
    if (m_state && !m_state->answered.test_and_set())
        m_state->sink(std::move(args), std::move(attachments));
}

} // namespace gremio::socketio
