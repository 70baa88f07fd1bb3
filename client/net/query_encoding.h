// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/json_decoding.h"

#include <QUrlQuery>

namespace gremio {

namespace detail {

template <class M>
void addToQuery(QUrlQuery& query, const QString& name, const M& value)
{
    const auto add = [&](const QString& text) {
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(text)));
    };
    if constexpr (isOptional<M>) {
        if (value)
            addToQuery(query, name, *value);
    } else if constexpr (isVector<M>) {
        for (const auto& item : value)
            addToQuery(query, name, item);
    } else if constexpr (std::is_same_v<M, QString>) {
        add(value);
    } else if constexpr (std::is_same_v<M, bool>) {
        add(value ? QStringLiteral("true") : QStringLiteral("false"));
    } else if constexpr (std::is_arithmetic_v<M>) {
        add(QString::number(value));
    } else if constexpr (std::is_same_v<M, Instant>) {
        add(QString::fromLatin1(toRfc3339(value)));
    } else if constexpr (IsId<M>::value) {
        add(value.toString());
    } else {
        add(QString::fromLatin1(enumText(value)));
    }
}

} // namespace detail

/// The parameters that fromParameters() of the server reads back: the same field list, lists by repetition,
/// every value percent-encoded. What equals the type's own default is left out.
template <HasFields T>
QUrlQuery toQuery(const T& value)
{
    QUrlQuery query;
    const T initial{};
    std::apply(
        [&](const auto&... f) {
            const auto one = [&](const auto& field) {
                if (!(value.*(field.member) == initial.*(field.member)))
                    detail::addToQuery(query, QString::fromLatin1(field.name), value.*(field.member));
            };
            (one(f), ...);
        },
        T::fields());
    return query;
}

} // namespace gremio
