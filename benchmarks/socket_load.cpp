// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/socket_load.h"

#include <QtEndian>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

namespace gremio::bench {

struct SocketLoad::Socket {
    enum class Stage { Connecting, Upgrading, Opening, Joining, Joined, Lost };

    int number = 0;
    int descriptor = -1;
    Stage stage = Stage::Connecting;
    QByteArray token;
    QByteArray in;
    QByteArray out;
    bool waitsToWrite = false;
    bool reads = true;
};

SocketLoad::SocketLoad(quint16 port)
    : m_port(port)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
}

SocketLoad::~SocketLoad()
{
    for (const auto& socket : m_sockets) {
        if (socket->descriptor >= 0)
            close(socket->descriptor);
    }
    close(m_epoll);
}

int SocketLoad::add(const QByteArray& token)
{
    auto socket = std::make_unique<Socket>();
    socket->number = int(m_sockets.size());
    socket->token = token;
    socket->descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket->descriptor < 0)
        throw std::runtime_error("no more descriptors: see ulimit -n");
    const int on = 1;
    setsockopt(socket->descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    // One address has some 28,000 ports to call from; loopback has many addresses.
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(m_port);
    if (connect(socket->descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0
        && errno != EINPROGRESS)
        throw std::runtime_error("cannot connect");
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT;
    event.data.ptr = socket.get();
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket->descriptor, &event);
    socket->waitsToWrite = true;
    socket->out =
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)
        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    socket->stage = Socket::Stage::Upgrading;
    m_sockets.push_back(std::move(socket));
    return m_sockets.back()->number;
}

void SocketLoad::send(int socket, QByteArrayView packet)
{
    Socket& to = *m_sockets[static_cast<std::size_t>(socket)];
    if (to.stage == Socket::Stage::Lost)
        return;
    write(to, QByteArray("4", 1).append(packet));
    flush(to);
}

/// One text frame. Its masking key is zero, which is as good as any other and leaves the bytes alone.
void SocketLoad::write(Socket& socket, QByteArrayView text)
{
    socket.out.append(char(0x81));
    if (text.size() < 126) {
        socket.out.append(char(0x80 | text.size()));
    } else {
        socket.out.append(char(0x80 | 126));
        std::array<char, 2> length{};
        qToBigEndian(static_cast<quint16>(text.size()), length.data());
        socket.out.append(length.data(), length.size());
    }
    socket.out.append(4, '\0');
    socket.out.append(text);
}

void SocketLoad::flush(Socket& socket)
{
    while (!socket.out.isEmpty()) {
        const ssize_t sent = ::send(
            socket.descriptor, socket.out.constData(), static_cast<size_t>(socket.out.size()), MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno != EAGAIN && errno != ENOTCONN)
                return lose(socket);
            break;
        }
        socket.out.remove(0, sent);
    }
    if (socket.out.isEmpty())
        socket.out = QByteArray(); // gives its memory back
    if (socket.waitsToWrite == !socket.out.isEmpty())
        return;
    socket.waitsToWrite = !socket.out.isEmpty();
    watch(socket);
}

void SocketLoad::watch(Socket& socket)
{
    epoll_event event{};
    event.events = (socket.reads ? static_cast<uint32_t>(EPOLLIN) : 0U)
        | (socket.waitsToWrite ? static_cast<uint32_t>(EPOLLOUT) : 0U);
    event.data.ptr = &socket;
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, socket.descriptor, &event);
}

void SocketLoad::setReading(int socket, bool on)
{
    Socket& of = *m_sockets[static_cast<std::size_t>(socket)];
    of.reads = on;
    if (of.stage != Socket::Stage::Lost)
        watch(of);
}

bool SocketLoad::isLost(int socket) const
{
    return m_sockets[static_cast<std::size_t>(socket)]->stage == Socket::Stage::Lost;
}

