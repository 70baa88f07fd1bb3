// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_running.h"

#include <utility>

namespace gremio::api::detail {

/// The hint of a job whose order among others does not matter.
struct AnyOrder {
    template <class Input>
    storage::WriteHint operator()(const Input&) const
    {
        return {};
    }
};

/// The ways in which a route comes to its answer. Each function gives what is called with a decoded request.
template <class Path, class Query, class Body, class Answer>
struct Starts {
    using In = std::shared_ptr<Input<Path, Query, Body>>;
    using Out = std::shared_ptr<Exchange>;
    using TheCall = Call<Path, Query, Body>;

    template <class Handler>
    static auto direct(Handler handler)
    {
        return [handler](const In& input, const Out& exchange, Runtime&, const Route& route) {
            exchange->respond(perform<Answer>(handler, *input, route, Tagging::TagAndCompare));
        };
    }

    template <class Handler>
    static auto read(Handler handler)
    {
        return [handler](const In& input, const Out& exchange, Runtime& runtime, const Route& route) {
            auto response = std::make_shared<http::Response>();
            runtime.database.read(
                [=, &route](storage::Transaction& tx) {
                    TheCall call(*input, tx);
                    *response = perform<Answer>(handler, call, route, Tagging::TagAndCompare);
                },
                completion(exchange, response));
        };
    }

    template <class Handler, class Hint>
    static auto write(Handler handler, Hint hint)
    {
        return [handler, hint](const In& input, const Out& exchange, Runtime& runtime, const Route& route) {
            auto response = std::make_shared<http::Response>();
            runtime.database.write(
                [=, &route](storage::Transaction& tx) {
                    *response = performOnce(tx, *exchange, route.answersSecret, [&] {
                        TheCall call(*input, tx);
                        return perform<Answer>(handler, call, route, Tagging::None);
                    });
                },
                completion(exchange, response), hint(std::as_const(*input)));
        };
    }

    template <class Current, class Handler, class Hint>
    static auto replace(Current current, Handler handler, Hint hint)
    {
        return [=](const In& input, const Out& exchange, Runtime& runtime, const Route& route) {
            auto response = std::make_shared<http::Response>();
            runtime.database.write(
                [=, &route](storage::Transaction& tx) {
                    TheCall call(*input, tx);
                    lockObject(tx, route, call.request, call.caller);
                    if (call.request.header("if-match"))
                        requireMatch(call.request, tagged(current(call)));
                    constexpr auto tagging = std::is_void_v<Answer> ? Tagging::None : Tagging::Tag;
                    *response = perform<Answer>(handler, call, route, tagging);
                },
                completion(exchange, response), hint(std::as_const(*input)));
        };
    }

    template <class Prior, class Handler>
    static auto prepareThenWrite(Prior prior, Handler handler)
    {
        return [prior, handler](const In& input, const Out& exchange, Runtime& runtime, const Route& route) {
            const bool taken = runtime.slowLane.run([=, &runtime, &route] {
                try {
                    if (auto kept = keptAnswer(runtime.database, *exchange)) {
                        exchange->respond(std::move(*kept));
                        return;
                    }
                    PriorCall<Path, Query, Body> priorCall(*input, runtime.database);
                    using P = std::decay_t<decltype(prior(priorCall))>;
                    const auto prepared = std::make_shared<const P>(prior(priorCall));
                    const auto handle = [handler, prepared](auto& call) { return handler(call, *prepared); };
                    write(handle, AnyOrder{})(input, exchange, runtime, route);
                } catch (...) {
                    fail(*exchange, std::current_exception());
                }
            });
            if (!taken)
                throw Problem(ErrorCode::Busy).setRetryAfter(std::chrono::seconds(1));
        };
    }

    template <class Prior, class Current, class Handler>
    static auto prepareThenReplace(Prior prior, Current current, Handler handler)
    {
        return prepareThenWrite(prior, [current, handler](auto& call, const auto& prepared) {
            if (call.request.header("if-match"))
                requireMatch(call.request, tagged(current(call)));
            return handler(call, prepared);
        });
    }
};

} // namespace gremio::api::detail
