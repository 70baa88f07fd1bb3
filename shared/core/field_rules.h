// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/json_writer.h"
#include "shared/core/problem.h"

#include <QString>

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace gremio {

/// Strict: unknown fields are errors (a server reading a request). Tolerant: they are passed over (a client
/// reading the answer of a server that may be newer).
enum class Reading { Strict, Tolerant };

/// Where in the document we are. Lives on the stack while decoding; becomes text only for an error.
struct FieldPath {
    const FieldPath* parent = nullptr;
    std::string_view name;
    qsizetype index = -1;
    char sigil = '/'; ///< `/` in a body (RFC 6901), `?` for a query parameter, `:` for one in the path

    QByteArray toPointer() const;
};

/// Collects what is wrong, all of it, instead of stopping at the first.
struct Decoding {
    Reading reading = Reading::Strict;
    std::vector<FieldError> errors;
    bool unknownField = false;

    void fail(const FieldPath& path, QByteArray code, QString detail);
    /// Throws what has been collected, if anything: unknown-field or validation-failed.
    void throwIfFailed();
};

/// Unicode code points, which is what every length limit counts.
qsizetype codePoints(QStringView text);

// Rules. Each has apply(value, path, decoding), which may tidy the value, and schema(writer), which adds the
// JSON Schema keywords that say the same.

/// Text of `min` to `max` code points.
struct Length {
    int min;
    int max;
    void apply(QString& text, const FieldPath& path, Decoding& decoding) const;
    void schema(JsonWriter& writer) const;
};

/// One line: outer white space is dropped, control characters and line breaks are refused. Put it before
/// Length.
struct Line {
    void apply(QString& text, const FieldPath& path, Decoding& decoding) const;
    void schema(JsonWriter&) const { }
};

/// Several lines: outer white space is dropped; of the control characters only line feed and tab may stay.
struct Paragraphs {
    void apply(QString& text, const FieldPath& path, Decoding& decoding) const;
    void schema(JsonWriter&) const { }
};

/// An e-mail address as people write them (RFC 5321 lengths): local@domain with a dot in the domain.
struct Email {
    void apply(QString& text, const FieldPath& path, Decoding& decoding) const;
    void schema(JsonWriter& writer) const;
};

/// A name of the IANA time zone database.
struct TimeZoneName {
    void apply(QString& text, const FieldPath& path, Decoding& decoding) const;
    void schema(JsonWriter&) const { }
};

/// A date: 2026-11-20.
struct CalendarDate {
    void apply(QString& text, const FieldPath& path, Decoding& decoding) const;
    void schema(JsonWriter& writer) const;
};

/// A time on the wall: 09:00. The end of the day is 24:00.
struct TimeOfDay {
    void apply(QString& text, const FieldPath& path, Decoding& decoding) const;
    void schema(JsonWriter& writer) const;
};

/// A language as an ISO 639-1 code: `es`, `en`.
struct LanguageCode {
    void apply(QString& text, const FieldPath& path, Decoding& decoding) const;
    void schema(JsonWriter& writer) const;
};

struct Range {
    qint64 min;
    qint64 max;
    template <class Number>
    void apply(Number& number, const FieldPath& path, Decoding& decoding) const
    {
        if (number < static_cast<Number>(min) || number > static_cast<Number>(max))
            decoding.fail(path, "out-of-range", QStringLiteral("Must be from %1 to %2.").arg(min).arg(max));
    }
    void schema(JsonWriter& writer) const;
};

/// How many elements a list may have.
struct Items {
    int min;
    int max;
    template <class T>
    void apply(std::vector<T>& list, const FieldPath& path, Decoding& decoding) const
    {
        const auto size = static_cast<int>(list.size());
        if (size < min || size > max)
            decoding.fail(path, size < min ? "too-few" : "too-many",
                QStringLiteral("Must have %1 to %2 items.").arg(min).arg(max));
    }
    void schema(JsonWriter& writer) const;
};

/// No two elements are equal.
struct Unique {
    template <class T>
    void apply(std::vector<T>& list, const FieldPath& path, Decoding& decoding) const
    {
        std::vector<T> sorted = list;
        std::sort(sorted.begin(), sorted.end());
        if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
            decoding.fail(path, "duplicate", QStringLiteral("The same item stands twice."));
    }
    void schema(JsonWriter& writer) const;
};

/// The field may be absent, also where its type is not optional: it then keeps its initial value.
struct MayBeAbsent { };

} // namespace gremio
