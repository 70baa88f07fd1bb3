// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/socket_io_client.h"

#include "shared/protocol/presence.h"

#include <QRandomGenerator>

using namespace std::chrono_literals;

namespace gremio {

namespace {

/// The part of an ack that is the same for all (realtime.md, Events).
struct AckHead {
    bool ok = false;
    std::optional<ProblemDocument> problem;

    static constexpr auto fields()
    {
        return fieldList(field("ok", &AckHead::ok, "Whether it was done"),
            field("problem", &AckHead::problem, "Why not, as REST would say it"));
    }
};

RawAnswer failure(ApiError::Kind kind)
{
    RawAnswer answer;
    answer.error = ApiError{};
    answer.error->kind = kind;
    return answer;
}

RawAnswer readAck(const QByteArray& payload)
{
    RawAnswer answer;
    try {
        const auto head = fromJson<AckHead>(payload, Reading::Tolerant);
        if (head.ok) {
            answer.status = 200;
            answer.body = payload;
        } else if (head.problem) {
            answer.error = ApiError::fromDocument(*head.problem);
            answer.status = head.problem->status;
        } else {
            answer.error = ApiError::badAnswer({});
        }
    } catch (const Problem& problem) {
        answer.error = ApiError::badAnswer(problem.detail());
    }
    return answer;
}

} // namespace

SocketIoClient::SocketIoClient(Channel& channel, QObject* parent)
    : SocketIoClient(channel, Timing(), parent)
{
}

SocketIoClient::SocketIoClient(Channel& channel, const Timing& timing, QObject* parent)
    : QObject(parent)
    , m_channel(channel)
    , m_timing(timing)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &SocketIoClient::attempt);
    m_renew.setSingleShot(true);
    connect(&m_renew, &QTimer::timeout, this, [this] { m_renewal = Call<Nothing>(m_channel.renew()); });
    connect(&channel, &Channel::renewed, this, &SocketIoClient::keepToken);
}

SocketIoClient::~SocketIoClient()
{
    if (m_line)
        m_line->leave();
    m_renewal.cancel();
    for (const auto& [id, core] : std::exchange(m_acks, {}))
        core->cancel();
}

void SocketIoClient::open()
{
    if (m_state == State::Closed)
        attempt();
}

void SocketIoClient::close()
{
    m_next.stop();
    m_renewal.cancel();
    const bool was = isConnected();
    if (m_line)
        m_line->leave();
    letGo();
    m_pid.clear();
    m_offset.clear();
    m_failures = 0;
    setState(State::Closed);
    if (was)
        Q_EMIT disconnected();
}

void SocketIoClient::tryNow()
{
    if (m_state == State::Waiting)
        attempt();
}

int SocketIoClient::secondsToNextTry() const
{
    return m_next.isActive() ? (m_next.remainingTime() + 999) / 1000 : 0;
}

void SocketIoClient::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

void SocketIoClient::attempt()
{
    m_next.stop();
    m_renewedFor = false;
    setState(State::Connecting);
    if (m_channel.accessLeft() > 0ms) {
        connectLine();
        return;
    }
    m_renewal = Call<Nothing>(m_channel.renew());
    // Refused for good, the channel says so to whoever signs out.
    m_renewal.then(
        this, [this](const auto&) { connectLine(); }, [this](const ApiError&) { failed(); });
}

void SocketIoClient::connectLine()
{
    m_saidToken = m_channel.accessToken();
    m_line.reset(new SocketIoLine(
        m_channel.server(), m_channel.userAgent(), {m_saidToken, m_pid, m_offset}, m_timing.connectTimeout));
    connect(m_line.get(), &SocketIoLine::joined, this, [this](const QByteArray& pid) {
        const bool recovered = !pid.isEmpty() && pid == m_pid;
        m_pid = pid;
        if (!recovered)
            m_offset.clear();
        m_failures = 0;
        setState(State::Connected);
        keepToken();
        Q_EMIT connected(recovered);
    });
    connect(m_line.get(), &SocketIoLine::refused, this, &SocketIoClient::refusedBy);
    connect(m_line.get(), &SocketIoLine::lost, this, [this](const ApiError&) { lose(); });
    connect(m_line.get(), &SocketIoLine::received, this,
        [this](const QByteArray& name, const QByteArray& payload, const QByteArray& offset) {
            if (!offset.isEmpty() && !m_pid.isEmpty())
                m_offset = offset;
            Q_EMIT received(name, payload);
        });
    connect(m_line.get(), &SocketIoLine::acknowledged, this, &SocketIoClient::acknowledge);
}

