// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/chat_store.h"
#include "client/ui/avatar.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace gremio {

/// What chats are called and how people in them are spoken of, in the app's language.
class ChatWords {
    Q_DECLARE_TR_FUNCTIONS(ChatWords)

public:
    /// The other's name, or what the group is called.
    static QString title(const Chat& chat, const UserId& me);
    /// What the avatar's colour comes from: the other, or the group itself.
    static QString avatarKey(const Chat& chat, const UserId& me);
    /// Of a private chat; null in a group, or where the other is gone.
    static const Person* other(const Chat& chat, const UserId& me);
    /// Whose first letters stand in the avatar: empty for a deleted account.
    static QString avatarName(const Chat& chat, const UserId& me);
    enum class Name { Full, First };
    static QString nameIn(const Chat& chat, const UserId& user, Name which = Name::Full);
    /// "Lucía, Iker and Marta"
    static QString participants(const Chat& chat);
    /// "Daniel is typing", "Daniel and Marta are typing", "3 people are typing"; empty for nobody.
    static QString typing(const Chat& chat, const std::vector<UserId>& who);
    /// "11:22", "Mon", "3 Oct", "3 Oct 2025": short, for lists.
    static QString shortTime(Instant then, Instant now, const QTimeZone& zone);
    /// "Online", "Away", "Last seen 11:20"; empty where it is not known.
    static QString presence(
        Presence presence, const std::optional<Instant>& lastSeen, Instant now, const QTimeZone& zone);
    static ui::Presence shown(Presence presence);
    /// What a notification and a list say of a message.
    static QString line(const Message& message);
};

} // namespace gremio
