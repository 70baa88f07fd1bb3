// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/schema.h"

#include <tuple>
#include <type_traits>
#include <utility>

namespace gremio::realtime {

class EventTable;

/// The right to tell one event. Only EventTable::tells() gives it, so that what is told is described.
template <class T>
class Tell {
public:
    const QByteArray& name() const { return m_name; }

private:
    friend class EventTable;
    explicit Tell(QByteArray name)
        : m_name(std::move(name))
    {
    }
    QByteArray m_name;
};

namespace detail {

/// `{"ok": true}` with the fields of the answer.
template <class Answer>
void describeAck(SchemaSet& schemas, JsonWriter& writer)
{
    writer.beginObject();
    writer.member("type", "object");
    writer.key("properties");
    writer.beginObject();
    writer.key("ok");
    writer.raw(R"({"type":"boolean","const":true})");
    if constexpr (!std::is_void_v<Answer>) {
        const auto property = [&](const auto& f) {
            writer.key(f.name);
            schemas.writeField(writer, f);
        };
        std::apply([&](const auto&... f) { (property(f), ...); }, Answer::fields());
    }
    writer.endObject();
    writer.key("required");
    writer.beginArray();
    writer.value("ok");
    if constexpr (!std::is_void_v<Answer>) {
        const auto require = [&](const auto& f) {
            using F = std::decay_t<decltype(f)>;
            if (!isOptional<typename F::Member> && !F::mayBeAbsent)
                writer.value(f.name);
        };
        std::apply([&](const auto&... f) { (require(f), ...); }, Answer::fields());
    }
    writer.endArray();
    writer.endObject();
}

} // namespace detail

} // namespace gremio::realtime
