// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// Mails as bytes: RFC 5322 heads, RFC 2047 words, RFC 2045 bodies. Pure functions of what they are given.
namespace gremio::notifications {

struct MimeMessage {
    QString fromName; ///< may be empty
    QByteArray fromAddress; ///< isPlainAddress()
    QByteArray toAddress; ///< isPlainAddress()
    QString subject;
    QByteArray messageId; ///< without brackets; letters, digits, hyphens, dots and one @
    Instant date{};
    QByteArray language; ///< `en`
    QString text;
    QString html;

    /// Lines of at most 78 bytes, ended by CRLF. The same each time for the same values.
    QByteArray toBytes() const;
};

/// Whether an address may stand in a head and on a line of SMTP as it is: no control character, no space, no
/// bracket, quote, comma or anything else that ends it.
bool isPlainAddress(const QByteArray& address);

/// An unstructured header's value: as it is when it is harmless ASCII, else as encoded words (RFC 2047), with
/// line breaks where they are needed. Control characters become spaces. `used` bytes stand on the line
/// already.
QByteArray headerText(const QString& text, int used);

/// `Name <address>`; the name quoted or encoded as it needs.
QByteArray mailboxText(const QString& name, const QByteArray& address, int used);

/// RFC 2045 §6.7; lines end in CRLF.
QByteArray quotedPrintable(const QByteArray& text);

/// RFC 5322 §3.3, UTC.
QByteArray mailDate(Instant instant);

} // namespace gremio::notifications
