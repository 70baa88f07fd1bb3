// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/system/system_routes.h"

#include "server/api/open_api.h"

#include <QFile>

#include <filesystem>
#include <limits>

namespace gremio::system {

namespace {

constexpr storage::Statement ping("system/ping");
constexpr std::uintmax_t roomNeeded = 1024 * 1024; ///< below this, the next commits fail or soon will

/// Of what cannot be looked at nothing is said: the database will tell.
std::uintmax_t roomOn(const QString& folder)
{
    std::error_code failure;
    const auto space = std::filesystem::space(QFile::encodeName(folder).toStdString(), failure);
    return failure ? std::numeric_limits<std::uintmax_t>::max() : space.available;
}

struct SlugPath {
    QString slug;
    static constexpr auto fields()
    {
        return fieldList(field("slug", &SlugPath::slug, "The last part of a problem's type", Length{1, 100}));
    }
};

struct ProblemExplained {
    QString type;
    QString title;
    int status = 0;
    QString help;

    static constexpr auto typeName = "ProblemExplained";
    static constexpr auto fields()
    {
        return fieldList(field("type", &ProblemExplained::type, "As problems carry it"),
            field("title", &ProblemExplained::title, "What is wrong"),
            field("status", &ProblemExplained::status, "The HTTP status it comes with"),
            field("help", &ProblemExplained::help, "What the caller can do"));
    }
};

ProblemExplained explain(const QString& slug)
{
    const auto code = errorCodeFromSlug(slug.toUtf8());
    if (!code)
        throw Problem(ErrorCode::NotFound);
    const ProblemInfo& info = problemInfo(*code);
    return {QStringLiteral("/problems/") + slug, QString::fromLatin1(info.title), info.status,
        QString::fromLatin1(info.help)};
}

} // namespace

void addSystemRoutes(api::RouteTable& routes, const ServerInfo& info, QByteArray asyncApi,
    const QString& disk, std::function<bool()> reachesOthers)
{
    routes.getAtRoot("/healthz", "getHealth")
        .tag("system")
        .summary("Whether the process is alive")
        .unlimited()
        .access(api::Access::anyone())
        .answers<Health>()
        .direct([](const auto&) { return Health{QStringLiteral("ok")}; });

    routes.getAtRoot("/readyz", "getReadiness")
        .tag("system")
        .summary("Whether requests can be served: the database answers, its disk has room, and Redis is "
                 "there if it is used")
        .unlimited()
        .access(api::Access::anyone())
        .answers<Health>()
        .read([disk, reachesOthers = std::move(reachesOthers)](auto& call) {
            if (!disk.isEmpty() && roomOn(disk) < roomNeeded)
                throw Problem(ErrorCode::Unavailable, QStringLiteral("The disk is full."))
                    .setRetryAfter(std::chrono::seconds(5));
            call.tx.query(ping).exists();
            if (reachesOthers && !reachesOthers())
                throw Problem(ErrorCode::Unavailable, QStringLiteral("Redis does not answer."))
                    .setRetryAfter(std::chrono::seconds(2));
            return Health{QStringLiteral("ok")};
        });

    routes.get("/server", "getServer")
        .tag("system")
        .summary("Which server this is")
        .access(api::Access::anyone())
        .answers<ServerInfo>()
        .direct([info](const auto&) { return info; });

    routes.getAtRoot("/problems/:slug", "getProblem")
        .tag("system")
        .summary("What a problem means and what to do about it")
        .access(api::Access::anyone())
        .path<SlugPath>()
        .answers<ProblemExplained>()
        .direct([](const auto& input) { return explain(input.path.slug); });

    routes.getAtRoot("/asyncapi.json", "getAsyncApi")
        .tag("system")
        .summary("The description of the events on a lasting connection")
        .access(api::Access::anyone())
        .answersBytes("application/json")
        .direct([asyncApi = std::move(asyncApi)](const auto&) { return api::Bytes{asyncApi}; });

    auto document = std::make_shared<QByteArray>();
    routes.getAtRoot("/openapi.json", "getOpenApi")
        .tag("system")
        .summary("This description")
        .access(api::Access::anyone())
        .answersBytes("application/json")
        .direct([document](const auto&) { return api::Bytes{*document}; });
    *document = api::openApiDocument(routes, info.version.toUtf8());
}

} // namespace gremio::system
