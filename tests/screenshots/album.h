// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/app_driver.h"

#include <QDir>

namespace gremio::screenshots {

/// Takes the pictures: <name>-<language>-<theme>.png, each in both themes.
class Album {
public:
    Album(const QDir& folder, bool spanish);

    bool isSpanish() const { return m_spanish; }
    /// Of the usual size and in the album's language.
    void prepare(e2e::AppDriver& app) const;
    void shoot(e2e::AppDriver& app, const QString& name);
    /// The same and then, as <name>-narrow, at 800 × 600.
    void shootBoth(e2e::AppDriver& app, const QString& name);
    int count() const { return m_count; }

private:
    QDir m_folder;
    bool m_spanish;
    int m_count = 0;
};

} // namespace gremio::screenshots
