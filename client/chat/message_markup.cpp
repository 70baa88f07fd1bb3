// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/message_markup.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

/// How what is being read looks so far.
struct Dress {
    bool bold = false;
    bool italic = false;
    QUrl link = {};
};

/// What follows a backslash and is then only itself.
bool isSign(QChar c)
{
    return QStringView(u"\\`*_[]()#-+.!>~|").contains(c);
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// Reads one line, spans and all.
class LineReader {
public:
    explicit LineReader(MarkupBlock& block)
        : m_block(block)
    {
    }

    void read(QStringView source, const Dress& dress)
    {
        qsizetype at = 0;
        while (at < source.size()) {
            const QChar c = source[at];
            qsizetype taken = 0;
            if (c == u'\\' && at + 1 < source.size() && isSign(source[at + 1])) {
                say(source.mid(at + 1, 1), dress);
                taken = 2;
            } else if (c == u'`') {
                taken = code(source.mid(at), dress);
            } else if (c == u'*') {
                taken = emphasis(source.mid(at), dress);
            } else if (c == u'!' && source.mid(at).startsWith(u"![")) {
                say(source.mid(at, 2), dress); // a picture is nothing to fetch: its words stay
                taken = 2;
            } else if (c == u'[' && dress.link.isEmpty()) {
                taken = namedLink(source.mid(at), dress);
            } else if (c == u'h' && dress.link.isEmpty() && (at == 0 || !isWordPart(source[at - 1]))) {
                taken = bareLink(source.mid(at), dress);
            }
            if (taken == 0) {
                say(source.mid(at, 1), dress);
                taken = 1;
            }
            at += taken;
        }
    }

private:
    void say(QStringView text, const Dress& dress, bool isCode = false)
    {
        const auto start = static_cast<int>(m_block.text.size());
        m_block.text += text;
        if (!dress.bold && !dress.italic && !isCode && dress.link.isEmpty())
            return;
        const MarkupSpan span{
            start, static_cast<int>(text.size()), dress.bold, dress.italic, isCode, dress.link};
        if (!m_block.spans.empty()) {
            MarkupSpan& last = m_block.spans.back();
            if (last.start + last.length == start && last.bold == span.bold && last.italic == span.italic
                && last.code == span.code && last.link == span.link) {
                last.length += span.length;
                return;
            }
        }
        m_block.spans.push_back(span);
    }

    qsizetype code(QStringView source, const Dress& dress)
    {
        const qsizetype end = source.indexOf(u'`', 1);
        if (end <= 1)
            return 0;
        say(source.mid(1, end - 1), dress, true);
        return end + 1;
    }

    /// The signs hug what they hold: "2 * 3 * 4" is a sum.
    qsizetype emphasis(QStringView source, const Dress& dress)
    {
        const bool strong = source.startsWith(u"**");
        const qsizetype width = strong ? 2 : 1;
        if ((strong ? dress.bold : dress.italic) || source.size() <= width || source[width].isSpace())
            return strong ? unread(source.left(2), dress) : 0;
        const QStringView sign = source.left(width);
        qsizetype end = source.indexOf(sign, width + 1);
        while (end > 0
            && (source[end - 1].isSpace() || source[end - 1] == u'\\'
                || (!strong && end + 1 < source.size() && source[end + 1] == u'*'))) {
            // One star is no end of a pair of two.
            const qsizetype step = !strong && end + 1 < source.size() && source[end + 1] == u'*' ? 2 : 1;
            end = source.indexOf(sign, end + step);
        }
        if (end < 0)
            return strong ? unread(source.left(2), dress) : 0;
        // Of three at the end the first closes what is slanted inside.
        if (strong && end + 2 < source.size() && source[end + 2] == u'*'
            && source.mid(width, end - width).count(u'*') % 2 == 1)
            ++end;
        Dress inner = dress;
        (strong ? inner.bold : inner.italic) = true;
        read(source.mid(width, end - width), inner);
        return end + width;
    }

    qsizetype unread(QStringView signs, const Dress& dress)
    {
        say(signs, dress);
        return signs.size();
    }

    qsizetype namedLink(QStringView source, const Dress& dress)
    {
        const qsizetype middle = source.indexOf(u"](");
        if (middle <= 1 || source.left(middle).mid(1).contains(u'['))
            return 0;
        const qsizetype end = source.indexOf(u')', middle);
        if (end < 0)
            return 0;
        const QUrl url(source.mid(middle + 2, end - middle - 2).toString(), QUrl::StrictMode);
        if (!mayBeOpened(url))
            return 0;
        Dress inner = dress;
        inner.link = url;
        read(source.mid(1, middle - 1), inner);
        return end + 1;
    }

    qsizetype bareLink(QStringView source, const Dress& dress)
    {
        if (!source.startsWith(u"http://") && !source.startsWith(u"https://"))
            return 0;
        qsizetype end = 0;
        while (end < source.size() && !source[end].isSpace() && !QStringView(u"<>\"`*").contains(source[end]))
            ++end;
        // What ends the sentence is not part of the address.
        while (end > 0
            && (QStringView(u".,;:!?'’”").contains(source[end - 1])
                || (source[end - 1] == u')' && !source.left(end).contains(u'('))))
            --end;
        const QUrl url(source.left(end).toString(), QUrl::StrictMode);
        if (!mayBeOpened(url))
            return 0;
        Dress inner = dress;
        inner.link = url;
        say(source.left(end), inner);
        return end;
    }

    MarkupBlock& m_block;
};

MarkupBlock readLine(const QString& line)
{
    static const QRegularExpression bullet(u"^\\s{0,6}[-*+•] +(\\S.*)$"_s);
    static const QRegularExpression number(u"^\\s{0,6}(\\d{1,4})[.)] +(\\S.*)$"_s);
    MarkupBlock block;
    QString rest = line;
    if (const auto match = bullet.match(line); match.hasMatch()) {
        block.kind = MarkupBlock::Kind::Item;
        block.marker = u"•"_s;
        rest = match.captured(1);
    } else if (const auto counted = number.match(line); counted.hasMatch()) {
        block.kind = MarkupBlock::Kind::Item;
        block.marker = counted.captured(1) + u'.';
        rest = counted.captured(2);
    }
    LineReader(block).read(rest, {});
    return block;
}

} // namespace

