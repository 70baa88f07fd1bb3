// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace gremio::app {

/// Turns SIGTERM, SIGINT and SIGHUP into Qt signals of the main thread. One per process; make it before any
/// other thread, which inherits that these signals are blocked.
class SignalWatch final : public QObject {
    Q_OBJECT

public:
    SignalWatch();
    ~SignalWatch() override;

Q_SIGNALS:
    void terminate();
    void reload();

private:
    void readSignal();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace gremio::app