void SocketLoad::read(Socket& socket)
{
    std::array<char, 65536> buffer; // NOLINT: filled by the kernel
    const ssize_t got = recv(socket.descriptor, buffer.data(), buffer.size(), 0);
    if (got == 0 || (got < 0 && errno != EAGAIN))
        return lose(socket);
    if (got < 0)
        return;
    QByteArrayView bytes(buffer.data(), got);
    const QByteArray joined = socket.in.isEmpty() ? QByteArray() : std::exchange(socket.in, {}).append(bytes);
    if (!joined.isEmpty())
        bytes = joined;
    if (socket.stage != Socket::Stage::Upgrading || takeHead(socket, bytes))
        while (socket.stage != Socket::Stage::Lost && takeFrame(socket, bytes)) { }
    if (socket.stage != Socket::Stage::Lost && !bytes.isEmpty())
        socket.in = bytes.toByteArray();
}

bool SocketLoad::takeHead(Socket& socket, QByteArrayView& bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    if (!bytes.startsWith("HTTP/1.1 101")) {
        lose(socket);
        return false;
    }
    bytes = bytes.sliced(end + 4);
    socket.stage = Socket::Stage::Opening;
    return true;
}

/// Takes one frame off the front, if all of it is there.
bool SocketLoad::takeFrame(Socket& socket, QByteArrayView& bytes)
{
    if (bytes.size() < 2)
        return false;
    const auto byte = [&](qsizetype at) { return static_cast<quint8>(bytes[at]); };
    qint64 length = byte(1) & 0x7f;
    qsizetype start = 2;
    if (length == 126) {
        if (bytes.size() < 4)
            return false;
        length = qFromBigEndian<quint16>(bytes.data() + 2);
        start = 4;
    } else if (length == 127) {
        if (bytes.size() < 10)
            return false;
        length = qFromBigEndian<qint64>(bytes.data() + 2);
        start = 10;
    }
    if (bytes.size() < start + length)
        return false;
    const int opcode = byte(0) & 0x0f;
    const QByteArrayView text = bytes.sliced(start, length);
    bytes = bytes.sliced(start + length);
    if (opcode == 8)
        lose(socket);
    else if (opcode == 1)
        take(socket, text);
    return true;
}

void SocketLoad::take(Socket& socket, QByteArrayView packet)
{
    if (packet.startsWith('2')) {
        write(socket, "3");
        flush(socket);
    } else if (packet.startsWith('0')) {
        socket.stage = Socket::Stage::Joining;
        write(socket, "40{\"token\":\"" + socket.token + "\"}");
        flush(socket);
    } else if (packet.startsWith("40")) {
        socket.stage = Socket::Stage::Joined;
        ++m_joined;
    } else if (packet.startsWith("44")) {
        lose(socket);
    } else if (packet.startsWith('4') && onPacket) {
        onPacket(socket.number, packet.sliced(1));
    }
}

void SocketLoad::lose(Socket& socket)
{
    if (socket.stage == Socket::Stage::Lost)
        return;
    if (socket.stage == Socket::Stage::Joined)
        --m_joined;
    socket.stage = Socket::Stage::Lost;
    ++m_lost;
    close(socket.descriptor);
    socket.descriptor = -1;
    socket.in = QByteArray();
    socket.out = QByteArray();
}

void SocketLoad::poll(int milliseconds)
{
    std::array<epoll_event, 256> events;
    const int count = epoll_wait(m_epoll, events.data(), int(events.size()), milliseconds);
    for (int i = 0; i < count; ++i) {
        Socket& socket = *static_cast<Socket*>(events[static_cast<std::size_t>(i)].data.ptr);
        const uint32_t what = events[static_cast<std::size_t>(i)].events;
        if (socket.stage != Socket::Stage::Lost && (what & EPOLLOUT))
            flush(socket);
        if (socket.stage != Socket::Stage::Lost && (what & (EPOLLIN | EPOLLHUP | EPOLLERR)))
            read(socket);
    }
}

bool SocketLoad::run(std::chrono::milliseconds longest, const std::function<bool()>& done)
{
    const auto end = Clock::now() + longest;
    while (!done()) {
        if (Clock::now() >= end)
            return false;
        poll(10);
    }
    return true;
}

void SocketLoad::runFor(std::chrono::milliseconds time, const std::function<void()>& tick)
{
    const auto end = Clock::now() + time;
    while (Clock::now() < end) {
        if (tick)
            tick();
        poll(1);
    }
}

} // namespace gremio::bench
