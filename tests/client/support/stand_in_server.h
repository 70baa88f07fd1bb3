// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <vector>

namespace gremio::test {

/// Answers HTTP requests the way a test says: for what a real server cannot be made to do (lose an answer,
/// say nothing, answer nonsense).
class StandInServer : public QObject {
    Q_OBJECT

public:
    struct Request {
        QByteArray method;
        QByteArray target;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };
    struct Reply {
        int status = 200;
        QByteArray body;
        QHash<QByteArray, QByteArray> headers;
        bool hangUp = false; ///< closes the connection without an answer
        bool silence = false; ///< says nothing at all
    };

    explicit StandInServer(QObject* parent = nullptr);

    QUrl url() const;
    /// How requests are answered from now on.
    void answer(std::function<Reply(const Request&)> answer) { m_answer = std::move(answer); }
    const std::vector<Request>& requests() const { return m_requests; }
    int count(const QByteArray& target) const;

    static Reply json(const QByteArray& body, int status = 200);
    static Reply problem(int status, const QByteArray& slug, const QByteArray& errors = "[]");

private:
    void read(QTcpSocket* socket);

    std::function<Reply(const Request&)> m_answer;
    std::vector<Request> m_requests;
    QHash<QTcpSocket*, QByteArray> m_buffers;
    QTcpServer m_server; ///< goes first: its sockets say good-bye to the rest
};

} // namespace gremio::test
