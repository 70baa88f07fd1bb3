// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_export.h"

#include "server/chat/chat_repository.h"
#include "server/chat/message_repository.h"
#include "server/export/exporter.h"

namespace gremio::chat {

void addToExport(exporting::Exporter& exporter)
{
    exporter.add("chats", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writer.beginArray();
        for (const ChatId id : repository::chatsOf(tx, user)) {
            if (std::optional<Chat> chat = repository::chat(tx, id, user)) {
                chat->lastMessage.reset();
                writeJson(writer, *chat);
            }
        }
        writer.endArray();
    });
    exporter.add("messages", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writer.beginArray();
        repository::eachSentBy(tx, user, [&writer](const Message& message) { writeJson(writer, message); });
        writer.endArray();
    });
}

} // namespace gremio::chat
