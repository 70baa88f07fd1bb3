// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/conversation_model.h"
#include "client/home/home_section.h"

namespace gremio {

/// The chats with something unread: who, the last line, when, how many.
class UnreadChats : public HomeSection {
    Q_OBJECT

public:
    UnreadChats(const ChatStore& store, const Outbox& outbox, const Clock& clock, QWidget* parent = nullptr);

    void setTimeZone(const QTimeZone& zone) { m_model.setTimeZone(zone); }
    void setConnected(bool connected) { m_model.setConnected(connected); }
    /// Brings the rows up to date; made anew where which chats there are has changed.
    void fill();

Q_SIGNALS:
    void chatWanted(const gremio::ChatId& id);

private:
    const ChatStore& m_store;
    ConversationModel m_model;
};

} // namespace gremio
