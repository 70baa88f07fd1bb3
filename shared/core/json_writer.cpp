// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/json_writer.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace gremio {

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

void JsonWriter::escape(char16_t unit)
{
    switch (unit) {
    case u'"':
        m_out += "\\\"";
        return;
    case u'\\':
        m_out += "\\\\";
        return;
    case u'\n':
        m_out += "\\n";
        return;
    case u'\r':
        m_out += "\\r";
        return;
    case u'\t':
        m_out += "\\t";
        return;
    default:
        std::array<char, 7> text{};
        std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(unit));
        m_out += text.data();
    }
}

void JsonWriter::value(QStringView text)
{
    separate();
    m_out += '"';
    const qsizetype size = text.size();
    qsizetype plainFrom = 0;
    const auto flush = [&](qsizetype end) {
        if (end > plainFrom)
            m_out += text.sliced(plainFrom, end - plainFrom).toUtf8();
        plainFrom = end + 1;
    };
    for (qsizetype i = 0; i < size; ++i) {
        const char16_t unit = text[i].unicode();
        if (unit == u'"' || unit == u'\\' || unit < 0x20) {
            flush(i);
            escape(unit);
        }
    }
    flush(size);
    m_out += '"';
}

void JsonWriter::value(QByteArrayView utf8)
{
    separate();
    m_out += '"';
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\' || byte < 0x20)
            escape(byte);
        else
            m_out += c;
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
