// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/transport.h"

#include <QObject>
#include <QSslSocket>

class QSslConfiguration;

namespace gremio::net {

/// A server's end of a TLS connection, by QSslSocket. The handshake starts at once; until it is done
/// there is nothing to read. A failed handshake reads as failed.
class TlsTransport final : public QObject, public Transport {
public:
    /// Takes the descriptor over.
    TlsTransport(int descriptor, const QSslConfiguration& configuration, Owner& owner);

    [[nodiscard]] qsizetype read(char* into, qsizetype size) override;
    [[nodiscard]] bool write(QByteArrayView first, const QByteArray& second = {}) override;
    void queue(const QByteArray& bytes) override;
    [[nodiscard]] bool flush() override;
    [[nodiscard]] qint64 unsent() const override;
    void setReading(bool on) override;
    void endWriting() override;
    [[nodiscard]] bool isSecure() const override { return true; }
    void setOwner(Owner& owner) override;
    void moveTo(IoThread& thread) override;

private:
    void tellReadable();
    void tellReadableSoon();

    Owner* m_owner; ///< None while it moves.
    QSslSocket m_socket;
    bool m_reading = true;
    bool m_failed = false;
};

} // namespace gremio::net
