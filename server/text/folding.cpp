// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/text/folding.h"

#include <algorithm>

namespace gremio::text {
namespace {

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// The blocks of combining marks that Latin, Greek and Cyrillic letters take.
bool isAccent(char16_t c)
{
    return (c >= 0x0300 && c <= 0x036f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff)
        || (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe20 && c <= 0xfe2f);
}

/// Invisible: soft hyphen, joiners, direction marks, byte order mark.
bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Format;
}

void appendPlain(QString& out, QChar c)
{
    switch (c.unicode()) {
    case u'æ':
        out += u"ae";
        break;
    case u'œ':
        out += u"oe";
        break;
    case u'ø':
        out += u'o';
        break;
    case u'ð':
    case u'đ':
        out += u'd';
        break;
    case u'þ':
        out += u"th";
        break;
    case u'ł':
        out += u'l';
        break;
    case u'ħ':
        out += u'h';
        break;
    case u'ı':
        out += u'i';
        break;
    case u'ß':
        out += u"ss";
        break;
    case u'ŋ':
        out += u'n';
        break;
    default:
        out += c;
        break;
    }
}

} // namespace

QString fold(QStringView text)
{
    if (isAscii(text))
        return text.toString().toLower();
    // Folding the case may give letters that decompose, so it is decomposed again.
    const QString decomposed = text.toString()
                                   .normalized(QString::NormalizationForm_KD)
                                   .toCaseFolded()
                                   .normalized(QString::NormalizationForm_KD);
    QString out;
    out.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (!isAccent(c.unicode()) && !isInvisible(c))
            appendPlain(out, c);
    }
    return out.normalized(QString::NormalizationForm_C);
}

QString foldKey(QStringView text)
{
    return fold(text).simplified();
}

} // namespace gremio::text
