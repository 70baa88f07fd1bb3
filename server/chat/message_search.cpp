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

struct LongChat {
    ChatId id;
    qint64 last = 0; ///< the number of its newest stretch that may hold hits
};

/// Where the stretch begins: the place of its first message; nothing when that is not there.
std::optional<qint64> beginningOf(Transaction& tx, ChatId chat, qint64 number)
{
    return tx.query(placeOf).bind("chat", chat).bind("seq", number << Stretch::bits).value<qint64>();
}

/// The newest stretch that begins before that place; or a newer one, where that cannot be told.
qint64 stretchBefore(Transaction& tx, const SearchedChat& chat, qint64 before)
{
    const qint64 newest = chat.lastSeq >> Stretch::bits;
    if (before == std::numeric_limits<qint64>::max())
        return newest;
    qint64 low = 0; // begins before it
    qint64 high = newest + 1; // does not, or is not there
    while (high - low > 1) {
        const qint64 middle = low + (high - low) / 2;
        const auto beginning = beginningOf(tx, chat.id, middle);
        if (!beginning)
            return newest;
        (*beginning < before ? low : high) = middle;
    }
    return low;
}

/// Hits come all at once, however many there are: so the two newest stretches of each chat are asked first,
/// and twice as many each time that they do not fill the page.
std::vector<Hit> newestHitsByStretches(Transaction& tx, UserId user, const WordQuestion& question,
    const std::vector<SearchedChat>& searched, qint64 before, int limit)
{
    std::vector<LongChat> chats;
    qint64 longest = 0;
    for (const SearchedChat& chat : searched) {
        chats.push_back({chat.id, stretchBefore(tx, chat, before)});
        longest = std::max(longest, chats.back().last + 1);
    }
    for (qint64 width = 2;; width *= 2) {
        std::vector<Stretch> stretches;
        qint64 completeFrom = 0; // nothing after this place is in a stretch that is left out
        for (const LongChat& chat : chats) {
            const qint64 first = std::max<qint64>(chat.last + 1 - width, 0);
            for (qint64 number = first; number <= chat.last; ++number)
                stretches.push_back({chat.id, number});
            if (first > 0)
                completeFrom = std::max(completeFrom,
                    beginningOf(tx, chat.id, first).value_or(std::numeric_limits<qint64>::max()));
        }
        std::vector<Hit> hits = hitsIn(tx, user, question.toTsquery(stretches), before, limit + 1);
        const bool isFull = hits.size() > static_cast<std::size_t>(limit);
        if (width >= longest || (isFull && hits.back().place >= completeFrom))
            return hits;
    }
}

/// The newest `limit` hits, one more if there are more.
std::vector<Hit> newestHits(Transaction& tx, UserId user, const WordQuestion& question,
    const std::vector<SearchedChat>& chats, qint64 before, int limit)
{
    if (tx.engine() == storage::Engine::Postgres)
        return newestHitsByStretches(tx, user, question, chats, before, limit);
    std::vector<Stretch> all;
    all.reserve(chats.size());
    for (const SearchedChat& chat : chats)
        all.push_back({chat.id, Stretch::whole});
    return hitsIn(tx, user, question.toFts5(all), before, limit + 1);
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
