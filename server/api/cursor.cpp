// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/cursor.h"

namespace gremio::api {

namespace {
constexpr auto base64Options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
}

void refuseCursor()
{
    throw Problem::field("?cursor", "invalid-cursor",
        QStringLiteral("Must be the nextCursor of an answer of this very list."));
}

QString encodeCursor(const QByteArray& json)
{
    return QString::fromLatin1(json.toBase64(base64Options));
}

QByteArray decodeCursor(const QString& cursor)
{
    const auto result = QByteArray::fromBase64Encoding(
        cursor.toLatin1(), base64Options | QByteArray::AbortOnBase64DecodingErrors);
    if (!result)
        refuseCursor();
    return result.decoded;
}

} // namespace gremio::api
