// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit_log.h"
#include "server/directory/directory_service.h"
#include "server/identity/accounts.h"
#include "server/identity/identity_events.h"
#include "server/mentorship/mentorship_events.h"
#include "server/notifications/notifications_events.h"
#include "server/notifications/outbox_runner.h"
#include "server/notifications/outbox_service.h"
#include "shared/core/problem.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <future>
#include <set>

using namespace gremio;
using namespace gremio::notifications;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;

namespace {

/// A database with the outbox listening, and people.
class Post {
public:
    explicit Post(Engine engine)
        : base(engine)
    {
        outbox.listen(base.bus);
        base.bus.afterCommit<MailQueued>([this](const auto&) { ++queued; });
    }

    UserId person(const char* name, bool verified = true)
    {
        return base.database().writeNow([&](Transaction& tx) {
            identity::accounts::NewAccount account;
            account.email = QString::fromLatin1(name) + u"@example.org"_s;
            account.displayName = QString::fromLatin1(name);
            account.emailVerified = verified;
            account.locale = UiLocale::Spanish;
            account.passwordHash = "x";
            return identity::accounts::create(tx, account);
        });
    }

    template <class E>
    void raise(const E& event)
    {
        base.database().writeNow([&](Transaction& tx) { tx.raise(event); });
    }

    std::vector<Mail> mails(std::optional<MailState> state = {})
    {
        return base.database().readNow(
            [&](Transaction& tx) { return repository::mails(tx, state, {}, 100); });
    }

    std::vector<repository::ClaimedMail> claim(int limit = 100, std::chrono::milliseconds lease = 60s)
    {
        return base.database().writeNow([&](Transaction& tx) {
            leaseId = Uuid::generate(tx.now());
            return repository::claim(tx, leaseId, tx.now() + lease, limit);
        });
    }

    template <class F>
    auto write(F f)
    {
        return base.database().writeNow(f);
    }

    identity::PasswordResetRequested reset(UserId user, const char* token)
    {
        return {user, {u"ana@example.org"_s, u"Ana"_s, UiLocale::Spanish}, QString::fromLatin1(token),
            base.clock.now() + 1h};
    }

    TestDatabase base;
    const OutboxService outbox{identity::SecretBytes()};
    Uuid leaseId;
    std::atomic<int> queued = 0;
};

std::set<QByteArray> kinds(const std::vector<Mail>& mails)
{
    std::set<QByteArray> kinds;
    for (const Mail& mail : mails)
        kinds.insert(enumText(mail.kind) + QByteArray(" ") + mail.address.toUtf8());
    return kinds;
}

} // namespace

