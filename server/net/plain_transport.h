// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/transport.h"

#include <QSocketNotifier>

#include <memory>
#include <optional>
#include <vector>

namespace gremio::net {

/// A non-blocking stream socket. Holds no buffer unless the network is slower than the writer.
class PlainTransport final : public Transport {
public:
    /// Takes the descriptor over.
    PlainTransport(int descriptor, Owner& owner);
    ~PlainTransport() override;

    [[nodiscard]] qsizetype read(char* into, qsizetype size) override;
    [[nodiscard]] bool write(QByteArrayView first, const QByteArray& second = {}) override;
    void queue(const QByteArray& bytes) override;
    [[nodiscard]] bool flush() override;
    [[nodiscard]] qint64 unsent() const override;
    void setReading(bool on) override;
    void endWriting() override;
    [[nodiscard]] bool isSecure() const override { return false; }
    void setOwner(Owner& owner) override;
    void moveTo(IoThread& thread) override;

private:
    /// A notifier that calls its transport without the cost of a signal connection.
    class Notifier final : public QSocketNotifier {
    public:
        Notifier(int descriptor, Type type, PlainTransport& transport);
        bool event(QEvent* event) override;

    private:
        PlainTransport& m_transport;
    };
    struct Unsent {
        std::vector<QByteArray> pieces;
        std::size_t first = 0; ///< Pieces before it have left,
        qsizetype offset = 0; ///< and so many bytes of it.
        qint64 size = 0;
        bool isBlocked = false; ///< The network was full; the notifier says when it is not.
    };

    void canWrite();
    bool sendUnsent();
    void wait();
    void keep(QByteArray piece, qsizetype from);

    int m_descriptor;
    Owner* m_owner; ///< None while it moves.
    std::optional<Notifier> m_read; ///< Has one unless it moves.
    std::unique_ptr<Notifier> m_write; ///< Made when first needed.
    std::unique_ptr<Unsent> m_unsent; ///< Only while something waits.
};

} // namespace gremio::net
