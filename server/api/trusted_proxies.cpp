// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/trusted_proxies.h"

#include <arpa/inet.h>

#include <algorithm>

namespace gremio::api {

namespace {

constexpr int mostHops = 32;

/// The usual forms only: no 010.1, no 0x7f000001, no scope. IPv4 also for ::ffff:a.b.c.d.
std::optional<QHostAddress> strictAddress(QByteArrayView text)
{
    const QByteArray copy = text.toByteArray(); // with its end
    in_addr v4{};
    if (::inet_pton(AF_INET, copy.constData(), &v4) == 1)
        return QHostAddress(ntohl(v4.s_addr));
    in6_addr v6{};
    if (copy.contains('%') || ::inet_pton(AF_INET6, copy.constData(), &v6) != 1)
        return std::nullopt;
    const QHostAddress address(v6.s6_addr);
    bool isV4 = false;
    const quint32 inside = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(inside) : address;
}

bool isPort(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 5
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// RFC 7239, 6: an address, in brackets when it is IPv6, perhaps with a port. IPv6 without brackets, too,
/// which X-Forwarded-For has.
std::optional<QHostAddress> node(QByteArrayView text)
{
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        const QByteArrayView rest = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        if (end < 0 || !(rest.isEmpty() || (rest.startsWith(':') && isPort(rest.sliced(1)))))
            return std::nullopt;
        const auto address = strictAddress(text.sliced(1, end - 1));
        return text.first(end).contains(':') ? address : std::nullopt;
    }
    const qsizetype colon = text.indexOf(':');
    const bool onePort = colon >= 0 && text.lastIndexOf(':') == colon;
    if (onePort && !isPort(text.sliced(colon + 1)))
        return std::nullopt;
    return strictAddress(onePort ? text.first(colon) : text);
}

/// The elements of a list field from the last to the first, so that nothing to the left, which may come from
/// a client, changes how the right is read.
class FromTheRight {
public:
    FromTheRight(const http::Request& request, QByteArrayView name)
    {
        for (const http::Header& header : request.headers) {
            if (header.name == name)
                m_lines.emplace_back(header.value);
        }
    }

    std::optional<QByteArrayView> next()
    {
        while (!m_lines.empty() && m_done) {
            m_done = false;
            m_rest = m_lines.back();
        }
        if (m_lines.empty())
            return std::nullopt;
        bool quoted = false;
        qsizetype at = m_rest.size();
        for (; at > 0 && (quoted || m_rest[at - 1] != ','); --at) {
            // A quote behind a backslash does not end the quoting; such a value is refused later anyhow.
            if (m_rest[at - 1] == '"' && (at < 2 || m_rest[at - 2] != '\\'))
                quoted = !quoted;
        }
        const QByteArrayView element = m_rest.sliced(at).trimmed();
        if (at == 0) {
            m_lines.pop_back();
            m_done = true;
        } else {
            m_rest = m_rest.first(at - 1);
        }
        return element;
    }

private:
    std::vector<QByteArrayView> m_lines;
    QByteArrayView m_rest;
    bool m_done = true;
};

/// The value of one parameter of a Forwarded element; nothing when it is not there once, or not readable.
std::optional<QByteArrayView> parameter(QByteArrayView element, QByteArrayView name)
{
    std::optional<QByteArrayView> found;
    while (!element.isEmpty()) {
        qsizetype end = 0;
        for (bool quoted = false; end < element.size() && (quoted || element[end] != ';'); ++end) {
            if (element[end] == '"')
                quoted = !quoted;
        }
        const QByteArrayView pair = element.first(end).trimmed();
        element = end < element.size() ? element.sliced(end + 1) : QByteArrayView();
        const qsizetype equals = pair.indexOf('=');
        if (equals <= 0)
            return std::nullopt;
        if (pair.first(equals).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        QByteArrayView value = pair.sliced(equals + 1);
        const bool quoted = value.size() >= 2 && value.startsWith('"') && value.endsWith('"');
        if (quoted)
            value = value.sliced(1, value.size() - 2);
        if (found || value.isEmpty() || value.contains('"') || value.contains('\\'))
            return std::nullopt;
        found = value;
    }
    return found;
}

} // namespace

std::optional<TrustedProxies> TrustedProxies::parse(const QString& list, Field field)
{
    TrustedProxies proxies;
    proxies.m_field = field;
    for (const QString& entry : list.split(u',', Qt::SkipEmptyParts)) {
        const QByteArray text = entry.trimmed().toLatin1();
        const qsizetype slash = text.indexOf('/');
        const auto address = strictAddress(slash < 0 ? text : text.first(slash));
        if (!address)
            return std::nullopt;
        const int all = address->protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
        bool good = true;
        const int bits = slash < 0 ? all : text.mid(slash + 1).toInt(&good);
        if (!good || bits < 0 || bits > all)
            return std::nullopt;
        proxies.m_networks.emplace_back(*address, bits);
    }
    return proxies;
}

bool TrustedProxies::trusts(const QHostAddress& address) const
{
    return std::any_of(m_networks.begin(), m_networks.end(), [&](const auto& network) {
        return address.protocol() == network.first.protocol()
            && address.isInSubnet(network.first, network.second);
    });
}

TrustedProxies::Client TrustedProxies::clientOf(const http::Request& request) const
{
    Client client{request.peer, request.secure};
    if (m_networks.empty() || !trusts(request.peer))
        return client;
    const bool isForwarded = m_field == Field::Forwarded;
    FromTheRight elements(request, isForwarded ? "forwarded" : "x-forwarded-for");
    bool nearest = true; // only our own proxy's word on TLS counts
    for (int hop = 0; hop < mostHops && trusts(client.address); ++hop) {
        const auto element = elements.next();
        if (!element)
            break;
        if (isForwarded && nearest) {
            if (const auto protocol = parameter(*element, "proto"))
                client.secure = protocol->compare("https", Qt::CaseInsensitive) == 0;
        }
        nearest = false;
        const auto name = isForwarded ? parameter(*element, "for") : element;
        const auto address = name ? node(*name) : std::nullopt;
        if (!address)
            break;
        client.address = *address;
    }
    if (!isForwarded) {
        if (const auto protocol = FromTheRight(request, "x-forwarded-proto").next())
            client.secure = protocol->compare("https", Qt::CaseInsensitive) == 0;
    }
    return client;
}

} // namespace gremio::api
