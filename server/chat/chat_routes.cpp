// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_routes.h"

#include "server/api/cursor.h"
#include "server/api/route_table.h"
#include "server/chat/chat_service.h"
#include "server/chat/message_search.h"
#include "server/chat/send_group.h"

namespace gremio::chat {

namespace {

using api::Access;
using storage::Transaction;

struct ChatPath {
    ChatId id;
    static constexpr auto fields() { return fieldList(field("id", &ChatPath::id, "The chat")); }
};

struct MessagePath {
    ChatId id;
    qint64 seq = 0;
    static constexpr auto fields()
    {
        return fieldList(field("id", &MessagePath::id, "The chat"),
            field("seq", &MessagePath::seq, "The message's place in it", rules::seq));
    }
};

/// What a cursor of the list holds: the last chat that was shown.
struct Seen {
    Instant at{};
    ChatId id;
    static constexpr auto fields()
    {
        return fieldList(
            field("at", &Seen::at, "When it was written in"), field("id", &Seen::id, "Which one"));
    }
};

Page<Chat> page(Transaction& tx, UserId user, const PageQuery& query)
{
    const auto seen = api::fromCursor<Seen>(query.cursor);
    const auto after = seen ? std::optional(ChatPosition{seen->at, seen->id}) : std::nullopt;
    Page<Chat> page;
    page.items = ChatService::chats(tx, user, after, query.limit + 1);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
        page.items.pop_back();
        const ChatId last = page.items.back().id;
        page.nextCursor = api::toCursor(Seen{repository::activeAt(tx, last), last});
    }
    return page;
}

SendMessagePayload payload(const ChatPath& path, const NewMessageBody& body)
{
    return {path.id, body.clientId, body.type, body.content, body.replyTo};
}

void addListRoutes(api::RouteTable& routes)
{
    routes.get("/chats", "listChats")
        .tag("chats")
        .summary("My chats, the one written in last first")
        .description("Compare each `rev` with the one you have, and ask for the changes where they differ.")
        .access(Access::signedIn())
        .query<PageQuery>()
        .answers<Page<Chat>>()
        .read([](auto& call) { return page(call.tx, call.caller.user, call.query); });

    routes.post("/chats", "createChat")
        .tag("chats")
        .summary("Open the private chat with somebody, or a group")
        .description("With people one shares an active mentorship with. Two have one private chat: if it is "
                     "there, it is the answer.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteMessages)
        .body<CreateChatBody>()
        .answers<Chat>(201)
        .problems({ErrorCode::NotFound, ErrorCode::ChatNotAllowed})
        .write([](auto& call) { return ChatService::create(call.tx, call.caller.user, call.body); });

    routes.get("/chats/:id", "getChat")
        .tag("chats")
        .summary("One chat that I am in")
        .access(Access::signedIn())
        .path<ChatPath>()
        .answers<Chat>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return ChatService::chat(call.tx, call.caller.user, call.path.id); });

    routes.remove("/chats/:id", "hideChat")
        .tag("chats")
        .summary("Hide a chat from my list until there is a new message in it")
        .access(Access::signedIn())
        .scope(AccessScope::WriteMessages)
        .path<ChatPath>()
        .answersNothing()
        .problems({ErrorCode::NotFound})
        .replace([](auto& call) { return ChatService::chat(call.tx, call.caller.user, call.path.id); },
            [](auto& call) { ChatService::hide(call.tx, call.caller.user, call.path.id); },
            [](const auto& input) { return writeHint(input.path.id); });

    routes.get("/chats/:id/changes", "listChatChanges")
        .tag("chats")
        .summary("What changed in a chat since a `rev`")
        .access(Access::signedIn())
        .path<ChatPath>()
        .query<ChangesQuery>()
        .answers<ChatChanges>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) {
            return ChatService::changes(
                call.tx, call.caller.user, {call.path.id, call.query.after, call.query.limit});
        });

    routes.get("/search/messages", "searchMessages")
        .tag("chats")
        .summary("Messages of my chats with certain words, the newest first")
        .access(Access::signedIn())
        .query<MessageSearchQuery>()
        .answers<Page<Message>>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return searchMessages(call.tx, call.caller.user, call.query); });
}

} // namespace

