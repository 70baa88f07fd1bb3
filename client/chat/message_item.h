// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/timeline.h"

#include <QDate>
#include <QTime>

namespace gremio {

/// One row of a chat as it is shown: a message with its place among its neighbours.
struct MessageItem {
    /// How far it has come; None for messages of others.
    enum class Mark { None, Waiting, Failed, Sent, Delivered, Read };
    struct Quote {
        qint64 seq = 0;
        QString author;
        QString text; ///< one line
    };

    bool hole = false; ///< nothing is known of it yet, only that there is something
    qint64 seq = 0; ///< 0 while it is on its way out
    UserId sender;
    ClientMessageId clientId;
    QString avatarName; ///< whose first letters stand in the circle; empty for a deleted account
    QString author; ///< for screen readers, and over the bubble where showsName
    bool mine = false;
    QString content;
    QDate day; ///< in my time zone
    QTime time;
    std::optional<Quote> quote;
    Mark mark = Mark::None;
    bool edited = false;
    bool deleted = false;
    QString failure; ///< in words, where Failed

    bool startsDay = false;
    int newMessages = 0; ///< over it stands the line that says so many are new; 0: no line
    bool startsGroup = true;
    bool endsGroup = true;
    bool showsName = false;
};

} // namespace gremio
