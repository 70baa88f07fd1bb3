// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"

namespace gremio {

namespace rules {
inline constexpr int defaultPage = 25;
inline constexpr Range pageSize{1, 100};
inline constexpr Length cursor{1, 500};
} // namespace rules

/// One page of a list, in the list's own order.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<QString> nextCursor;

    static QByteArray typeName() { return QByteArray(T::typeName) + "Page"; }
    static constexpr auto fields()
    {
        return fieldList(field("items", &Page::items, "At most `limit` items"),
            field("nextCursor", &Page::nextCursor,
                "Give it as `cursor` to get what follows; absent on the last page"));
    }
};

/// The parameters of a list that has no others.
struct PageQuery {
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(
            field("limit", &PageQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &PageQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

} // namespace gremio
