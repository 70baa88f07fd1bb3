// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <string_view>

namespace gremio {

/// Writes JSON straight to bytes. Commas come by themselves; nesting is the caller's to keep right.
class JsonWriter {
public:
    explicit JsonWriter(QByteArray& out)
        : m_out(out)
    {
    }

    void beginObject() { open('{'); }
    void endObject() { m_out += '}'; }
    void beginArray() { open('['); }
    void endArray() { m_out += ']'; }

    /// `name` is written as it is: plain ASCII without quotes or backslashes.
    void key(std::string_view name);

    void value(QStringView text);
    void value(const QString& text) { value(QStringView(text)); }
    /// UTF-8.
    void value(QByteArrayView utf8);
    void value(const char* utf8) { value(QByteArrayView(utf8)); }
    void value(bool truth);
    void value(qint64 number);
    void value(int number) { value(static_cast<qint64>(number)); }
    /// Finite; the shortest text that reads back as the same number.
    void value(double number);
    /// JSON that is already written.
    void raw(QByteArrayView json);

    template <class T>
    void member(std::string_view name, const T& what)
    {
        key(name);
        value(what);
    }

private:
    void open(char bracket);
    void separate();

    QByteArray& m_out;
};

} // namespace gremio
