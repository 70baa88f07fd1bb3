// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/value.h"

#include "server/storage/error.h"

namespace gremio::storage::detail {
namespace {

[[noreturn]] void mismatch(const char* wanted)
{
    throw StorageError(StorageError::Kind::Failed, QByteArray("a column does not hold ") + wanted);
}

void requireValue(const QVariant& value)
{
    if (value.isNull())
        throw StorageError(StorageError::Kind::Failed, "a column is NULL where a value is wanted");
}

} // namespace

qint64 toInteger(const QVariant& value, qint64 min, qint64 max)
{
    requireValue(value);
    bool ok = false;
    qint64 number = 0;
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::ULongLong: // how QPSQL reads a bigint that is not negative
    case QMetaType::Int:
        number = value.toLongLong(&ok);
        break;
    case QMetaType::Double: { // sum() is numeric on PostgreSQL, which arrives as a double
        const double real = value.toDouble();
        number = static_cast<qint64>(real);
        ok = real > -9007199254740992.0 && real < 9007199254740992.0 && static_cast<double>(number) == real;
        break;
    }
    default:
        break;
    }
    if (!ok || number < min || number > max)
        mismatch("an integer of that size");
    return number;
}

bool toBool(const QVariant& value)
{
    requireValue(value);
    if (value.typeId() == QMetaType::Bool)
        return value.toBool();
    return toInteger(value, 0, 1) == 1;
}

double toDouble(const QVariant& value)
{
    requireValue(value);
    switch (value.typeId()) {
    case QMetaType::Double:
    case QMetaType::Float:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Int:
        return value.toDouble();
    default:
        mismatch("a number");
    }
}

QString toText(const QVariant& value)
{
    requireValue(value);
    if (value.typeId() != QMetaType::QString)
        mismatch("text");
    return value.toString();
}

QByteArray toBytes(const QVariant& value)
{
    requireValue(value);
    if (value.typeId() == QMetaType::QString)
        return value.toString().toUtf8();
    if (value.typeId() != QMetaType::QByteArray)
        mismatch("bytes");
    return value.toByteArray();
}

Uuid toUuid(const QVariant& value)
{
    requireValue(value);
    const std::optional<Uuid> uuid = Uuid::parse(value.toString().toLatin1());
    if (!uuid)
        mismatch("an id");
    return *uuid;
}

QVariant fromText(const QString& text)
{
    if (text.contains(QChar(u'\0')))
        throw StorageError(StorageError::Kind::Failed, "text with U+0000 cannot be stored");
    // A null QString is an empty text here; NULL is an empty optional.
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}

void badEnum()
{
    mismatch("one of the known words");
}

} // namespace gremio::storage::detail