/// The rows of mails, from the event that causes one to its end.
class OutboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statements_data() { engines(); }
    void statements()
    {
        QFETCH(Engine, engine);
        QCOMPARE(TestDatabase(engine).brokenStatements(), QStringList());
    }

    void identityIsListenedTo_data() { engines(); }
    void identityIsListenedTo()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        const UserId ana = post.person("ana");
        const identity::Recipient now{u"ana@example.org"_s, u"Ana"_s, UiLocale::Spanish};
        const identity::Recipient next{u"new@example.org"_s, u"Ana"_s, UiLocale::Spanish};
        const Instant soon = post.base.clock.now() + 1h;
        // Long enough that sealed bytes do not hold it by chance, as they would a word of two letters.
        const QString code = u"nobody-but-ana-reads-this-code"_s;
        post.raise(identity::EmailVerificationRequested{ana, now, code, soon});
        post.raise(identity::PasswordResetRequested{ana, now, u"t2"_s, soon});
        post.raise(identity::EmailChangeRequested{ana, next, now, u"t3"_s, soon});
        post.raise(identity::EmailChanged{ana, next, now});
        post.raise(identity::PasswordChanged{ana, next, false});
        post.raise(identity::AccessKeyMade{ana, next, u"backup script"_s});
        QCOMPARE(kinds(post.mails()),
            (std::set<QByteArray>{"verify-email ana@example.org", "reset-password ana@example.org",
                "change-email new@example.org", "email-change-asked ana@example.org",
                "email-changed ana@example.org", "password-changed new@example.org",
                "access-key-made new@example.org"}));
        QCOMPARE(post.queued.load(), 7);
        for (const auto& mail : post.claim()) {
            QVERIFY(!mail.payload.contains("backup script") && !mail.payload.contains(code.toUtf8()));
            const auto facts = post.outbox.facts(mail);
            QVERIFY(facts);
            QCOMPARE(mail.locale, UiLocale::Spanish);
            // Where nobody knows yet whose address it is, nobody's text is in the mail.
            const bool stranger = mail.kind == MailKind::VerifyEmail || mail.kind == MailKind::ChangeEmail;
            QCOMPARE(facts->name, stranger ? QString() : u"Ana"_s);
            if (mail.kind == MailKind::VerifyEmail)
                QCOMPARE(facts->code, std::optional(code));
            if (mail.kind == MailKind::ResetPassword)
                QCOMPARE(facts->code, std::optional(u"t2"_s));
            if (mail.kind == MailKind::AccessKeyMade)
                QCOMPARE(facts->other, std::optional(u"backup script"_s));
        }
    }

    void peopleAreToldWhereTheyConfirmed_data() { engines(); }
    void peopleAreToldWhereTheyConfirmed()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        const UserId mentor = post.person("mentor");
        const UserId apprentice = post.person("apprentice");
        const UserId unproven = post.person("unproven", false);
        const auto request = MentorshipRequestId::generate(post.base.clock.now());
        post.raise(mentorship::RequestSent{request, mentor, apprentice});
        post.raise(mentorship::RequestSent{request, mentor, apprentice}); // once, whoever says it again
        post.raise(mentorship::RequestSettled{request, mentor, apprentice, RequestStatus::Accepted});
        post.raise(mentorship::RequestSettled{request, mentor, apprentice, RequestStatus::Declined});
        post.raise(mentorship::RequestSent{
            MentorshipRequestId::generate(post.base.clock.now()), unproven, apprentice});
        auto told = kinds(post.mails());
        told.erase("verify-email unproven@example.org"); // by identity, when the account was made
        QCOMPARE(told,
            (std::set<QByteArray>{
                "request-received mentor@example.org", "request-accepted apprentice@example.org"}));
        QCOMPARE(post.mails().size(), std::size_t(3));
        QCOMPARE(post.queued.load(), 3);
    }

    void goesDownWithItsCause_data() { engines(); }
    void goesDownWithItsCause()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        const UserId ana = post.person("ana");
        QVERIFY_THROWS_EXCEPTION(Problem, post.write([&](Transaction& tx) {
            tx.raise(post.reset(ana, "t"));
            throw Problem(ErrorCode::Forbidden);
        }));
        QCOMPARE(post.mails().size(), std::size_t(0));
        QCOMPARE(post.queued.load(), 0);
    }

    void isTakenByOne_data() { engines(); }
    void isTakenByOne()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        const UserId ana = post.person("ana");
        for (int i = 0; i < 40; ++i)
            post.raise(post.reset(ana, QByteArray::number(i).constData()));
        // Eight that take five each, all at once: nobody gets what another has.
        std::vector<std::future<std::vector<repository::ClaimedMail>>> takers;
        takers.reserve(8);
        for (int i = 0; i < 8; ++i) {
            takers.push_back(std::async(std::launch::async, [&post] {
                return post.base.database().writeNow([](Transaction& tx) {
                    return repository::claim(tx, Uuid::generate(tx.now()), tx.now() + 60s, 5);
                });
            }));
        }
        std::set<MailId> seen;
        std::size_t count = 0;
        for (auto& taker : takers) {
            for (const auto& mail : taker.get()) {
                seen.insert(mail.id);
                ++count;
            }
        }
        QCOMPARE(count, seen.size());
        QVERIFY(count > 0 && count <= 40);
        QCOMPARE(post.claim(100).size(), 40 - count); // none was left behind either
        QVERIFY(post.claim().empty());
        post.base.clock.advance(61s); // all of them died
        QCOMPARE(post.claim().size(), std::size_t(40));
    }

    void sentIsForgottenAtOnce_data() { engines(); }
    void sentIsForgottenAtOnce()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        post.raise(post.reset(post.person("ana"), "t"));
        const auto mail = post.claim().at(0);
        QCOMPARE(mail.attempts, 1);
        post.write([&](Transaction& tx) { repository::sent(tx, mail.id); });
        QCOMPARE(post.mails().at(0).state, MailState::Sent);
        QCOMPARE(post.write([](Transaction& tx) {
            const auto counts = repository::counts(tx);
            return counts.at(MailState::Sent);
        }),
            qint64(1));
        post.base.clock.advance(24h);
        QVERIFY(post.claim().empty());
        // It cannot come back by whoever had it, nor by an admin.
        post.write([&](Transaction& tx) {
            repository::againLater(tx, mail.id, post.leaseId, tx.now(), u"late"_s);
            repository::dead(tx, mail.id, post.leaseId, u"late"_s);
        });
        QCOMPARE(post.mails().at(0).state, MailState::Sent);
        QCOMPARE(
            post.write([&](Transaction& tx) { return repository::retry(tx, mail.id, tx.now()); }), false);
    }

    void aLostLeaseChangesNothing_data() { engines(); }
    void aLostLeaseChangesNothing()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        post.raise(post.reset(post.person("ana"), "t"));
        const MailId mail = post.claim(1, 10s).at(0).id;
        const Uuid first = post.leaseId;
        post.base.clock.advance(11s);
        QCOMPARE(post.claim(1, 10s).at(0).attempts, 2);
        post.write([&](Transaction& tx) {
            repository::againLater(tx, mail, first, tx.now(), u"too late"_s);
            repository::dead(tx, mail, first, u"too late"_s);
        });
        QCOMPARE(post.mails().at(0).state, MailState::Running);
        // But what the mail server took is sent, whoever has the lease now.
        post.write([&](Transaction& tx) { repository::sent(tx, mail); });
        QCOMPARE(post.mails().at(0).state, MailState::Sent);
    }

    void adminsBringDeadOnesBack_data() { engines(); }
    void adminsBringDeadOnesBack()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        const UserId ana = post.person("ana");
        post.raise(post.reset(ana, "t"));
        const MailId mail = post.claim().at(0).id;
        post.write([&](Transaction& tx) { repository::dead(tx, mail, post.leaseId, u"550 no"_s); });
        QCOMPARE(post.mails(MailState::Dead).at(0).lastError, std::optional(u"550 no"_s));
        const auto retry = [&](MailId id) {
            return post.write([&](Transaction& tx) -> std::optional<ErrorCode> {
                try {
                    post.outbox.retry(tx, audit::Actor::user(ana), id);
                    return std::nullopt;
                } catch (const Problem& problem) {
                    return problem.code();
                }
            });
        };
        QCOMPARE(retry(MailId::generate(post.base.clock.now())), std::optional(ErrorCode::NotFound));
        QCOMPARE(retry(mail), std::nullopt);
        const auto acts =
            post.base.database().readNow([](Transaction& tx) { return audit::entries(tx, {}).items; });
        QCOMPARE(acts.size(), std::size_t(1)); // the one that was refused left none
        QVERIFY(acts[0].act == AuditAct::MailRetried && acts[0].subject == mail.toString());
        QCOMPARE(retry(mail), std::optional(ErrorCode::MailNotRetryable)); // it waits now
        QCOMPARE(post.claim().at(0).attempts, 1);
        post.write([&](Transaction& tx) { repository::dead(tx, mail, post.leaseId, u"550 no"_s); });
        post.base.clock.advance(1h); // its code works no longer
        QCOMPARE(retry(mail), std::optional(ErrorCode::MailNotRetryable));
    }

    void goesWithTheAccountAndWithTime_data() { engines(); }
    void goesWithTheAccountAndWithTime()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        const UserId ana = post.person("ana");
        const UserId ben = post.person("ben");
        post.raise(post.reset(ana, "a"));
        post.raise(post.reset(ben, "b"));
        post.raise(post.reset(ben, "c"));
        post.write([&](Transaction& tx) { identity::accounts::remove(tx, ana); });
        QCOMPARE(post.mails().size(), std::size_t(2));
        const auto mails = post.claim();
        post.write([&](Transaction& tx) {
            repository::sent(tx, mails[0].id);
            repository::dead(tx, mails[1].id, post.leaseId, u"x"_s);
        });
        const auto forget = [&](std::chrono::hours sent, std::chrono::hours dead) {
            return post.write([&](Transaction& tx) {
                return repository::forgetSettled(tx, tx.now() - sent, tx.now() - dead);
            });
        };
        post.base.clock.advance(48h);
        QCOMPARE(forget(72h, 72h), 0);
        QCOMPARE(forget(24h, 72h), 1);
        QCOMPARE(post.mails().at(0).state, MailState::Dead);
        QCOMPARE(forget(24h, 24h), 1);
    }

    void pagesGoOn_data() { engines(); }
    void pagesGoOn()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        const UserId ana = post.person("ana");
        for (int i = 0; i < 7; ++i) {
            post.raise(post.reset(ana, QByteArray::number(i).constData()));
            post.base.clock.advance(i % 2 == 0 ? 0ms : 5ms);
        }
        std::set<MailId> seen;
        std::optional<repository::MailPosition> after;
        int pages = 0;
        do {
            MailQuery query;
            query.limit = 3;
            query.state = MailState::Waiting;
            const auto slice = post.base.database().readNow(
                [&](Transaction& tx) { return post.outbox.mails(tx, query, after); });
            for (const Mail& mail : slice.items)
                seen.insert(mail.id);
            after = slice.next;
            ++pages;
        } while (after);
        QCOMPARE(pages, 3);
        QCOMPARE(seen.size(), std::size_t(7));
    }

    void waitsLongerEachTime()
    {
        OutboxRunner::Options options;
        options.firstDelay = 1000ms;
        options.longestDelay = 60'000ms;
        QCOMPARE(OutboxRunner::delayAfter(1, options, 0.5).count(), 1000);
        QCOMPARE(OutboxRunner::delayAfter(2, options, 0.5).count(), 2000);
        QCOMPARE(OutboxRunner::delayAfter(4, options, 0).count(), 6400);
        QCOMPARE(OutboxRunner::delayAfter(4, options, 1).count(), 9600);
        QCOMPARE(OutboxRunner::delayAfter(1000, options, 0.5).count(), 60'000);
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "outbox_test.moc"
