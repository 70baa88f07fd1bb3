// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"
#include "server/identity/identity_events.h"
#include "server/integrations/smtp/smtp_transport.h"
#include "server/notifications/mail_composer.h"
#include "server/notifications/outbox_runner.h"
#include "server/notifications/outbox_service.h"
#include "tests/support/mail_server.h"
#include "tests/support/test_database.h"

#include <QElapsedTimer>
#include <QTest>

#include <set>

using namespace gremio;
using namespace gremio::integrations;
using namespace gremio::notifications;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;

namespace {

const TestCertificate& certificate()
{
    static const TestCertificate made;
    return made;
}

SmtpServer address(const MailServer& server, const QString& form = u"smtp://127.0.0.1:%1?tls=off"_s)
{
    auto address = SmtpServer::parse(form.arg(server.port())).value();
    address.caFile = certificate().authority();
    address.timeout = 10s;
    return address;
}

MailSender sender()
{
    MailSender sender = parseMailFrom(u"no-reply@example.org"_s).value();
    sender.organisation = u"Escuela"_s;
    return sender;
}

/// A database whose outbox is sent to a real mail server, waits between attempts being short.
class PostOffice {
public:
    PostOffice(Engine engine, const SmtpServer& server)
        : base(engine)
        , transport(server, 4)
    {
        outbox.listen(base.bus);
        base.clock.set(SystemClock().now());
        ana = base.database().writeNow([](Transaction& tx) {
            identity::accounts::NewAccount account;
            account.email = u"ana@example.org"_s;
            account.displayName = u"Ana"_s;
            account.emailVerified = true; // else a code would be mailed
            account.passwordHash = "x";
            return identity::accounts::create(tx, account);
        });
        OutboxRunner::Options options;
        options.poll = 20ms;
        options.firstDelay = 30s;
        options.longestDelay = 30s;
        runner = std::make_unique<OutboxRunner>(base.database(), outbox, composer, transport, options);
    }
    ~PostOffice()
    {
        runner->stop(5s);
        base.close(); // its jobs know the runner
    }

    void ask(int from, int count = 1)
    {
        base.database().writeNow([&](Transaction& tx) {
            for (int i = from; i < from + count; ++i) {
                tx.raise(
                    identity::PasswordResetRequested{ana, {u"ana@example.org"_s, u"Ana"_s, UiLocale::English},
                        u"code-%1"_s.arg(i), tx.now() + 24h});
            }
        });
        runner->wake();
    }

    std::vector<Mail> mails(MailState state)
    {
        return base.database().readNow(
            [&](Transaction& tx) { return repository::mails(tx, state, {}, 500); });
    }
    int count(MailState state) { return static_cast<int>(mails(state).size()); }
    /// The one mail, once it has failed so often and waits; between two looks it may be on its way.
    std::optional<Mail> failed(int attempts = 1)
    {
        const auto waiting = mails(MailState::Waiting);
        const bool there = waiting.size() == 1 && waiting[0].lastError && waiting[0].attempts == attempts;
        return there ? std::optional(waiting[0]) : std::nullopt;
    }
    /// All that the next attempts wait for.
    void letTimePass() { base.clock.advance(40s); }

    TestDatabase base;
    const OutboxService outbox{identity::SecretBytes()};
    const MailComposer composer{sender()};
    SmtpTransport transport;
    UserId ana;
    std::unique_ptr<OutboxRunner> runner;
};

std::set<QString> codes(const MailServer& server)
{
    std::set<QString> codes;
    for (const TakenMail& mail : server.taken())
        codes.insert(mail.code());
    return codes;
}

} // namespace

