// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/problem_response.h"

#include "server/storage/error.h"
#include "shared/core/json_encoding.h"
#include "shared/protocol/problem_document.h"

#include <QLoggingCategory>

namespace gremio::api {

namespace {

Q_LOGGING_CATEGORY(apiLog, "gremio.api")

constexpr std::chrono::seconds unavailableFor{2};

} // namespace

http::Response problemResponse(const Problem& problem, const QByteArray& requestId)
{
    const ProblemInfo& info = problemInfo(problem.code());
    ProblemDocument document;
    document.type = QStringLiteral("/problems/") + QLatin1String(info.slug);
    document.title = QLatin1String(info.title);
    document.status = info.status;
    if (!problem.detail().isEmpty())
        document.detail = problem.detail();
    document.instance = QString::fromLatin1(requestId);
    for (const FieldError& error : problem.errors()) {
        if (!document.errors)
            document.errors.emplace();
        document.errors->push_back({QString::fromUtf8(error.pointer), QString::fromLatin1(error.code),
            error.detail.isEmpty() ? std::nullopt : std::optional(error.detail)});
    }
    if (!problem.freeSlots().empty())
        document.freeSlots = problem.freeSlots();
    http::Response response;
    response.status = info.status;
    response.contentType = "application/problem+json";
    response.body = toJson(document);
    if (problem.retryAfter())
        response.headers.push_back(
            {"Retry-After", QByteArray::number(qint64(problem.retryAfter()->count()))});
    if (info.status == 401)
        response.headers.push_back({"WWW-Authenticate", "Bearer"});
    if (problem.code() == ErrorCode::InsufficientScope) // RFC 6750, 3.1
        response.headers.push_back({"WWW-Authenticate", "Bearer error=\"insufficient_scope\""});
    return response;
}

http::Response failureResponse(std::exception_ptr failure, const QByteArray& requestId)
{
    try {
        std::rethrow_exception(failure);
    } catch (const Problem& problem) {
        return problemResponse(problem, requestId);
    } catch (const storage::StorageError& error) {
        qCCritical(
            apiLog, "%s storage: %s (%s)", requestId.constData(), error.what(), error.code().constData());
        if (error.kind() == storage::StorageError::Kind::Unavailable)
            return problemResponse(Problem(ErrorCode::Unavailable).setRetryAfter(unavailableFor), requestId);
    } catch (const std::exception& error) {
        qCCritical(apiLog, "%s %s", requestId.constData(), error.what());
    } catch (...) {
        qCCritical(apiLog, "%s something that is no exception was thrown", requestId.constData());
    }
    return problemResponse(Problem(ErrorCode::Internal), requestId);
}

} // namespace gremio::api
