// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

namespace gremio::websocket {

class Channel;

/// Remembers the channels of a thread to which something was said in this turn of its loop, and flushes each
/// once when the turn ends: an acknowledgement and the two events that follow it leave as one write. That
/// thread only.
class Flusher final : public QObject {
public:
    void add(Channel& channel);
    void forget(Channel& channel);

    bool event(QEvent* event) override;

private:
    std::vector<Channel*> m_dirty; ///< Null: forgotten.
};

} // namespace gremio::websocket
