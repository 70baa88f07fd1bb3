// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/page_routes.h"

#include "server/pages/language.h"

#include <QFile>

#include <array>
#include <mutex>

namespace gremio::pages {

namespace {

// Everything from our own origin, nothing inline. Forms are sent by script.
constexpr auto pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                            "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
// swagger-ui's style sheet holds its icons as data.
constexpr auto docsPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                            "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// A file that is compiled in, unpacked when it is first asked for and then kept. Any thread.
class File {
public:
    File(const char* path, const char* mediaType)
        : m_path(QString::fromLatin1(path))
        , m_mediaType(mediaType)
    {
    }

    api::Bytes answer() const
    {
        std::call_once(m_read, [this] {
            QFile file(m_path);
            if (!file.open(QIODevice::ReadOnly))
                throw std::logic_error("not compiled in: " + m_path.toStdString());
            m_bytes = file.readAll();
        });
        return {m_bytes, m_mediaType, {}};
    }

private:
    const QString m_path;
    const QByteArray m_mediaType;
    mutable std::once_flag m_read;
    mutable QByteArray m_bytes;
};

struct AssetPath {
    QString file;
    static constexpr auto fields()
    {
        return fieldList(field("file", &AssetPath::file, "The file's name", Length{1, 100}));
    }
};

constexpr auto html = "text/html; charset=utf-8";

struct Landing {
    const char* path;
    const char* operationId;
    const char* summary;
    const char* english;
    const char* spanish;
};

constexpr std::array landings{
    Landing{"/reset", "getResetPage", "For browsers: where the mailed link for a new password lands",
        ":/pages/reset.en.html", ":/pages/reset.es.html"},
    Landing{"/verify", "getVerifyPage",
        "For browsers: where the mailed link that confirms an address, a new one too, lands",
        ":/pages/verify.en.html", ":/pages/verify.es.html"},
};

void addLanding(api::RouteTable& routes, const Landing& landing)
{
    const auto english = std::make_shared<const File>(landing.english, html);
    const auto spanish = std::make_shared<const File>(landing.spanish, html);
    routes.getAtRoot(landing.path, landing.operationId)
        .tag("pages")
        .summary(landing.summary)
        .access(api::Access::anyone())
        .answersBytes(html)
        .direct([english, spanish](const auto& input) {
            const QByteArray* wanted = input.request.header("accept-language");
            const bool isSpanish = wanted && wantedLanguage(*wanted) == UiLocale::Spanish;
            api::Bytes answer = (isSpanish ? spanish : english)->answer();
            answer.headers = {{"Content-Language", isSpanish ? "es" : "en"}, {"Vary", "Accept-Language"},
                {"Content-Security-Policy", pagePolicy}};
            return answer;
        });
}

} // namespace

void addPageRoutes(api::RouteTable& routes)
{
    for (const Landing& landing : landings)
        addLanding(routes, landing);

    const auto docs = std::make_shared<const File>(":/pages/docs.html", html);
    routes.getAtRoot("/docs", "getDocs")
        .tag("pages")
        .summary("For browsers: this description, with calls to try")
        .access(api::Access::anyone())
        .answersBytes(html)
        .direct([docs](const auto&) {
            api::Bytes answer = docs->answer();
            answer.headers = {{"Content-Security-Policy", docsPolicy}};
            return answer;
        });

    const auto assets = std::make_shared<std::map<QString, File>>();
    const auto add = [&assets](const char* name, const char* path, const char* mediaType) {
        assets->try_emplace(QString::fromLatin1(name), path, mediaType);
    };
    add("page.css", ":/pages/page.css", "text/css; charset=utf-8");
    add("page.js", ":/pages/page.js", "text/javascript; charset=utf-8");
    add("docs.js", ":/pages/docs.js", "text/javascript; charset=utf-8");
    add("gremio.svg", ":/pages/gremio.svg", "image/svg+xml");
    add("swagger-ui.css", ":/swagger-ui/swagger-ui.css", "text/css; charset=utf-8");
    add("swagger-ui-bundle.js", ":/swagger-ui/swagger-ui-bundle.js", "text/javascript; charset=utf-8");
    constexpr auto text = "text/plain; charset=utf-8"; // what their licence wants beside them
    add("swagger-ui-bundle.js.LICENSE.txt", ":/swagger-ui/swagger-ui-bundle.js.LICENSE.txt", text);
    add("swagger-ui.LICENSE", ":/swagger-ui/LICENSE", text);
    add("swagger-ui.NOTICE", ":/swagger-ui/NOTICE", text);
    routes.getAtRoot("/assets/:file", "getAsset")
        .tag("pages")
        .summary("A file of which the pages are made")
        .access(api::Access::anyone())
        .path<AssetPath>()
        .answersBytes("*/*")
        .direct([assets](const auto& input) {
            const auto found = assets->find(input.path.file);
            if (found == assets->end())
                throw Problem(ErrorCode::NotFound);
            return found->second.answer();
        });
}

} // namespace gremio::pages
