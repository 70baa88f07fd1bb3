// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/passwords/password_estimate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using Weakness = PasswordWeakness;

class PasswordEstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatMakesItWeak_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<int>("weakness");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const QString& password, Weakness weakness,
                             const QString& part) {
            QTest::newRow(name) << password << static_cast<int>(weakness) << part;
        };
        row("word", u"password"_s, Weakness::CommonWord, u"password"_s);
        row("word in Spanish", u"C0ntrasena"_s, Weakness::CommonWord, u"C0ntrasena"_s);
        row("about you", u"luciaferrer"_s, Weakness::AboutYou, u"lucia"_s);
        row("sequence", u"ghijklmn"_s, Weakness::Sequence, u"ghijklmn"_s);
        row("repeat", u"zzzzzzzzzz"_s, Weakness::Repeat, u"zzzzzzzzzz"_s);
        row("date", u"13.05.1991"_s, Weakness::Date, u"13.05.1991"_s);
    }

    void whatMakesItWeak()
    {
        QFETCH(QString, password);
        QFETCH(int, weakness);
        QFETCH(QString, part);
        const auto estimate = estimatePassword(password, {u"Lucia Ferrer"_s, u"lucia@example.org"_s});
        QVERIFY(!estimate.parts.empty());
        QCOMPARE(static_cast<int>(estimate.parts.front().weakness), weakness);
        QCOMPARE(estimate.parts.front().text, part);
        QVERIFY(estimate.score < leastPasswordScore);
    }

    void whatIsHardScoresHigh()
    {
        QCOMPARE(estimatePassword(u"walnut-orchard-7-lanterns"_s, {}).score, 4);
        QCOMPARE(estimatePassword(QString(), {}).score, 0);
    }

    void lettersOfMoreThanOneByteStayWhole()
    {
        const auto estimate = estimatePassword(u"ñandúpassword"_s, {});
        for (const PasswordPart& part : estimate.parts)
            QVERIFY2(!part.text.contains(QChar::ReplacementCharacter), qPrintable(part.text));
    }
};

QTEST_GUILESS_MAIN(PasswordEstimateTest)
#include "password_estimate_test.moc"
