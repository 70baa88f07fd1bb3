// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/json_decoding.h"

#include <map>

namespace gremio {

/// JSON Schemas (2020-12, as OpenAPI 3.1 takes them) of every type that was asked for, by name.
class SchemaSet {
public:
    /// Writes the type in place for scalars and lists, a `$ref` for a named type, which joins the set.
    template <class T>
    void write(JsonWriter& writer)
    {
        writer.beginObject();
        describe<T>(writer);
        writer.endObject();
    }

    const std::map<QByteArray, QByteArray>& named() const { return m_named; }

    /// The keywords of one field: its type, its rules and what it means.
    template <class F>
    void writeField(JsonWriter& writer, const F& f)
    {
        using Member = typename std::decay_t<F>::Member;
        writer.beginObject();
        if constexpr (isVector<Member>)
            describeList<Member>(writer, f);
        else
            describe<Member>(writer);
        writer.member("description", f.about);
        std::apply([&](const auto&... rule) { (writeRule(writer, rule), ...); }, f.rules);
        writer.endObject();
    }

private:
    template <class Rule>
    static void writeRule(JsonWriter& writer, const Rule& rule)
    {
        if constexpr (!std::is_same_v<Rule, MayBeAbsent> && !IsEach<Rule>::value)
            rule.schema(writer);
    }

    template <class Rule>
    static void writeEach(JsonWriter& writer, const Rule& rule)
    {
        if constexpr (IsEach<Rule>::value)
            std::apply([&](const auto&... inner) { (inner.schema(writer), ...); }, rule.rules);
    }

    template <class List, class F>
    void describeList(JsonWriter& writer, const F& f)
    {
        writer.member("type", "array");
        writer.key("items");
        writer.beginObject();
        describe<typename List::value_type>(writer);
        std::apply([&](const auto&... rule) { (writeEach(writer, rule), ...); }, f.rules);
        writer.endObject();
    }

    template <class T>
    void describe(JsonWriter& writer)
    {
        if constexpr (isOptional<T>) {
            describe<typename T::value_type>(writer);
        } else if constexpr (HasFields<T> || NamedEnum<T>) {
            writer.member("$ref", QByteArrayView("#/components/schemas/" + name<T>()));
            add<T>();
        } else if constexpr (isVector<T>) {
            writer.member("type", "array");
            writer.key("items");
            write<typename T::value_type>(writer);
        } else if constexpr (std::is_same_v<T, QString>) {
            writer.member("type", "string");
        } else if constexpr (std::is_same_v<T, bool>) {
            writer.member("type", "boolean");
        } else if constexpr (std::is_integral_v<T>) {
            writer.member("type", "integer");
        } else if constexpr (std::is_same_v<T, double>) {
            writer.member("type", "number");
        } else if constexpr (std::is_same_v<T, Instant>) {
            writer.member("type", "string");
            writer.member("format", "date-time");
        } else {
            static_assert(detail::IsId<T>::value, "this type has no schema");
            writer.member("type", "string");
            writer.member("format", "uuid");
        }
    }

    template <class T>
    static QByteArray name()
    {
        if constexpr (NamedEnum<T>)
            return EnumNames<T>::typeName;
        else if constexpr (requires { T::typeName(); })
            return T::typeName();
        else
            return T::typeName;
    }

    template <class T>
    void add()
    {
        const QByteArray typeName = name<T>();
        if (m_named.contains(typeName))
            return;
        m_named[typeName] = {}; // a type that holds itself must not go round in circles
        QByteArray text;
        JsonWriter writer(text);
        writer.beginObject();
        if constexpr (NamedEnum<T>) {
            writer.member("type", "string");
            writer.key("enum");
            writer.beginArray();
            for (const auto& value : EnumNames<T>::values)
                writer.value(value.second);
            writer.endArray();
        } else {
            writeObject<T>(writer);
        }
        writer.endObject();
        m_named[typeName] = text;
    }

    template <class T>
    void writeObject(JsonWriter& writer)
    {
        writer.member("type", "object");
        writer.member("additionalProperties", false);
        writer.key("properties");
        writer.beginObject();
        [[maybe_unused]] const auto property = [&](const auto& f) {
            writer.key(f.name);
            writeField(writer, f);
        };
        std::apply([&](const auto&... f) { (property(f), ...); }, T::fields());
        writer.endObject();
        writer.key("required");
        writer.beginArray();
        [[maybe_unused]] const auto require = [&](const auto& f) {
            using F = std::decay_t<decltype(f)>;
            if (!isOptional<typename F::Member> && !F::mayBeAbsent)
                writer.value(f.name);
        };
        std::apply([&](const auto&... f) { (require(f), ...); }, T::fields());
        writer.endArray();
    }

    std::map<QByteArray, QByteArray> m_named;
};

} // namespace gremio
