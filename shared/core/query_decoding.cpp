// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/query_decoding.h"

#include <QStringDecoder>

#include <charconv>

namespace gremio {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

std::optional<QByteArray> percentDecoded(QByteArrayView text, bool plusIsSpace)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plusIsSpace) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size())
                return std::nullopt;
            const int high = hexValue(text[i + 1]);
            const int low = hexValue(text[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

std::vector<TextParameter> parseQuery(QByteArrayView query)
{
    std::vector<TextParameter> parameters;
    while (!query.isEmpty()) {
        const qsizetype ampersand = query.indexOf('&');
        const QByteArrayView part = ampersand < 0 ? query : query.first(ampersand);
        query = ampersand < 0 ? QByteArrayView() : query.sliced(ampersand + 1);
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const auto name = percentDecoded(equals < 0 ? part : part.first(equals), true);
        const auto value = percentDecoded(equals < 0 ? QByteArrayView() : part.sliced(equals + 1), true);
        if (!name || !value)
            throw Problem::field("?", "bad-escape", QStringLiteral("The query has a bad percent escape."));
        parameters.emplace_back(*name, *value);
    }
    return parameters;
}

namespace detail {

bool decodeTextString(QByteArrayView text, QString& out, const FieldPath& path, Decoding& decoding)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    out = decoder.decode(text);
    if (decoder.hasError() || out.contains(QChar(u'\0'))) {
        decoding.fail(path, "wrong-type", QStringLiteral("Must be UTF-8 without U+0000."));
        return false;
    }
    out = out.normalized(QString::NormalizationForm_C);
    return true;
}

std::optional<qint64> integerFromText(QByteArrayView text)
{
    qint64 number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end() ? std::optional(number) : std::nullopt;
}

} // namespace detail

} // namespace gremio
