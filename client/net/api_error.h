// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/problem.h"
#include "shared/protocol/problem_document.h"

namespace gremio {

/// Why a call did not give its answer. For people it is said by words::sayError(); `title` and `detail` are
/// the server's English.
struct ApiError {
    enum class Kind {
        Problem, ///< the server answered with a problem document (RFC 9457)
        Offline, ///< no connection to the server, or it was lost
        Timeout, ///< the server took too long
        BadAnswer, ///< something answered, but not as a Gremio server does
    };

    Kind kind = Kind::Problem;
    int status = 0; ///< HTTP status; 0 without an answer
    QString slug; ///< the last part of the problem's type, empty without one
    QString title;
    QString detail;
    QString requestId;
    std::vector<ProblemField> errors;
    std::vector<Instant> freeSlots; ///< when else it would be possible; of slot-taken and not-a-slot
    std::optional<std::chrono::seconds> retryAfter;

    bool is(ErrorCode code) const;
    /// Nothing is wrong with the call itself: the same may be tried again later.
    bool offline() const { return kind == Kind::Offline || kind == Kind::Timeout; }
    /// The code of the first error at that place of the body ("/email"), or nothing.
    std::optional<QString> codeAt(const QString& pointer) const;

    /// From an answer that is not 2xx, whatever its body is.
    static ApiError fromAnswer(int status, const QByteArray& contentType, const QByteArray& body);
    static ApiError fromDocument(const ProblemDocument& document);
    static ApiError badAnswer(const QString& detail);
    /// A problem that was seen here, as the server would tell it.
    static ApiError of(ErrorCode code);
};

} // namespace gremio
