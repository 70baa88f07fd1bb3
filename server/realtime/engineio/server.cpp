// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/engineio/server.h"

#include "server/realtime/engineio/lane.h"
#include "server/realtime/engineio/request.h"
#include "server/realtime/websocket/handshake.h"

#include <algorithm>
#include <utility>

namespace gremio::engineio {

Server::Server(Config config, Application& application)
    : m_config(std::move(config))
    , m_application(application)
{
}

Server::~Server() = default;

void Server::attach(const std::vector<net::IoThread*>& threads)
{
    m_lanes.clear();
    m_application.attach(threads);
    for (net::IoThread* thread : threads) {
        const int index = static_cast<int>(m_lanes.size());
        m_lanes.push_back(std::make_unique<Lane>(
            index, *thread, m_config, m_application, [this](Lane& from, Lane::Errand&& errand) {
                const QByteArray sid =
                    parametersOf(errand.upgraded ? errand.upgraded->head : errand.request).sid;
                Lane& lane = laneFor(sid, from);
                if (&lane == &from)
                    return lane.take(std::move(errand));
                if (errand.upgraded)
                    errand.upgraded->transport->moveTo(lane.thread());
                lane.send(std::move(errand));
            }));
    }
}

void Server::drain(net::IoThread& thread)
{
    laneOf(thread).drain();
}

void Server::detach(net::IoThread& thread)
{
    Lane& lane = laneOf(thread);
    lane.detach();
    m_application.detach(lane.index());
}

Lane& Server::laneOf(const net::IoThread& thread)
{
    return **std::find_if(
        m_lanes.begin(), m_lanes.end(), [&thread](const auto& lane) { return &lane->thread() == &thread; });
}

Lane& Server::here()
{
    return **std::find_if(
        m_lanes.begin(), m_lanes.end(), [](const auto& lane) { return lane->thread().isCurrent(); });
}

Lane& Server::laneFor(const QByteArray& sid, Lane& otherwise)
{
    const int index = Lane::indexOf(sid);
    return index >= 0 && index < static_cast<int>(m_lanes.size()) ? *m_lanes[static_cast<std::size_t>(index)]
                                                                  : otherwise;
}

http::Response Server::refusal(http::Response response, const http::Request& request) const
{
    if (m_config.edge.appendHeaders)
        m_config.edge.appendHeaders(response.headers, request);
    return response;
}

http::BodyPolicy Server::policy(const http::Request& head)
{
    if (const auto error = errorOf(head, m_config.edge))
        return {0, refusal(answerOf(*error), head)};
    if (head.method == http::Method::Options)
        return {};
    if (!websocket::wantsWebSocket(head))
        return {head.method == http::Method::Post ? m_config.maxPayload : 0};
    if (auto refused = websocket::refusal(head))
        return {0, std::move(refused)};
    http::BodyPolicy policy;
    policy.takeOver = [this](http::Upgraded&& upgraded) { upgrade(std::move(upgraded)); };
    return policy;
}

void Server::handle(http::Request request, http::Responder respond)
{
    if (m_config.edge.locateClient)
        m_config.edge.locateClient(request);
    if (request.method == http::Method::Options) {
        http::Response response{204, {}, {}, {{"Allow", "GET, POST, OPTIONS"}}};
        if (m_config.edge.appendPreflight)
            m_config.edge.appendPreflight(response.headers, request);
        return respond(std::move(response));
    }
    Lane& current = here();
    Lane& lane = laneFor(parametersOf(request).sid, current);
    Lane::Errand errand{std::nullopt, std::move(request), std::move(respond)};
    if (&lane == &current)
        lane.take(std::move(errand));
    else
        lane.send(std::move(errand));
}

/// Called from within the transport, which so cannot move at once.
void Server::upgrade(http::Upgraded&& upgraded)
{
    if (m_config.edge.locateClient)
        m_config.edge.locateClient(upgraded.head);
    Lane& current = here();
    Lane& lane = laneFor(parametersOf(upgraded.head).sid, current);
    if (&lane == &current)
        return lane.take({std::move(upgraded), {}, {}});
    upgraded.transport->setOwner(current.nobody());
    upgraded.transport->setReading(false);
    current.send({std::move(upgraded), {}, {}});
}

http::Response Server::protocolError(int status, QByteArray /*id*/, QByteArrayView detail)
{
    return {status, "text/plain; charset=utf-8", detail.toByteArray(), {}};
}

} // namespace gremio::engineio