void SocketIoClient::refusedBy(const ApiError& error)
{
    letGo();
    const bool expired = error.is(ErrorCode::TokenExpired) || error.is(ErrorCode::Unauthenticated);
    if (!expired || std::exchange(m_renewedFor, true)) {
        failed();
        return;
    }
    if (m_channel.accessToken() != m_saidToken && m_channel.accessLeft() > 0ms) {
        connectLine(); // renewed meanwhile
        return;
    }
    m_renewal = Call<Nothing>(m_channel.renew());
    m_renewal.then(
        this, [this](const auto&) { connectLine(); }, [this](const ApiError&) { failed(); });
}

void SocketIoClient::lose()
{
    const bool was = isConnected();
    letGo();
    failed();
    if (was)
        Q_EMIT disconnected();
}

void SocketIoClient::letGo()
{
    m_renew.stop();
    if (m_line) {
        m_line->disconnect(this);
        m_line.reset();
    }
    for (const auto& [id, core] : std::exchange(m_acks, {}))
        core->finish(failure(ApiError::Kind::Offline));
}

void SocketIoClient::failed()
{
    // Full jitter: a server that comes back is not met by everybody at once.
    const auto longest = std::min<std::chrono::milliseconds>(
        m_timing.longestDelay, m_timing.firstDelay * (1LL << std::min(m_failures, 16)));
    const bool wasConnected = isConnected();
    if (!wasConnected)
        ++m_failures;
    const auto pause = QRandomGenerator::global()->bounded(static_cast<int>(longest.count()) + 1);
    m_next.start(std::max(std::chrono::milliseconds(pause), 20ms));
    setState(State::Waiting);
}

void SocketIoClient::keepToken()
{
    if (!isConnected())
        return;
    m_renew.start(std::max(m_channel.accessLeft(), 1000ms));
    if (m_channel.accessToken() == m_saidToken)
        return;
    m_saidToken = m_channel.accessToken();
    emitEvent("auth:refresh", RefreshSocketPayload{m_saidToken})
        .then(
            this, [](const auto&) {},
            [this](const ApiError& error) {
                // Told so by a connection that is there: a new one says it anew.
                if (!error.offline() && isConnected())
                    lose();
            });
}

void SocketIoClient::acknowledge(quint64 id, const QByteArray& payload)
{
    const auto place = m_acks.find(id);
    if (place == m_acks.end())
        return;
    const auto core = place->second;
    m_acks.erase(place);
    core->finish(readAck(payload));
}

std::shared_ptr<detail::CallCore> SocketIoClient::transmit(const char* name, const QByteArray& payload)
{
    auto core = std::make_shared<detail::CallCore>();
    if (!isConnected() || !m_line) {
        QTimer::singleShot(0, this, [core] { core->finish(failure(ApiError::Kind::Offline)); });
        return core;
    }
    const quint64 id = m_nextAck++;
    m_acks.emplace(id, core);
    m_line->sendEvent(name, payload, id);
    QTimer::singleShot(m_timing.ackTimeout, this, [this, id] {
        const auto place = m_acks.find(id);
        if (place == m_acks.end())
            return;
        const auto late = place->second;
        m_acks.erase(place);
        late->finish(failure(ApiError::Kind::Timeout));
    });
    return core;
}

void SocketIoClient::transmitUnanswered(const char* name, const QByteArray& payload)
{
    if (isConnected() && m_line)
        m_line->sendEvent(name, payload);
}

} // namespace gremio
