// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/http_load.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstring>
#include <string_view>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace gremio::bench {

namespace {

using Clock = std::chrono::steady_clock;

/// One kept-alive connection, blocking.
class Connection {
public:
    explicit Connection(quint16 port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        const timeval patience{20, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
            m_broken = true;
    }
    ~Connection() { ::close(m_socket); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// The status; 0 when no answer came.
    int ask(const QByteArray& request)
    {
        const auto size = static_cast<std::size_t>(request.size());
        if (m_broken
            || ::send(m_socket, request.constData(), size, MSG_NOSIGNAL) != static_cast<ssize_t>(size))
            return 0;
        std::size_t have = 0;
        std::size_t wanted = 0;
        while (wanted == 0 || have < wanted) {
            if (have == m_buffer.size())
                m_buffer.resize(2 * m_buffer.size());
            const ssize_t count = ::recv(m_socket, m_buffer.data() + have, m_buffer.size() - have, 0);
            if (count <= 0) {
                m_broken = true;
                return 0;
            }
            have += static_cast<std::size_t>(count);
            if (wanted == 0)
                wanted = wholeSize(std::string_view(m_buffer.data(), have));
        }
        int status = 0;
        std::from_chars(m_buffer.data() + 9, m_buffer.data() + 12, status);
        return status;
    }

private:
    /// Head and body; 0 while the head is not whole.
    static std::size_t wholeSize(std::string_view text)
    {
        const std::size_t end = text.find("\r\n\r\n");
        if (end == std::string_view::npos)
            return 0;
        constexpr std::string_view name = "\r\nContent-Length: ";
        const std::size_t at = text.find(name);
        std::size_t length = 0;
        if (at < end)
            std::from_chars(text.data() + at + name.size(), text.data() + end, length);
        return end + 4 + length;
    }

    int m_socket;
    bool m_broken = false;
    std::vector<char> m_buffer = std::vector<char>(64 * 1024);
};

double quantile(const std::vector<double>& sorted, double share)
{
    return sorted.empty()
        ? 0
        : sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * double(sorted.size())))];
}

} // namespace

Figures run(const Load& load)
{
    const auto start = Clock::now();
    const auto counted = start + std::chrono::seconds(1);
    const auto end =
        counted + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(load.seconds));
    std::atomic<quint64> next = 0;
    std::atomic<quint64> wrong = 0;
    std::vector<std::vector<double>> times(static_cast<std::size_t>(load.connections));
    std::vector<std::thread> threads;
    threads.reserve(times.size());
    for (auto& mine : times) {
        threads.emplace_back([&] {
            Connection connection(load.port);
            while (true) {
                const quint64 number = next++;
                auto due = Clock::now();
                if (load.perSecond > 0) {
                    due = start
                        + std::chrono::duration_cast<Clock::duration>(
                            std::chrono::duration<double>(double(number) / load.perSecond));
                    std::this_thread::sleep_until(due);
                }
                if (due >= end)
                    return;
                if (connection.ask(load.request(number)) != load.expectedStatus) {
                    ++wrong;
                    if (wrong > 1000)
                        return;
                } else if (due >= counted) {
                    mine.push_back(std::chrono::duration<double, std::milli>(Clock::now() - due).count());
                }
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    std::vector<double> all;
    for (const auto& mine : times)
        all.insert(all.end(), mine.begin(), mine.end());
    std::sort(all.begin(), all.end());
    return {double(all.size()) / load.seconds, quantile(all, 0.5), quantile(all, 0.99), wrong};
}

} // namespace gremio::bench
