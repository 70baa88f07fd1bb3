// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/event.h"
#include "server/realtime/hub/event_words.h"
#include "shared/core/json_encoding.h"
#include "shared/protocol/problem_document.h"

#include <initializer_list>
#include <utility>

namespace gremio::realtime {

class EventTable;

namespace detail {

void addTo(EventTable& table, ClientEvent event);

template <class Answer, class Handler, class Call>
QByteArray perform(const Handler& handler, Call& call)
{
    if constexpr (std::is_void_v<Answer>) {
        handler(call);
        return "{}";
    } else {
        const Answer answer = handler(call);
        return toJson(answer);
    }
}

} // namespace detail

/// Declares one event of a client: what it is called, what it carries, what its ack says, and what it does.
/// The last call, read(), write() or direct(), adds it to the table.
template <class Payload, class Answer>
class EventBuilder {
public:
    EventBuilder(EventTable& table, const char* name, const char* tag)
        : m_table(table)
    {
        m_event.name = name;
        m_event.tag = tag;
        m_event.describePayload = [](SchemaSet& schemas, JsonWriter& writer) {
            schemas.write<Payload>(writer);
        };
        m_event.describeAck = &detail::describeAck<Answer>;
    }

    /// One English line.
    EventBuilder& summary(const char* text)
    {
        m_event.summary = text;
        return *this;
    }
    /// What an access key needs, where it is not `read` for what reads and `write` for the rest.
    EventBuilder& scope(AccessScope scope)
    {
        m_event.scope = scope;
        return *this;
    }
    /// Only for people who signed in, not for their programs.
    EventBuilder& refusesAccessKeys()
    {
        m_event.refusesKeys = true;
        return *this;
    }
    /// Those of the domain; the general ones follow from the rest.
    EventBuilder& problems(std::initializer_list<ErrorCode> codes)
    {
        m_event.problems = codes;
        return *this;
    }
    /// Writes of one key run one after the other in the order they came: `key(const Payload&) -> size_t`.
    EventBuilder& key(std::function<std::size_t(const Payload&)> key)
    {
        return hint([key = std::move(key)](const api::Caller&, const Payload& payload) {
            storage::WriteHint hint;
            hint.key = key(payload);
            return hint;
        });
    }
    /// The same, and what else the storage may know of a write.
    EventBuilder& hint(std::function<storage::WriteHint(const api::Caller&, const Payload&)> hint)
    {
        m_hint = std::move(hint);
        return *this;
    }
    /// A failure is told by an event of its own too, to this connection: `make(const Payload&,
    /// ProblemDocument) -> T`. The payload is an empty one when it could not be read.
    template <HasFields T, class Make>
    EventBuilder& tellsFailure(const Tell<T>& tell, Make make)
    {
        m_event.failureEvent = tell.name();
        m_event.failurePayload = [make](const QByteArray& payload, const QByteArray& problem) {
            Payload said{};
            try {
                said = fromJson<Payload>(payload);
            } catch (const Problem&) {
                said = Payload{};
            }
            return toJson(T(make(said, fromJson<ProblemDocument>(problem))));
        };
        return *this;
    }

    /// `handler(DirectCall<Payload>&) -> Answer` at once: for what touches no database.
    template <class Handler>
    void direct(Handler handler)
    {
        m_event.run = [handler](const std::shared_ptr<Spoken>& spoken, storage::Database&) {
            const auto payload = fromJson<Payload>(spoken->payload);
            DirectCall<Payload> call{spoken->from.caller, payload, spoken->from.socket};
            spoken->done(detail::perform<Answer>(handler, call), nullptr);
        };
        detail::addTo(m_table, std::move(m_event));
    }

    /// `handler(EventCall<Payload>&) -> Answer` in a reading transaction.
    template <class Handler>
    void read(Handler handler)
    {
        m_event.run = [handler](const std::shared_ptr<Spoken>& spoken, storage::Database& database) {
            auto [job, done] = work(handler, spoken, fromJson<Payload>(spoken->payload));
            database.read(std::move(job), std::move(done));
        };
        detail::addTo(m_table, std::move(m_event));
    }

    /// `handler(EventCall<Payload>&) -> Answer` in a writing transaction; acknowledged after the commit. It
    /// may run again, so it only touches the database.
    template <class Handler>
    void write(Handler handler)
    {
        m_event.writes = true;
        m_event.run = [handler, hintOf = m_hint](
                          const std::shared_ptr<Spoken>& spoken, storage::Database& database) {
            auto payload = fromJson<Payload>(spoken->payload);
            storage::WriteHint hint;
            if (hintOf)
                hint = hintOf(spoken->from.caller, payload);
            auto [job, done] = work(handler, spoken, std::move(payload));
            database.write(std::move(job), std::move(done), std::move(hint));
        };
        detail::addTo(m_table, std::move(m_event));
    }

private:
    template <class Handler>
    static std::pair<storage::Job, storage::Completion> work(
        const Handler& handler, const std::shared_ptr<Spoken>& spoken, Payload payload)
    {
        auto answer = std::make_shared<QByteArray>();
        auto said = std::make_shared<const Payload>(std::move(payload));
        return {[handler, spoken, answer, said](storage::Transaction& tx) {
                    EventCall<Payload> call{tx, spoken->from.caller, *said, spoken->from.socket};
                    *answer = detail::perform<Answer>(handler, call);
                },
            [spoken, answer](
                std::exception_ptr failure) { spoken->done(std::move(*answer), std::move(failure)); }};
    }

    EventTable& m_table;
    ClientEvent m_event;
    std::function<storage::WriteHint(const api::Caller&, const Payload&)> m_hint;
};

} // namespace gremio::realtime
