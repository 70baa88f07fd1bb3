// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocket/handshake.h"

#include "server/http/syntax.h"
#include "server/realtime/websocket/deflate.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>
#include <vector>

namespace gremio::websocket {

namespace {

using http::syntax::equalsIgnoringCase;
using http::syntax::trimmed;

/// Of the lists in all fields of this name, one after the other.
QByteArray joined(const http::Request& request, QByteArrayView name)
{
    QByteArray all;
    for (const http::Header& header : request.headers) {
        if (header.name != name)
            continue;
        if (!all.isEmpty())
            all.append(',');
        all.append(header.value);
    }
    return all;
}

std::vector<QByteArrayView> split(QByteArrayView text, char by)
{
    std::vector<QByteArrayView> parts;
    while (true) {
        const qsizetype end = text.indexOf(by);
        parts.push_back(trimmed(end < 0 ? text : text.first(end)));
        if (end < 0)
            return parts;
        text = text.sliced(end + 1);
    }
}

/// 8 to 15, as RFC 7692, 7.1.2, has it; 0 for anything else.
int windowBitsOf(QByteArrayView text)
{
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
        text = text.sliced(1, text.size() - 2);
    bool valid = false;
    const int bits = text.toByteArray().toInt(&valid);
    return valid && !text.startsWith('0') && !text.startsWith('+') && bits >= 8 && bits <= 15 ? bits : 0;
}

/// The answer to one offer; empty if we cannot take it.
QByteArray answerTo(QByteArrayView offer)
{
    const std::vector<QByteArrayView> parts = split(offer, ';');
    if (!equalsIgnoringCase(parts.front(), "permessage-deflate"))
        return {};
    // Nothing is kept between messages, in either direction.
    QByteArray answer("permessage-deflate; server_no_context_takeover; client_no_context_takeover");
    std::vector<QByteArrayView> seen;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const qsizetype equals = parts[i].indexOf('=');
        const bool hasValue = equals >= 0;
        const QByteArrayView name = trimmed(hasValue ? parts[i].first(equals) : parts[i]);
        const QByteArrayView value = hasValue ? trimmed(parts[i].sliced(equals + 1)) : QByteArrayView();
        if (std::find(seen.begin(), seen.end(), name) != seen.end())
            return {};
        seen.push_back(name);
        if (name == "server_no_context_takeover" || name == "client_no_context_takeover") {
            if (hasValue)
                return {};
        } else if (name == "server_max_window_bits") {
            if (windowBitsOf(value) < Deflate::windowBits)
                return {};
            answer.append("; server_max_window_bits=").append(QByteArray::number(Deflate::windowBits));
        } else if (name == "client_max_window_bits") {
            if (hasValue && windowBitsOf(value) == 0)
                return {}; // otherwise whatever it uses is fine
        } else {
            return {};
        }
    }
    return answer;
}

http::Response plain(int status, const char* text)
{
    return {status, "text/plain; charset=utf-8", text, {}};
}

} // namespace

bool wantsWebSocket(const http::Request& request)
{
    return http::syntax::listHas(joined(request, "upgrade"), "websocket");
}

std::optional<http::Response> refusal(const http::Request& request)
{
    if (request.method != http::Method::Get)
        return plain(400, "A WebSocket starts with GET");
    if (!http::syntax::listHas(joined(request, "connection"), "upgrade"))
        return plain(400, "Connection does not name Upgrade");
    const auto count = [&request](QByteArrayView name) {
        return std::count_if(request.headers.begin(), request.headers.end(),
            [name](const http::Header& header) { return header.name == name; });
    };
    const QByteArray* key = request.header("sec-websocket-key");
    if (!key || count("sec-websocket-key") != 1 || key->size() != 24
        || QByteArray::fromBase64(*key).toBase64() != *key)
        return plain(400, "Sec-WebSocket-Key is missing or malformed");
    const QByteArray* version = request.header("sec-websocket-version");
    if (!version || *version != "13") {
        http::Response response = plain(426, "The version of WebSocket is 13");
        response.headers.push_back({"Sec-WebSocket-Version", "13"});
        return response;
    }
    return std::nullopt;
}

QByteArray acceptKey(QByteArrayView key)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(key);
    hash.addData(QByteArrayView("258EAFA5-E914-47DA-95CA-C5AB0DC85B11")); // RFC 6455, 1.3
    return hash.result().toBase64();
}

QByteArray agreedExtension(QByteArrayView offers)
{
    for (const QByteArrayView offer : split(offers, ',')) {
        if (QByteArray answer = answerTo(offer); !answer.isEmpty())
            return answer;
    }
    return {};
}

QByteArray agreedExtension(const http::Request& request, bool wanted)
{
    return wanted ? agreedExtension(joined(request, "sec-websocket-extensions")) : QByteArray();
}

QByteArray switchingProtocols(const http::Request& request, QByteArrayView extension)
{
    QByteArray head("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
    head.append("Sec-WebSocket-Accept: ")
        .append(acceptKey(*request.header("sec-websocket-key")))
        .append("\r\n");
    if (!extension.isEmpty())
        head.append("Sec-WebSocket-Extensions: ").append(extension).append("\r\n");
    return head.append("\r\n");
}

} // namespace gremio::websocket
