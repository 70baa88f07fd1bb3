// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/links.h"

#include <QUrl>

namespace gremio::notifications {

QString link(const QString& publicUrl, LandingPage page, const QString& code)
{
    if (publicUrl.isEmpty())
        return {};
    QString url = publicUrl;
    while (url.endsWith(u'/'))
        url.chop(1);
    return url
        + (page == LandingPage::Reset ? QStringLiteral("/reset#token=") : QStringLiteral("/verify#token="))
        + QString::fromLatin1(QUrl::toPercentEncoding(code));
}

} // namespace gremio::notifications
