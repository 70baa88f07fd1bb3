// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/route_table.h"

#include <stdexcept>

namespace gremio::api {

struct RouteTable::Node {
    std::map<QByteArray, std::unique_ptr<Node>> children;
    std::map<QByteArray, std::unique_ptr<Node>> endings; ///< of a parameter that is followed by `.ics`
    std::unique_ptr<Node> parameter;
    std::map<http::Method, const Route*> routes;
};

namespace {

/// The parts of a path between slashes, without the empty one in front.
std::vector<QByteArrayView> segments(QByteArrayView path)
{
    std::vector<QByteArrayView> parts;
    if (path.startsWith('/'))
        path = path.sliced(1);
    while (true) {
        const qsizetype slash = path.indexOf('/');
        parts.push_back(slash < 0 ? path : path.first(slash));
        if (slash < 0)
            return parts;
        path = path.sliced(slash + 1);
    }
}

/// Of `:id` and of `:id.ics`.
QByteArray nameOf(QByteArrayView parameter)
{
    const qsizetype dot = parameter.indexOf('.');
    return (dot < 0 ? parameter : parameter.first(dot)).sliced(1).toByteArray();
}

} // namespace

const char* methodText(http::Method method)
{
    switch (method) {
    case http::Method::Get:
        return "GET";
    case http::Method::Head:
        return "HEAD";
    case http::Method::Post:
        return "POST";
    case http::Method::Put:
        return "PUT";
    case http::Method::Delete:
        return "DELETE";
    case http::Method::Options:
        return "OPTIONS";
    case http::Method::Patch:
        return "PATCH";
    case http::Method::Other:
        break;
    }
    return "";
}

std::optional<AccessScope> keyScope(const Route& route)
{
    static const QByteArray accountSecurity = QByteArray(RouteTable::base) + "/auth/";
    if (route.refusesKeys || route.path.startsWith(accountSecurity))
        return std::nullopt;
    if (route.scope)
        return route.scope;
    if (route.access.roles() == RoleSet{Role::Admin})
        return AccessScope::Admin;
    return route.method == http::Method::Get ? AccessScope::Read : AccessScope::Write;
}

RouteTable::RouteTable()
    : m_root(std::make_unique<Node>())
{
}

RouteTable::~RouteTable() = default;

RouteBuilder<> RouteTable::get(const char* path, const char* operationId)
{
    return RouteBuilder<>(*this, http::Method::Get, QByteArray(base) + path, operationId);
}

RouteBuilder<> RouteTable::post(const char* path, const char* operationId)
{
    return RouteBuilder<>(*this, http::Method::Post, QByteArray(base) + path, operationId);
}

RouteBuilder<> RouteTable::put(const char* path, const char* operationId)
{
    return RouteBuilder<>(*this, http::Method::Put, QByteArray(base) + path, operationId);
}

RouteBuilder<> RouteTable::remove(const char* path, const char* operationId)
{
    return RouteBuilder<>(*this, http::Method::Delete, QByteArray(base) + path, operationId);
}

RouteBuilder<> RouteTable::getAtRoot(const char* path, const char* operationId)
{
    return RouteBuilder<>(*this, http::Method::Get, path, operationId);
}

void RouteTable::add(Route route)
{
    Node* node = m_root.get();
    for (const QByteArrayView part : segments(route.path)) {
        const qsizetype dot = part.startsWith(':') ? part.indexOf('.') : -1;
        auto& next = dot >= 0      ? node->endings[part.sliced(dot).toByteArray()]
            : part.startsWith(':') ? node->parameter
                                   : node->children[part.toByteArray()];
        if (!next)
            next = std::make_unique<Node>();
        node = next.get();
    }
    for (const auto& known : m_routes) {
        if (known->operationId == route.operationId)
            throw std::logic_error("operation id is taken: " + route.operationId.toStdString());
    }
    const http::Method method = route.method;
    if (node->routes.contains(method))
        throw std::logic_error("route is taken: " + route.path.toStdString());
    m_routes.push_back(std::make_unique<Route>(std::move(route)));
    node->routes[method] = m_routes.back().get();
}

RouteTable::Match RouteTable::match(http::Method method, QByteArrayView path) const
{
    Match match;
    const Node* node = m_root.get();
    std::vector<QByteArrayView> values;
    for (const QByteArrayView part : segments(path)) {
        const auto child = node->children.find(part.toByteArray());
        const qsizetype dot = part.lastIndexOf('.');
        const auto ending =
            dot > 0 ? node->endings.find(part.sliced(dot).toByteArray()) : node->endings.end();
        if (child != node->children.end()) {
            node = child->second.get();
        } else if (ending != node->endings.end()) {
            values.push_back(part.first(dot));
            node = ending->second.get();
        } else if (node->parameter && !part.isEmpty()) {
            values.push_back(part);
            node = node->parameter.get();
        } else {
            return match;
        }
    }
    for (const auto& [known, route] : node->routes) {
        match.allowed += (match.allowed.isEmpty() ? "" : ", ") + QByteArray(methodText(known));
        if (known == http::Method::Get)
            match.allowed += ", HEAD";
    }
    if (!match.allowed.isEmpty())
        match.allowed += ", OPTIONS";
    const auto found = node->routes.find(method == http::Method::Head ? http::Method::Get : method);
    if (found == node->routes.end())
        return match;
    match.route = found->second;
    auto value = values.begin();
    for (const QByteArrayView part : segments(match.route->path)) {
        if (part.startsWith(':') && value != values.end())
            match.parameters.emplace_back(nameOf(part), (value++)->toByteArray());
    }
    return match;
}

} // namespace gremio::api
