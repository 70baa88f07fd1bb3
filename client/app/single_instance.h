// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace gremio {

/// One app per profile: whoever comes second hands what it was started with over to the first and ends.
/// Both ends stand in the profile's folder; the socket answers to its owner only.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    /// folder: the profile's, which exists.
    explicit SingleInstance(const QString& folder, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// True for the first one, which from then on hears the others. Waits at most a few seconds for the first
    /// one to take `link` (may be empty: it only comes to the front); without an answer this one is the
    /// first.
    bool isFirst(const QString& link);

Q_SIGNALS:
    /// Somebody started the app again, perhaps with a link. Untrusted.
    void called(const QString& link);

private:
    bool handOver(const QString& link) const;
    void listen();
    void receive();

    QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace gremio
