// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/message.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace gremio::http {

const QByteArray* Request::header(QByteArrayView name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [name](const Header& h) { return h.name == name; });
    return found == headers.end() ? nullptr : &found->value;
}

struct Responder::State {
    Sink sink;
    std::atomic_flag answered = ATOMIC_FLAG_INIT;

    explicit State(Sink s)
        : sink(std::move(s))
    {
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (!answered.test_and_set())
            sink(std::nullopt);
    }
};

Responder::Responder(Sink sink)
    : m_state(std::make_shared<State>(std::move(sink)))
{
}

void Responder::operator()(Response response) const
{
    if (m_state && !m_state->answered.test_and_set())
        m_state->sink(std::move(response));
}

QByteArrayView reasonPhrase(int status)
{
    struct Phrase {
        int status;
        const char* text;
    };
    // RFC 9110, 15, and the registry for 428, 429, 431 and 451 (RFC 6585, RFC 7725).
    static constexpr Phrase phrases[] = {{100, "Continue"}, {101, "Switching Protocols"}, {200, "OK"},
        {201, "Created"}, {202, "Accepted"}, {204, "No Content"}, {206, "Partial Content"},
        {301, "Moved Permanently"}, {302, "Found"}, {303, "See Other"}, {304, "Not Modified"},
        {307, "Temporary Redirect"}, {308, "Permanent Redirect"}, {400, "Bad Request"}, {401, "Unauthorized"},
        {402, "Payment Required"}, {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"},
        {406, "Not Acceptable"}, {408, "Request Timeout"}, {409, "Conflict"}, {410, "Gone"},
        {411, "Length Required"}, {412, "Precondition Failed"}, {413, "Content Too Large"},
        {414, "URI Too Long"}, {415, "Unsupported Media Type"}, {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"}, {421, "Misdirected Request"}, {422, "Unprocessable Content"},
        {423, "Locked"}, {426, "Upgrade Required"}, {428, "Precondition Required"},
        {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
        {451, "Unavailable For Legal Reasons"}, {500, "Internal Server Error"}, {501, "Not Implemented"},
        {502, "Bad Gateway"}, {503, "Service Unavailable"}, {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"}};
    const auto* found = std::find_if(
        std::begin(phrases), std::end(phrases), [status](const Phrase& p) { return p.status == status; });
    return found == std::end(phrases) ? QByteArrayView() : QByteArrayView(found->text);
}

} // namespace gremio::http
