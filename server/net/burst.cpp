// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/burst.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace gremio::net {

namespace {
thread_local Burst* t_current = nullptr;
}

Burst::Burst()
    : m_isOuter(t_current == nullptr)
{
    if (m_isOuter)
        t_current = this;
}

Burst::~Burst()
{
    if (!m_isOuter)
        return;
    t_current = nullptr;
    for (const std::shared_ptr<QObject>& mailbox : m_mailboxes)
        QCoreApplication::postEvent(mailbox.get(), new QEvent(QEvent::User), Qt::HighEventPriority);
}

Burst* Burst::current()
{
    return t_current;
}

void Burst::wakeLater(std::shared_ptr<QObject> mailbox)
{
    m_mailboxes.push_back(std::move(mailbox));
}

} // namespace gremio::net
