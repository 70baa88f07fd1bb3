// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/app_options.h"

#include "client/net/server_address.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int exUsage = 64;
}

QString AppOptions::folder() const
{
    return profileDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                                : profileDir;
}

AppOptions::Parsed AppOptions::parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Gremio, the desktop app of self-hosted mentoring."_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption server(u"server"_s, u"The server's address."_s, u"URL"_s);
    const QCommandLineOption account(u"account"_s, u"The e-mail address to sign in with."_s, u"EMAIL"_s);
    const QCommandLineOption password(
        u"password-stdin"_s, u"Signs in with the password on standard input; needs --account."_s);
    const QCommandLineOption profile(
        u"profile"_s, u"Keeps settings and keychain entries apart from other profiles."_s, u"DIR"_s);
    const QCommandLineOption page(
        u"page"_s, u"The page to open: home, find, requests, messages, profile or settings."_s, u"NAME"_s);
    parser.addOptions({server, account, password, profile, page});

    parser.addPositionalArgument(
        u"link"_s, u"A gremio:// link from a mail; an app that runs already opens it."_s, u"[LINK]"_s);

    Parsed parsed;
    const auto wrong = [&parsed](const QString& message) {
        parsed.message = message + u'\n';
        parsed.exitCode = exUsage;
        return parsed;
    };
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(help)) {
        parsed.message = parser.helpText();
        return parsed;
    }
    if (parser.isSet(version)) {
        parsed.message = u"gremio %1\n"_s.arg(QCoreApplication::applicationVersion());
        return parsed;
    }
    AppOptions options;
    const QStringList rest = parser.positionalArguments();
    if (!rest.isEmpty())
        options.link = parseAppLink(rest.constFirst());
    if (rest.size() > 1 || (!rest.isEmpty() && !options.link))
        return wrong(u"Unexpected argument: "_s + rest.constLast());
    if (parser.isSet(server)) {
        options.server = parseServerAddress(parser.value(server));
        if (!options.server)
            return wrong(u"Not a server's address: "_s + parser.value(server));
    }
    options.account = parser.value(account);
    options.passwordFromStdin = parser.isSet(password);
    if (options.passwordFromStdin && options.account.isEmpty())
        return wrong(u"--password-stdin needs --account."_s);
    if (parser.isSet(profile))
        options.profileDir = QDir(parser.value(profile)).absolutePath();
    options.page = parser.value(page);
    const QStringList pages{u"home"_s, u"find"_s, u"requests"_s, u"messages"_s, u"profile"_s, u"settings"_s};
    if (parser.isSet(page) && !pages.contains(options.page))
        return wrong(u"No such page: %1. There are %2."_s.arg(options.page, pages.join(u", "_s)));
    parsed.options = options;
    parsed.link = rest.value(0);
    return parsed;
}

} // namespace gremio
