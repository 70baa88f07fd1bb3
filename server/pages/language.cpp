// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/language.h"

#include <QByteArray>
#include <QList>

#include <algorithm>

namespace gremio::pages {

namespace {

/// 0 to 1; 0 also for what is none.
double quality(const QByteArray& parameter)
{
    const QByteArray text = parameter.trimmed();
    if (!text.startsWith("q="))
        return 0;
    bool good = false;
    const double value = text.mid(2).toDouble(&good);
    return good ? std::clamp(value, 0.0, 1.0) : 0;
}

} // namespace

UiLocale wantedLanguage(QByteArrayView acceptLanguage)
{
    double english = 0;
    double spanish = 0;
    for (const QByteArray& entry : acceptLanguage.toByteArray().split(',')) {
        const QList<QByteArray> parts = entry.split(';');
        const QByteArray language = parts.front().split('-').front().trimmed().toLower();
        const double weight = parts.size() > 1 ? quality(parts[1]) : 1;
        if (language == "en")
            english = std::max(english, weight);
        else if (language == "es")
            spanish = std::max(spanish, weight);
    }
    return spanish > english ? UiLocale::Spanish : UiLocale::English;
}

} // namespace gremio::pages
