// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/folded_key.h"

#include <QUrl>

#include <algorithm>

namespace gremio::identity {

namespace {

QString folded(const QString& text)
{
    QString key;
    const QString normal = text.normalized(QString::NormalizationForm_KC);
    key.reserve(normal.size());
    std::copy_if(normal.cbegin(), normal.cend(), std::back_inserter(key),
        [](QChar c) { return c.category() != QChar::Other_Format; });
    return key.toCaseFolded().normalized(QString::NormalizationForm_KC);
}

} // namespace

std::optional<QString> emailKey(const QString& email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    if (at < 1)
        return std::nullopt;
    const QString local = folded(email.left(at));
    const QByteArray domain = QUrl::toAce(folded(email.mid(at + 1)));
    if (local.isEmpty() || domain.isEmpty())
        return std::nullopt;
    return local + u'@' + QString::fromLatin1(domain);
}

std::optional<QString> usernameKey(const QString& username)
{
    const QString key = folded(username).trimmed();
    return key.isEmpty() ? std::nullopt : std::optional(key);
}

} // namespace gremio::identity