void addChatRoutes(api::RouteTable& routes, storage::Engine engine)
{
    addListRoutes(routes);

    routes.get("/chats/:id/messages", "listMessages")
        .tag("chats")
        .summary("Messages in the order of `seq`: the last ones, or those next to one")
        .access(Access::signedIn())
        .path<ChatPath>()
        .query<HistoryQuery>()
        .answers<History>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) {
            return ChatService::history(call.tx, call.caller.user,
                {call.path.id, call.query.beforeSeq, call.query.afterSeq, call.query.limit});
        });

    routes.post("/chats/:id/messages", "sendMessage")
        .tag("chats")
        .summary("Say something")
        .description("`clientId` is a UUID of yours. Sent again it stores nothing: the answer is the message "
                     "that is stored under it.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteMessages)
        .path<ChatPath>()
        .body<NewMessageBody>()
        .answers<Message>(201)
        .problems({ErrorCode::NotFound, ErrorCode::ChatNotAllowed})
        .write(
            [](auto& call) {
                return ChatService::send(call.tx, call.caller.user, payload(call.path, call.body));
            },
            [engine](const auto& input) {
                return sendHint(engine, input.caller.user, payload(input.path, input.body));
            });

    routes.get("/chats/:id/messages/:seq", "getMessage")
        .tag("chats")
        .summary("One message")
        .access(Access::signedIn())
        .path<MessagePath>()
        .answers<Message>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) {
            return ChatService::message(call.tx, call.caller.user, {call.path.id, call.path.seq});
        });

    routes.put("/chats/:id/messages/:seq", "editMessage")
        .tag("chats")
        .summary("Say something else instead, while nobody has read it")
        .access(Access::signedIn())
        .scope(AccessScope::WriteMessages)
        .path<MessagePath>()
        .body<EditMessageBody>()
        .answers<Message>()
        .problems({ErrorCode::NotFound, ErrorCode::ChatNotAllowed, ErrorCode::AlreadyRead,
            ErrorCode::MessageDeleted, ErrorCode::Forbidden})
        .replace(
            [](auto& call) {
                return ChatService::message(call.tx, call.caller.user, {call.path.id, call.path.seq});
            },
            [](auto& call) {
                return ChatService::edit(
                    call.tx, call.caller.user, {call.path.id, call.path.seq, call.body.content});
            },
            [](const auto& input) { return writeHint(input.path.id); });

    routes.remove("/chats/:id/messages/:seq", "deleteMessage")
        .tag("chats")
        .summary("Take a message back, while nobody has read it")
        .description("Its place stays, without what it said.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteMessages)
        .path<MessagePath>()
        .answers<Message>()
        .problems({ErrorCode::NotFound, ErrorCode::AlreadyRead, ErrorCode::Forbidden})
        .replace(
            [](auto& call) {
                return ChatService::message(call.tx, call.caller.user, {call.path.id, call.path.seq});
            },
            [](auto& call) {
                return ChatService::remove(call.tx, call.caller.user, {call.path.id, call.path.seq});
            },
            [](const auto& input) { return writeHint(input.path.id); });

    routes.post("/chats/:id/read", "markRead")
        .tag("chats")
        .summary("I have read all up to a message")
        .description("Marks never go back: the answer says where mine stands.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteMessages)
        .path<ChatPath>()
        .body<ReadBody>()
        .answers<MarkMoved>()
        .problems({ErrorCode::NotFound})
        .write(
            [](auto& call) {
                return ChatService::markRead(call.tx, call.caller.user, {call.path.id, call.body.seq});
            },
            [](const auto& input) { return writeHint(input.path.id); });
}

} // namespace gremio::chat
