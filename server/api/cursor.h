// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"

#include <optional>

namespace gremio::api {

/// base64url without padding: cursors are opaque to clients.
QString encodeCursor(const QByteArray& json);
/// Throws Problem(ValidationFailed) at `?cursor`.
QByteArray decodeCursor(const QString& cursor);
[[noreturn]] void refuseCursor();

/// A keyset cursor is a small type with a field list, for example {createdAt, id}.
template <HasFields T>
QString toCursor(const T& place)
{
    return encodeCursor(toJson(place));
}

/// Nothing for no cursor; throws Problem(ValidationFailed) at `?cursor` for one that is not ours.
template <HasFields T>
std::optional<T> fromCursor(const std::optional<QString>& cursor)
{
    if (!cursor)
        return std::nullopt;
    const QByteArray json = decodeCursor(*cursor);
    try {
        return fromJson<T>(json);
    } catch (const Problem&) {
        refuseCursor();
    }
}

} // namespace gremio::api
