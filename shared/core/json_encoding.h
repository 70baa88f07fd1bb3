// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/json_decoding.h"

namespace gremio {

/// Writes a value by its field list. An optional field without a value is left out, and so is empty text that
/// may be absent: nothing is ever null.
template <class T>
void writeJson(JsonWriter& writer, const T& value)
{
    if constexpr (isOptional<T>) {
        writeJson(writer, *value);
    } else if constexpr (HasFields<T>) {
        writer.beginObject();
        const auto member = [&](const auto& f) {
            using F = std::decay_t<decltype(f)>;
            using Member = typename F::Member;
            const auto& part = value.*(f.member);
            if constexpr (isOptional<Member>) {
                if (!part)
                    return;
            }
            if constexpr (F::mayBeAbsent && std::is_same_v<Member, QString>) {
                if (part.isEmpty())
                    return;
            }
            writer.key(f.name);
            writeJson(writer, part);
        };
        std::apply([&](const auto&... f) { (member(f), ...); }, T::fields());
        writer.endObject();
    } else if constexpr (isVector<T>) {
        writer.beginArray();
        for (const auto& item : value)
            writeJson(writer, item);
        writer.endArray();
    } else if constexpr (std::is_same_v<T, QString> || std::is_same_v<T, bool> || std::is_same_v<T, double>) {
        writer.value(value);
    } else if constexpr (std::is_integral_v<T>) {
        writer.value(static_cast<qint64>(value));
    } else if constexpr (std::is_same_v<T, Instant>) {
        writer.value(QByteArrayView(toRfc3339(value)));
    } else if constexpr (detail::IsId<T>::value) {
        writer.value(QByteArrayView(value.toByteArray()));
    } else {
        writer.value(enumText(value));
    }
}

template <class T>
QByteArray toJson(const T& value)
{
    QByteArray text;
    text.reserve(256);
    JsonWriter writer(text);
    writeJson(writer, value);
    return text;
}

} // namespace gremio
