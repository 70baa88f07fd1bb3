// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/field_rules.h"

#include "shared/core/calendar.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace gremio {

namespace {

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7F || (c.unicode() >= 0x80 && c.unicode() < 0xA0);
}

void escapePointer(QByteArray& pointer, std::string_view name)
{
    for (const char c : name) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
}

} // namespace

QByteArray FieldPath::toPointer() const
{
    QByteArray pointer = parent ? parent->toPointer() : QByteArray();
    if (!parent && name.empty() && index < 0)
        return pointer; // the document itself
    pointer += sigil;
    if (index >= 0)
        pointer += QByteArray::number(index);
    else
        escapePointer(pointer, name);
    return pointer;
}

void Decoding::fail(const FieldPath& path, QByteArray code, QString detail)
{
    constexpr std::size_t enough = 100; // a hostile body must not buy a huge answer
    if (errors.size() < enough)
        errors.push_back({path.toPointer(), std::move(code), std::move(detail)});
}

void Decoding::throwIfFailed()
{
    if (!errors.empty() || unknownField)
        throw Problem(unknownField ? ErrorCode::UnknownField : ErrorCode::ValidationFailed, {}, errors);
}

qsizetype codePoints(QStringView text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

void Length::apply(QString& text, const FieldPath& path, Decoding& decoding) const
{
    const qsizetype length = codePoints(text);
    if (length < min)
        decoding.fail(path, "too-short", QStringLiteral("Must have at least %1 characters.").arg(min));
    else if (length > max)
        decoding.fail(path, "too-long", QStringLiteral("Must have at most %1 characters.").arg(max));
}

void Length::schema(JsonWriter& writer) const
{
    writer.member("minLength", min);
    writer.member("maxLength", max);
}

void Line::apply(QString& text, const FieldPath& path, Decoding& decoding) const
{
    text = std::move(text).trimmed();
    if (std::any_of(text.cbegin(), text.cend(), isControl))
        decoding.fail(
            path, "control-character", QStringLiteral("Must be one line without control characters."));
}

void Paragraphs::apply(QString& text, const FieldPath& path, Decoding& decoding) const
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text = std::move(text).trimmed();
    const auto refused = [](QChar c) { return isControl(c) && c != u'\n' && c != u'\t'; };
    if (std::any_of(text.cbegin(), text.cend(), refused))
        decoding.fail(path, "control-character", QStringLiteral("Must not have control characters."));
}

void Email::apply(QString& text, const FieldPath& path, Decoding& decoding) const
{
    text = std::move(text).trimmed();
    const qsizetype at = text.lastIndexOf(u'@');
    const QStringView local = QStringView(text).left(std::max<qsizetype>(at, 0));
    const QStringView domain = QStringView(text).mid(at + 1);
    const auto refused = [](QChar c) {
        return c.isSpace() || isControl(c) || QStringView(u"<>()[]\\,;:\"@").contains(c);
    };
    const bool good = at > 0 && local.toUtf8().size() <= 64 && text.toUtf8().size() <= 254
        && std::none_of(local.begin(), local.end(), refused)
        && std::none_of(domain.begin(), domain.end(), refused) && domain.contains(u'.')
        && !domain.startsWith(u'.') && !domain.endsWith(u'.') && !domain.contains(u"..")
        && !local.startsWith(u'.') && !local.endsWith(u'.');
    if (!good)
        decoding.fail(
            path, "invalid-email", QStringLiteral("Must be a whole e-mail address, with its ending."));
}

void Email::schema(JsonWriter& writer) const
{
    writer.member("format", "email");
    writer.member("maxLength", 254);
}

namespace {

/// Area/Place, Area/Region/Place: what QTimeZone cannot take for a POSIX rule or for a path.
bool isZonePath(const QByteArray& name)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Z][A-Za-z]+(/[A-Za-z0-9_+-]+){1,2}\\z"));
    return shape.match(QString::fromLatin1(name)).hasMatch();
}

bool isTimeZone(const QByteArray& name)
{
    if (name.size() > 64 || name.startsWith("UTC+") || name.startsWith("UTC-"))
        return false;
    // Qt lists the zones of countries only, and not their links: Etc/UTC, which most servers and containers
    // are set to, is not among them.
    return QTimeZone::isTimeZoneIdAvailable(name) || (isZonePath(name) && QTimeZone(name).isValid());
}

} // namespace

void TimeZoneName::apply(QString& text, const FieldPath& path, Decoding& decoding) const
{
    if (!isTimeZone(text.toUtf8()))
        decoding.fail(path, "unknown-time-zone",
            QStringLiteral("Must be a name of the IANA time zone database, such as Europe/Madrid."));
}

void CalendarDate::apply(QString& text, const FieldPath& path, Decoding& decoding) const
{
    if (!dateFromText(text))
        decoding.fail(path, "not-a-date", QStringLiteral("Must be a date, such as 2026-11-20."));
}

void CalendarDate::schema(JsonWriter& writer) const
{
    writer.member("format", "date");
}

void TimeOfDay::apply(QString& text, const FieldPath& path, Decoding& decoding) const
{
    if (!timeOfDayFromText(text))
        decoding.fail(path, "not-a-time", QStringLiteral("Must be a time from 00:00 to 24:00."));
}

void TimeOfDay::schema(JsonWriter& writer) const
{
    writer.member("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$");
}

void LanguageCode::apply(QString& text, const FieldPath& path, Decoding& decoding) const
{
    const auto isLower = [](QChar c) { return c >= u'a' && c <= u'z'; };
    const bool shaped = text.size() == 2 && std::all_of(text.cbegin(), text.cend(), isLower);
    if (!shaped || QLocale::codeToLanguage(text) == QLocale::AnyLanguage)
        decoding.fail(
            path, "unknown-language", QStringLiteral("Must be an ISO 639-1 code, such as es or en."));
}

void LanguageCode::schema(JsonWriter& writer) const
{
    writer.member("pattern", "^[a-z]{2}$");
}

void Range::schema(JsonWriter& writer) const
{
    writer.member("minimum", min);
    writer.member("maximum", max);
}

void Items::schema(JsonWriter& writer) const
{
    writer.member("minItems", min);
    writer.member("maxItems", max);
}

void Unique::schema(JsonWriter& writer) const
{
    writer.member("uniqueItems", true);
}

} // namespace gremio
