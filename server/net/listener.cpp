// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/listener.h"

#include <QLoggingCategory>

#include <cerrno>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace gremio::net {

namespace {

Q_LOGGING_CATEGORY(logListener, "gremio.net.listener")

constexpr int acceptedPerPass = 64; // then other sockets get their turn
constexpr int mostNotSent = 64 * 1024; // bytes that the system takes from us and has not sent

union Address {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
};

int spareDescriptor()
{
    return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

int newSocket(int family)
{
#ifdef __linux__
    return ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
#else
    const int descriptor = ::socket(family, SOCK_STREAM, 0);
    ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
#endif
}

int acceptOne(int listening, Address& peer)
{
    socklen_t size = sizeof peer;
#ifdef __linux__
    return ::accept4(listening, &peer.any, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
    const int descriptor = ::accept(listening, &peer.any, &size);
    if (descriptor >= 0) {
        ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
        ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
    return descriptor;
#endif
}

/// As IPv4 where it is that, also on a socket for both.
QHostAddress plain(const Address& from)
{
    QHostAddress address(&from.any);
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4) : address;
}

void setOption(int descriptor, int level, int option, int value)
{
    ::setsockopt(descriptor, level, option, &value, sizeof value);
}

} // namespace

Listener::~Listener()
{
    close();
}

QString Listener::open(const QHostAddress& address, quint16 port, int backlog)
{
    close();
    const auto failure = [&](const char* what) {
        const int error = errno;
        close();
        return QStringLiteral("Cannot %1 %2 port %3: %4")
            .arg(QLatin1StringView(what), address.toString(), QString::number(port), qt_error_string(error));
    };
    const bool both = address.protocol() == QAbstractSocket::AnyIPProtocol;
    Address name{};
    socklen_t size = 0;
    if (both || address.protocol() == QAbstractSocket::IPv6Protocol) {
        name.v6.sin6_family = AF_INET6;
        name.v6.sin6_port = htons(port);
        const Q_IPV6ADDR bytes = both ? Q_IPV6ADDR{} : address.toIPv6Address();
        std::memcpy(&name.v6.sin6_addr, &bytes, sizeof bytes);
        name.v6.sin6_scope_id = address.scopeId().toUInt();
        size = sizeof name.v6;
    } else {
        name.v4.sin_family = AF_INET;
        name.v4.sin_port = htons(port);
        name.v4.sin_addr.s_addr = htonl(address.toIPv4Address());
        size = sizeof name.v4;
    }
    m_descriptor = newSocket(name.any.sa_family);
    if (m_descriptor < 0 && both && errno == EAFNOSUPPORT)
        return open(QHostAddress::AnyIPv4, port, backlog);
    if (m_descriptor < 0)
        return failure("make a socket for");
    setOption(m_descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
    setOption(m_descriptor, IPPROTO_TCP, TCP_NODELAY, 1); // accepted sockets inherit it, and what follows
#ifdef TCP_NOTSENT_LOWAT
    // What a peer does not read shall be known here, where it is bounded, instead of filling megabytes of the
    // system's memory first. What is under way is not limited by it.
    setOption(m_descriptor, IPPROTO_TCP, TCP_NOTSENT_LOWAT, mostNotSent);
#endif
    if (name.any.sa_family == AF_INET6)
        setOption(m_descriptor, IPPROTO_IPV6, IPV6_V6ONLY, both ? 0 : 1);
    if (::bind(m_descriptor, &name.any, size) != 0)
        return failure("bind");
    if (::listen(m_descriptor, backlog) != 0)
        return failure("listen on");
    Address bound{};
    size = sizeof bound;
    if (::getsockname(m_descriptor, &bound.any, &size) != 0)
        return failure("look up");
    m_address = address;
    m_port = ntohs(bound.any.sa_family == AF_INET6 ? bound.v6.sin6_port : bound.v4.sin_port);
    m_spare = spareDescriptor();
    return {};
}

void Listener::watch(Accept accept)
{
    m_accept = std::move(accept);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(
        m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { acceptAll(); });
}

void Listener::close()
{
    m_paused.reset();
    m_notifier.reset();
    for (int* descriptor : {&m_descriptor, &m_spare}) {
        if (*descriptor >= 0)
            ::close(std::exchange(*descriptor, -1));
    }
}

void Listener::acceptAll()
{
    for (int i = 0; i < acceptedPerPass; ++i) {
        Address peer{};
        const int descriptor = acceptOne(m_descriptor, peer);
        if (descriptor >= 0) {
            m_accept(descriptor, plain(peer));
            continue;
        }
        switch (errno) {
        case EINTR:
        case ECONNABORTED:
        case EPROTO:
            continue; // that one is gone
        case EMFILE:
        case ENFILE:
            turnAway();
            continue;
        case EAGAIN:
            return;
        default:
            qCWarning(logListener, "Cannot accept: %s", qPrintable(qt_error_string(errno)));
            pause();
            return;
        }
    }
}

/// Out of descriptors: without an accept the socket stays readable and the loop would spin.
void Listener::turnAway()
{
    ++m_turnedAway;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_complained > std::chrono::seconds(1)) {
        m_complained = now;
        qCWarning(logListener, "Out of descriptors: %lld connections turned away so far",
            static_cast<long long>(m_turnedAway));
    }
    if (m_spare >= 0) {
        ::close(std::exchange(m_spare, -1));
        Address peer{};
        if (const int descriptor = acceptOne(m_descriptor, peer); descriptor >= 0)
            ::close(descriptor);
    }
    m_spare = spareDescriptor();
    if (m_spare < 0)
        pause(); // another thread took it
}

void Listener::pause()
{
    m_notifier->setEnabled(false);
    if (!m_paused) {
        m_paused = std::make_unique<QTimer>();
        m_paused->setSingleShot(true);
        m_paused->setInterval(100);
        QObject::connect(m_paused.get(), &QTimer::timeout, m_paused.get(), [this] {
            if (m_spare < 0)
                m_spare = spareDescriptor();
            m_notifier->setEnabled(true);
        });
    }
    m_paused->start();
}

} // namespace gremio::net
