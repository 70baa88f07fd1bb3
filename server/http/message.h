// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gremio::net {
class IoThread;
}

namespace gremio::http {

enum class Method { Get, Head, Post, Put, Delete, Options, Patch, Other };

struct Header {
    QByteArray name; ///< Requests: lower-cased. Responses: written as given.
    QByteArray value; ///< Without surrounding white space; no control characters but HTAB.
};

/// One request as it came over the wire, framing removed. A plain value: copy it to any thread.
struct Request {
    Method method = Method::Other;
    QByteArray methodName; ///< As sent; methods are case-sensitive (RFC 9110, 9.1).
    QByteArray target; ///< The request target as sent.
    QByteArray path; ///< Raw, still percent-encoded; starts with '/', or is "*" (OPTIONS only).
    QByteArray query; ///< Raw, after the first '?', without it.
    std::vector<Header> headers; ///< In the order received, repeated names kept apart.
    QByteArray body; ///< Whole; chunked coding removed.
    QHostAddress peer; ///< The other end of the connection; IPv4 also on a dual-stack listener.
    /// Who asks: the peer, or whom trusted proxies name. Limits by address count this one.
    QHostAddress client;
    bool secure = false; ///< Came over TLS that ended in this process, or in a trusted proxy.
    QByteArray id; ///< Request id made by the server: short, unique, [0-9a-z-].

    /// The first value of a header, or nullptr. `name` in lower case.
    [[nodiscard]] const QByteArray* header(QByteArrayView name) const;
};

/// An answer. The connection layer adds Date, Content-Length, Connection and X-Request-Id, so these
/// are not to be set here.
struct Response {
    int status = 200;
    QByteArray contentType; ///< Empty: no Content-Type.
    QByteArray body;
    std::vector<Header> headers;
};

/// Takes the one answer to a request. Copies share one right to answer: the first call counts, later
/// ones are ignored. May be called from any thread, also when the connection or the server is gone.
/// When the last copy goes without an answer, the client gets a 500.
class Responder {
public:
    /// Gets the answer, or nothing if there was none; called exactly once, in the caller's thread.
    using Sink = std::function<void(std::optional<Response>)>;

    Responder() = default;
    explicit Responder(Sink sink);
    void operator()(Response response) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

struct Upgraded;

/// What the handler says to a request whose head is known and whose body was not read yet.
struct BodyPolicy {
    qint64 limit = 0; ///< Bytes of body at most; more is answered with 413.
    std::optional<Response> refuse{}; ///< Answer this at once, handle() is not called.
    /// Takes the connection over at once, with what it carries from here on; handle() is not called. Only
    /// when the request asks for an upgrade (RFC 9110, 7.8). See upgrade.h.
    std::function<void(Upgraded&&)> takeOver{};
};

/// The layer above. The connections of all I/O threads call it, so it must be safe to call from
/// several threads at a time, and must not block in any of them.
class Handler {
public:
    Handler() = default;
    Handler(const Handler&) = delete;
    Handler& operator=(const Handler&) = delete;
    virtual ~Handler() = default;

    /// `head` has everything but the body.
    virtual BodyPolicy policy(const Request& head) = 0;
    virtual void handle(Request request, Responder respond) = 0;
    /// The answer to what never becomes a request (400, 408, 413, 414, 417, 431, 501, 505) or was
    /// never answered (500). `detail` is English text for the client, empty if there is none.
    virtual Response protocolError(int status, QByteArray id, QByteArrayView detail) = 0;

    /// All I/O threads, before one of them runs; they live until detach() was called for each of them.
    virtual void attach(const std::vector<net::IoThread*>& /*threads*/) { }
    /// In the thread: the server is ending, what waits for a reason to be answered should not.
    virtual void drain(net::IoThread& /*thread*/) { }
    /// In the thread: nothing is called in it any more.
    virtual void detach(net::IoThread& /*thread*/) { }
};

/// "Not Found" for 404; empty for a number without a registered phrase.
[[nodiscard]] QByteArrayView reasonPhrase(int status);

} // namespace gremio::http
