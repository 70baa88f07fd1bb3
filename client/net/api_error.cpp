// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/api_error.h"

#include "shared/core/json_decoding.h"

namespace gremio {

bool ApiError::is(ErrorCode code) const
{
    return kind == Kind::Problem && slug == QLatin1StringView(problemInfo(code).slug);
}

std::optional<QString> ApiError::codeAt(const QString& pointer) const
{
    for (const ProblemField& error : errors) {
        if (error.pointer == pointer)
            return error.code;
    }
    return std::nullopt;
}

ApiError ApiError::fromAnswer(int status, const QByteArray& contentType, const QByteArray& body)
{
    if (!contentType.startsWith("application/problem+json")) {
        ApiError error;
        error.status = status;
        error.kind = Kind::BadAnswer;
        error.title = QStringLiteral("HTTP %1").arg(status);
        return error;
    }
    try {
        ApiError error = fromDocument(fromJson<ProblemDocument>(body, Reading::Tolerant));
        error.status = status;
        return error;
    } catch (const Problem&) {
        return badAnswer(QStringLiteral("HTTP %1 with an unreadable problem").arg(status));
    }
}

ApiError ApiError::fromDocument(const ProblemDocument& document)
{
    ApiError error;
    error.status = document.status;
    error.slug = document.type.section(u'/', -1);
    error.title = document.title;
    error.detail = document.detail.value_or(QString());
    error.requestId = document.instance.value_or(QString());
    error.errors = document.errors.value_or(std::vector<ProblemField>{});
    error.freeSlots = document.freeSlots.value_or(std::vector<Instant>{});
    return error;
}

ApiError ApiError::badAnswer(const QString& detail)
{
    ApiError error;
    error.kind = Kind::BadAnswer;
    error.detail = detail;
    return error;
}

ApiError ApiError::of(ErrorCode code)
{
    const ProblemInfo& info = problemInfo(code);
    ApiError error;
    error.status = info.status;
    error.slug = QString::fromLatin1(info.slug);
    error.title = QString::fromLatin1(info.title);
    return error;
}

} // namespace gremio
