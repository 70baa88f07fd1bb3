// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <vector>

namespace gremio::net {

/// While one lives, the mailboxes into which its thread puts something are woken once each, when it ends: who
/// has much to hand over then does not wake the other side for every piece, to find the next one a moment
/// later. For short stretches that wait for nothing; one in another is part of that.
class Burst {
public:
    Burst();
    ~Burst();
    Burst(const Burst&) = delete;
    Burst& operator=(const Burst&) = delete;

    /// Of this thread; null if there is none.
    [[nodiscard]] static Burst* current();

    /// The mailbox is posted its event at the end.
    void wakeLater(std::shared_ptr<QObject> mailbox);

private:
    bool m_isOuter;
    std::vector<std::shared_ptr<QObject>> m_mailboxes;
};

} // namespace gremio::net
