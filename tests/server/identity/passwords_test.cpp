// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/folded_key.h"
#include "server/identity/password_hasher.h"
#include "server/identity/password_strength.h"
#include "shared/core/problem.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;
using Verdict = PasswordHasher::Verdict;

class PasswordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashesWithTheCostOfTheDesign()
    {
        const PasswordHasher hasher;
        const QByteArray hash = hasher.hash(u"violet-anvil 42"_s);
        QVERIFY2(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash.constData());
        QVERIFY(hash != hasher.hash(u"violet-anvil 42"_s));
        QCOMPARE(hasher.verify(hash, u"violet-anvil 42"_s), Verdict::Right);
        QCOMPARE(hasher.verify(hash, u"violet-anvil 43"_s), Verdict::Wrong);
        QCOMPARE(hasher.verify(hash, QString()), Verdict::Wrong);
        QCOMPARE(hasher.verify({}, u"violet-anvil 42"_s), Verdict::Wrong);
        QCOMPARE(hasher.verify("$argon2id$nonsense", u"violet-anvil 42"_s), Verdict::Wrong);
        QCOMPARE(hasher.verify("violet-anvil 42", u"violet-anvil 42"_s), Verdict::Wrong);
    }

    void byte73Counts()
    {
        const PasswordHasher hasher({1, 64});
        const QString start(72, u'x');
        const QByteArray hash = hasher.hash(start + u'a');
        QCOMPARE(hasher.verify(hash, start + u'a'), Verdict::Right);
        QCOMPARE(hasher.verify(hash, start + u'b'), Verdict::Wrong);
    }

    void anotherCostIsOutdated()
    {
        const QByteArray cheap = PasswordHasher({1, 64}).hash(u"violet-anvil 42"_s);
        QCOMPARE(PasswordHasher().verify(cheap, u"violet-anvil 42"_s), Verdict::RightButOutdated);
        QCOMPARE(PasswordHasher().verify(cheap, u"violet-anvil 4"_s), Verdict::Wrong);
    }

    void bcryptIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("hash");
        QTest::addColumn<QString>("password");
        // From the test vectors of Openwall's crypt_blowfish.
        QTest::newRow("2a") << QByteArray("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
                            << u"U*U"_s;
        QTest::newRow("2b") << QByteArray("$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
                            << u"U*U"_s;
        QTest::newRow("2y") << QByteArray("$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK")
                            << u"U*U*"_s;
    }

    void bcryptIsUnderstood()
    {
        QFETCH(QByteArray, hash);
        QFETCH(QString, password);
        const PasswordHasher hasher({1, 64});
        QCOMPARE(hasher.verify(hash, password), Verdict::RightButOutdated);
        QCOMPARE(hasher.verify(hash, password + u'x'), Verdict::Wrong);
        QCOMPARE(hasher.verify("$2x$" + hash.mid(4), password), Verdict::Wrong);
        QCOMPARE(hasher.verify(hash.chopped(1), password), Verdict::Wrong);
    }

    void nobodyCostsAHash()
    {
        const PasswordHasher hasher({1, 64});
        QCOMPARE(hasher.computed(), 0);
        hasher.verifyNobody(u"x"_s);
        QCOMPARE(hasher.computed(), 1);
    }

    void strength_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("good");
        QTest::newRow("common") << u"password"_s << false;
        QTest::newRow("common with a digit") << u"password1"_s << false;
        QTest::newRow("keys side by side") << u"qwertyuiop"_s << false;
        QTest::newRow("sequence") << u"abcdefgh"_s << false;
        QTest::newRow("repeated") << u"aaaaaaaaaaaa"_s << false;
        QTest::newRow("leet") << u"p4ssw0rd"_s << false;
        QTest::newRow("year") << u"19991999"_s << false;
        QTest::newRow("the address") << u"rosa.lopez@example.org"_s << false;
        QTest::newRow("the name") << u"lopez rosa"_s << false;
        QTest::newRow("this program") << u"gremio123"_s << false;
        QTest::newRow("Spanish for password") << u"contraseña1"_s << false;
        QTest::newRow("Spanish, and a year") << u"Mentoria2024"_s << false;
        QTest::newRow("four words") << u"correct horse battery staple"_s << true;
        QTest::newRow("random") << u"kX9#vQ2m"_s << true;
        QTest::newRow("Spanish") << u"el gato azul toca la guitarra"_s << true;
        QTest::newRow("many letters beyond ASCII") << QString(u"ñandúçö ßtraße ŵorld"_s) << true;
    }

    void strength()
    {
        QFETCH(QString, password);
        QFETCH(bool, good);
        const QStringList about{u"rosa.lopez@example.org"_s, u"Rosa López"_s};
        QVERIFY2((passwordScore(password, about) >= 2) == good,
            QByteArray::number(passwordScore(password, about)));
    }

    void lengthIsCountedInCodePoints()
    {
        const QString emoji = u"🦉🐙🦊🐝🐢🦜🐿🦔"_s;
        requireStrongPassword(emoji, {}, "/password");
        const auto codeOf = [](const QString& password) {
            try {
                requireStrongPassword(password, {}, "/password");
            } catch (const Problem& problem) {
                return problem.code();
            }
            return ErrorCode::Internal;
        };
        QCOMPARE(codeOf(emoji.chopped(2)), ErrorCode::ValidationFailed);
        QCOMPARE(codeOf(QString(129, u'x')), ErrorCode::ValidationFailed);
        QCOMPARE(codeOf(u"password"_s), ErrorCode::WeakPassword);
    }

    void addressesAreComparedFolded_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("key");
        QTest::newRow("case") << u"Rosa.Lopez@Example.ORG"_s << u"rosa.lopez@example.org"_s;
        QTest::newRow("capital sharp s") << u"STRA\u1E9EE@example.org"_s << u"stra\u00DFe@example.org"_s;
        QTest::newRow("full width") << u"ｒｏｓａ@example.org"_s << u"rosa@example.org"_s;
        QTest::newRow("composed") << u"jose\u0301@example.org"_s << *emailKey(u"jos\u00E9@example.org"_s);
        QTest::newRow("invisible") << u"ro\u200Dsa@example.org"_s << u"rosa@example.org"_s;
        QTest::newRow("domain beyond ASCII") << u"a@BÜCHER.example"_s << u"a@xn--bcher-kva.example"_s;
        QTest::newRow("domain in ASCII form") << u"a@XN--BCHER-KVA.example"_s << u"a@xn--bcher-kva.example"_s;
        QTest::newRow("Greek final sigma") << u"ΣΑΣ@example.org"_s << *emailKey(u"σας@example.org"_s);
        QTest::newRow("Turkish capital") << u"I@example.org"_s << u"i@example.org"_s;
    }

    void addressesAreComparedFolded()
    {
        QFETCH(QString, email);
        QFETCH(QString, key);
        QCOMPARE(emailKey(email).value_or(QString()), key);
        QCOMPARE(emailKey(key).value_or(QString()), key);
    }

    void noKeyForWhatIsNone()
    {
        for (const QString& bad : {u"rosa"_s, u"@example.org"_s, u"rosa@"_s, u"\u200D@example.org"_s})
            QVERIFY2(!emailKey(bad), qPrintable(bad));
        QVERIFY(!usernameKey(u"\u200B\u200D"_s));
        QCOMPARE(*usernameKey(u"Rosa_López"_s), *usernameKey(u"rosa_lo\u0301pez"_s));
    }
};

QTEST_GUILESS_MAIN(PasswordsTest)
#include "passwords_test.moc"
