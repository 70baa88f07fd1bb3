// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/core/json_encoding.h"

namespace gremio::chat {

/// Appends a member of an array.
template <class T>
void appendTo(JsonWriter& writer, const T& value)
{
    if constexpr (!isOptional<T>)
        writeJson(writer, value);
    else if (value)
        writeJson(writer, *value);
    else
        writer.raw("null");
}

/// Rows for json_each(), each an array: one parameter of a statement of SQLite instead of hundreds.
class JsonRows {
public:
    template <class... T>
    void add(const T&... values)
    {
        JsonWriter writer(m_rows);
        writer.beginArray();
        (appendTo(writer, values), ...);
        writer.endArray();
    }
    /// An array that is begun already, and its last element.
    void addTo(const QByteArray& begun, MessageId id)
    {
        JsonWriter writer(m_rows);
        writer.raw(begun);
        writeJson(writer, id);
        writer.endArray();
    }
    /// A number and a string that is JSON already.
    void addWritten(qint64 number, const QByteArray& json)
    {
        JsonWriter writer(m_rows);
        writer.beginArray();
        writer.value(number);
        writer.raw(json);
        writer.endArray();
    }
    QString text() const { return QString::fromUtf8('[' + m_rows + ']'); }

private:
    QByteArray m_rows;
};

} // namespace gremio::chat
