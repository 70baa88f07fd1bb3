// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/json_decoding.h"

namespace gremio::detail {

bool wrongType(const FieldPath& path, const char* expected, Decoding& decoding)
{
    decoding.fail(path, "wrong-type", QStringLiteral("Must be %1.").arg(QLatin1String(expected)));
    return false;
}

void missing(const FieldPath& path, Decoding& decoding)
{
    decoding.fail(path, "required", QStringLiteral("Is required."));
}

void unknown(const FieldPath& path, Decoding& decoding)
{
    decoding.unknownField = true;
    decoding.fail(path, "unknown-field", QStringLiteral("Is not known here."));
}

bool decodeString(const JsonValue& value, QString& out, const FieldPath& path, Decoding& decoding)
{
    if (value.kind() != JsonKind::String)
        return wrongType(path, "a string", decoding);
    const std::string_view text = value.string();
    if (text.find('\0') != std::string_view::npos) {
        decoding.fail(path, "control-character", QStringLiteral("Must not hold U+0000."));
        return false;
    }
    out = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
              .normalized(QString::NormalizationForm_C);
    return true;
}

bool decodeInteger(
    const JsonValue& value, qint64 min, qint64 max, qint64& out, const FieldPath& path, Decoding& decoding)
{
    const auto number = value.integer();
    if (!number)
        return wrongType(path, "a whole number", decoding);
    if (*number < min || *number > max) {
        decoding.fail(path, "out-of-range", QStringLiteral("Must be from %1 to %2.").arg(min).arg(max));
        return false;
    }
    out = *number;
    return true;
}

bool decodeInstant(QByteArrayView text, Instant& out, const FieldPath& path, Decoding& decoding)
{
    const auto instant = parseRfc3339(text);
    out = instant.value_or(Instant{});
    if (instant)
        return true;
    if (!parseRfc3339(text.toByteArray() + 'Z'))
        return wrongType(path, "an RFC 3339 instant, such as 2026-11-20T09:30:00.000Z", decoding);
    decoding.fail(path, "needs-offset",
        QStringLiteral("Needs its offset from UTC, such as +01:00 or Z: without it, it is ambiguous."));
    return false;
}

} // namespace gremio::detail
