// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/id.h"
#include "shared/core/json_reader.h"

#include <bitset>
#include <cmath>

namespace gremio {

namespace detail {

/// False, with an error noted, unless the value is a string without U+0000. The text comes out as NFC.
bool decodeString(const JsonValue& value, QString& out, const FieldPath& path, Decoding& decoding);
bool decodeInteger(
    const JsonValue& value, qint64 min, qint64 max, qint64& out, const FieldPath& path, Decoding& decoding);
/// RFC 3339. A time without its offset from UTC is an error of its own: two instants may show it.
bool decodeInstant(QByteArrayView text, Instant& out, const FieldPath& path, Decoding& decoding);
bool wrongType(const FieldPath& path, const char* expected, Decoding& decoding);
void missing(const FieldPath& path, Decoding& decoding);
void unknown(const FieldPath& path, Decoding& decoding);

template <class T>
struct IsId : std::false_type {
};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {
};

template <class T>
bool decode(const JsonValue& value, T& out, const FieldPath& path, Decoding& decoding);

template <HasFields T>
bool decodeObject(const JsonValue& value, T& out, const FieldPath& path, Decoding& decoding)
{
    if (value.kind() != JsonKind::Object)
        return wrongType(path, "an object", decoding);
    constexpr auto fields = T::fields();
    constexpr std::size_t count = std::tuple_size_v<decltype(fields)>;
    const bool isRoot = !path.parent && path.name.empty() && path.index < 0;
    const FieldPath* parent = isRoot ? nullptr : &path;
    std::bitset<count> seen;
    value.forEachMember([&](std::string_view key, JsonValue member) {
        const FieldPath place{parent, key};
        const bool known = [&]<std::size_t... I>(std::index_sequence<I...>)
        {
            return (
                (key == std::get<I>(fields).name ? (seen.set(I),
                     decode(member, out.*(std::get<I>(fields).member), place, decoding) ? detail::applyRules(
                         std::get<I>(fields), out.*(std::get<I>(fields).member), place, decoding)
                                                                                        : void(),
                     true)
                                                 : false)
                || ...);
        }
        (std::make_index_sequence<count>());
        if (!known && decoding.reading == Reading::Strict)
            unknown(place, decoding);
    });
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        [[maybe_unused]] const auto require = [&](const auto& f, bool present) {
            using F = std::decay_t<decltype(f)>;
            if (!present && !isOptional<typename F::Member> && !F::mayBeAbsent)
                missing(FieldPath{parent, f.name}, decoding);
        };
        (require(std::get<I>(fields), seen.test(I)), ...);
    }
    (std::make_index_sequence<count>());
    return true;
}

template <class T>
bool decode(const JsonValue& value, T& out, const FieldPath& path, Decoding& decoding)
{
    if constexpr (isOptional<T>) {
        return decode(value, out.emplace(), path, decoding);
    } else if constexpr (HasFields<T>) {
        return decodeObject(value, out, path, decoding);
    } else if constexpr (isVector<T>) {
        if (value.kind() != JsonKind::Array)
            return wrongType(path, "a list", decoding);
        bool good = true;
        value.forEachElement([&](JsonValue element) {
            const FieldPath place{&path, {}, static_cast<qsizetype>(out.size())};
            good = decode(element, out.emplace_back(), place, decoding) && good;
        });
        return good;
    } else if constexpr (std::is_same_v<T, QString>) {
        return decodeString(value, out, path, decoding);
    } else if constexpr (std::is_same_v<T, bool>) {
        const auto truth = value.boolean();
        out = truth.value_or(false);
        return truth || wrongType(path, "true or false", decoding);
    } else if constexpr (std::is_integral_v<T>) {
        qint64 number = 0;
        const bool good = decodeInteger(
            value, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), number, path, decoding);
        out = static_cast<T>(number);
        return good;
    } else if constexpr (std::is_same_v<T, double>) {
        const auto number = value.number();
        out = number.value_or(0);
        return number || wrongType(path, "a number", decoding);
    } else if constexpr (std::is_same_v<T, Instant>) {
        const auto text = value.string();
        const QByteArrayView bytes(text.data(), static_cast<qsizetype>(text.size()));
        return decodeInstant(bytes, out, path, decoding);
    } else if constexpr (IsId<T>::value) {
        const auto text = value.string();
        const auto id = T::parse(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        out = id.value_or(T());
        return id || wrongType(path, "an id", decoding);
    } else {
        static_assert(NamedEnum<T>, "this type has no form in JSON");
        const auto text = value.string();
        const auto named = enumFromText<T>(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        out = named.value_or(T{});
        if (!named && value.kind() != JsonKind::String)
            return wrongType(path, "a string", decoding);
        if (!named)
            decoding.fail(
                path, "not-allowed", QStringLiteral("Is none of the values that are allowed here."));
        return named.has_value();
    }
}

} // namespace detail

/// Throws Problem: malformed-json, unknown-field or validation-failed, with every error and its place.
template <class T>
T fromJson(QByteArrayView text, Reading reading = Reading::Strict)
{
    const JsonDocument document = JsonDocument::parse(text);
    Decoding decoding;
    decoding.reading = reading;
    T value{};
    detail::decode(document.root(), value, FieldPath{}, decoding);
    decoding.throwIfFailed();
    return value;
}

} // namespace gremio
