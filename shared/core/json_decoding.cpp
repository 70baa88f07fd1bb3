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

} // namespace gremio::detail
