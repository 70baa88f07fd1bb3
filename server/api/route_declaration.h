// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <initializer_list>
#include <utility>

namespace gremio::api {

/// What is said of a route in words and numbers, whatever its types are. The first half of RouteBuilder.
template <class Builder>
class RouteDeclaration {
public:
    Builder& tag(const char* name)
    {
        m_route.tag = name;
        return builder();
    }
    /// One English line.
    Builder& summary(const char* text)
    {
        m_route.summary = text;
        return builder();
    }
    Builder& description(const char* text)
    {
        m_route.description = text;
        return builder();
    }
    Builder& access(Access access)
    {
        m_route.access = access;
        return builder();
    }
    /// What an access key needs, where it is not what keyScope() says by itself.
    Builder& scope(AccessScope scope)
    {
        m_route.scope = scope;
        return builder();
    }
    /// Only for people who signed in, not for their programs.
    Builder& refusesAccessKeys()
    {
        m_route.refusesKeys = true;
        return builder();
    }
    /// What it answers is shown once and kept nowhere: it takes no Idempotency-Key.
    Builder& answersSecret()
    {
        m_route.answersSecret = true;
        return builder();
    }
    /// A browser's cookie may stand for a token; then an X-CSRF-Token goes with it.
    Builder& takesCookie()
    {
        m_route.takesCookie = true;
        return builder();
    }
    /// Reads an Idempotency-Key by itself, where no answers may be kept.
    Builder& takesRetryKey()
    {
        m_route.takesRetryKey = true;
        return builder();
    }
    /// Does not count for the rate limits: for probes.
    Builder& unlimited()
    {
        m_route.limited = false;
        return builder();
    }
    /// Those of the domain; the general ones (malformed-json, unauthenticated, …) follow from the rest.
    Builder& problems(std::initializer_list<ErrorCode> codes)
    {
        m_route.problems = codes;
        return builder();
    }

protected:
    RouteDeclaration() = default;
    explicit RouteDeclaration(Route route)
        : m_route(std::move(route))
    {
    }

    Route m_route;

private:
    Builder& builder() { return static_cast<Builder&>(*this); }
};

} // namespace gremio::api
