// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/text/folding.h"
#include "server/text/stems.h"
#include "server/text/stop_words.h"
#include "server/text/words.h"

#include <QTest>

#include <random>
#include <thread>

using namespace gremio::text;
using namespace Qt::StringLiterals;

namespace {

QStringList foldedWords(const QString& content)
{
    QStringList result;
    for (const Word& word : splitWords(content, 100).words)
        result.append(word.folded);
    return result;
}

QStringList stemsOf(const QString& word)
{
    const Words split = splitWords(word, 1);
    return split.words.empty() ? QStringList() : stems(split.words.front());
}

bool meet(const QString& left, const QString& right)
{
    const QStringList others = stemsOf(right);
    for (const QString& stem : stemsOf(left)) {
        if (others.contains(stem))
            return true;
    }
    return false;
}

/// Any text: letters of many scripts, marks, signs, what has no meaning yet.
QString anyText(std::mt19937& random)
{
    static const QString likely = u"aAeñÑáÉüçßøæŁıİ 'ab+#-_.\u0301\u00ad\u200d\u3000ﬁ½Å中語हिन्दी가"_s;
    QString text;
    for (auto i = random() % 60; i > 0; --i) {
        if (random() % 4 == 0)
            text += QChar(static_cast<char16_t>(1 + random() % 0xd7ff));
        else
            text += likely[static_cast<qsizetype>(
                random() % static_cast<std::mt19937::result_type>(likely.size()))];
    }
    return text;
}

} // namespace

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("accents") << u"Programación ÁÉÍÓÚ Ü"_s << u"programacion aeiou u"_s;
        QTest::newRow("n with tilde") << u"Ñandú, año"_s << u"nandu, ano"_s;
        QTest::newRow("decomposed") << u"n\u0303 e\u0301"_s << u"n e"_s;
        QTest::newRow("sharp s") << u"Straße STRASSE"_s << u"strasse strasse"_s;
        QTest::newRow("letters that do not decompose") << u"Łódź Øre æon Đuro"_s << u"lodz ore aeon duro"_s;
        QTest::newRow("widths and ligatures") << u"Ｃ＋＋ ﬁn"_s << u"c++ fin"_s;
        QTest::newRow("dotted and dotless i") << u"İstanbul ılık"_s << u"istanbul ilik"_s;
        QTest::newRow("invisible") << u"co\u00adope\u200dra"_s << u"coopera"_s;
        QTest::newRow("marks with a meaning") << u"हिन्दी 가"_s << u"हिन्दी 가"_s;
        QTest::newRow("sigmas") << u"ΣΊΣΥΦΟΣ"_s << u"σισυφοσ"_s;
    }
    void folds()
    {
        QFETCH(QString, text);
        QFETCH(QString, folded);
        QCOMPARE(fold(text), folded);
    }

    void keysIgnoreSpace() { QCOMPARE(foldKey(u"  Análisis \u00a0de\t datos "_s), u"analisis de datos"_s); }

    void splits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << u"Hola, ¿qué tal?"_s << QStringList{u"hola"_s, u"que"_s, u"tal"_s};
        QTest::newRow("signs of languages")
            << u"C, C++ y C#; F#."_s << QStringList{u"c"_s, u"cplusplus"_s, u"y"_s, u"csharp"_s, u"fsharp"_s};
        QTest::newRow("a sign between words") << u"a+b c#d"_s << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
        QTest::newRow("other signs") << u".NET node.js 1.5 foo_bar"_s
                                     << QStringList{
                                            u"net"_s, u"node"_s, u"js"_s, u"1"_s, u"5"_s, u"foo"_s, u"bar"_s};
        QTest::newRow("nothing") << u" \"'*:()-^+ "_s << QStringList{};
        QTest::newRow("beyond the basic plane") << u"\U0001D400b \U0001F600"_s << QStringList{u"ab"_s};
    }
    void splits()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QCOMPARE(foldedWords(text), words);
    }

    void knowsWhetherTheLastWordIsOpen()
    {
        QVERIFY(splitWords(u"prog"_s, 10).lastIsOpen);
        QVERIFY(splitWords(u"c++"_s, 10).lastIsOpen);
        QVERIFY(!splitWords(u"prog "_s, 10).lastIsOpen);
        QVERIFY(!splitWords(u"prog."_s, 10).lastIsOpen);
        QVERIFY(!splitWords(u""_s, 10).lastIsOpen);
        QVERIFY(!splitWords(u"one two"_s, 1).lastIsOpen);
    }

    void isBounded()
    {
        QCOMPARE(splitWords(u"a b c d e"_s, 3).words.size(), std::size_t(3));
        QCOMPARE(splitWords(QString(500, u'x'), 3).words.front().folded.size(), longestWord);
        QVERIFY(splitWords(u'x' + QString(5000, u'+'), 3).words.front().folded.size() <= longestWord);
    }

    void formsOfAWordMeet_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        const auto row = [](const QString& left, const QString& right) {
            QTest::newRow(qPrintable(left + u'/' + right)) << left << right;
        };
        row(u"programacion"_s, u"Programación"_s);
        row(u"programacion"_s, u"programaciones"_s);
        row(u"gestión"_s, u"gestiones"_s);
        row(u"diseno"_s, u"diseños"_s);
        row(u"mujer"_s, u"mujeres"_s);
        row(u"ciudad"_s, u"CIUDADES"_s);
        row(u"biología"_s, u"biologias"_s);
        row(u"inglés"_s, u"ingles"_s);
        row(u"cursos"_s, u"curso"_s);
        row(u"courses"_s, u"course"_s);
        row(u"stories"_s, u"story"_s);
        row(u"testing"_s, u"tests"_s);
        row(u"programming"_s, u"programs"_s);
        row(u"matematicas"_s, u"Matemática"_s);
    }
    void formsOfAWordMeet()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QVERIFY2(
            meet(left, right), qPrintable(stemsOf(left).join(u' ') + " - "_L1 + stemsOf(right).join(u' ')));
        QVERIFY(meet(right, left));
    }

    void rootsAreOneForBothLanguages()
    {
        const auto rootOf = [](const QString& word) { return root(splitWords(word, 1).words.front()); };
        QCOMPARE(rootOf(u"Programación"_s), rootOf(u"programming"_s));
        QCOMPARE(rootOf(u"programaciones"_s), rootOf(u"programacion"_s));
        QCOMPARE(rootOf(u"diseños"_s), rootOf(u"diseno"_s));
        QCOMPARE(rootOf(u"stories"_s), rootOf(u"story"_s));
        QVERIFY(rootOf(u"python"_s) != rootOf(u"pintura"_s));
    }

    void differentWordsDoNotMeet()
    {
        QVERIFY(!meet(u"python"_s, u"pintura"_s));
        QVERIFY(!meet(u"C++"_s, u"C#"_s));
        QVERIFY(!meet(u"C"_s, u"C++"_s));
    }

    void holdsForAnyText()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 20'000; ++round) {
            const QString any = anyText(random);
            const QString folded = fold(any);
            QCOMPARE(fold(folded), folded);
            QCOMPARE(foldKey(any), foldKey(any.toLower()));
            const Words split = splitWords(any, 8);
            QVERIFY(split.words.size() <= 8);
            for (const Word& word : split.words) {
                QVERIFY(!word.folded.isEmpty() && word.folded.size() <= longestWord);
                const QStringList all = stems(word);
                QCOMPARE(all.front(), word.folded);
                for (const QString& stem : all) {
                    const QByteArray bytes = stem.toUtf8();
                    for (const char c : bytes) // what an engine could take for its own
                        QVERIFY2(c < 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'), qPrintable(stem));
                }
                // What was indexed is found when it is typed as it was folded.
                const Words again = splitWords(word.folded, 8);
                QCOMPARE(again.words.size(), std::size_t(1));
                QCOMPARE(again.words.front().folded, word.folded);
            }
        }
    }

    void threadsDoNotDisturbEachOther()
    {
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        threads.reserve(4);
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&wrong] {
                for (int round = 0; round < 2000; ++round) {
                    if (stemsOf(u"programaciones"_s)
                        != QStringList{u"programaciones"_s, u"program"_s, u"programacion"_s})
                        ++wrong;
                    if (!meet(u"cities"_s, u"city"_s))
                        ++wrong;
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void knowsWordsThatSayNothing()
    {
        QVERIFY(isStopWord(u"de"_s));
        QVERIFY(isStopWord(u"the"_s));
        QVERIFY(!isStopWord(u"python"_s));
        QVERIFY(!isStopWord(u"aprender"_s));
        QVERIFY(isFiller(u"aprender"_s));
        QVERIFY(isFiller(u"the"_s));
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
