// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_search.h"

#include "server/api/cursor.h"
#include "server/chat/message_blocks.h"
#include "server/chat/message_repository.h"
#include "server/chat/message_words.h"
#include "server/storage/text_array.h"
#include "shared/core/problem.h"

#include <algorithm>
#include <limits>
#include <map>

namespace gremio::chat {

using storage::Query;
using storage::Statement;
using storage::TextArray;
using storage::Transaction;

namespace {

constexpr Statement searchedChats("chat/searched_chats");
constexpr Statement placeOf("chat/place_of");
constexpr Statement searchBlocks("chat/search_blocks");
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
    qint64 indexed = 0; ///< the last message that the index holds
};

std::vector<SearchedChat> chatsToSearch(Transaction& tx, UserId user, const MessageSearchQuery& query)
{
    return tx.query(searchedChats)
        .bind("user", user)
        .bind("chat", query.chatId)
        .bind("limit", chatsSearched)
        .all([](const Query& row) {
            return SearchedChat{row.get<ChatId>(0), row.get<qint64>(1), row.get<qint64>(2)};
        });
}

Hit hitFrom(const Query& row)
{
    return {repository::messageFrom(row), row.get<qint64>(12)};
}

std::vector<Hit> hitsIn(Transaction& tx, UserId user, const QString& words, qint64 before, int limit)
{
    return tx.query(searchMessagesIn)
        .bind("words", words)
        .bind("user", user)
        .bind("before", before)
        .bind("limit", limit)
        .all(hitFrom);
}

/// Messages that may be hits: those of a block with the words, or those after the last block.
struct Run {
    ChatId chat;
    qint64 first = 0;
    qint64 last = 0; ///< seqs
    qint64 lastPlace = 0; ///< none has a later one
};

/// What PostgreSQL's index says of some stretches, the newest first.
std::vector<Run> blocksWith(
    Transaction& tx, const QString& words, const std::map<ChatId, qint64>& indexed, qint64 before)
{
    std::vector<Run> runs;
    Query row = tx.query(searchBlocks);
    row.bind("words", words).bind("before", before);
    while (row.next()) {
        const Run run{row.get<ChatId>(0), row.get<qint64>(1), row.get<qint64>(2), row.get<qint64>(3)};
        const auto chat = indexed.find(run.chat);
        // Two chats may have the same mark; and a block that was made meanwhile is read as what comes after.
        if (chat != indexed.end() && run.last <= chat->second)
            runs.push_back(run);
    }
    return runs;
}

/// Reads messages and adds those that are hits, the newest first.
class HitReader {
public:
    HitReader(Transaction& tx, UserId user, const WordQuestion& question, qint64 before)
        : m_tx(tx)
        , m_user(user)
        , m_question(question)
        , m_before(before)
    {
    }

    template <class It>
    void read(It run, It end)
    {
        if (run == end)
            return;
        TextArray chats;
        TextArray firsts;
        TextArray lasts;
        for (; run != end; ++run) {
            chats.add(run->chat.toString());
            firsts.add(QString::number(run->first));
            lasts.add(QString::number(run->last));
        }
        Query row = m_tx.query(searchMessagesIn);
        row.bind("chats", chats.text())
            .bind("firsts", firsts.text())
            .bind("lasts", lasts.text())
            .bind("user", m_user)
            .bind("before", m_before);
        while (row.next()) {
            if (m_question.matches(row.get<QString>(7)))
                m_hits.push_back(hitFrom(row));
        }
        std::sort(m_hits.begin(), m_hits.end(),
            [](const Hit& one, const Hit& other) { return one.place > other.place; });
    }

