// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"

#include <QTemporaryDir>

namespace gremio::test {

/// The clock that programs started from here on see, by libfaketime: off by as much as one says, also while
/// they run. This process keeps the machine's clock (or that of ./dev test --at), and everything keeps the
/// monotonic one. One at a time; must outlive what was started. Not with sanitizers: both want to be loaded
/// first.
class WrongClock {
public:
    /// As this process's clock, until told.
    WrongClock();
    ~WrongClock();
    WrongClock(const WrongClock&) = delete;
    WrongClock& operator=(const WrongClock&) = delete;

    void set(std::chrono::seconds off);
    /// It is that time now.
    void setTo(Instant instant);
    /// Goes on from what they see now.
    void goOn(std::chrono::seconds by) { set(m_off + by); }

private:
    QString file() const { return m_folder.filePath(QStringLiteral("clock")); }

    QTemporaryDir m_folder;
    QByteArray m_around; ///< what FAKETIME says of this process
    std::chrono::seconds m_off{};
};

} // namespace gremio::test
