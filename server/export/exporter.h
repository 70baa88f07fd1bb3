// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/core/id.h"
#include "shared/core/json_encoding.h"

#include <functional>
#include <vector>

/// Everything of one person's as one document. Each domain adds its sections; this folder knows none of them.
namespace gremio::exporting {

/// Writes one value of JSON: what the domain holds of that account, without secrets, and of others only what
/// the account may see anyway. In a reading transaction; any thread.
using Section = std::function<void(storage::Transaction& tx, UserId user, JsonWriter& writer)>;

/// What the document is made of, in this order. Filled in the composition root, then only read.
class Exporter {
public:
    /// `name` is the member of the document: camelCase.
    void add(const char* name, Section section);

    QByteArray document(storage::Transaction& tx, UserId user) const;

private:
    struct Part {
        const char* name;
        Section section;
    };
    std::vector<Part> m_parts;
};

/// Every item of a list that comes in pages, as one JSON list. `page(cursor)` gives a Page.
template <class F>
void writeAll(JsonWriter& writer, F page)
{
    writer.beginArray();
    std::optional<QString> cursor;
    do {
        const auto part = page(cursor);
        for (const auto& item : part.items)
            writeJson(writer, item);
        cursor = part.nextCursor;
    } while (cursor);
    writer.endArray();
}

} // namespace gremio::exporting
