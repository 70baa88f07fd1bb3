// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/app_link.h"

#include "shared/protocol/account_security.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

/// Of the query, or of the fragment, which no server gets to see.
QString codeOf(const QUrl& url)
{
    for (const QString& part : {url.query(QUrl::FullyDecoded), url.fragment(QUrl::FullyDecoded)}) {
        const QUrlQuery items(part);
        for (const QString& name : {u"token"_s, u"code"_s}) {
            if (QString value = items.queryItemValue(name, QUrl::FullyDecoded).trimmed();
                !value.isEmpty() && value.size() <= rules::code.max)
                return value;
        }
    }
    return {};
}

} // namespace

std::optional<AppLink> parseAppLink(const QString& text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != u"gremio"_s)
        return std::nullopt;
    const QString what = url.host().toLower();
    AppLink link;
    link.code = codeOf(url);
    if (what == u"reset"_s)
        link.kind = AppLink::Kind::Reset;
    else if (what == u"verify"_s)
        link.kind = AppLink::Kind::Verify;
    else if (what == u"invite"_s)
        link.kind = AppLink::Kind::Invite;
    else if (what == u"chat"_s) {
        const auto id = ChatId::parse(url.path().mid(1).toLatin1());
        return id ? std::optional(AppLink{AppLink::Kind::Chat, {}, {}, *id, {}}) : std::nullopt;
    } else if (what == u"session"_s) {
        const auto id = SessionId::parse(url.path().mid(1).toLatin1());
        return id ? std::optional(AppLink{AppLink::Kind::Session, {}, {}, {}, *id}) : std::nullopt;
    } else if (what == u"home"_s || what == u"find"_s || what == u"requests"_s || what == u"sessions"_s
        || what == u"messages"_s || what == u"profile"_s || what == u"settings"_s)
        return AppLink{AppLink::Kind::Page, {}, what};
    else
        return std::nullopt;
    return link.code.isEmpty() ? std::nullopt : std::optional(link);
}

QString codeIn(const QString& pasted)
{
    QString text = pasted.simplified().remove(u' ');
    if (!text.contains(u"://"_s))
        return text;
    const QString code = codeOf(QUrl(text));
    return code.isEmpty() ? text : code;
}

} // namespace gremio
