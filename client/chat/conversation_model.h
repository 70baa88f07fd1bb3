// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/message_item.h"
#include "client/state/chat_store.h"
#include "client/state/outbox.h"
#include "client/ui/avatar.h"
#include "shared/core/clock.h"

#include <QAbstractListModel>
#include <QTimeZone>

namespace gremio {

/// One conversation as the list shows it.
struct ConversationItem {
    ChatId id;
    QString title;
    QString avatarKey;
    QString avatarName;
    bool blocked = false; ///< by me; line says so
    ui::Presence presence = ui::Presence::None;
    QString time;
    QString line; ///< the last message, who wrote it where that is not clear
    MessageItem::Mark mark = MessageItem::Mark::None; ///< of the last message, where it is mine
    bool typing = false; ///< line says who writes
    int unread = 0;
};

/// All conversations, the one that was written in last first.
class ConversationModel : public QAbstractListModel {
    Q_OBJECT

public:
    /// What a search goes through: title, names, the last line.
    static constexpr int HaystackRole = Qt::UserRole;

    ConversationModel(
        const ChatStore& store, const Outbox& outbox, const Clock& clock, QObject* parent = nullptr);

    void setTimeZone(const QTimeZone& zone);
    /// Without a connection presence is not known, and not shown.
    void setConnected(bool connected);

    ConversationItem item(int row) const;
    /// All of it in a sentence, for screen readers.
    static QString describe(const ConversationItem& item);
    ChatId chatAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void follow();
    void touch(const ChatId& id);
    void touchAll();

    const ChatStore& m_store;
    const Outbox& m_outbox;
    const Clock& m_clock;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    bool m_connected = false;
};

} // namespace gremio
