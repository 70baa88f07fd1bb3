// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/open_api.h"

#include "shared/protocol/problem_document.h"

#include <map>
#include <set>

namespace gremio::api {

namespace {

/// `/requests/:id` as OpenAPI writes it: `/requests/{id}`; `:id.ics` becomes `{id}.ics`.
QByteArray templatePath(const QByteArray& path)
{
    QByteArray text;
    for (const QByteArray& part : path.split('/')) {
        if (part.isEmpty())
            continue;
        const qsizetype end = part.indexOf('.') < 0 ? part.size() : part.indexOf('.');
        text += '/' + (part.startsWith(':') ? '{' + part.sliced(1, end - 1) + '}' + part.sliced(end) : part);
    }
    return text;
}

void writeInfo(JsonWriter& writer, const QByteArray& version)
{
    writer.member("openapi", "3.1.0");
    writer.key("info");
    writer.beginObject();
    writer.member("title", "Gremio");
    writer.member("version", QByteArrayView(version));
    writer.member("description",
        "Self-hosted mentoring. Instants are RFC 3339 UTC with milliseconds, ids are strings, a field "
        "without a "
        "value is absent. Every problem is described at /problems/{slug}.");
    writer.key("license");
    writer.beginObject();
    writer.member("name", "GPL-3.0-or-later");
    writer.member("identifier", "GPL-3.0-or-later");
    writer.endObject();
    writer.endObject();
    writer.key("servers");
    writer.beginArray();
    writer.beginObject();
    writer.member("url", "/");
    writer.member("description", "This server");
    writer.endObject();
    writer.endArray();
}

void writeTags(JsonWriter& writer, const RouteTable& routes)
{
    std::set<QByteArray> tags;
    for (const auto& route : routes.routes())
        tags.insert(route->tag);
    writer.key("tags");
    writer.beginArray();
    for (const QByteArray& tag : tags) {
        writer.beginObject();
        writer.member("name", QByteArrayView(tag));
        writer.member("description", QByteArrayView("Routes of the area " + tag));
        writer.endObject();
    }
    writer.endArray();
}

void writeProblems(JsonWriter& writer, const Route& route)
{
    std::map<int, QByteArray> byStatus;
    for (const ErrorCode code : problemsOf(route)) {
        const ProblemInfo& info = problemInfo(code);
        QByteArray& text = byStatus[info.status];
        text += (text.isEmpty() ? "`" : ", `") + QByteArray(info.slug) + "`";
    }
    for (const auto& [status, text] : byStatus) {
        writer.key(std::to_string(status));
        writer.beginObject();
        writer.member("description", QByteArrayView(text));
        writer.key("content");
        writer.raw(R"({"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}})");
        writer.endObject();
    }
}

void writeAnswer(JsonWriter& writer, SchemaSet& schemas, const Route& route)
{
    writer.key(std::to_string(route.status));
    writer.beginObject();
    writer.member("description", route.status == 204 ? "Done; there is nothing to say." : "Done.");
    if (route.describeAnswer) {
        writer.key("content");
        writer.beginObject();
        writer.key(route.answerType.toStdString());
        writer.beginObject();
        writer.key("schema");
        route.describeAnswer(schemas, writer);
        writer.endObject();
        writer.endObject();
    }
    writer.endObject();
    if (route.method == http::Method::Get) {
        writer.key("304");
        writer.raw(R"({"description":"Unchanged since the answer whose ETag is in If-None-Match."})");
    }
}

QByteArray securityOf(const Route& route)
{
    if (route.takesCookie)
        return route.access.readsToken() ? R"([{"bearer":[]},{"browserCookie":[]}])"
                                         : R"([{},{"browserCookie":[]}])";
    if (!route.access.needsSignIn())
        return "[]";
    const auto scope = keyScope(route);
    return R"([{"bearer":[]})"
        + (scope ? R"(,{"accessKey":[")" + QByteArray(enumText(*scope)) + R"("]})" : QByteArray()) + ']';
}

