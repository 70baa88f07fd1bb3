// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/refresher.h"

#include <QPointer>

#include <set>
#include <vector>

namespace gremio {

/// Looks when there is a reason to: somebody can see a topic again, the server said that it changed, or
/// events may have been missed. The stores ask with If-None-Match, so a look that finds nothing costs little.
class EventRefresher final : public Refresher {
    Q_OBJECT

public:
    using Refresher::Refresher;

    void follow(Topic topic, QObject* context, std::function<void()> look) override;
    void setVisible(Topic topic, bool visible) override;
    /// While paused (no connection) nothing is looked at; going on looks at all that can be seen.
    void setPaused(bool paused);
    /// It changed, and the event did not say how.
    void changed(Topic topic);
    /// Events may have been missed, or somebody asks for it.
    void lookAgain();

private:
    struct Follower {
        Topic topic;
        QPointer<QObject> context;
        std::function<void()> look;
    };
    void lookAt(const std::function<bool(Topic)>& wanted);

    std::vector<Follower> m_followers;
    std::set<Topic> m_visible;
    bool m_paused = false;
};

} // namespace gremio
