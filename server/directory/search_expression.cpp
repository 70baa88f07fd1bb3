// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/search_expression.h"

using namespace Qt::StringLiterals;

namespace gremio::directory {
namespace {

/// `(“a” OR “b”)`, with the engine's quotes and words.
QString group(const QStringList& terms, QChar quote, QLatin1StringView orWord)
{
    QString out = u"("_s;
    for (const QString& term : terms) {
        if (out.size() > 1)
            out += orWord;
        out += quote;
        out += term;
        out += quote;
    }
    return out + u')';
}

QString groups(
    const std::vector<QStringList>& all, QChar quote, QLatin1StringView orWord, QLatin1StringView andWord)
{
    QString out;
    for (const QStringList& terms : all) {
        if (!out.isEmpty())
            out += andWord;
        out += group(terms, quote, orWord);
    }
    return out;
}

} // namespace

QString SearchExpression::toFts5() const
{
    const QString wanted = groups(all, u'"', " OR "_L1, " AND "_L1);
    return none.isEmpty() ? wanted : u'(' + wanted + ") NOT "_L1 + group(none, u'"', " OR "_L1);
}

QString SearchExpression::toTsquery() const
{
    const QString wanted = groups(all, u'\'', "|"_L1, "&"_L1);
    return none.isEmpty() ? wanted : wanted + "&!"_L1 + group(none, u'\'', "|"_L1);
}

QString SearchExpression::toJson() const
{
    QString out = u"["_s;
    for (const QStringList& terms : all) {
        out += out.size() > 1 ? ",["_L1 : "["_L1;
        for (qsizetype i = 0; i < terms.size(); ++i) {
            out += i > 0 ? ",\" "_L1 : "\" "_L1;
            out += terms[i];
            out += " \""_L1;
        }
        out += u']';
    }
    return out + u']';
}

} // namespace gremio::directory
