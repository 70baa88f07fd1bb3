// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_socket_events.h"

#include "server/chat/chat_service.h"
#include "server/chat/send_group.h"
#include "server/realtime/hub/events.h"

namespace gremio::chat {

namespace {

constexpr auto tag = "chats";

/// What is told in a chat goes out in the order of its `seq`.
template <class Payload>
storage::WriteHint chatHint(const api::Caller&, const Payload& payload)
{
    return writeHint(payload.chatId);
}

void addReading(realtime::EventTable& events)
{
    events.on<HistoryPayload, History>("message:history", tag)
        .summary("Messages in the order of `seq`: the last ones, or those next to one")
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return ChatService::history(call.tx, call.caller.user, call.payload); });

    events.on<ChangesPayload, ChatChanges>("chat:changes", tag)
        .summary("What changed in a chat since a `rev`")
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return ChatService::changes(call.tx, call.caller.user, call.payload); });
}

void addMarks(realtime::EventTable& events)
{
    events.on<MessagePlace, MarkMoved>("message:delivered", tag)
        .summary("This device has all up to a message")
        .scope(AccessScope::WriteMessages)
        .problems({ErrorCode::NotFound})
        .hint(&chatHint<MessagePlace>)
        .write(
            [](auto& call) { return ChatService::markDelivered(call.tx, call.caller.user, call.payload); });

    events.on<MessagePlace, MarkMoved>("message:read", tag)
        .summary("I have read all up to a message")
        .scope(AccessScope::WriteMessages)
        .problems({ErrorCode::NotFound})
        .hint(&chatHint<MessagePlace>)
        .write([](auto& call) { return ChatService::markRead(call.tx, call.caller.user, call.payload); });
}

} // namespace

void addChatEvents(realtime::EventTable& events, storage::Engine engine)
{
    const auto failed = events.tells<MessageError>(
        "message:error", tag, "A send, an edit or a delete that failed; its ack says it too");
    const auto withoutId = [](const auto&, ProblemDocument problem) {
        return MessageError{{}, std::move(problem)};
    };

    events.on<SendMessagePayload, MessageAnswer>("message:send", tag)
        .summary("Say something; acknowledged once it is stored")
        .scope(AccessScope::WriteMessages)
        .problems({ErrorCode::NotFound, ErrorCode::ChatNotAllowed})
        .hint([engine](const api::Caller& caller, const SendMessagePayload& payload) {
            return sendHint(engine, caller.user, payload);
        })
        .tellsFailure(failed,
            [](const SendMessagePayload& said, ProblemDocument problem) {
                const bool known = !said.clientId.isNull();
                return MessageError{known ? std::optional(said.clientId) : std::nullopt, std::move(problem)};
            })
        .write([](auto& call) {
            return MessageAnswer{ChatService::send(call.tx, call.caller.user, call.payload)};
        });

    events.on<EditMessagePayload, MessageAnswer>("message:edit", tag)
        .summary("Say something else instead, while nobody has read it")
        .scope(AccessScope::WriteMessages)
        .problems({ErrorCode::NotFound, ErrorCode::Forbidden, ErrorCode::ChatNotAllowed,
            ErrorCode::AlreadyRead, ErrorCode::MessageDeleted})
        .hint(&chatHint<EditMessagePayload>)
        .tellsFailure(failed, withoutId)
        .write([](auto& call) {
            return MessageAnswer{ChatService::edit(call.tx, call.caller.user, call.payload)};
        });

    events.on<MessagePlace, MessageAnswer>("message:delete", tag)
        .summary("Take a message back, while nobody has read it")
        .scope(AccessScope::WriteMessages)
        .problems({ErrorCode::NotFound, ErrorCode::Forbidden, ErrorCode::AlreadyRead})
        .hint(&chatHint<MessagePlace>)
        .tellsFailure(failed, withoutId)
        .write([](auto& call) {
            return MessageAnswer{ChatService::remove(call.tx, call.caller.user, call.payload)};
        });

    addMarks(events);
    addReading(events);
}

} // namespace gremio::chat
