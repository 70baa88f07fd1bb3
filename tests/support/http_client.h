// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"
#include "shared/protocol/problem_document.h"

#include <QByteArray>
#include <QHostAddress>
#include <QTcpSocket>

#include <utility>
#include <vector>

namespace gremio::test {

struct HttpAnswer {
    int status = 0; ///< 0: no answer came
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;

    QByteArray header(QByteArrayView name) const;

    /// The body as a wire type; read strictly, so that a field that is not described is found.
    template <class T>
    T as() const
    {
        return fromJson<T>(body);
    }
    /// The slug of a problem, or empty when this is none.
    QByteArray problem() const;
};

/// A plain blocking HTTP/1.1 client over one kept-alive connection; one thread.
class HttpClient {
public:
    explicit HttpClient(quint16 port, const QString& token = {});

    /// Sent as `Authorization: Bearer` from now on; empty: nobody.
    void setToken(const QString& token) { m_token = token.toLatin1(); }

    /// The address that connections are made from, one of 127.0.0.0/8; before the first call.
    void comeFrom(const QHostAddress& address) { m_from = address; }

    HttpAnswer get(const QByteArray& path, const QByteArray& extraHeaders = {});
    HttpAnswer post(const QByteArray& path, const QByteArray& json = {});
    HttpAnswer put(const QByteArray& path, const QByteArray& json);
    HttpAnswer remove(const QByteArray& path, const QByteArray& json = {});
    template <HasFields T>
    HttpAnswer post(const QByteArray& path, const T& body)
    {
        return post(path, toJson(body));
    }
    template <HasFields T>
    HttpAnswer put(const QByteArray& path, const T& body)
    {
        return put(path, toJson(body));
    }

    /// `extraHeaders` are whole lines, each with its CRLF.
    HttpAnswer send(const QByteArray& method, const QByteArray& path, const QByteArray& json,
        const QByteArray& extraHeaders = {});

    /// Writes bytes as they are and reads one answer.
    HttpAnswer sendRaw(const QByteArray& bytes, bool withoutBody = false);

private:
    HttpAnswer readAnswer(bool withoutBody);
    bool ensureConnected();

    quint16 m_port;
    QByteArray m_token;
    QHostAddress m_from;
    QTcpSocket m_socket;
};

} // namespace gremio::test