void writeOperation(JsonWriter& writer, SchemaSet& schemas, const Route& route)
{
    writer.key(QByteArray(methodText(route.method)).toLower().toStdString());
    writer.beginObject();
    writer.member("operationId", QByteArrayView(route.operationId));
    writer.key("tags");
    writer.beginArray();
    writer.value(QByteArrayView(route.tag));
    writer.endArray();
    writer.member("summary", QByteArrayView(route.summary));
    if (!route.description.isEmpty())
        writer.member("description", QByteArrayView(route.description));
    writer.key("security");
    writer.raw(securityOf(route));
    if (route.describePath || route.describeQuery || route.keepsAnswers || route.takesIfMatch
        || route.takesCookie) {
        writer.key("parameters");
        writer.beginArray();
        if (route.describePath)
            route.describePath(schemas, writer);
        if (route.describeQuery)
            route.describeQuery(schemas, writer);
        if (route.keepsAnswers)
            writer.raw(R"({"$ref":"#/components/parameters/IdempotencyKey"})");
        if (route.takesRetryKey)
            writer.raw(R"({"$ref":"#/components/parameters/RetryKey"})");
        if (route.takesIfMatch)
            writer.raw(R"({"$ref":"#/components/parameters/IfMatch"})");
        if (route.takesCookie)
            writer.raw(R"({"$ref":"#/components/parameters/CsrfToken"})");
        writer.endArray();
    }
    if (route.describeBody) {
        writer.key("requestBody");
        writer.beginObject();
        writer.member("required", true);
        writer.key("content");
        writer.beginObject();
        writer.key("application/json");
        writer.beginObject();
        writer.key("schema");
        route.describeBody(schemas, writer);
        writer.endObject();
        writer.endObject();
        writer.endObject();
    }
    writer.key("responses");
    writer.beginObject();
    writeAnswer(writer, schemas, route);
    writeProblems(writer, route);
    writer.endObject();
    writer.endObject();
}

void writeComponents(JsonWriter& writer, SchemaSet& schemas)
{
    QByteArray reference;
    JsonWriter scratch(reference);
    schemas.write<ProblemDocument>(scratch);
    writer.key("components");
    writer.beginObject();
    writer.key("securitySchemes");
    writer.raw(
        R"({"bearer":{"type":"http","scheme":"bearer","bearerFormat":"JWT",)"
        R"("description":"The access token of POST /api/v1/auth/login"},)"
        R"("accessKey":{"type":"http","scheme":"bearer","bearerFormat":"gre_",)"
        R"("description":"An access key of POST /api/v1/auth/access-keys with the scope that is named"},)"
        R"("browserCookie":{"type":"apiKey","in":"cookie","name":"__Host-rt",)"
        R"("description":"What POST /api/v1/auth/login?cookie=true sets; only with X-CSRF-Token and from )"
        R"(an origin that is allowed"}})");
    writer.key("parameters");
    writer.raw(
        R"({"IdempotencyKey":{"name":"Idempotency-Key","in":"header","required":false,)"
        R"("description":"Makes it safe to send the request again: for 24 hours the same key and body )"
        R"(get the first answer (with Idempotency-Replayed: true) and nothing is done twice.",)"
        R"("schema":{"type":"string","minLength":1,"maxLength":255}},)"
        R"("RetryKey":{"name":"Idempotency-Key","in":"header","required":false,)"
        R"("description":"The same key within 10 seconds gets the same successor again.",)"
        R"("schema":{"type":"string","minLength":1,"maxLength":255}},)"
        R"("CsrfToken":{"name":"X-CSRF-Token","in":"header","required":false,)"
        R"("description":"The csrfToken of the sign-in; needed where the cookie is used.",)"
        R"("schema":{"type":"string"}},)"
        R"("IfMatch":{"name":"If-Match","in":"header","required":false,)"
        R"("description":"The ETag of the object that is to be replaced or removed; if it is another by now, )"
        R"(nothing is done.","schema":{"type":"string"}}})");
    writer.key("schemas");
    writer.beginObject();
    for (const auto& [name, schema] : schemas.named()) {
        writer.key(name.toStdString());
        writer.raw(schema);
    }
    writer.endObject();
    writer.endObject();
}

} // namespace

std::vector<ErrorCode> problemsOf(const Route& route)
{
    using enum ErrorCode;
    std::set<ErrorCode> codes(route.problems.begin(), route.problems.end());
    codes.insert({Internal, Busy, Unavailable, UnknownField});
    if (route.method != http::Method::Get) // a body that is not wanted is read, too: it may be `{}`
        codes.insert({MalformedJson, UnsupportedMediaType, BodyTooLarge, ValidationFailed});
    if (route.takesQuery)
        codes.insert(ValidationFailed);
    if (route.limited)
        codes.insert(RateLimited);
    if (route.keepsAnswers)
        codes.insert({IdempotencyMismatch, IdempotencyInFlight});
    if (route.takesIfMatch)
        codes.insert(PreconditionFailed);
    if (route.describePath)
        codes.insert(NotFound);
    if (route.access.readsToken())
        codes.insert({Unauthenticated, TokenExpired, InsufficientScope});
    if (route.takesCookie)
        codes.insert(CsrfRefused);
    if (!route.access.roles().isEmpty())
        codes.insert(Forbidden);
    return {codes.begin(), codes.end()};
}

QByteArray openApiDocument(const RouteTable& routes, const QByteArray& version)
{
    std::map<QByteArray, std::vector<const Route*>> byPath;
    for (const auto& route : routes.routes())
        byPath[templatePath(route->path)].push_back(route.get());

    QByteArray text;
    JsonWriter writer(text);
    SchemaSet schemas;
    writer.beginObject();
    writeInfo(writer, version);
    writeTags(writer, routes);
    writer.key("paths");
    writer.beginObject();
    for (const auto& [path, operations] : byPath) {
        writer.key(path.toStdString());
        writer.beginObject();
        for (const Route* route : operations)
            writeOperation(writer, schemas, *route);
        writer.endObject();
    }
    writer.endObject();
    writeComponents(writer, schemas);
    writer.endObject();
    return text;
}

} // namespace gremio::api
