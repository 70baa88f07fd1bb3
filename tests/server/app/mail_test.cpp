// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/account_security.h"
#include "shared/protocol/identity.h"
#include "shared/protocol/mail.h"
#include "tests/support/http_client.h"
#include "tests/support/mail_server.h"
#include "tests/support/running_server.h"

#include <QTest>

#include <map>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"seven maple ladders"_s;

QStringList mailFlags(const MailServer& server)
{
    return {u"--smtp-url"_s, u"smtp://127.0.0.1:%1?tls=off"_s.arg(server.port()), u"--mail-from"_s,
        u"Gremio <no-reply@example.org>"_s, u"--limits-mail-seconds"_s, u"3"_s, u"--public-url"_s,
        u"https://mentor.example.org"_s, u"--limits-requests-per-minute"_s, u"0"_s,
        u"--limits-anonymous-requests-per-minute"_s, u"0"_s};
}

RegisterBody person(int number)
{
    RegisterBody body;
    body.email = u"person-%1@example.org"_s.arg(number);
    body.password = password;
    body.displayName = u"Person %1"_s.arg(number);
    return body;
}

QString adminToken(RunningServer& server)
{
    if (server.run({u"admin"_s, u"create"_s, u"--email"_s, u"admin@example.org"_s, u"--name"_s, u"Admin"_s},
            password.toUtf8() + '\n')
        != 0)
        qFatal("no admin was made");
    LoginBody body;
    body.email = u"admin@example.org"_s;
    body.password = password;
    HttpClient client(server.port());
    return client.post("/api/v1/auth/login", body).as<SignedIn>().accessToken;
}

std::size_t countOf(HttpClient& admin, const char* state)
{
    std::size_t count = 0;
    QByteArray cursor;
    do {
        const auto page =
            admin.get(QByteArray("/api/v1/admin/mail?limit=100&state=") + state + cursor).as<Page<Mail>>();
        count += page.items.size();
        cursor = page.nextCursor ? "&cursor=" + page.nextCursor->toLatin1() : QByteArray();
    } while (!cursor.isEmpty());
    return count;
}

} // namespace

