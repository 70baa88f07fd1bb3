// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_blocks.h"

#include <algorithm>
#include <set>

namespace gremio::chat::blocks {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement blockMessages("chat/block_messages");
constexpr Statement insertBlock("chat/insert_block");
constexpr Statement takeBlock("chat/take_block");

/// A tsvector takes a megabyte, and a letter up to four bytes. What comes on top is one message, of 4,000
/// words at most. UTF-16 units.
constexpr qsizetype roomOfRow = 100'000;

qint64 numberOf(ChatId chat, qint64 seq)
{
    return (seq + offsetOf(chat)) >> bits;
}

struct Row {
    qint64 firstSeq = 0;
    qint64 lastSeq = 0;
    qint64 firstPlace = 0;
    qint64 lastPlace = 0;
    std::set<QString> terms;
    qsizetype size = 0;

    void add(qint64 seq, qint64 place, const QString& content, qsizetype perTerm)
    {
        firstSeq = firstSeq == 0 ? seq : firstSeq;
        lastSeq = seq;
        firstPlace = firstPlace == 0 ? place : std::min(firstPlace, place);
        lastPlace = std::max(lastPlace, place);
        for (const QString& term : searchTerms(content)) {
            if (terms.insert(term).second)
                size += term.size() + perTerm;
        }
    }
};

void insert(Transaction& tx, ChatId chat, const Row& row)
{
    const QStringList terms(row.terms.begin(), row.terms.end());
    tx.query(insertBlock)
        .bind("chat", chat)
        .bind("first", row.firstSeq)
        .bind("last", row.lastSeq)
        .bind("first_place", row.firstPlace)
        .bind("last_place", row.lastPlace)
        .bind("words", searchText(stretchOf(chat, row.lastSeq), terms))
        .exec();
}

/// Makes the blocks of those messages; without `first` of all that are in none.
void make(Transaction& tx, ChatId chat, std::optional<qint64> first, qint64 last)
{
    constexpr qsizetype longestMark = 32;
    std::vector<Row> rows;
    {
        Query message = tx.query(blockMessages);
        message.bind("chat", chat).bind("first", first).bind("last", last);
        while (message.next()) {
            const auto seq = message.get<qint64>(0);
            if (rows.empty() || numberOf(chat, rows.back().lastSeq) != numberOf(chat, seq)
                || rows.back().size > roomOfRow)
                rows.emplace_back();
            rows.back().add(seq, message.get<qint64>(1), message.get<QString>(2), longestMark);
        }
    }
    for (const Row& row : rows)
        insert(tx, chat, row);
}

} // namespace

qint64 offsetOf(ChatId chat)
{
    return chat.toByteArray().last(2).toInt(nullptr, 16) & ((1 << bits) - 1);
}

Stretch stretchOf(ChatId chat, qint64 seq)
{
    return {chat, (seq + offsetOf(chat)) >> Stretch::bits};
}

qint64 beginningOf(const Stretch& stretch)
{
    return std::max<qint64>((stretch.number << Stretch::bits) - offsetOf(stretch.chat), 1);
}

void messageStored(Transaction& tx, ChatId chat, qint64 seq)
{
    if (numberOf(chat, seq) != numberOf(chat, seq + 1))
        make(tx, chat, std::nullopt, seq);
}

void messageChanged(Transaction& tx, ChatId chat, qint64 seq)
{
    const auto taken = tx.query(takeBlock).bind("chat", chat).bind("seq", seq).one([](const Query& row) {
        return std::pair(row.get<qint64>(0), row.get<qint64>(1));
    });
    if (taken)
        make(tx, chat, taken->first, taken->second);
}

} // namespace gremio::chat::blocks
