// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_search.h"

#include "server/api/cursor.h"
#include "server/chat/message_repository.h"
#include "server/chat/message_words.h"
#include "shared/core/problem.h"

#include <algorithm>
#include <limits>

namespace gremio::chat {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement searchedChats("chat/searched_chats");
constexpr Statement placeOf("chat/place_of");
constexpr Statement searchMessagesIn("chat/search_messages");

/// What a cursor holds: where the last hit stands.
struct HitPlace {
    qint64 place = 0;
    static constexpr auto fields()
    {
        return fieldList(field("place", &HitPlace::place, "Of the last hit", Range{1, rules::seq.max}));
    }
};

struct Hit {
    Message message;
    qint64 place = 0;
};

struct SearchedChat {
    ChatId id;
    qint64 lastSeq = 0;
};

std::vector<SearchedChat> chatsToSearch(Transaction& tx, UserId user, const MessageSearchQuery& query)
{
    return tx.query(searchedChats)
        .bind("user", user)
        .bind("chat", query.chatId)
        .bind("limit", chatsSearched)
        .all([](const Query& row) {
            return SearchedChat{row.get<ChatId>(0), row.get<qint64>(1)};
        });
}

std::vector<Hit> hitsIn(Transaction& tx, UserId user, const QString& words, qint64 before, int limit)
{
    return tx.query(searchMessagesIn)
        .bind("words", words)
        .bind("user", user)
        .bind("before", before)
        .bind("limit", limit)
        .all([](const Query& row) {
            return Hit{repository::messageFrom(row), row.get<qint64>(12)};
        });
}

/// The newest `limit` hits, one more if there are more.
std::vector<Hit> newestHits(Transaction& tx, UserId user, const WordQuestion& question,
    const std::vector<SearchedChat>& chats, qint64 before, int limit)
{
    std::vector<Stretch> all;
    if (tx.engine() == storage::Engine::Sqlite) {
        for (const SearchedChat& chat : chats)
            all.push_back({chat.id, Stretch::whole});
        return hitsIn(tx, user, question.toFts5(all), before, limit + 1);
    }
    // The newest two stretches of each chat tell about everything since the youngest of them began.
    std::vector<Stretch> newest;
    qint64 completeFrom = 0;
    for (const SearchedChat& chat : chats) {
        const qint64 last = chat.lastSeq >> Stretch::bits;
        for (qint64 number = 0; number <= last; ++number) {
            all.push_back({chat.id, number});
            if (number + 1 >= last)
                newest.push_back(all.back());
        }
        if (last > 1)
            completeFrom = std::max(completeFrom,
                tx.query(placeOf)
                    .bind("chat", chat.id)
                    .bind("seq", (last - 1) << Stretch::bits)
                    .value<qint64>()
                    .value_or(std::numeric_limits<qint64>::max()));
    }
    const auto most = static_cast<std::size_t>(limit + 1);
    if (before == std::numeric_limits<qint64>::max() && newest.size() < all.size()) {
        std::vector<Hit> hits = hitsIn(tx, user, question.toTsquery(newest), before, limit + 1);
        if (hits.size() == most && hits.back().place >= completeFrom)
            return hits;
    }
    return hitsIn(tx, user, question.toTsquery(all), before, limit + 1);
}

} // namespace

Page<Message> searchMessages(Transaction& tx, UserId user, const MessageSearchQuery& query)
{
    const auto from = api::fromCursor<HitPlace>(query.cursor);
    const WordQuestion question(query.q);
    const std::vector<SearchedChat> chats = chatsToSearch(tx, user, query);
    if (query.chatId && chats.empty())
        throw Problem(ErrorCode::NotFound);
    Page<Message> page;
    if (question.isEmpty() || chats.empty())
        return page;
    std::vector<Hit> hits = newestHits(
        tx, user, question, chats, from ? from->place : std::numeric_limits<qint64>::max(), query.limit);
    const bool more = hits.size() > static_cast<std::size_t>(query.limit);
    if (more)
        hits.pop_back();
    for (Hit& hit : hits)
        page.items.push_back(std::move(hit.message));
    if (more)
        page.nextCursor = api::toCursor(HitPlace{hits.back().place});
    return page;
}

} // namespace gremio::chat