/// gremio-server and a mail server, both as they are run.
class MailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMailedCodeConfirmsTheAddress_data() { engines(); }
    void aMailedCodeConfirmsTheAddress()
    {
        QFETCH(Engine, engine);
        MailServer post;
        RunningServer server(engine, mailFlags(post));
        HttpClient client(server.port());
        const auto signedIn = client.post("/api/v1/auth/register", person(1)).as<SignedIn>();
        QVERIFY(!signedIn.user.emailVerified);
        QTRY_COMPARE_WITH_TIMEOUT(post.taken().size(), std::size_t(1), 20'000);
        const TakenMail mail = post.taken().at(0);
        QVERIFY(mail.part("text/html").contains(u"https://mentor.example.org/verify#token="_s + mail.code()));
        VerifyEmailBody body;
        body.code = mail.code();
        QCOMPARE(client.post("/api/v1/auth/verify-email", body).status, 204);
        client.setToken(signedIn.accessToken);
        QVERIFY(client.get("/api/v1/users/me").as<User>().emailVerified);
        QVERIFY2(!server.log().contains(mail.code().toLatin1()), "the log holds the code");
        QCOMPARE(server.terminate(), 0);
    }

    void anAdminHasADeadOneSentAgain()
    {
        MailServer post({u"--rcpt"_s, u"550"_s});
        RunningServer server(Engine::Sqlite, mailFlags(post));
        HttpClient client(server.port());
        QCOMPARE(client.post("/api/v1/auth/register", person(1)).status, 201);
        HttpClient admin(server.port(), adminToken(server));
        QTRY_COMPARE_WITH_TIMEOUT(countOf(admin, "dead"), std::size_t(1), 20'000);
        const Mail dead = admin.get("/api/v1/admin/mail?state=dead").as<Page<Mail>>().items.at(0);
        QVERIFY(dead.lastError->contains(u"550 5.1.1"_s));
        post.start();
        const QByteArray retry = "/api/v1/admin/mail/" + dead.id.toByteArray() + "/retry";
        QCOMPARE(admin.send("POST", retry, {}, "Idempotency-Key: once\r\n").status, 200);
        QCOMPARE(admin.send("POST", retry, "{}", "Idempotency-Key: once\r\n").problem(),
            QByteArray("idempotency-mismatch"));
        QTRY_COMPARE_WITH_TIMEOUT(post.taken().size(), std::size_t(1), 20'000);
        QTRY_COMPARE(countOf(admin, "sent"), std::size_t(1));
    }

    /// A new signing key makes nothing unreadable that waits, was given up, or is written just then.
    void aNewKeyLosesNoMail_data() { engines(); }
    void aNewKeyLosesNoMail()
    {
        QFETCH(Engine, engine);
        MailServer post({u"--rcpt"_s, u"550"_s});
        RunningServer server(engine, mailFlags(post));
        HttpClient client(server.port());
        QCOMPARE(client.post("/api/v1/auth/register", person(1)).status, 201);
        HttpClient admin(server.port(), adminToken(server));
        QTRY_COMPARE_WITH_TIMEOUT(countOf(admin, "dead"), std::size_t(1), 20'000);
        QByteArray output;
        QCOMPARE(server.run({u"admin"_s, u"mail"_s}, {}, &output), 0);
        QVERIFY2(output.contains("550 5.1.1") && output.contains("1 mails are dead"), output.constData());
        QCOMPARE(server.run({u"check"_s}, {}, &output), 0);
        QVERIFY2(
            output.contains("given up 1 mails") && output.contains("audit log       ok"), output.constData());

        QCOMPARE(server.run({u"admin"_s, u"keys"_s, u"rotate"_s}), 0);
        for (int i = 2; i < 6; ++i) // some before the server knows of the new key
            QCOMPARE(client.post("/api/v1/auth/register", person(i)).status, 201);
        const auto refused = [&] { return admin.get("/api/v1/admin/mail").status; };
        QTRY_COMPARE_WITH_TIMEOUT(refused(), 401, 20'000);
        for (int i = 6; i < 9; ++i)
            QCOMPARE(client.post("/api/v1/auth/register", person(i)).status, 201);
        const auto notDead = [&server] {
            QByteArray text;
            server.run({u"admin"_s, u"mail"_s}, {}, &text);
            return text.contains("8 mails are dead");
        };
        QTRY_VERIFY_WITH_TIMEOUT(notDead(), 20'000);
        QCOMPARE(server.terminate(), 0);
        post.start();
        server.start(); // knows the new key only
        QCOMPARE(server.run({u"admin"_s, u"mail"_s, u"retry"_s}, {}, &output), 64);
        QCOMPARE(server.run({u"admin"_s, u"mail"_s, u"retry"_s, u"--id"_s, u"x"_s}, {}, &output), 64);
        QCOMPARE(server.run({u"admin"_s, u"mail"_s, u"retry"_s, u"--all"_s}, {}, &output), 0);
        QVERIFY2(output.contains("8 mails wait again"), output.constData());
        QTRY_COMPARE_WITH_TIMEOUT(post.taken().size(), std::size_t(8), 60'000);
        HttpClient anew(server.port());
        for (const TakenMail& mail : post.taken()) {
            VerifyEmailBody body;
            body.code = mail.code();
            QCOMPARE(anew.post("/api/v1/auth/verify-email", body).status, 204);
        }
    }

    /// Neither does another key in the configuration, nor a rotation that was killed halfway.
    void aChangedKeyLosesNoMail_data() { engines(); }
    void aChangedKeyLosesNoMail()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"gremio.conf"_s);
        const auto write = [](const QString& path, const QByteArray& text) {
            QFile target(path);
            QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate) && target.write(text) >= 0);
        };
        const auto key = [](char c) -> QByteArray { return QByteArray(42, c) + 'A'; };
        write(file, {});
        RunningServer server(engine, {u"--config"_s, file});
        int number = 0;
        const auto join = [&] {
            HttpClient client(server.port());
            QCOMPARE(client.post("/api/v1/auth/register", person(++number)).status, 201);
        };
        const auto again = [&](const QByteArray& config) {
            QCOMPARE(server.terminate(), 0);
            write(file, config);
            server.start();
        };
        join();
        again("signing_key = " + key('B')); // until now it was in the file
        join();
        again("signing_key = " + key('C') + "\nformer_signing_keys = " + key('D') + ", " + key('B'));
        join();
        // A new file, the former one beside it, and nothing sealed anew: so far the rotation came.
        again("former_signing_keys = " + key('C'));
        join();
        QCOMPARE(server.terminate(), 0);
        const QString former = server.dataDir() + u"/signing.key.former"_s;
        QVERIFY(QFile::rename(server.dataDir() + u"/signing.key"_s, former));
        QCOMPARE(server.run({u"admin"_s, u"keys"_s, u"create"_s}), 0);
        MailServer post;
        write(file,
            "mail_from = a@example.org\nsmtp_url = smtp://127.0.0.1:" + QByteArray::number(post.port())
                + "?tls=off");
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(post.taken().size(), std::size_t(number), 60'000);
        HttpClient client(server.port());
        for (const TakenMail& mail : post.taken()) {
            VerifyEmailBody body;
            body.code = mail.code();
            QCOMPARE(client.post("/api/v1/auth/verify-email", body).status, 204);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(former), 20'000);
    }

    /// Killed again and again while mails are written and sent. What is asserted: each account that the
    /// server confirmed with 201 has its mail delivered, and only those that the mail server had in hand when
    /// the process was killed may come twice, each time with the same Message-ID and the same bytes. Once and
    /// only once cannot be had over SMTP: between the mail server's 250 and the row's commit the process may
    /// die.
    void nothingIsLostWhenKilled_data() { engines(); }
    void nothingIsLostWhenKilled()
    {
        QFETCH(Engine, engine);
        constexpr int rounds = 4;
        constexpr int atOnce = 4; // connections of one process
        MailServer post({u"--slow"_s, u"0.02"_s});
        RunningServer server(engine, mailFlags(post));
        QStringList promised;
        int number = 0;
        for (int round = 0; round < rounds; ++round) {
            const std::size_t before = post.taken().size();
            HttpClient client(server.port());
            for (int i = 0; i < 12; ++i) {
                const RegisterBody body = person(++number);
                if (client.post("/api/v1/auth/register", body).status == 201)
                    promised << body.email;
            }
            QTRY_VERIFY_WITH_TIMEOUT(post.taken().size() > before, 20'000); // in the middle of it
            server.kill();
            server.start();
        }
        QCOMPARE(promised.size(), rounds * 12);
        HttpClient admin(server.port(), adminToken(server));
        QTRY_COMPARE_WITH_TIMEOUT(countOf(admin, "sent"), std::size_t(promised.size()), 60'000);

        std::map<QString, std::vector<TakenMail>> byAddress;
        for (const TakenMail& mail : post.taken())
            byAddress[mail.to.value(0)].push_back(mail);
        int doubled = 0;
        for (const QString& address : promised) {
            const auto& mails = byAddress[address];
            QVERIFY2(!mails.empty(), qPrintable(address + u" was promised a mail"_s));
            for (const TakenMail& mail : mails) {
                QCOMPARE(mail.messageId(), mails[0].messageId());
                QCOMPARE(mail.message, mails[0].message);
            }
            doubled += static_cast<int>(mails.size()) - 1;
        }
        QCOMPARE(byAddress.size(), std::size_t(promised.size()));
        QVERIFY2(doubled <= rounds * atOnce, qPrintable(QString::number(doubled)));
        qInfo("%d of %d mails came twice", doubled, int(promised.size()));
        QCOMPARE(server.terminate(), 0);
    }

    void stopsInGoodOrder()
    {
        MailServer post({u"--slow"_s, u"0.2"_s});
        RunningServer server(Engine::Sqlite, mailFlags(post));
        HttpClient client(server.port());
        for (int i = 0; i < 8; ++i)
            QCOMPARE(client.post("/api/v1/auth/register", person(i)).status, 201);
        QTRY_VERIFY_WITH_TIMEOUT(!post.taken().empty(), 20'000);
        QCOMPARE(server.terminate(), 0);
        server.start();
        HttpClient admin(server.port(), adminToken(server));
        QTRY_COMPARE_WITH_TIMEOUT(countOf(admin, "sent"), std::size_t(8), 20'000);
        QCOMPARE(post.taken().size(), std::size_t(8)); // told to stop, it sends none twice
    }

    void checkSaysWhatIsWrong()
    {
        MailServer post;
        RunningServer server(Engine::Sqlite); // without a mail server
        HttpClient client(server.port());
        QCOMPARE(client.post("/api/v1/auth/register", person(1)).status, 201);
        QByteArray output;
        QCOMPARE(server.run({u"check"_s}, {}, &output), 0);
        QVERIFY2(output.contains("outbox          waiting  1 mails"), output.constData());
        QVERIFY2(output.contains("mail            off"), output.constData());
        QCOMPARE(server.run(QStringList{u"check"_s} + mailFlags(post), {}, &output), 0);
        QVERIFY2(output.contains("mail            ok"), output.constData());
        const QStringList wrong{u"check"_s, u"--mail-from"_s, u"a@example.org"_s, u"--smtp-url"_s,
            u"smtp://me:hidden@127.0.0.1:%1"_s.arg(post.port())};
        QCOMPARE(server.run(wrong, {}, &output), 69);
        QVERIFY2(output.contains("STARTTLS"), output.constData());
        QVERIFY2(!output.contains("hidden"), output.constData());
    }
};

QTEST_GUILESS_MAIN(MailTest)
#include "mail_test.moc"
