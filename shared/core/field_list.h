// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_rules.h"

#include <tuple>
#include <type_traits>
#include <utility>

namespace gremio {

/// One field of a wire type: its name, where it is kept, what it means, what must be true of it.
template <class T, class M, class... Rules>
struct Field {
    using Owner = T;
    using Member = M;
    const char* name;
    M T::*member;
    const char* about; ///< English, for the API page
    std::tuple<Rules...> rules;

    static constexpr bool mayBeAbsent = (std::is_same_v<Rules, MayBeAbsent> || ...);
};

template <class T, class M, class... Rules>
constexpr Field<T, M, Rules...> field(const char* name, M T::*member, const char* about, Rules... rules)
{
    return {name, member, about, {rules...}};
}

/// A wire type says what it is made of once:
///
///     struct Answer {
///         QString text;
///         std::optional<Instant> settledAt;   // may be absent
///
///         static constexpr auto typeName = "Answer";
///         static constexpr auto fields() {
///             return fieldList(field("text", &Answer::text, "What was said", Line {}, Length {1, 200}),
///                              field("settledAt", &Answer::settledAt, "When it was settled"));
///         }
///     };
///
/// From that come decoding with validation (json_decoding.h, query_decoding.h), encoding (json_encoding.h)
/// and the JSON Schema (schema.h).
template <class... Fields>
constexpr std::tuple<Fields...> fieldList(Fields... fields)
{
    return {fields...};
}

template <class T>
concept HasFields = requires
{
    T::fields();
};

/// The names of an enum's values on the wire and in the database. Specialise it beside the enum:
/// `static constexpr std::array values {std::pair {Role::Mentor, "mentor"}, …}; static constexpr auto
/// typeName = "Role";`
template <class E>
struct EnumNames;

template <class E>
concept NamedEnum = std::is_enum_v<E> && requires
{
    EnumNames<E>::values;
};

template <NamedEnum E>
constexpr const char* enumText(E value)
{
    for (const auto& [candidate, name] : EnumNames<E>::values) {
        if (candidate == value)
            return name;
    }
    return "";
}

template <NamedEnum E>
std::optional<E> enumFromText(QByteArrayView text)
{
    for (const auto& [candidate, name] : EnumNames<E>::values) {
        if (text == name)
            return candidate;
    }
    return std::nullopt;
}

/// By these two the server's storage finds what an enum is called in a column: as on the wire.
template <NamedEnum E>
QLatin1StringView toText(E value)
{
    return QLatin1StringView(enumText(value));
}

template <NamedEnum E>
std::optional<E> fromText(QByteArrayView text, std::type_identity<E>)
{
    return enumFromText<E>(text);
}

template <class T>
struct IsOptional : std::false_type {
};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {
};
template <class T>
inline constexpr bool isOptional = IsOptional<T>::value;

template <class T>
struct IsVector : std::false_type {
};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {
};
template <class T>
inline constexpr bool isVector = IsVector<T>::value;

/// A rule for each element of a list.
template <class... Rules>
struct Each {
    std::tuple<Rules...> rules;
    template <class T>
    void apply(std::vector<T>& list, const FieldPath& path, Decoding& decoding) const
    {
        qsizetype index = 0;
        for (T& item : list) {
            const FieldPath place{&path, {}, index++};
            std::apply([&](const auto&... rule) { (rule.apply(item, place, decoding), ...); }, rules);
        }
    }
};

template <class... Rules>
constexpr Each<Rules...> each(Rules... rules)
{
    return {{rules...}};
}

template <class R>
struct IsEach : std::false_type {
};
template <class... Rules>
struct IsEach<Each<Rules...>> : std::true_type {
};

namespace detail {

template <class M, class Rule>
void applyRule(const Rule& rule, M& value, const FieldPath& path, Decoding& decoding)
{
    if constexpr (std::is_same_v<Rule, MayBeAbsent>) {
        // says nothing about a value that is there
    } else if constexpr (isOptional<M>) {
        if (value)
            rule.apply(*value, path, decoding);
    } else {
        rule.apply(value, path, decoding);
    }
}

/// Rules run in the order they are written; the first that fails ends it, so that one mistake is told once.
template <class F, class M>
void applyRules(const F& field, M& value, const FieldPath& path, Decoding& decoding)
{
    std::apply(
        [&](const auto&... rule) {
            const std::size_t before = decoding.errors.size();
            ((decoding.errors.size() == before ? applyRule(rule, value, path, decoding) : void()), ...);
        },
        field.rules);
}

} // namespace detail

} // namespace gremio
