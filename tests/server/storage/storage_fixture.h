// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/statement.h"
#include "tests/support/test_database.h"

namespace gremio::test {

inline const QString schemaFolder = QStringLiteral(":/test/schema");

inline constexpr storage::Statement insertItem("test/insert_item");
inline constexpr storage::Statement itemById("test/item");
inline constexpr storage::Statement itemsWithText("test/items_with_text");
inline constexpr storage::Statement itemSums("test/item_sums");
inline constexpr storage::Statement increment("test/increment");
inline constexpr storage::Statement setCounter("test/set_counter");
inline constexpr storage::Statement incrementReturning("test/increment_returning");
inline constexpr storage::Statement counterById("test/counter");
inline constexpr storage::Statement counters("test/counters");
inline constexpr storage::Statement insertAccount("test/insert_account");
inline constexpr storage::Statement insertAccountIfNew("test/insert_account_if_new");
inline constexpr storage::Statement countAccounts("test/count_accounts");
inline constexpr storage::Statement insertRequest("test/insert_request");
inline constexpr storage::Statement insertChild("test/insert_child");
inline constexpr storage::Statement insertSlot("test/insert_slot");
inline constexpr storage::Statement insertNote("test/insert_note");
inline constexpr storage::Statement notes("test/notes");
inline constexpr storage::Statement countNotes("test/count_notes");

} // namespace gremio::test
