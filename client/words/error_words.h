// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_error.h"

#include <QCoreApplication>

namespace gremio {

/// What went wrong, said to a person in the app's language. The server's own English is never shown.
class ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)

public:
    /// One or two sentences: what happened and what can be done.
    static QString say(const ApiError& error);
    /// What is wrong with one field, by the error's code ("too-short").
    static QString sayField(const QString& code);
    /// For support: the slug or the kind, the status and the request id.
    static QString details(const ApiError& error);

private:
    static QString sayAccess(ErrorCode code);
    static QString saySuspension(const ApiError& error);
    static QString sayRule(ErrorCode code);
    static QString sayServer(const ApiError& error);
    static QString sayTime(const QString& code);
};

} // namespace gremio