    /// So many of them come after that place.
    bool has(std::size_t count, qint64 place) const
    {
        return m_hits.size() >= count && m_hits[count - 1].place > place;
    }
    const std::vector<Hit>& hits() const { return m_hits; }

private:
    Transaction& m_tx;
    UserId m_user;
    const WordQuestion& m_question;
    qint64 m_before;
    std::vector<Hit> m_hits;
};

/// Where the stretch begins: the place of its first message; nothing when that is not there.
std::optional<qint64> placeOfFirst(Transaction& tx, const Stretch& stretch)
{
    return tx.query(placeOf)
        .bind("chat", stretch.chat)
        .bind("seq", blocks::beginningOf(stretch))
        .value<qint64>();
}

/// The newest stretch that begins before that place; or a newer one, where that cannot be told.
qint64 stretchBefore(Transaction& tx, const SearchedChat& chat, qint64 before)
{
    const qint64 newest = blocks::stretchOf(chat.id, chat.indexed).number;
    if (before == std::numeric_limits<qint64>::max())
        return newest;
    qint64 low = 0; // begins before it
    qint64 high = newest + 1; // does not, or is not there
    while (high - low > 1) {
        const qint64 middle = low + (high - low) / 2;
        const auto beginning = placeOfFirst(tx, {chat.id, middle});
        if (!beginning)
            return newest;
        (*beginning < before ? low : high) = middle;
    }
    return low;
}

/// The index gives all blocks with the words at once, however many there are: so the two newest stretches of
/// each chat are asked first, and twice as many each time that they do not fill the page. Of the blocks the
/// newest are read first.
std::vector<Hit> newestHitsByBlocks(Transaction& tx, UserId user, const WordQuestion& question,
    const std::vector<SearchedChat>& searched, qint64 before, int limit)
{
    constexpr std::ptrdiff_t fewBlocks = 8;
    const std::size_t wanted = static_cast<std::size_t>(limit) + 1;
    std::map<ChatId, qint64> indexed;
    std::vector<Run> rest;
    std::vector<Stretch> newest; ///< of each chat that has blocks
    qint64 longest = 0;
    for (const SearchedChat& chat : searched) {
        if (chat.indexed < chat.lastSeq)
            rest.push_back({chat.id, chat.indexed + 1, std::numeric_limits<qint64>::max(), 0});
        if (chat.indexed == 0)
            continue;
        indexed.emplace(chat.id, chat.indexed);
        newest.push_back({chat.id, stretchBefore(tx, chat, before)});
        longest = std::max(longest, newest.back().number + 1);
    }
    HitReader reader(tx, user, question, before);
    reader.read(rest.begin(), rest.end());
    for (qint64 width = 2, done = 0; done < longest; done = width, width *= 2) {
        std::vector<Stretch> stretches;
        qint64 completeFrom = 0; // nothing after this place is in a stretch that is left out
        for (const Stretch& last : newest) {
            const qint64 first = std::max<qint64>(last.number + 1 - width, 0);
            for (qint64 number = first; number <= last.number - done; ++number)
                stretches.push_back({last.chat, number});
            if (first > 0)
                completeFrom = std::max(completeFrom,
                    placeOfFirst(tx, {last.chat, first}).value_or(std::numeric_limits<qint64>::max()));
        }
        if (!stretches.empty()) {
            const std::vector<Run> runs = blocksWith(tx, question.toTsquery(stretches), indexed, before);
            auto run = runs.begin();
            for (std::ptrdiff_t step = fewBlocks; run != runs.end(); step *= 2) {
                const auto end = run + std::min(step, runs.end() - run);
                reader.read(run, end);
                run = end;
                if (run != runs.end() && reader.has(wanted, std::max(run->lastPlace, completeFrom)))
                    break;
            }
        }
        if (reader.has(wanted, completeFrom))
            break;
    }
    std::vector<Hit> hits = reader.hits();
    if (hits.size() > wanted)
        hits.resize(wanted);
    return hits;
}

/// The newest `limit` hits, one more if there are more.
std::vector<Hit> newestHits(Transaction& tx, UserId user, const WordQuestion& question,
    const std::vector<SearchedChat>& chats, qint64 before, int limit)
{
    if (tx.engine() == storage::Engine::Postgres)
        return newestHitsByBlocks(tx, user, question, chats, before, limit);
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