/// Mails from the outbox to a real mail server, and what it may say to them.
class SmtpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsUrls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"smtp://mail.example.org"_s << u"smtp://mail.example.org:587"_s;
        QTest::newRow("user") << u"smtp://me%40x:p%3Aw@mail.example.org:25?tls=optional"_s
                              << u"smtp://mail.example.org:25?tls=optional"_s;
        QTest::newRow("tls") << u"smtps://u:p@mail.example.org"_s << u"smtps://mail.example.org:465"_s;
        QTest::newRow("six") << u"smtp://[::1]:2525?tls=off"_s << u"smtp://[::1]:2525?tls=off"_s;
        for (const char* bad : {"", "mail.example.org", "http://x", "smtp://", "smtp://x?tls=maybe",
                 "smtps://x?tls=off", "smtp://x/path", "smtp://x?password=y"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << QString();
    }
    void readsUrls()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        const auto server = SmtpServer::parse(url);
        QCOMPARE(server ? server->toDisplay() : QString(), shown);
        if (url.contains(u"me%40x"_s)) {
            QCOMPARE(server->user, u"me@x"_s);
            QCOMPARE(server->password, u"p:w"_s);
            QVERIFY(server->exposesPassword());
        }
    }

    void delivers_data() { engines(); }
    void delivers()
    {
        QFETCH(Engine, engine);
        const MailServer server;
        PostOffice office(engine, address(server));
        office.ask(0, 30);
        QTRY_COMPARE_WITH_TIMEOUT(office.count(MailState::Sent), 30, 30'000);
        const auto taken = server.taken();
        QCOMPARE(taken.size(), std::size_t(30));
        QCOMPARE(codes(server).size(), std::size_t(30)); // each once
        QCOMPARE(taken[0].from, u"no-reply@example.org"_s);
        QCOMPARE(taken[0].to, QStringList{u"ana@example.org"_s});
        QVERIFY(!taken[0].tls);
        QVERIFY(taken[0].part("text/html").contains(u"<code>"_s + taken[0].code()));
        QVERIFY(taken[0].part("text/plain").startsWith(u"Hello Ana,\n"_s));
    }

    void startsTlsAndLogsIn()
    {
        const MailServer server(certificate().flags()
            + QStringList{u"--starttls"_s, u"required"_s, u"--user"_s, u"post:s3cret word"_s});
        const SmtpServer good = address(server, u"smtp://post:s3cret%20word@127.0.0.1:%1"_s);
        QCOMPARE(complaintAbout(good), std::nullopt);
        PostOffice office(Engine::Sqlite, good);
        office.ask(0);
        QTRY_COMPARE(office.count(MailState::Sent), 1);
        QVERIFY(server.taken().at(0).tls);
        QCOMPARE(server.taken().at(0).user, u"post"_s);
    }

    void speaksTlsFromTheFirstByte()
    {
        const MailServer server(certificate().flags() + QStringList{u"--smtps"_s});
        const SmtpServer good = address(server, u"smtps://localhost:%1"_s);
        QCOMPARE(complaintAbout(good), std::nullopt);
        PostOffice office(Engine::Sqlite, good);
        office.ask(0);
        QTRY_COMPARE(office.count(MailState::Sent), 1);
        QVERIFY(server.taken().at(0).tls);
    }

    /// What is wrong with us or with the server: it is said, the mail waits, and it leaves nothing of itself.
    void waitsUntilItIsMended_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("withAuthority");
        QTest::addColumn<QString>("said");
        const QStringList tls = certificate().flags();
        const QStringList user{u"--user"_s, u"post:right"_s};
        const QStringList offered{u"--starttls"_s, u"offered"_s};
        QTest::newRow("TLS required and missing")
            << QStringList() << u"smtp://127.0.0.1:%1"_s << true << u"STARTTLS"_s;
        QTest::newRow("wrong password") << QStringList(tls + offered + user)
                                        << u"smtp://post:wr0ng@127.0.0.1:%1"_s << true << u"password"_s;
        QTest::newRow("unknown authority")
            << QStringList(tls + offered) << u"smtp://127.0.0.1:%1"_s << false << u"certificate"_s;
        QTest::newRow("plain where TLS is spoken") << QStringList(tls + QStringList{u"--smtps"_s})
                                                   << u"smtps://127.0.0.1:%1"_s << false << u"certificate"_s;
        QTest::newRow("log-in wanted")
            << QStringList(tls + offered + user) << u"smtp://127.0.0.1:%1"_s << true << u"530"_s;
    }
    void waitsUntilItIsMended()
    {
        QFETCH(QStringList, flags);
        QFETCH(QString, url);
        QFETCH(bool, withAuthority);
        QFETCH(QString, said);
        const MailServer server(flags);
        SmtpServer settings = address(server, url);
        if (!withAuthority)
            settings.caFile.clear();
        PostOffice office(Engine::Sqlite, settings);
        office.ask(0);
        QTRY_VERIFY(office.failed());
        const QString error = *office.mails(MailState::Waiting).at(0).lastError;
        QVERIFY2(error.contains(said), qPrintable(error));
        QVERIFY2(!error.contains(u"wr0ng"_s) && !error.contains(u"code-0"_s), qPrintable(error));
        QCOMPARE(server.taken().size(), std::size_t(0));
        if (said != u"530"_s) { // that one shows only with a mail
            const auto complaint = complaintAbout(settings);
            QVERIFY(complaint);
            QVERIFY2(complaint->contains(said), qPrintable(*complaint));
        }
    }

    void opportunisticTakesWhatThereIs()
    {
        const MailServer plain;
        QCOMPARE(complaintAbout(address(plain, u"smtp://127.0.0.1:%1?tls=optional"_s)), std::nullopt);
        const auto wanting = complaintAbout(address(plain, u"smtp://u:p@127.0.0.1:%1?tls=off"_s));
        QVERIFY2(wanting && wanting->contains(u"log in"_s), qPrintable(wanting.value_or(QString())));
    }

    void comesAgainAfterATemporaryNo_data() { engines(); }
    void comesAgainAfterATemporaryNo()
    {
        QFETCH(Engine, engine);
        const MailServer server({u"--rcpt"_s, u"451,250"_s, u"--data"_s, u"452,250"_s});
        PostOffice office(engine, address(server));
        office.ask(0);
        QTRY_VERIFY(office.failed());
        const Mail once = office.mails(MailState::Waiting).at(0);
        QVERIFY2(once.lastError->contains(u"451 4.3.0"_s), qPrintable(*once.lastError));
        QCOMPARE(once.attempts, 1);
        QVERIFY(*once.nextAttemptAt >= office.base.clock.now() + 24s);
        office.letTimePass();
        QTRY_VERIFY(office.failed(2));
        QVERIFY(office.mails(MailState::Waiting).at(0).lastError->contains(u"452 4.2.2"_s));
        QCOMPARE(server.taken().size(), std::size_t(0));
        office.letTimePass();
        QTRY_COMPARE(office.count(MailState::Sent), 1);
        QCOMPARE(server.taken().size(), std::size_t(1));
        QVERIFY(!office.mails(MailState::Sent).at(0).lastError);
    }

    void givesUpAtAFinalNo_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QString>("said");
        QTest::newRow("recipient") << QStringList{u"--rcpt"_s, u"550"_s} << u"550 5.1.1"_s;
        QTest::newRow("text") << QStringList{u"--data"_s, u"554"_s} << u"554 5.7.1"_s;
    }
    void givesUpAtAFinalNo()
    {
        QFETCH(QStringList, flags);
        QFETCH(QString, said);
        MailServer server(flags);
        PostOffice office(Engine::Sqlite, address(server));
        office.ask(0);
        QTRY_COMPARE(office.count(MailState::Dead), 1);
        const Mail dead = office.mails(MailState::Dead).at(0);
        QVERIFY2(dead.lastError->contains(said), qPrintable(*dead.lastError));
        QCOMPARE(dead.attempts, 1);
        // It stays where it is until an admin has it sent again.
        server.start();
        office.letTimePass();
        office.ask(1);
        QTRY_COMPARE(office.count(MailState::Sent), 1);
        QCOMPARE(office.count(MailState::Dead), 1);
        office.base.database().writeNow(
            [&](Transaction& tx) { office.outbox.retry(tx, audit::Actor::user(office.ana), dead.id); });
        QTRY_COMPARE(office.count(MailState::Sent), 2);
        QCOMPARE(codes(server), (std::set<QString>{u"code-0"_s, u"code-1"_s}));
    }

    void givesUpInTheEnd()
    {
        MailServer server;
        server.stop();
        PostOffice office(Engine::Sqlite, address(server));
        office.ask(0);
        QTRY_VERIFY(office.failed());
        office.base.clock.advance(24h); // its code has expired
        QTRY_COMPARE(office.count(MailState::Dead), 1);
        const QString error = *office.mails(MailState::Dead).at(0).lastError;
        QVERIFY2(error.contains(u"expires"_s), qPrintable(error));
    }

    void outlivesAnAbsentServer_data() { engines(); }
    void outlivesAnAbsentServer()
    {
        QFETCH(Engine, engine);
        MailServer server;
        PostOffice office(engine, address(server));
        office.ask(0, 10);
        QTRY_COMPARE(office.count(MailState::Sent), 10);
        server.stop();
        office.ask(10, 10);
        QTRY_VERIFY([&] {
            const auto waiting = office.mails(MailState::Waiting);
            return waiting.size() == 10 && std::all_of(waiting.begin(), waiting.end(), [](const Mail& m) {
                return bool(m.lastError);
            });
        }());
        server.start();
        office.letTimePass();
        QTRY_COMPARE_WITH_TIMEOUT(office.count(MailState::Sent), 20, 30'000);
        QCOMPARE(server.taken().size(), std::size_t(20));
        QCOMPARE(codes(server).size(), std::size_t(20));
    }

    /// Two runners on one outbox, as two processes would: each mail goes out once.
    void sharesTheWork_data() { engines(); }
    void sharesTheWork()
    {
        QFETCH(Engine, engine);
        const MailServer server;
        PostOffice office(engine, address(server));
        SmtpTransport transport(address(server), 4);
        OutboxRunner::Options options;
        options.poll = 5ms;
        OutboxRunner second(office.base.database(), office.outbox, office.composer, transport, options);
        for (int i = 0; i < 100; i += 10)
            office.ask(i, 10);
        QTRY_COMPARE_WITH_TIMEOUT(office.count(MailState::Sent), 100, 60'000);
        QCOMPARE(server.taken().size(), std::size_t(100));
        QCOMPARE(codes(server).size(), std::size_t(100));
        second.stop(5s);
        office.runner->stop(5s);
        office.base.close();
    }

    void aSlowAnswerHoldsUpNobody()
    {
        const MailServer server({u"--slow"_s, u"2"_s});
        PostOffice office(Engine::Sqlite, address(server));
        office.ask(0, 4);
        // All four are with the server before it has answered for the first.
        QTRY_COMPARE(server.taken().size(), std::size_t(4));
        QCOMPARE(office.count(MailState::Sent), 0);
        QTRY_COMPARE(office.count(MailState::Sent), 4);
    }

    void stopsInTheMiddle()
    {
        const MailServer server({u"--slow"_s, u"30"_s});
        PostOffice office(Engine::Sqlite, address(server));
        office.ask(0);
        QTRY_COMPARE(server.taken().size(), std::size_t(1)); // taken, and not yet told
        QElapsedTimer since;
        since.start();
        office.runner->stop(10ms);
        QVERIFY2(since.elapsed() < 5000, "it waits for the server"); // whose word would take 30 s
        // Nobody knows whether it arrived: the row is left to the lease and is neither sent nor failed.
        QCOMPARE(office.count(MailState::Running), 1);
    }
};

QTEST_GUILESS_MAIN(SmtpTest)
#include "smtp_test.moc"
