// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/local_database.h"
#include "client/state/outgoing_message.h"
#include "shared/core/clock.h"

#include <QObject>

namespace gremio {

/// What I wrote and the server has not confirmed, on disk: a message is durable before add() returns. It goes
/// out in the order it was written, and only leaves when the server has it or I discard it.
class Outbox : public QObject {
    Q_OBJECT

public:
    /// file: made where it is missing.
    Outbox(const QString& file, const Clock& clock, QObject* parent = nullptr);

    /// False where the disk did not take it: nothing was added then.
    bool add(const ChatId& chat, const QString& content, const std::optional<qint64>& replyTo = {});
    void setState(const ClientMessageId& id, Sending state, const std::optional<ApiError>& failure = {});
    /// The server has it, or I do not want it any more.
    void remove(const ClientMessageId& id);

    /// In the order they were written.
    const std::vector<OutgoingMessage>& all() const { return m_messages; }
    const OutgoingMessage* find(const ClientMessageId& id) const;
    std::vector<OutgoingMessage> of(const ChatId& chat) const;
    bool isEmpty() const { return m_messages.empty(); }

    /// Takes the file away, with everything in it.
    void wipe();

Q_SIGNALS:
    void added(const gremio::ClientMessageId& id);
    void changed(const gremio::ClientMessageId& id);
    void removed(const gremio::OutgoingMessage& message);
    /// The disk refuses: said once for each time it happens.
    void broken(const QString& why);

private:
    void load();

    LocalDatabase m_database;
    const Clock& m_clock;
    std::vector<OutgoingMessage> m_messages;
};

} // namespace gremio
