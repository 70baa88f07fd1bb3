// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/json_decoding.h"

#include <utility>

namespace gremio {

/// A name and its value, percent-decoded.
using TextParameter = std::pair<QByteArray, QByteArray>;

/// `a=b&c` of a target's query; throws Problem(ValidationFailed) for a bad percent escape.
std::vector<TextParameter> parseQuery(QByteArrayView query);

/// The same, percent-decoded; nothing for a bad escape. `+` stays a plus sign unless `plusIsSpace`.
std::optional<QByteArray> percentDecoded(QByteArrayView text, bool plusIsSpace = false);

namespace detail {

bool decodeTextString(QByteArrayView text, QString& out, const FieldPath& path, Decoding& decoding);
std::optional<qint64> integerFromText(QByteArrayView text);

template <class T>
bool decodeText(QByteArrayView text, T& out, const FieldPath& path, Decoding& decoding)
{
    if constexpr (isOptional<T>) {
        return decodeText(text, out.emplace(), path, decoding);
    } else if constexpr (isVector<T>) {
        return decodeText(text, out.emplace_back(), path, decoding);
    } else if constexpr (std::is_same_v<T, QString>) {
        return decodeTextString(text, out, path, decoding);
    } else if constexpr (std::is_same_v<T, bool>) {
        out = text == "true";
        return out || text == "false" || wrongType(path, "true or false", decoding);
    } else if constexpr (std::is_integral_v<T>) {
        const auto number = integerFromText(text);
        if (!number || *number < std::numeric_limits<T>::min() || *number > std::numeric_limits<T>::max())
            return wrongType(path, "a whole number", decoding);
        out = static_cast<T>(*number);
        return true;
    } else if constexpr (std::is_same_v<T, double>) {
        bool good = false;
        out = text.toByteArray().toDouble(&good);
        return (good && std::isfinite(out)) || wrongType(path, "a number", decoding);
    } else if constexpr (std::is_same_v<T, Instant>) {
        return decodeInstant(text, out, path, decoding);
    } else if constexpr (IsId<T>::value) {
        const auto id = T::parse(text);
        out = id.value_or(T());
        return id || wrongType(path, "an id", decoding);
    } else {
        static_assert(NamedEnum<T>, "this type has no form in a query");
        const auto named = enumFromText<T>(text);
        out = named.value_or(T{});
        if (!named)
            decoding.fail(
                path, "not-allowed", QStringLiteral("Is none of the values that are allowed here."));
        return named.has_value();
    }
}

} // namespace detail

/// Decodes parameters by the same field lists as bodies. Lists are written by repeating the parameter.
/// `sigil` marks the errors' pointers: `?` for the query, `:` for the path. Throws Problem.
template <HasFields T>
T fromParameters(const std::vector<TextParameter>& parameters, char sigil)
{
    constexpr auto fields = T::fields();
    constexpr std::size_t count = std::tuple_size_v<decltype(fields)>;
    Decoding decoding;
    T out{};
    std::bitset<count> seen;
    std::bitset<count> good;
    [[maybe_unused]] const auto take = [&]<std::size_t I>(
                                           const TextParameter& parameter, const FieldPath& path) {
        constexpr auto f = std::get<I>(fields);
        using Member = typename std::decay_t<decltype(f)>::Member;
        if (parameter.first != f.name)
            return false;
        if (!isVector<Member> && seen.test(I)) {
            decoding.fail(path, "duplicate", QStringLiteral("Stands twice."));
            return true;
        }
        const bool first = !seen.test(I);
        seen.set(I);
        good.set(I,
            detail::decodeText(parameter.second, out.*(f.member), path, decoding) && (first || good.test(I)));
        return true;
    };
    for (const TextParameter& parameter : parameters) {
        const std::string_view name(
            parameter.first.constData(), static_cast<std::size_t>(parameter.first.size()));
        const FieldPath path{nullptr, name, -1, sigil};
        const bool known = [&]<std::size_t... I>(std::index_sequence<I...>)
        {
            return (take.template operator()<I>(parameter, path) || ...);
        }
        (std::make_index_sequence<count>());
        if (!known)
            detail::unknown(path, decoding);
    }
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        [[maybe_unused]] const auto finish = [&](const auto& f, std::size_t index) {
            using F = std::decay_t<decltype(f)>;
            const FieldPath path{nullptr, f.name, -1, sigil};
            if (good.test(index))
                detail::applyRules(f, out.*(f.member), path, decoding);
            else if (!seen.test(index)
                && !isOptional<typename F::Member> && !isVector<typename F::Member> && !F::mayBeAbsent)
                detail::missing(path, decoding);
        };
        (finish(std::get<I>(fields), I), ...);
    }
    (std::make_index_sequence<count>());
    decoding.throwIfFailed();
    return out;
}

} // namespace gremio
