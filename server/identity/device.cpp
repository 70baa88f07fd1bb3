// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/device.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gremio::identity {

namespace {

using Names = std::pair<const char*, const char*>;

// In this order: most programs also claim to be those below.
constexpr std::array programs{Names{"Gremio", "Gremio"}, Names{"Edg", "Edge"}, Names{"OPR/", "Opera"},
    Names{"Firefox", "Firefox"}, Names{"Chrom", "Chrome"}, Names{"Safari", "Safari"}, Names{"curl", "curl"},
    Names{"python", "Python"}, Names{"Python", "Python"}};
constexpr std::array systems{Names{"Windows", "Windows"}, Names{"Android", "Android"},
    Names{"iPhone", "iPhone"}, Names{"iPad", "iPad"}, Names{"Mac OS", "macOS"}, Names{"macOS", "macOS"},
    Names{"Linux", "Linux"}, Names{"BSD", "BSD"}};

template <std::size_t N>
QString nameIn(QByteArrayView text, const std::array<Names, N>& names)
{
    for (const auto& [word, name] : names) {
        if (text.indexOf(word) >= 0)
            return QLatin1String(name);
    }
    return {};
}

/// The first product, without its version.
QString firstProduct(QByteArrayView userAgent)
{
    constexpr qsizetype longest = 40;
    QString product;
    for (const char c : userAgent.first(std::min(userAgent.size(), longest))) {
        if (c == '/' || c == ' ' || c < ' ' || c > '~')
            break;
        product += QLatin1Char(c);
    }
    return product;
}

} // namespace

QString deviceName(QByteArrayView userAgent)
{
    QString program = nameIn(userAgent, programs);
    if (program.isEmpty())
        program = firstProduct(userAgent);
    const QString system = nameIn(userAgent, systems);
    return system.isEmpty() || program.isEmpty() ? program + system : program + QStringLiteral(", ") + system;
}

Device deviceOf(const http::Request& request)
{
    const QByteArray* userAgent = request.header("user-agent");
    return {deviceName(userAgent ? QByteArrayView(*userAgent) : QByteArrayView()),
        request.client.isNull() ? QString() : request.client.toString(),
        userAgent ? std::optional(QString::fromUtf8(*userAgent)) : std::nullopt};
}

} // namespace gremio::identity
