// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"

#include <QCoreApplication>
#include <QStringList>

namespace gremio {

/// Time zones as people say them: by a city, and by how far its clock is from UTC now.
class ZoneWords {
    Q_DECLARE_TR_FUNCTIONS(ZoneWords)

public:
    /// The IANA names to choose from, by city: without old names of the same place, "UTC" last.
    static QStringList ids();
    /// "Buenos Aires"; "UTC" for what is no city.
    static QString city(const QString& id);
    /// "Madrid (CET, UTC+1)", "São Paulo (UTC−3)", "UTC". Reads the zone's rules: for a few, not for a list
    /// that may never be looked at.
    static QString label(const QString& id, Instant at);
    /// "UTC+1", "UTC−3:30", "UTC"
    static QString offset(int seconds);
};

} // namespace gremio