bool mayBeOpened(const QUrl& url)
{
    if (!url.isValid() || url.isRelative())
        return false;
    const QString whole = url.toString(QUrl::FullyEncoded);
    for (const QChar c : whole) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            return false;
    }
    if (url.scheme() == u"mailto"_s)
        return !url.path().isEmpty();
    return (url.scheme() == u"http"_s || url.scheme() == u"https"_s) && !url.host().isEmpty();
}

std::vector<MarkupBlock> parseMarkup(const QString& source)
{
    std::vector<MarkupBlock> blocks;
    const QStringList lines = source.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString& line = lines[i];
        if (line.startsWith(u"```"_s)) {
            const qsizetype end = lines.indexOf(u"```"_s, i + 1);
            if (end > i + 1) {
                MarkupBlock block;
                block.kind = MarkupBlock::Kind::Code;
                block.text = lines.mid(i + 1, end - i - 1).join(u'\n');
                blocks.push_back(std::move(block));
                i = end;
                continue;
            }
        }
        if (line.trimmed().isEmpty()) {
            if (!blocks.empty() && blocks.back().kind != MarkupBlock::Kind::Gap)
                blocks.push_back({MarkupBlock::Kind::Gap});
            continue;
        }
        blocks.push_back(readLine(line));
    }
    while (!blocks.empty() && blocks.back().kind == MarkupBlock::Kind::Gap)
        blocks.pop_back();
    return blocks;
}

QString plainMarkup(const QString& source)
{
    QStringList parts;
    for (const MarkupBlock& block : parseMarkup(source)) {
        if (block.kind == MarkupBlock::Kind::Gap)
            continue;
        const QString text = block.text.simplified();
        parts << (block.marker.isEmpty() ? text : block.marker + u' ' + text);
    }
    return parts.join(u' ');
}

} // namespace gremio
