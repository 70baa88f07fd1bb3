// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QByteArray>

#include <ctime>

namespace gremio::http {

/// The Date header's value (IMF-fixdate, RFC 9110, 5.6.7), made once a second. One thread.
class DateText {
public:
    [[nodiscard]] const QByteArray& now();
    [[nodiscard]] static QByteArray format(std::time_t time);

private:
    std::time_t m_second = -1;
    QByteArray m_text;
};

struct Framing {
    bool head = false; ///< The answer to HEAD: no body, but its length.
    bool close = false; ///< Say that the connection ends.
    bool keepAlive = false; ///< Say that it does not (to HTTP/1.0).
};

/// Whether an answer of this status has a body and a Content-Length at all (RFC 9110, 6.4.1, 8.6).
[[nodiscard]] bool hasContent(int status);

/// Appends status line, header fields and the empty line to `to`. Fields of the response that are no
/// valid fields, or would change the framing, are left out and logged.
void appendHead(QByteArray& to, const Response& response, const Framing& framing, QByteArrayView requestId,
    QByteArrayView date);

} // namespace gremio::http
