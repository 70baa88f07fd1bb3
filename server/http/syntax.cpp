// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/syntax.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace gremio::http::syntax {

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr bool isOneOf(char c, const char* set)
{
    for (; *set; ++set) {
        if (*set == c)
            return true;
    }
    return false;
}

enum Class : quint8 { Token = 1, Line = 2, TargetByte = 4, Host = 8 };

constexpr std::array<quint8, 256> makeClasses()
{
    std::array<quint8, 256> table{};
    for (unsigned i = 0; i < 256; ++i) {
        const char c = static_cast<char>(i);
        const bool printable = i > 0x20 && i < 0x7f;
        quint8 classes = 0;
        if (isDigit(c) || isAlpha(c) || (printable && isOneOf(c, "!#$%&'*+-.^_`|~")))
            classes |= Token;
        if (printable || i >= 0x80 || c == ' ' || c == '\t')
            classes |= Line;
        if (printable && !isOneOf(c, "\"<>\\#"))
            classes |= TargetByte;
        if (isDigit(c) || isAlpha(c) || (printable && isOneOf(c, "-._~!$&'()*+,;=")))
            classes |= Host;
        table[i] = classes;
    }
    return table;
}

constexpr std::array<quint8, 256> classes = makeClasses();

constexpr bool is(char c, Class which)
{
    return classes[static_cast<quint8>(c)] & which;
}

bool isEscape(QByteArrayView text, qsizetype at)
{
    return at + 2 < text.size() && hexValue(text[at + 1]) >= 0 && hexValue(text[at + 2]) >= 0;
}

bool isPort(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), isDigit) && text.size() <= 5;
}

/// [chunk-ext] as *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] ).
bool isChunkExtensions(QByteArrayView text)
{
    qsizetype i = 0;
    const auto skipSpace = [&] {
        while (i < text.size() && (text[i] == ' ' || text[i] == '\t'))
            ++i;
    };
    const auto skipToken = [&] {
        const qsizetype start = i;
        while (i < text.size() && isTokenByte(text[i]))
            ++i;
        return i > start;
    };
    const auto skipQuoted = [&] {
        for (++i; i < text.size(); ++i) {
            if (text[i] == '"') {
                ++i;
                return true;
            }
            if (text[i] == '\\')
                ++i;
        }
        return false;
    };
    while (i < text.size()) {
        skipSpace();
        if (i == text.size() || text[i] != ';')
            return false;
        ++i;
        skipSpace();
        if (!skipToken())
            return false;
        const qsizetype end = i;
        skipSpace();
        if (i == text.size() || text[i] != '=') {
            i = end; // the space belongs to what follows, or to nothing
            continue;
        }
        ++i;
        skipSpace();
        if (i < text.size() && text[i] == '"' ? !skipQuoted() : !skipToken())
            return false;
    }
    return true;
}

} // namespace

bool isTokenByte(char c)
{
    return is(c, Token);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenByte);
}

bool isLineByte(char c)
{
    return is(c, Line);
}

QByteArray lowered(QByteArrayView ascii)
{
    QByteArray result(ascii.size(), Qt::Uninitialized);
    std::transform(ascii.begin(), ascii.end(), result.begin(), lower);
    return result;
}

bool equalsIgnoringCase(QByteArrayView text, QByteArrayView lowerText)
{
    return text.size() == lowerText.size()
        && std::equal(
            text.begin(), text.end(), lowerText.begin(), [](char a, char b) { return lower(a) == b; });
}

QByteArrayView trimmed(QByteArrayView text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

bool listHas(QByteArrayView list, QByteArrayView lowerToken)
{
    while (true) {
        const qsizetype comma = list.indexOf(',');
        if (equalsIgnoringCase(trimmed(comma < 0 ? list : list.first(comma)), lowerToken))
            return true;
        if (comma < 0)
            return false;
        list = list.sliced(comma + 1);
    }
}

Method methodOf(QByteArrayView name)
{
    static constexpr std::array<std::pair<const char*, Method>, 7> known{
        {{"GET", Method::Get}, {"POST", Method::Post}, {"PUT", Method::Put}, {"DELETE", Method::Delete},
            {"HEAD", Method::Head}, {"OPTIONS", Method::Options}, {"PATCH", Method::Patch}}};
    for (const auto& [text, method] : known) {
        if (name == QByteArrayView(text))
            return method;
    }
    return Method::Other;
}

std::optional<qint64> contentLength(QByteArrayView text)
{
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    qint64 value = 0;
    for (const char c : text) {
        const int digit = c - '0';
        if (value > (std::numeric_limits<qint64>::max() - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

bool isHost(QByteArrayView text)
{
    if (text.startsWith('[')) { // IP-literal; IPvFuture has no use yet
        const qsizetype end = text.indexOf(']');
        if (end < 3)
            return false;
        const QByteArrayView inside = text.sliced(1, end - 1);
        const auto fits = [](char c) { return hexValue(c) >= 0 || c == ':' || c == '.'; };
        if (!std::all_of(inside.begin(), inside.end(), fits))
            return false;
        const QByteArrayView rest = text.sliced(end + 1);
        return rest.isEmpty() || (rest.front() == ':' && isPort(rest.sliced(1)));
    }
    const qsizetype colon = text.indexOf(':');
    const QByteArrayView name = colon < 0 ? text : text.first(colon);
    if (name.isEmpty() || (colon >= 0 && !isPort(text.sliced(colon + 1))))
        return false;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (!is(name[i], Host) && !(name[i] == '%' && isEscape(name, i)))
            return false;
    }
    return true;
}

std::optional<Target> target(QByteArrayView text, Method method)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!is(text[i], TargetByte) || (text[i] == '%' && !isEscape(text, i)))
            return std::nullopt;
    }
    Target result;
    if (text == QByteArrayView("*")) {
        if (method != Method::Options)
            return std::nullopt;
        result.path = text;
        return result;
    }
    if (!text.startsWith('/')) {
        const qsizetype scheme = text.indexOf(QByteArrayView("://"));
        if (scheme < 0
            || (!equalsIgnoringCase(text.first(scheme), "http")
                && !equalsIgnoringCase(text.first(scheme), "https")))
            return std::nullopt;
        text = text.sliced(scheme + 3);
        const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c == '/' || c == '?'; });
        result.authority = text.first(end - text.begin());
        if (!isHost(result.authority))
            return std::nullopt;
        text = text.sliced(result.authority.size());
        if (text.isEmpty() && method == Method::Options) {
            result.path = "*"; // RFC 9112, 3.2.4
            return result;
        }
    }
    const qsizetype mark = text.indexOf('?');
    result.path = mark < 0 ? text : text.first(mark);
    result.query = mark < 0 ? QByteArrayView() : text.sliced(mark + 1);
    if (result.path.isEmpty())
        result.path = "/";
    return result;
}

std::optional<qint64> chunkSize(QByteArrayView line)
{
    qint64 value = 0;
    qsizetype i = 0;
    for (; i < line.size() && hexValue(line[i]) >= 0; ++i) {
        if (value > (std::numeric_limits<qint64>::max() >> 4))
            return std::nullopt;
        value = value * 16 + hexValue(line[i]);
    }
    if (i == 0 || !isChunkExtensions(line.sliced(i)))
        return std::nullopt;
    return value;
}

} // namespace gremio::http::syntax
