// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/message_markup.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;

namespace {

/// The blocks in letters: <b>, <i>, <c>, <a url>, and what they hold as it is.
QString told(const QString& source)
{
    QStringList lines;
    for (const MarkupBlock& block : parseMarkup(source)) {
        QString line;
        int at = 0;
        for (const MarkupSpan& span : block.spans) {
            line += block.text.mid(at, span.start - at);
            const QString inside = block.text.mid(span.start, span.length);
            line += u"<%1%2%3%4>%5</>"_s.arg(span.bold ? u"b"_s : QString(), span.italic ? u"i"_s : QString(),
                span.code ? u"c"_s : QString(),
                span.link.isEmpty() ? QString() : u" "_s + span.link.toString(), inside);
            at = span.start + span.length;
        }
        line += block.text.mid(at);
        const QStringList kinds{{}, block.marker + u' ', u"code "_s, u"gap"_s};
        lines << kinds[static_cast<int>(block.kind)] + line;
    }
    return lines.join(u'|');
}

} // namespace

/// What people type, what it becomes, and what must stay letters.
class MarkupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* name, const QString& source, const QString& wanted) {
            QTest::newRow(name) << source << wanted;
        };
        row("plain", u"Hello"_s, u"Hello"_s);
        row("bold", u"a **b c** d"_s, u"a <b>b c</> d"_s);
        row("italic", u"a *b* d"_s, u"a <i>b</> d"_s);
        row("code", u"run `a **b**` now"_s, u"run <c>a **b**</> now"_s);
        row("nested", u"**a *b***"_s, u"<b>a </><bi>b</>"_s);
        row("a sum", u"2 * 3 * 4"_s, u"2 * 3 * 4"_s);
        row("open", u"**not closed"_s, u"**not closed"_s);
        row("stars", u"****"_s, u"****"_s);
        row("escaped", u"\\*a\\*"_s, u"*a*"_s);
        row("snake", u"a_b_c"_s, u"a_b_c"_s);
        row("list", u"- a\n- **b**\n3. c"_s, u"• a|• <b>b</>|3. c"_s);
        row("lines", u"a\n\n\nb\n"_s, u"a|gap|b"_s);
        row("fence", u"```\nint a;\n**b**\n```\nc"_s, u"code int a;\n**b**|c"_s);
        row("open fence", u"```\nint a;"_s, u"```|int a;"_s);
        row("named", u"see [the **paper**](https://e.org/a?b=1)"_s,
            u"see < https://e.org/a?b=1>the </><b https://e.org/a?b=1>paper</>"_s);
        row("bare", u"see https://e.org/a, then"_s, u"see < https://e.org/a>https://e.org/a</>, then"_s);
        row("in brackets", u"(https://e.org/a)"_s, u"(< https://e.org/a>https://e.org/a</>)"_s);
        row("mail", u"[me](mailto:a@e.org)"_s, u"< mailto:a@e.org>me</>"_s);
        row("emoji", u"**👍** ok"_s, u"<b>👍</> ok"_s);
    }
    void reads()
    {
        QFETCH(QString, source);
        QFETCH(QString, wanted);
        QCOMPARE(told(source), wanted);
    }

    /// None of it is a link, a picture or markup; all of it stays to be read.
    void refuses_data()
    {
        QTest::addColumn<QString>("source");
        for (const char* source : {"[x](javascript:alert(1))", "[x](JavaScript:alert(1))",
                 "[x](data:text/html,hi)", "[x](file:///etc/passwd)", "[x](vbscript:x)", "[x](//e.org)",
                 "[x](/here)", "[x](https://)", "[x](http:e.org)", "[x](gremio://reset?token=1)",
                 "[x](java\tscript:alert(1))", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
                 "<b>bold</b>", "&lt;b&gt;", "javascript:alert(1)", "ftp://e.org/", "xhttps://e.org/",
                 "[x](mailto:)", "[](mailto:a@e.org)", "![](data:image/png;base64,AAAA)"})
            QTest::newRow(source) << QString::fromUtf8(source);
    }
    void refuses()
    {
        QFETCH(QString, source);
        QCOMPARE(told(source), source);
        QCOMPARE(plainMarkup(source), source.simplified());
    }

    void aPictureIsNoPicture()
    {
        // Its address may be opened like any other, by a click; nothing is fetched.
        const auto blocks = parseMarkup(u"![a](https://e.org/a.png)"_s);
        QCOMPARE(blocks.front().text, u"![a](https://e.org/a.png)"_s);
    }

    void endsWhateverComes()
    {
        for (const QString& sign : {u"*"_s, u"**"_s, u"["_s, u"`"_s, u"["_s + u"x]("_s, u"![["_s, u"\\"_s,
                 u"* "_s, u"```\n"_s, u"- "_s}) {
            const QString hostile = sign.repeated(4000 / sign.size());
            QVERIFY(!parseMarkup(hostile).empty());
        }
    }

    void plainIsOneLine() { QCOMPARE(plainMarkup(u"**a**\n\n- b\n- [c](https://e.org)"_s), u"a • b • c"_s); }
};

QTEST_GUILESS_MAIN(MarkupTest)
#include "markup_test.moc"
