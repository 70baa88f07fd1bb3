// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/id.h"
#include "shared/core/instant.h"

#include <QString>
#include <QVariant>

#include <concepts>
#include <limits>
#include <optional>
#include <type_traits>

namespace gremio::storage {

/// Bytes as they are: BLOB, BYTEA.
struct Blob {
    QByteArray bytes;
};

/// Bytes that are UTF-8 text: TEXT.
struct Utf8 {
    QByteArray text;
};

namespace detail {
/// All throw StorageError (Failed) for NULL and for what is not of the kind asked for.
qint64 toInteger(const QVariant& value, qint64 min, qint64 max);
bool toBool(const QVariant& value);
double toDouble(const QVariant& value);
QString toText(const QVariant& value);
QByteArray toBytes(const QVariant& value);
Uuid toUuid(const QVariant& value);
/// Refuses U+0000, which PostgreSQL cannot store.
QVariant fromText(const QString& text);
[[noreturn]] void badEnum();
} // namespace detail

/// How a C++ type becomes a parameter and comes back from a column. Enums need only their EnumNames;
/// specialise for another type of yours.
template <class T>
struct SqlValue;

template <>
struct SqlValue<QString> {
    static QVariant bind(const QString& value) { return detail::fromText(value); }
    static QString get(const QVariant& value) { return detail::toText(value); }
};

template <>
struct SqlValue<Utf8> {
    static QVariant bind(const Utf8& value) { return detail::fromText(QString::fromUtf8(value.text)); }
    static Utf8 get(const QVariant& value) { return {detail::toBytes(value)}; }
};

template <>
struct SqlValue<Blob> {
    static QVariant bind(const Blob& value)
    {
        return value.bytes.isNull() ? QVariant(QByteArray("")) : QVariant(value.bytes);
    }
    static Blob get(const QVariant& value) { return {detail::toBytes(value)}; }
};

/// A column's bytes, whether TEXT (as UTF-8) or BLOB. To bind, say which: Blob{bytes} or Utf8{bytes}.
template <>
struct SqlValue<QByteArray> {
    static QByteArray get(const QVariant& value) { return detail::toBytes(value); }
};

template <>
struct SqlValue<bool> {
    static QVariant bind(bool value) { return QVariant(value); }
    static bool get(const QVariant& value) { return detail::toBool(value); }
};

template <std::signed_integral T>
struct SqlValue<T> {
    static QVariant bind(T value) { return QVariant(qlonglong(value)); }
    static T get(const QVariant& value)
    {
        return static_cast<T>(
            detail::toInteger(value, std::numeric_limits<T>::min(), std::numeric_limits<T>::max()));
    }
};

template <>
struct SqlValue<double> {
    static QVariant bind(double value) { return QVariant(value); }
    static double get(const QVariant& value) { return detail::toDouble(value); }
};

template <>
struct SqlValue<Instant> {
    static QVariant bind(Instant value) { return QVariant(qlonglong(toMillis(value))); }
    static Instant get(const QVariant& value) { return instantFromMillis(SqlValue<qint64>::get(value)); }
};

template <>
struct SqlValue<Uuid> {
    static QVariant bind(const Uuid& value) { return QVariant(value.toString()); }
    static Uuid get(const QVariant& value) { return detail::toUuid(value); }
};

template <class Tag>
struct SqlValue<Id<Tag>> {
    static QVariant bind(const Id<Tag>& value) { return QVariant(value.toString()); }
    static Id<Tag> get(const QVariant& value) { return Id<Tag>(detail::toUuid(value)); }
};

template <NamedEnum E>
struct SqlValue<E> {
    static QVariant bind(E value) { return QVariant(QString::fromLatin1(enumText(value))); }
    static E get(const QVariant& value)
    {
        const std::optional<E> found = enumFromText<E>(detail::toBytes(value));
        if (!found)
            detail::badEnum();
        return *found;
    }
};

/// NULL is nothing.
template <class T>
struct SqlValue<std::optional<T>> {
    static QVariant bind(const std::optional<T>& value)
    {
        return value ? SqlValue<T>::bind(*value) : QVariant(QMetaType::fromType<QString>());
    }
    static std::optional<T> get(const QVariant& value)
    {
        return value.isNull() ? std::nullopt : std::optional<T>(SqlValue<T>::get(value));
    }
};

} // namespace gremio::storage
