// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/response_writer.h"

#include "server/http/syntax.h"

#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace gremio::http {

namespace {

Q_LOGGING_CATEGORY(logWriter, "gremio.http")

void appendNumber(QByteArray& to, qint64 number)
{
    std::array<char, 20> digits; // NOLINT: filled below
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    to.append(digits.data(), end - digits.data());
}

bool isOurs(QByteArrayView name)
{
    static constexpr std::array<const char*, 5> ours{
        "content-length", "transfer-encoding", "connection", "date", "x-request-id"};
    return std::any_of(ours.begin(), ours.end(),
        [name](const char* own) { return syntax::equalsIgnoringCase(name, QByteArrayView(own)); });
}

void appendField(QByteArray& to, QByteArrayView name, QByteArrayView value)
{
    if (!syntax::isToken(name) || isOurs(name)
        || !std::all_of(value.begin(), value.end(), syntax::isLineByte)) {
        qCWarning(logWriter, "A header field of an answer was left out, it is not to be sent: %s",
            name.toByteArray().toPercentEncoding().constData());
        return;
    }
    to.append(name).append(": ").append(value).append("\r\n");
}

} // namespace

const QByteArray& DateText::now()
{
    const std::time_t second = std::time(nullptr);
    if (second != m_second) {
        m_second = second;
        m_text = format(second);
    }
    return m_text;
}

QByteArray DateText::format(std::time_t time)
{
    static constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    gmtime_r(&time, &utc);
    std::array<char, 64> text{};
    const int size = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
        days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
        months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
        utc.tm_sec);
    return {text.data(), size};
}

bool hasContent(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

void appendHead(QByteArray& to, const Response& response, const Framing& framing, QByteArrayView requestId,
    QByteArrayView date)
{
    to.append("HTTP/1.1 ");
    appendNumber(to, response.status);
    to.append(' ').append(reasonPhrase(response.status)).append("\r\nDate: ").append(date);
    to.append("\r\nX-Request-Id: ").append(requestId).append("\r\n");
    if (!response.contentType.isEmpty() && response.status != 304)
        appendField(to, "Content-Type", response.contentType);
    if (hasContent(response.status)) {
        to.append("Content-Length: ");
        appendNumber(to, response.body.size());
        to.append("\r\n");
    }
    if (framing.close)
        to.append("Connection: close\r\n");
    else if (framing.keepAlive)
        to.append("Connection: keep-alive\r\n");
    for (const Header& header : response.headers)
        appendField(to, header.name, header.value);
    to.append("\r\n");
}

} // namespace gremio::http
