// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"

#include <QByteArray>
#include <QString>

/// What ties the rows of the audit log together.
namespace gremio::audit {

/// A row as it is stored: every part is text or a number, so that what is hashed is what can be read.
struct ChainedRow {
    qint64 seq = 0;
    Instant at{};
    QString origin;
    QString actor; ///< a user's id, or empty
    QString act;
    QString subject;
    QString details; ///< JSON, byte for byte
    QString prevHash;
    QString hash;
};

/// SHA-256 in hexadecimal over the row without its hash: seq, milliseconds, origin, actor, act, subject,
/// details, prevHash, each written as a netstring (its number of UTF-8 bytes in decimal, a colon, the bytes,
/// a comma), so that no two rows are the same bytes. Needs nothing but sha256sum to be checked by others.
QString chainHash(const ChainedRow& row);

} // namespace gremio::audit
