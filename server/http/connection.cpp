// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/connection.h"

#include "server/http/connection_pool.h"
#include "server/http/response_writer.h"
#include "server/http/upgrade.h"

#include <QLoggingCategory>

#include <algorithm>
#include <exception>
#include <utility>

namespace gremio::http {

namespace {

Q_LOGGING_CATEGORY(logConnection, "gremio.http")

constexpr qsizetype copiedBody = 16 * 1024; // smaller bodies go out in one piece with their head
constexpr qint64 droppedBody = 64 * 1024; // a refused body up to this is read over; beyond, we close
constexpr int readsPerCall = 4; // then other connections get their turn

} // namespace

Connection::Connection(ConnectionPool& pool, quint64 number, const QHostAddress& peer,
    std::unique_ptr<net::AddressLimit::Lease> lease)
    : m_pool(pool)
    , m_number(number)
    , m_lease(std::move(lease))
    , m_peer(peer)
    , m_parser(pool.limits())
{
}

Connection::~Connection() = default;

void Connection::start(std::unique_ptr<net::Transport> transport)
{
    m_transport = std::move(transport);
    updateTimer();
}

void Connection::close()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    cancel();
    m_pool.bury(m_number);
}

bool Connection::isIdle() const
{
    return m_pending.empty() && !m_parser.isInside() && m_held.isEmpty() && m_transport->unsent() == 0;
}

void Connection::drain()
{
    if (m_phase == Phase::Open && isIdle())
        close();
}

// --- in ---

void Connection::canRead()
{
    for (int i = 0; i < readsPerCall && m_phase != Phase::Closed; ++i) {
        if (m_paused || m_inputEnded || !readOnce())
            break;
    }
}

/// False when there is nothing more to read now.
bool Connection::readOnce()
{
    char* buffer = m_pool.thread().buffer();
    const qsizetype size = m_transport->read(buffer, net::IoThread::bufferSize);
    switch (size) {
    case net::Transport::nothing:
        return false;
    case net::Transport::failed:
        close();
        return false;
    case net::Transport::ended:
        m_inputEnded = true;
        m_transport->setReading(false);
        // A client may close its half and wait for the answers (RFC 9112, 9.6).
        if (m_phase == Phase::Lingering || (m_pending.empty() && m_transport->unsent() == 0))
            close();
        else
            goDeaf();
        return false;
    default:
        take(QByteArrayView(buffer, size));
        return size == net::IoThread::bufferSize;
    }
}

void Connection::take(QByteArrayView bytes)
{
    if (m_phase == Phase::Open)
        return process(bytes);
    m_dropped += bytes.size();
    if (m_dropped <= m_pool.limits().lingerBytes)
        return;
    if (m_phase == Phase::Lingering)
        return close();
    m_paused = true;
    m_transport->setReading(false);
}

bool Connection::isFull() const
{
    return static_cast<int>(m_pending.size()) >= m_pool.limits().pipelined
        || m_transport->unsent() > m_pool.limits().unsentBytes;
}

void Connection::process(QByteArrayView bytes)
{
    m_processing = true;
    while (m_phase == Phase::Open && !bytes.isEmpty()) {
        // Only between requests: a body that is being read is bounded by its own limit.
        if (!m_parser.isInside() && isFull()) {
            send(); // what the handler answered on the spot
            if (m_phase != Phase::Open)
                break;
            if (isFull()) {
                m_held = bytes.toByteArray();
                m_paused = true;
                m_transport->setReading(false);
                break;
            }
        }
        bytes = bytes.sliced(m_parser.feed(bytes));
        if (m_parser.state() == RequestParser::State::HeadDone)
            headDone(bytes);
        if (m_phase != Phase::Open)
            break;
        if (m_parser.state() == RequestParser::State::Done)
            requestDone();
        else if (m_parser.state() == RequestParser::State::Failed)
            failRequest(m_parser.errorStatus(), m_parser.errorDetail());
    }
    m_processing = false;
    send();
}

