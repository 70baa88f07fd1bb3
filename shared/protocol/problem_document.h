// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"

namespace gremio {

/// One thing wrong with one place of a request.
struct ProblemField {
    QString pointer;
    QString code;
    std::optional<QString> detail;

    static constexpr auto typeName = "ProblemField";
    static constexpr auto fields()
    {
        return fieldList(
            field("pointer", &ProblemField::pointer,
                "JSON Pointer into the body; `?name` for a query parameter, `:name` for one in the path"),
            field("code", &ProblemField::code, "What is wrong, for programs"),
            field("detail", &ProblemField::detail, "What is wrong, for people"));
    }
};

/// application/problem+json (RFC 9457).
struct ProblemDocument {
    QString type;
    QString title;
    int status = 0;
    std::optional<QString> detail;
    std::optional<QString> instance;
    std::optional<std::vector<ProblemField>> errors;
    std::optional<std::vector<Instant>> freeSlots;

    static constexpr auto typeName = "Problem";
    static constexpr auto fields()
    {
        return fieldList(field("type", &ProblemDocument::type, "`/problems/` and the problem's slug"),
            field("title", &ProblemDocument::title, "One line, the same for every problem of this type"),
            field("status", &ProblemDocument::status, "The HTTP status"),
            field("detail", &ProblemDocument::detail, "More about this very case"),
            field("instance", &ProblemDocument::instance, "The request id"),
            field("errors", &ProblemDocument::errors, "The fields that are wrong"),
            field("freeSlots", &ProblemDocument::freeSlots,
                "When else it would be possible; of `slot-taken` and `not-a-slot`"));
    }
};

} // namespace gremio
