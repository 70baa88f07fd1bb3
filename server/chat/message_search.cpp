// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_search.h"

#include "server/api/cursor.h"
#include "server/chat/message_repository.h"
#include "server/chat/message_words.h"
#include "shared/core/problem.h"

#include <limits>

namespace gremio::chat {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement searchedChats("chat/searched_chats");
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

} // namespace

Page<Message> searchMessages(Transaction& tx, UserId user, const MessageSearchQuery& query)
{
    const auto from = api::fromCursor<HitPlace>(query.cursor);
    const WordQuestion question(query.q);
    const std::vector<ChatId> chats = tx.query(searchedChats)
                                          .bind("user", user)
                                          .bind("chat", query.chatId)
                                          .bind("limit", chatsSearched)
                                          .all([](const Query& row) { return row.get<ChatId>(0); });
    if (query.chatId && chats.empty())
        throw Problem(ErrorCode::NotFound);
    Page<Message> page;
    if (question.isEmpty() || chats.empty())
        return page;
    std::vector<Hit> hits =
        tx.query(searchMessagesIn)
            .bind("words",
                tx.engine() == storage::Engine::Sqlite ? question.toFts5(chats) : question.toTsquery(chats))
            .bind("user", user)
            .bind("before", from ? from->place : std::numeric_limits<qint64>::max())
            .bind("limit", query.limit + 1)
            .all([](const Query& row) {
                return Hit{repository::messageFrom(row), row.get<qint64>(12)};
            });
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