void Connection::headDone(QByteArrayView rest)
{
    Request& request = m_parser.request();
    request.peer = m_peer;
    request.client = m_peer;
    request.secure = m_transport->isSecure();
    request.id = m_pool.newRequestId();
    m_served = true;

    BodyPolicy policy;
    try {
        policy = m_pool.handler().policy(request);
    } catch (const std::exception& error) {
        qCCritical(logConnection, "Request %s: %s", request.id.constData(), error.what());
        return failRequest(500, {});
    }
    if (policy.takeOver)
        return handOver(policy.takeOver, rest);
    if (policy.refuse) {
        const auto length = m_parser.announcedLength();
        // Reading over a small body is cheaper than a new connection; one that waits for 100 Continue
        // may come or not, so there is no telling where the next request would start.
        const bool close = !length || *length > droppedBody || m_parser.expectsContinue();
        refuse(std::move(*policy.refuse), close);
        if (!close)
            m_parser.dropBody(droppedBody);
        return;
    }
    if (m_parser.announcedLength().value_or(0) > policy.limit)
        return failRequest(413, "The body is too large");
    if (m_parser.expectsContinue())
        m_continueDue = true;
    m_bodyStart = std::chrono::steady_clock::now();
    m_parser.takeBody(policy.limit);
}

void Connection::handOver(const std::function<void(Upgraded&&)>& takeOver, QByteArrayView rest)
{
    // Answers that are due would come into the new protocol.
    if (!m_pending.empty() || m_parser.hasBody())
        return failRequest(400, "A request for an upgrade stands alone and has no body");
    m_phase = Phase::Closed;
    cancel();
    takeOver({m_parser.request(), std::move(m_transport), std::move(m_lease), rest.toByteArray()});
    m_pool.bury(m_number);
}

/// Queues the answer to the request that is being read.
void Connection::refuse(Response response, bool shallClose)
{
    m_refused = true;
    Pending& pending = push();
    pending.response = std::move(response);
    if (shallClose)
        goDeaf();
}

Connection::Pending& Connection::push()
{
    const Request& request = m_parser.request();
    Pending& pending = m_pending.emplace_back();
    pending.id = request.id.isEmpty() ? m_pool.newRequestId() : request.id;
    pending.head = request.method == Method::Head;
    pending.close = !m_parser.keepsAlive();
    pending.oldKeepAlive = m_parser.isOldVersion() && m_parser.keepsAlive();
    return pending;
}

void Connection::failRequest(int status, QByteArrayView detail)
{
    if (m_refused) // it has its answer already
        return goDeaf();
    Pending& pending = push();
    pending.close = true;
    pending.response = m_pool.handler().protocolError(status, pending.id, detail);
    goDeaf();
}

void Connection::requestDone()
{
    const bool last = !m_parser.keepsAlive();
    m_continueDue = false; // the body came without it
    m_inside = false;
    if (std::exchange(m_refused, false)) {
        m_parser.take();
    } else {
        push();
        Request request = m_parser.take();
        const QByteArray id = request.id;
        const quint64 number = m_firstPending + m_pending.size() - 1;
        try {
            m_pool.handler().handle(std::move(request), m_pool.responder(m_number, number));
        } catch (const std::exception& error) {
            // The responder is gone by now, and so the answer is on its way.
            qCCritical(logConnection, "Request %s: %s", id.constData(), error.what());
        }
    }
    if (last)
        goDeaf();
}

/// Takes no further request. What is pending is answered, the last answer says close.
void Connection::goDeaf()
{
    if (m_phase != Phase::Open)
        return;
    m_phase = Phase::Deaf;
    m_held = QByteArray();
    if (m_pending.empty())
        return;
    m_pending.back().close = true;
}

// --- out ---

void Connection::answer(quint64 request, std::optional<Response> response)
{
    const quint64 index = request - m_firstPending;
    if (m_phase == Phase::Closed || index >= m_pending.size())
        return;
    Pending& pending = m_pending[static_cast<std::size_t>(index)];
    const bool valid = response && response->status >= 200 && response->status <= 599;
    pending.response = valid ? std::move(*response) : m_pool.handler().protocolError(500, pending.id, {});
    if (!m_processing) {
        send();
        resume();
    }
}

/// Sends the answers that are next in order, then settles what state the connection is in.
void Connection::send()
{
    QByteArray& out = m_pool.outBuffer();
    std::size_t sent = 0;
    bool last = false;
    while (sent < m_pending.size() && m_pending[sent].response && !last && m_phase != Phase::Closed) {
        Pending& pending = m_pending[sent];
        // RFC 9112, 9.6: when draining, the last answer in flight ends the connection.
        if (m_pool.isDraining() && sent + 1 == m_pending.size() && !m_parser.isInside() && m_held.isEmpty())
            pending.close = true;
        last = pending.close;
        appendAnswer(out, pending);
        ++sent;
    }
    m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(sent));
    m_firstPending += sent;
    if (m_continueDue && m_pending.empty() && !last) {
        m_continueDue = false;
        out.append("HTTP/1.1 100 Continue\r\n\r\n");
    }
    if (!out.isEmpty() && m_phase != Phase::Closed)
        write(out);
    out.resize(0); // keeps its memory
    if (m_phase == Phase::Closed)
        return;
    if (last)
        goDeaf();
    afterSending();
}

