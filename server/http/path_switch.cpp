// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/path_switch.h"

#include <utility>

namespace gremio::http {

PathSwitch::PathSwitch(QByteArray path, Handler& here, Handler& elsewhere)
    : m_path(std::move(path))
    , m_here(here)
    , m_elsewhere(elsewhere)
{
}

Handler& PathSwitch::of(const Request& request) const
{
    return request.path == m_path ? m_here : m_elsewhere;
}

BodyPolicy PathSwitch::policy(const Request& head)
{
    return of(head).policy(head);
}

void PathSwitch::handle(Request request, Responder respond)
{
    Handler& handler = of(request);
    handler.handle(std::move(request), std::move(respond));
}

Response PathSwitch::protocolError(int status, QByteArray id, QByteArrayView detail)
{
    return m_elsewhere.protocolError(status, std::move(id), detail);
}

void PathSwitch::attach(const std::vector<net::IoThread*>& threads)
{
    m_here.attach(threads);
    m_elsewhere.attach(threads);
}

void PathSwitch::drain(net::IoThread& thread)
{
    m_here.drain(thread);
    m_elsewhere.drain(thread);
}

void PathSwitch::detach(net::IoThread& thread)
{
    m_here.detach(thread);
    m_elsewhere.detach(thread);
}

} // namespace gremio::http
