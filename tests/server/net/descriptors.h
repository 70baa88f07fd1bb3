// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>
#include <utility>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

/// Descriptors for tests.
namespace gremio::test {

/// Closes what it holds.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : m_number(other.release())
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] int release() { return std::exchange(m_number, -1); }
    void close()
    {
        if (m_number >= 0)
            ::close(release());
    }
    [[nodiscard]] bool send(QByteArrayView bytes, int flags = 0) const
    {
        return ::send(m_number, bytes.data(), static_cast<std::size_t>(bytes.size()), flags | MSG_NOSIGNAL)
            == bytes.size();
    }
    /// Bytes read, 0 at the end, -1 when there is nothing or on an error.
    qsizetype receive(int flags = 0) const
    {
        std::array<char, 65536> buffer; // NOLINT: filled by the kernel
        return ::recv(m_number, buffer.data(), buffer.size(), flags);
    }

private:
    int m_number = -1;
};

/// Two connected, non-blocking stream sockets.
inline std::pair<Descriptor, Descriptor> socketPair()
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return {};
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Raises the soft limit of open descriptors as far as allowed, at most to `wanted`. Returns the limit.
inline rlim_t raiseDescriptorLimit(rlim_t wanted)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    return limit.rlim_cur;
}

} // namespace gremio::test
