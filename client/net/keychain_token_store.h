// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/token_store.h"

#include <QObject>

#include <vector>

namespace gremio {

/// The system's keychain by QtKeychain. Nothing is ever written to a file: its plain-text fallback stays off.
/// Jobs run one after another in the order they were asked for, so that the newest token is the one kept.
class KeychainTokenStore final : public QObject, public TokenStore {
    Q_OBJECT

public:
    /// profile keeps the entries of several profiles apart; empty for the usual one.
    explicit KeychainTokenStore(const QString& profile, QObject* parent = nullptr);
    ~KeychainTokenStore() override;

    void read(const QString& account, Done done) override;
    void write(const QString& account, const QString& token, Done done) override;
    void remove(const QString& account, Done done) override;

    const QString& service() const { return m_service; }
    /// Whether something still waits to be written.
    bool isBusy() const { return m_running || !m_waiting.empty(); }

Q_SIGNALS:
    void idle();

private:
    struct Task;
    void enqueue(Task task);
    void next();

    QString m_service;
    std::vector<Task> m_waiting;
    bool m_running = false;
};

} // namespace gremio