void Connection::appendAnswer(QByteArray& out, Pending& pending)
{
    const Response& response = *pending.response;
    const Framing framing{pending.head, pending.close, pending.oldKeepAlive};
    appendHead(out, response, framing, pending.id, m_pool.date());
    if (pending.head || !hasContent(response.status))
        return;
    if (response.body.size() <= copiedBody) {
        out.append(response.body);
        return;
    }
    write(out, response.body);
    out.resize(0);
}

bool Connection::write(QByteArrayView first, const QByteArray& second)
{
    const bool waited = m_transport->unsent() > 0;
    if (!m_transport->write(first, second)) {
        close();
        return false;
    }
    if (!waited)
        m_writeDeadline = std::chrono::steady_clock::now() + m_pool.limits().writeTime;
    return true;
}

void Connection::hasSent()
{
    if (m_phase == Phase::Closed)
        return;
    m_writeDeadline = std::chrono::steady_clock::now() + m_pool.limits().writeTime;
    afterSending();
    resume();
}

/// Goes on reading when there is room again.
void Connection::resume()
{
    if (!m_paused || m_phase != Phase::Open || isFull())
        return;
    m_paused = false;
    m_transport->setReading(true);
    const QByteArray held = std::exchange(m_held, QByteArray());
    process(held);
}

void Connection::afterSending()
{
    if (m_phase == Phase::Open && m_pool.isDraining() && isIdle())
        goDeaf();
    if (m_phase == Phase::Deaf && m_pending.empty() && m_transport->unsent() == 0)
        linger();
    if (m_phase != Phase::Closed)
        updateTimer();
}

void Connection::linger()
{
    if (m_inputEnded)
        return close();
    m_phase = Phase::Lingering;
    m_transport->endWriting();
    m_inputDeadline = std::chrono::steady_clock::now() + m_pool.limits().lingerTime;
    if (m_paused) {
        m_paused = false;
        m_transport->setReading(true);
    }
}

// --- time ---

void Connection::updateTimer()
{
    const Limits& limits = m_pool.limits();
    const Instant now = std::chrono::steady_clock::now();
    std::optional<Instant> deadline;
    if (m_phase == Phase::Lingering) {
        deadline = m_inputDeadline;
    } else if (m_phase == Phase::Open) {
        const bool inside = m_parser.isInside() || !m_served;
        const bool inBody = m_parser.state() == RequestParser::State::Body;
        if (inBody) {
            const std::chrono::milliseconds earned(
                m_parser.bodyBytes() * 1000 / std::max<qint64>(limits.bodyBytesPerSecond, 1));
            m_inputDeadline = m_bodyStart + limits.bodyTime + earned;
            deadline = m_inputDeadline;
        } else if (inside) {
            if (!m_inside || m_inBody || !isSet())
                m_inputDeadline = now + limits.headTime;
            deadline = m_inputDeadline;
        } else if (m_pending.empty() && m_held.isEmpty()) {
            m_inputDeadline = now + limits.idleTime;
            deadline = m_inputDeadline;
        }
        m_inside = inside;
        m_inBody = inBody;
    }
    if (m_transport->unsent() > 0)
        deadline = deadline ? std::min(*deadline, m_writeDeadline) : m_writeDeadline;
    if (!deadline)
        cancel();
    else if (!isSet() || *deadline != Entry::deadline())
        m_pool.timers().set(*this, *deadline);
}

void Connection::timedOut()
{
    const Instant now = std::chrono::steady_clock::now();
    if (m_phase != Phase::Open || (m_transport->unsent() > 0 && m_writeDeadline <= now))
        return close();
    if (m_parser.isInside()) {
        failRequest(408, "The request took too long to arrive");
        return send();
    }
    // Nothing was asked, so nothing is answered.
    if (m_transport->unsent() == 0)
        return close();
    updateTimer();
}

} // namespace gremio::http
