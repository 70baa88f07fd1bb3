// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/mime_message.h"

#include <QDateTime>
#include <QLocale>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace gremio::notifications {

namespace {

constexpr int lineLimit = 76; // RFC 2045; RFC 5322 recommends no more than 78

/// What could end a header or hide in it becomes a space: controls, and Unicode's own line breaks.
QString oneLine(QString text)
{
    for (QChar& c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text.simplified();
}

bool isPrintableAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

/// Encoded words of whole characters, one below the other.
QByteArray encodedWords(const QString& text, int used)
{
    constexpr int wordLimit = 75; // RFC 2047 §2
    const QByteArray before = "=?UTF-8?B?";
    QByteArray words;
    QByteArray chunk;
    const auto flush = [&] {
        if (!words.isEmpty())
            words += "\r\n ";
        words += before + chunk.toBase64() + "?=";
        chunk.clear();
        used = 1;
    };
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = finder.toNextBoundary();
        // A pile of combining marks is cut between code points rather than letting a word grow.
        if (end < 0 || end - start > 8)
            end = start + (text[start].isHighSurrogate() && start + 1 < text.size() ? 2 : 1);
        finder.setPosition(end);
        const QByteArray piece = QStringView(text).sliced(start, end - start).toUtf8();
        const qsizetype encoded = before.size() + (chunk.size() + piece.size() + 2) / 3 * 4 + 2;
        if (!chunk.isEmpty() && (encoded > wordLimit || used + encoded > lineLimit))
            flush();
        chunk += piece;
        start = end;
    }
    flush();
    return words;
}

/// Breaks a line of words before it gets too long.
QByteArray folded(const QByteArray& text, int used)
{
    QByteArray lines;
    for (const QByteArray& word : text.split(' ')) {
        if (!lines.isEmpty()) {
            const bool fits = used + 1 + word.size() <= lineLimit;
            lines += fits ? " " : "\r\n ";
            used = fits ? used + 1 : 1;
        }
        lines += word;
        used += static_cast<int>(word.size());
    }
    return lines;
}

/// A word that no program could break is no plain text of a header either.
bool hasLongWord(const QString& text)
{
    const QStringList words = text.split(u' ');
    return std::any_of(words.begin(), words.end(), [](const QString& word) { return word.size() > 60; });
}

QByteArray part(const QByteArray& boundary, const char* type, const QString& body)
{
    return "--" + boundary + "\r\nContent-Type: " + type
        + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quotedPrintable(body.toUtf8()) + "\r\n";
}

} // namespace

bool isPlainAddress(const QByteArray& address)
{
    const qsizetype at = address.lastIndexOf('@');
    return at > 0 && at + 1 < address.size() && address.size() <= 254 && address.indexOf('@') == at
        && std::none_of(address.begin(), address.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte <= 0x20 || byte == 0x7f || QByteArrayView("<>()[]\\,;:\"").contains(c);
           });
}

QByteArray headerText(const QString& text, int used)
{
    const QString line = oneLine(text);
    // What looks like an encoded word would be read as one.
    if (isPrintableAscii(line) && !line.contains(QLatin1String("=?")) && !hasLongWord(line))
        return folded(line.toLatin1(), used);
    return encodedWords(line, used);
}

QByteArray mailboxText(const QString& name, const QByteArray& address, int used)
{
    QByteArray bracketed = '<' + address + '>';
    const QString line = oneLine(name);
    if (line.isEmpty())
        return bracketed;
    QByteArray shown;
    if (isPrintableAscii(line) && !line.contains(QLatin1String("=?")) && line.size() <= 50) {
        shown = line.toLatin1();
        shown = '"' + shown.replace('\\', "\\\\").replace('"', "\\\"") + '"';
    } else {
        shown = encodedWords(line, used);
    }
    return shown + (used + shown.size() + bracketed.size() < lineLimit ? " " : "\r\n ") + bracketed;
}

QByteArray quotedPrintable(const QByteArray& text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray lines;
    lines.reserve(text.size() + text.size() / 8);
    int column = 0;
    const auto put = [&](QByteArrayView piece) {
        if (column + piece.size() > lineLimit - 1) {
            lines += "=\r\n";
            column = 0;
        }
        lines += piece;
        column += static_cast<int>(piece.size());
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            lines += "\r\n";
            column = 0;
            continue;
        }
        const bool endsLine = i + 1 == text.size() || text[i + 1] == '\n';
        const bool plain = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !endsLine);
        // A dot or a From that begins a line is changed by some programs on the way.
        if (plain && !(column == 0 && (c == '.' || c == 'F'))) {
            put(QByteArrayView(&c, 1));
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        const char escaped[] = {'=', digits[byte >> 4], digits[byte & 15]};
        put(QByteArrayView(escaped, 3));
    }
    return lines;
}

QByteArray mailDate(Instant instant)
{
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC);
    return QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " +0000";
}

QByteArray MimeMessage::toBytes() const
{
    const QByteArray boundary = "=_" + messageId.left(messageId.indexOf('@'));
    QByteArray bytes;
    bytes += "Date: " + mailDate(date) + "\r\n";
    bytes += "From: " + mailboxText(fromName, fromAddress, 6) + "\r\n";
    bytes += "To: <" + toAddress + ">\r\n";
    bytes += "Subject: " + headerText(subject, 9) + "\r\n";
    bytes += "Message-ID: <" + messageId + ">\r\n";
    bytes += "MIME-Version: 1.0\r\n";
    bytes += "Auto-Submitted: auto-generated\r\n"; // RFC 3834
    bytes += "X-Auto-Response-Suppress: All\r\n";
    bytes += "Content-Language: " + language + "\r\n";
    bytes += "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    bytes += part(boundary, "text/plain", text);
    bytes += part(boundary, "text/html", html);
    bytes += "--" + boundary + "--\r\n";
    return bytes;
}

} // namespace gremio::notifications
