// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/links.h"
#include "server/notifications/mail_composer.h"
#include "server/notifications/mail_template.h"
#include "server/notifications/mime_message.h"
#include "server/notifications/payload_seal.h"

#include <QTest>

using namespace gremio;
using namespace gremio::notifications;
using namespace Qt::StringLiterals;

namespace {

const Instant noon = instantFromMillis(1'790'000'000'000);

repository::ClaimedMail row(MailKind kind, UiLocale locale = UiLocale::English)
{
    repository::ClaimedMail mail;
    mail.id = MailId::parse("01932c07-5400-7000-8000-000000000001").value();
    mail.kind = kind;
    mail.address = u"ana@example.org"_s;
    mail.locale = locale;
    mail.createdAt = noon;
    return mail;
}

MailSender mailSender(const QString& publicUrl = u"https://mentor.example.org/"_s)
{
    MailSender sender = parseMailFrom(u"Escuela <no-reply@example.org>"_s).value();
    sender.organisation = u"Escuela Norte"_s;
    sender.publicUrl = publicUrl;
    return sender;
}

MailFacts facts(const QString& name = u"Ana"_s, const QString& other = u"Daniel"_s)
{
    return {name, u"Zm9v_-x"_s, noon + std::chrono::hours(24), other, noon, u"Europe/Madrid"_s};
}

/// What a mail program makes of an encoded header.
QString decodedWords(QByteArray text)
{
    text.replace("\r\n", "");
    QByteArray bytes;
    for (const QByteArray& word : text.split(' ')) {
        if (!word.startsWith("=?UTF-8?B?") || !word.endsWith("?="))
            return u"not encoded: "_s + QString::fromLatin1(word);
        bytes += QByteArray::fromBase64(word.sliced(10).chopped(2));
    }
    return QString::fromUtf8(bytes);
}

QByteArray head(const Letter& letter)
{
    return letter.message.left(letter.message.indexOf("\r\n\r\n") + 2);
}

} // namespace

