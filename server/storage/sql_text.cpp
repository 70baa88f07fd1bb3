// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_text.h"

#include "server/storage/error.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace gremio::storage {
namespace {

bool startsWord(QChar c)
{
    return c.isLetter() || c == u'_';
}

bool continuesWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

enum class Token { Space, Comment, Quoted, Word, Parameter, Other };

/// Cuts SQL into the few kinds of tokens that matter here.
class Lexer {
public:
    explicit Lexer(QStringView source)
        : m_source(source)
    {
    }

    bool next()
    {
        m_start = m_end;
        if (m_start >= m_source.size())
            return false;
        m_token = scan();
        return true;
    }

    Token token() const { return m_token; }
    QStringView text() const { return m_source.sliced(m_start, m_end - m_start); }
    qsizetype start() const { return m_start; }
    qsizetype end() const { return m_end; }

private:
    QChar at(qsizetype index) const { return index < m_source.size() ? m_source[index] : QChar(); }

    Token scan()
    {
        const QChar first = at(m_start);
        const QChar second = at(m_start + 1);
        if (first.isSpace()) {
            for (m_end = m_start + 1; at(m_end).isSpace();)
                ++m_end;
            return Token::Space;
        }
        if (first == u'-' && second == u'-')
            return lineComment();
        if (first == u'/' && second == u'*')
            return blockComment();
        if (first == u'\'' || first == u'"')
            return quoted(first, false);
        if ((first == u'E' || first == u'e') && second == u'\'') {
            ++m_end;
            return quoted(second, true);
        }
        if (first == u'$' && dollarQuoted())
            return Token::Quoted;
        if (startsWord(first))
            return word(Token::Word, m_start + 1);
        if (first == u':' && second == u':') {
            m_end = m_start + 2;
            return Token::Other;
        }
        if (first == u':' && startsWord(second))
            return word(Token::Parameter, m_start + 2);
        if (first.isDigit()) // 1e5 is no word, and $1 of a function body is none of ours
            return word(Token::Other, m_start + 1);
        m_end = m_start + 1;
        return Token::Other;
    }

    Token word(Token token, qsizetype from)
    {
        for (m_end = from; continuesWord(at(m_end));)
            ++m_end;
        return token;
    }

    Token lineComment()
    {
        const qsizetype newline = m_source.indexOf(u'\n', m_start);
        m_end = newline < 0 ? m_source.size() : newline;
        return Token::Comment;
    }

    Token blockComment()
    {
        int depth = 1;
        for (m_end = m_start + 2; m_end < m_source.size() && depth > 0; ++m_end) {
            if (at(m_end) == u'/' && at(m_end + 1) == u'*') {
                ++depth;
                ++m_end;
            } else if (at(m_end) == u'*' && at(m_end + 1) == u'/') {
                --depth;
                ++m_end;
            }
        }
        return Token::Comment;
    }

    /// A doubled quote reads as two quoted tokens in a row, which is as good.
    Token quoted(QChar quote, bool backslashes)
    {
        const qsizetype open = m_source.indexOf(quote, m_start);
        for (m_end = open + 1; m_end < m_source.size() && at(m_end) != quote; ++m_end) {
            if (backslashes && at(m_end) == u'\\')
                ++m_end;
        }
        m_end = std::min(m_end + 1, m_source.size());
        return Token::Quoted;
    }

    bool dollarQuoted()
    {
        qsizetype close = m_start + 1;
        if (at(close) != u'$') {
            if (!startsWord(at(close)))
                return false;
            while (at(close).isLetterOrNumber() || at(close) == u'_')
                ++close;
            if (at(close) != u'$')
                return false;
        }
        const QStringView tag = m_source.sliced(m_start, close + 1 - m_start);
        const qsizetype found = m_source.indexOf(tag, close + 1);
        m_end = found < 0 ? m_source.size() : found + tag.size();
        return true;
    }

    QStringView m_source;
    qsizetype m_start = 0;
    qsizetype m_end = 0;
    Token m_token = Token::Other;
};

bool is(QStringView word, QLatin1StringView keyword)
{
    return word.compare(keyword, Qt::CaseInsensitive) == 0;
}

/// Qt looks for placeholders outside quotes, and knows only the quotes of the SQL standard.
QString plainQuotes(QStringView text)
{
    if (text.startsWith(u'$')) {
        const qsizetype tag = text.indexOf(u'$', 1) + 1;
        QString body = text.sliced(tag).chopped(tag).toString();
        return u'\'' % body.replace(u'\'', "''"_L1) % u'\'';
    }
    if (text.contains("\\'"_L1))
        throw StorageError(StorageError::Kind::Failed, "a statement escapes a quote with a backslash");
    return text.toString();
}

} // namespace

SqlText parseSql(const QString& source)
{
    SqlText sql;
    for (Lexer lexer(source); lexer.next();) {
        switch (lexer.token()) {
        case Token::Space:
        case Token::Comment:
            if (!sql.text.isEmpty() && !sql.text.endsWith(u' '))
                sql.text += u' ';
            break;
        case Token::Parameter:
            sql.parameters[lexer.text().sliced(1).toLatin1()].push_back(sql.placeholders++);
            sql.text += u'?';
            break;
        case Token::Other:
            if (lexer.text() == u'?')
                throw StorageError(StorageError::Kind::Failed, "a statement holds a bare question mark");
            [[fallthrough]];
        case Token::Word:
            sql.text += lexer.text();
            break;
        case Token::Quoted:
            sql.text += plainQuotes(lexer.text());
            break;
        }
    }
    sql.text = sql.text.trimmed();
    while (sql.text.endsWith(u';'))
        sql.text = sql.text.chopped(1).trimmed();
    return sql;
}

QStringList splitSql(const QString& script)
{
    QStringList statements;
    qsizetype start = 0;
    int words = 0; // of this statement so far
    bool creates = false; // CREATE …
    bool hasBody = false; // … TRIGGER, FUNCTION or PROCEDURE
    int depth = 0; // of BEGIN and CASE
    bool empty = true;
    const auto finish = [&](qsizetype end) {
        if (!empty)
            statements.append(script.sliced(start, end - start).trimmed());
        words = depth = 0;
        creates = hasBody = false;
        empty = true;
    };

    Lexer lexer(script);
    while (lexer.next()) {
        const QStringView text = lexer.text();
        if (lexer.token() == Token::Other && text == u';' && depth == 0) {
            finish(lexer.start());
            start = lexer.end();
            continue;
        }
        if (lexer.token() != Token::Space && lexer.token() != Token::Comment)
            empty = false;
        if (lexer.token() != Token::Word)
            continue;
        ++words;
        if (words == 1)
            creates = is(text, "create"_L1);
        else if (creates && words <= 5 && !hasBody) // CREATE [OR REPLACE] [TEMP] [CONSTRAINT] TRIGGER
            hasBody = is(text, "trigger"_L1) || is(text, "function"_L1) || is(text, "procedure"_L1);
        else if (hasBody && (is(text, "begin"_L1) || (depth > 0 && is(text, "case"_L1))))
            ++depth;
        else if (depth > 0 && is(text, "end"_L1))
            --depth;
    }
    finish(script.size());
    return statements;
}

} // namespace gremio::storage
