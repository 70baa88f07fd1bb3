// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/running_server.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace gremio::bench {

/// Somebody who is signed in, and the chat they write in.
struct Writer {
    QByteArray token;
    QByteArray chat;
};

/// A server whose chats are loaded: ours on one of the engines, or the peer. Filled with `pairs` pairs who
/// may write to each other, and `idle` others. Ends with the object.
class ChatSide {
public:
    virtual ~ChatSide() = default;
    virtual const char* name() const = 0;
    virtual quint16 port() const = 0;
    virtual qint64 processId() const = 0;
    /// The first of each pair, then the second of each, in the same order.
    std::vector<Writer> writers;
    std::vector<QByteArray> idleTokens;

    double residentKiB() const;

    /// Seconds of processor time so far, of the system's too.
    struct Processor {
        double server = 0;
        double database = 0; ///< PostgreSQL with all that it started
    };
    Processor processor() const;

protected:
    /// The process that PostgreSQL began as; 0: there is none.
    virtual qint64 databaseId() const = 0;
};

constexpr const char* peerName = "NestJS, PostgreSQL";

std::unique_ptr<ChatSide> gremioSide(test::Engine engine, int pairs, int idle);
/// `program`: dist/main.js of the built benchmarks/peers/nest-socketio.
std::unique_ptr<ChatSide> nestSide(const QString& program, int pairs, int idle);

} // namespace gremio::bench
