// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace gremio {

/// What may change on the server without our doing.
enum class Topic { Requests, Mentorships, Directory, Profile, Availability, Sessions, Preferences };

/// Says when a topic should be looked at again.
class Refresher : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Calls look whenever the topic may have changed, as long as context lives.
    virtual void follow(Topic topic, QObject* context, std::function<void()> look) = 0;
    /// Whether anybody can see it: what is hidden need not be fresh.
    virtual void setVisible(Topic topic, bool visible) = 0;
};

} // namespace gremio
