// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/json_writer.h"

#include <array>
#include <charconv>

namespace gremio {

namespace {

/// Writes the escape of a character below U+0080 that needs one; at most six bytes. Where it ends.
char* escaped(char* out, char32_t c)
{
    static constexpr char digits[] = "0123456789abcdef";
    *out++ = '\\';
    switch (c) {
    case U'"':
    case U'\\':
        *out++ = static_cast<char>(c);
        return out;
    case U'\n':
        *out++ = 'n';
        return out;
    case U'\r':
        *out++ = 'r';
        return out;
    case U'\t':
        *out++ = 't';
        return out;
    default:
        for (const char digit : {'u', '0', '0', digits[(c >> 4) & 0xF], digits[c & 0xF]})
            *out++ = digit;
        return out;
    }
}

} // namespace

void JsonWriter::separate()
{
    if (m_out.isEmpty())
        return;
    const char last = m_out.back();
    if (last != '{' && last != '[' && last != ':' && last != ',')
        m_out += ',';
}

void JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
}

void JsonWriter::key(std::string_view name)
{
    separate();
    m_out += '"';
    m_out.append(name.data(), static_cast<qsizetype>(name.size()));
    m_out += "\":";
}

void JsonWriter::value(QStringView text)
{
    separate();
    const qsizetype start = m_out.size();
    m_out.resize(start + 6 * text.size() + 2); // at most: \u0001
    char* out = m_out.data() + start;
    *out++ = '"';
    const auto put = [&out](unsigned byte) { *out++ = static_cast<char>(byte); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (c < 0x80) {
            if (c >= 0x20 && c != U'"' && c != U'\\')
                put(c);
            else
                out = escaped(out, c);
            continue;
        }
        if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        } else if (QChar::isSurrogate(c)) {
            c = QChar::ReplacementCharacter;
        }
        if (c < 0x800) {
            put(0xC0U | (c >> 6));
        } else {
            if (c < 0x10000) {
                put(0xE0U | (c >> 12));
            } else {
                put(0xF0U | (c >> 18));
                put(0x80U | ((c >> 12) & 0x3FU));
            }
            put(0x80U | ((c >> 6) & 0x3FU));
        }
        put(0x80U | (c & 0x3FU));
    }
    *out++ = '"';
    m_out.resize(out - m_out.constData());
}

void JsonWriter::value(QByteArrayView utf8)
{
    separate();
    m_out += '"';
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\' || byte < 0x20) {
            std::array<char, 6> text{};
            m_out.append(text.data(), escaped(text.data(), byte) - text.data());
        } else {
            m_out += c;
        }
    }
    m_out += '"';
}

void JsonWriter::value(bool truth)
{
    separate();
    m_out += truth ? "true" : "false";
}

void JsonWriter::value(qint64 number)
{
    separate();
    std::array<char, 24> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    m_out.append(text.data(), end - text.data());
}

void JsonWriter::value(double number)
{
    separate();
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    m_out.append(text.data(), end - text.data());
}

void JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out += json;
}

} // namespace gremio