/// Mails as words and as bytes.
class MailTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindSpeaksBothLanguages()
    {
        for (const auto& [kind, name] : EnumNames<MailKind>::values) {
            QStringList texts;
            for (const UiLocale locale : {UiLocale::English, UiLocale::Spanish}) {
                for (const QString& url : {u"https://mentor.example.org"_s, QString()}) {
                    const Letter letter = MailComposer(mailSender(url)).compose(row(kind, locale), facts());
                    QVERIFY2(letter.message.isValidUtf8(), name);
                    for (const QByteArray& line : letter.message.split('\n')) {
                        QVERIFY2(line.isEmpty() || line.endsWith('\r'), line.constData());
                        QVERIFY2(line.size() <= 79, line.constData());
                    }
                    QVERIFY(
                        head(letter).contains(QByteArray("Content-Language: ") + enumText(locale) + "\r\n"));
                    texts << QString::fromUtf8(letter.message);
                }
            }
            QVERIFY2(texts[0] != texts[2], name);
        }
    }

    void headersAreComplete()
    {
        const QByteArray text =
            head(MailComposer(mailSender()).compose(row(MailKind::ResetPassword), facts()));
        for (const char* line :
            {"Date: Mon, 21 Sep 2026 14:13:20 +0000\r\n", "From: \"Escuela\" <no-reply@example.org>\r\n",
                "To: <ana@example.org>\r\n", "Subject: Choose a new password for Escuela Norte\r\n",
                "Message-ID: <01932c07-5400-7000-8000-000000000001@example.org>\r\n", "MIME-Version: 1.0\r\n",
                "Auto-Submitted: auto-generated\r\n"})
            QVERIFY2(text.contains(line), (QByteArray(line) + "not in\n" + text).constData());
    }

    void theSameRowIsTheSameMail()
    {
        const MailComposer composer(mailSender());
        auto again = row(MailKind::ResetPassword);
        again.attempts = 7;
        QCOMPARE(composer.compose(again, facts()).message,
            composer.compose(row(MailKind::ResetPassword), facts()).message);
    }

    void holdsLinkAndCode()
    {
        const auto of = [](MailKind kind) {
            QHash<QString, QString> values;
            for (const QString& name : {u"name"_s, u"organisation"_s, u"other"_s, u"lifetime"_s})
                values[name] = u"x"_s;
            return renderMail(kind, UiLocale::English, values,
                link(u"https://a.example/"_s,
                    kind == MailKind::ResetPassword ? LandingPage::Reset : LandingPage::Verify, u"Zm9v_-x"_s),
                u"Zm9v_-x"_s);
        };
        const RenderedMail reset = of(MailKind::ResetPassword);
        QVERIFY(reset.text.contains(u":\nhttps://a.example/reset#token=Zm9v_-x\n"_s));
        QVERIFY(reset.text.contains(u"\n    Zm9v_-x\n"_s));
        QVERIFY(reset.html.contains(u"href=\"https://a.example/reset#token=Zm9v_-x\""_s));
        QVERIFY(reset.html.contains(u"<code>Zm9v_-x</code>"_s));
        QVERIFY(of(MailKind::VerifyEmail).html.contains(u"https://a.example/verify#token=Zm9v_-x"_s));
        QVERIFY(of(MailKind::ChangeEmail).html.contains(u"https://a.example/verify#token=Zm9v_-x"_s));
        QVERIFY(!of(MailKind::ResetPassword).text.contains(u"nolink"_s));
    }

    void withoutPublicUrlTheCodeStandsAlone()
    {
        const QByteArray text =
            MailComposer(mailSender({})).compose(row(MailKind::ResetPassword), facts()).message;
        QVERIFY(!text.contains("href"));
        QVERIFY(!text.contains("token="));
        QVERIFY(text.contains("Enter this code in the app:"));
        QVERIFY(text.contains("    Zm9v_-x\r\n"));
    }

    void namesAreText_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("html") << u"<b onclick=\"x\">A & B</b>'"_s;
        QTest::newRow("template") << u"{organisation} {{code}} => {other}"_s;
        QTest::newRow("entities") << u"&lt;script&gt;"_s;
        QTest::newRow("percent") << u"%1 %s %n =?UTF-8?B?eA==?="_s;
    }
    void namesAreText()
    {
        QFETCH(QString, name);
        const QHash<QString, QString> values{{u"name"_s, u"Ana"_s}, {u"organisation"_s, u"O"_s},
            {u"other"_s, name}, {u"lifetime"_s, u"1 hour"_s}};
        const RenderedMail mail = renderMail(MailKind::RequestReceived, UiLocale::English, values, {}, {});
        QCOMPARE(mail.subject, name + u" asks you for mentoring"_s);
        QVERIFY(mail.text.simplified().contains(name + u" asks you at O"_s));
        QVERIFY(mail.html.contains(u"<p>"_s + name.toHtmlEscaped() + u" asks you at O"_s));
        QVERIFY(!mail.html.contains(u"<b"_s + u" onclick"_s));
    }

    void lineBreaksReachNoHeader_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("crlf") << u"A\r\nBcc: evil@example.org\r\n\r\nBody"_s;
        QTest::newRow("lf") << u"A\nBcc: evil@example.org"_s;
        QTest::newRow("cr") << u"A\rBcc: evil@example.org"_s;
        QTest::newRow("unicode") << u"A\u2028Bcc: evil@example.org\u0085x\u2029y"_s;
        QTest::newRow("nul and tab") << u"A\u0000\tBcc: evil@example.org\u007f"_s;
        QTest::newRow("spanish") << u"Ñ\r\nBcc: evil@example.org"_s;
    }
    void lineBreaksReachNoHeader()
    {
        QFETCH(QString, name);
        MailSender from = mailSender();
        from.organisation = name;
        from.name = name;
        const Letter letter = MailComposer(from).compose(row(MailKind::RequestReceived), facts(name, name));
        const QByteArrayList lines = head(letter).split('\n');
        for (const QByteArray& line : lines) {
            QVERIFY2(line.isEmpty() || line.endsWith('\r'), line.constData());
            QVERIFY2(!line.startsWith("Bcc"), line.constData());
            QCOMPARE(line.count('\r'), line.isEmpty() ? 0 : 1);
        }
        QCOMPARE(std::count_if(lines.begin(), lines.end(),
                     [](const QByteArray& line) { return line.size() > 1 && line[0] != ' '; }),
            10);
        // Nor does one come out of an encoded word, for whoever decodes it without care.
        for (const QByteArray& field : {headerText(name, 9), mailboxText(name, "e@f.example", 6)}) {
            const QString shown = decodedWords(field);
            for (const QChar c : shown)
                QVERIFY2(c.category() != QChar::Other_Control && c != QChar::LineSeparator
                        && c != QChar::ParagraphSeparator,
                    field.constData());
        }
    }

    void encodesOtherScripts()
    {
        const QString name =
            u"Lucía Ferrer García-Núñez 数学の先生 👩🏽‍🏫 y sus muchísimos ñandúes"_s;
        const QByteArray text = headerText(name, 9);
        QCOMPARE(decodedWords(text), name);
        for (const QByteArray& line : text.split('\n'))
            QVERIFY2(line.size() <= 77, line.constData());
        for (const QByteArray& word : text.split(' ')) // no character is torn apart
            QVERIFY(QByteArray::fromBase64(word.trimmed().sliced(10).chopped(2)).isValidUtf8());
        QCOMPARE(headerText(u"Plain words"_s, 9), QByteArray("Plain words"));
        QVERIFY(headerText(u"=?UTF-8?Q?x?="_s, 9).startsWith("=?UTF-8?B?"));
        QCOMPARE(mailboxText(u"A \"B\" <c@d>"_s, "e@f.example", 6),
            QByteArray("\"A \\\"B\\\" <c@d>\" <e@f.example>"));
    }

    void quotesPrintably()
    {
        QCOMPARE(quotedPrintable("a=b ñ\n.x\nFrom \nend "),
            QByteArray("a=3Db =C3=B1\r\n=2Ex\r\n=46rom=20\r\nend=20"));
        const QByteArray lines = quotedPrintable(QByteArray(300, 'x'));
        for (const QByteArray& line : lines.split('\n'))
            QVERIFY(line.size() <= 77);
        QCOMPARE(QByteArray(lines).replace("=\r\n", ""), QByteArray(300, 'x'));
    }

    void addressesEndNoLine()
    {
        QVERIFY(isPlainAddress("a+b@example.org"));
        for (const char* bad :
            {"", "a", "@b", "a@", "a b@c.d", "a@b\r\nRCPT TO:<x@y>", "a>@b.c", "a@b@c", "a,b@c.d"})
            QVERIFY2(!isPlainAddress(bad), bad);
        auto mail = row(MailKind::ResetPassword);
        mail.address = u"a@b.c>\r\nDATA"_s;
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, MailComposer(mailSender()).compose(mail, facts()));
    }

    void senderOfTheSettings()
    {
        QCOMPARE(parseMailFrom(u"\"Mentors\" <a@b.c>"_s)->name, u"Mentors"_s);
        QCOMPARE(parseMailFrom(u"a@b.c"_s)->address, QByteArray("a@b.c"));
        for (const QString& bad : {u""_s, u"Name"_s, u"Name <a@b.c"_s, u"a@b.c\r\nX: y"_s})
            QVERIFY2(!parseMailFrom(bad), qPrintable(bad));
    }

    void sealsForOneMailAndKey()
    {
        identity::SecretBytes key;
        const PayloadSeal seal(key);
        key.data()[0] = 1;
        const PayloadSeal other(key);
        const MailId mail = MailId::generate(noon);
        const QByteArray sealed = seal.seal("secret", mail);
        QVERIFY(!sealed.contains("secret"));
        QVERIFY(sealed != seal.seal("secret", mail));
        QCOMPARE(seal.open(sealed, mail), std::optional(QByteArray("secret")));
        QVERIFY(!other.open(sealed, mail));
        QVERIFY(!seal.open(sealed, MailId::generate(noon)));
        QVERIFY(!seal.open(sealed.chopped(1), mail));
        QVERIFY(!seal.open({}, mail));
    }
};

QTEST_GUILESS_MAIN(MailTextTest)
#include "mail_text_test.moc"
