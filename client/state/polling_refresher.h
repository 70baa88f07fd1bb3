// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/refresher.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <set>
#include <vector>

namespace gremio {

/// Looks at visible topics every few seconds; the stores ask with If-None-Match, so it costs little.
class PollingRefresher final : public Refresher {
    Q_OBJECT

public:
    explicit PollingRefresher(std::chrono::milliseconds interval, QObject* parent = nullptr);

    void follow(Topic topic, QObject* context, std::function<void()> look) override;
    void setVisible(Topic topic, bool visible) override;
    /// While paused (no connection, window not to be seen) nothing is looked at; going on looks at once.
    void setPaused(bool paused);

private:
    struct Follower {
        Topic topic;
        QPointer<QObject> context;
        std::function<void()> look;
    };
    void lookAt(const std::function<bool(Topic)>& wanted);

    QTimer m_timer;
    std::vector<Follower> m_followers;
    std::set<Topic> m_visible;
    bool m_paused = false;
};

} // namespace gremio
