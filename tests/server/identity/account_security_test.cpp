// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"
#include "server/storage/connection.h"
#include "tests/server/identity/identity_fixture.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;
using test::Engine;
using test::IdentityFixture;

namespace {

const QString newPassword = u"copper ladder 77 moss"_s;

class Stage : public IdentityFixture {
public:
    using IdentityFixture::IdentityFixture;

    /// The mail's code, or empty when none is sent.
    QString forgotten(const QString& email = u"rosa@example.org"_s)
    {
        const std::size_t before = toReset.size();
        write([&](Transaction& tx) { security.forgotPassword(tx, {email}); });
        write([&](Transaction& tx) { security.answerForgotten(tx, 100); });
        return toReset.size() > before ? toReset.back().token : QString();
    }
    ErrorCode reset(const QString& code, const QString& chosen = newPassword)
    {
        return codeOf([&] {
            const ResetPasswordBody body{code, chosen};
            const auto prepared = security.prepareReset(database(), body);
            write([&](Transaction& tx) { security.reset(tx, body, prepared); });
            throw Problem(ErrorCode::NotImplemented); // stands for "went well"
        });
    }
    ErrorCode verify(const QString& code)
    {
        return codeOf([&] {
            write([&](Transaction& tx) { security.verifyEmail(tx, {code}); });
            throw Problem(ErrorCode::NotImplemented);
        });
    }
    ErrorCode changePassword(const SignedIn& who, const QString& current, const QString& next)
    {
        return codeOf([&] {
            const api::Caller caller = authenticate(who.accessToken);
            const auto prepared =
                security.prepareChangePassword(database(), caller.user, {}, {current, next});
            write([&](Transaction& tx) { security.changePassword(tx, caller, prepared); });
            throw Problem(ErrorCode::NotImplemented);
        });
    }
    ErrorCode changeEmail(const SignedIn& who, const QString& secret, const QString& email)
    {
        return codeOf([&] {
            const ChangeEmailBody body{secret, email};
            security.prepareChangeEmail(database(), who.user.id, {}, body);
            write([&](Transaction& tx) { security.changeEmail(tx, who.user.id, body); });
            throw Problem(ErrorCode::NotImplemented);
        });
    }
    bool isLive(const SignedIn& signIn)
    {
        try {
            authenticate(signIn.accessToken);
            return true;
        } catch (const Problem&) {
            return false;
        }
    }
    bool passwordIs(const QString& secret, const QString& email = u"rosa@example.org"_s)
    {
        try {
            logIn(email, secret);
            return true;
        } catch (const Problem&) {
            return false;
        }
    }
    User me(const SignedIn& who)
    {
        return read([&](Transaction& tx) { return service.me(tx, who.user.id); });
    }
    int rows(const QString& table, const QString& condition = u"1 = 1"_s)
    {
        storage::Connection connection(base.url(), {});
        connection.open();
        return connection.select(u"SELECT count(*) FROM %1 WHERE %2"_s.arg(table, condition))
            .at(0)
            .at(0)
            .toInt();
    }
};

constexpr ErrorCode fine = ErrorCode::NotImplemented;

} // namespace

/// Mailed codes, passwords and addresses.
class AccountSecurityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aForgottenPasswordIsReplaced_data() { test::engines(); }
    void aForgottenPasswordIsReplaced()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn here = stage.signUp();
        const SignedIn there = stage.logIn(here.user.email, Stage::password);
        const SignedIn other = stage.signUp(Stage::registration(u"eva@example.org"_s));
        const auto key = stage.write([&](Transaction& tx) {
            return stage.accessKeys.create(tx, here.user.id, {u"cron"_s, {AccessScope::Read}, {}});
        });
        stage.authenticate(key.token);

        const QString code = stage.forgotten(u"ROSA@example.org"_s);
        QCOMPARE(stage.toReset.size(), 1U);
        QCOMPARE(stage.toReset[0].user, here.user.id);
        QCOMPARE(stage.toReset[0].to.email, u"rosa@example.org"_s);
        QCOMPARE(stage.toReset[0].to.displayName, here.user.displayName);
        QCOMPARE(stage.toReset[0].expiresAt, stage.base.clock.now() + 30min);
        QVERIFY(stage.passwordIs(Stage::password)); // nothing has changed yet
        QVERIFY(stage.isLive(here));

        QCOMPARE(stage.reset(code), fine);
        QVERIFY(stage.passwordIs(newPassword));
        QVERIFY(!stage.passwordIs(Stage::password));
        QVERIFY(!stage.isLive(here) && !stage.isLive(there));
        QVERIFY(!stage.authenticator.cached(here.accessToken.toLatin1()));
        QVERIFY(!stage.authenticator.cached(key.token.toLatin1()));
        QCOMPARE(Stage::codeOf([&] { stage.authenticate(key.token); }), ErrorCode::Unauthenticated);
        QVERIFY(stage.isLive(other));
        QCOMPARE(stage.passwordChanged.size(), 1U);
        QVERIFY(stage.passwordChanged[0].reset);
        QVERIFY(stage.me(here).emailVerified); // the code came to that mailbox
        QCOMPARE(stage.verified.size(), 1U);

        QCOMPARE(stage.reset(code, u"another moss 99 ladder"_s), ErrorCode::CodeInvalid); // once
        QVERIFY(stage.passwordIs(newPassword));
    }

    void codesOfAResetWorkOnceAndForAWhile_data() { test::engines(); }
    void codesOfAResetWorkOnceAndForAWhile()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        stage.signUp();
        const QString late = stage.forgotten();
        stage.base.clock.advance(30min);
        QCOMPARE(stage.reset(late), ErrorCode::CodeInvalid);

        // Mails overtake each other: each of several works, and takes the others with it.
        const QString first = stage.forgotten();
        stage.base.clock.advance(1min);
        const QString second = stage.forgotten();
        QCOMPARE(stage.reset(first, u"short"_s), ErrorCode::ValidationFailed);
        QCOMPARE(stage.reset(first, u"password123"_s), ErrorCode::WeakPassword);
        QCOMPARE(stage.reset(first, u"rosa@example.org"_s), ErrorCode::WeakPassword); // hers, of all
        QCOMPARE(stage.reset(first), fine); // neither had used it up
        QCOMPARE(stage.reset(second, u"another moss 99 ladder"_s), ErrorCode::CodeInvalid);
        QCOMPARE(stage.rows(u"one_time_tokens"_s, u"purpose = 'reset-password'"_s), 0);
        for (const QString& bad : {QString(), u"x"_s, QString(43, u'A'), first + u'='})
            QCOMPARE(stage.reset(bad), ErrorCode::CodeInvalid);
    }

    void racersForOneCode_data() { test::engines(); }
    void racersForOneCode()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        stage.signUp();
        // Two mails that are out, each opened many times at once.
        const ResetPasswordBody bodies[]{{stage.forgotten(), newPassword}, {stage.forgotten(), newPassword}};
        const auto prepared = stage.security.prepareReset(stage.database(), bodies[0]);
        const quint64 retries = stage.database().stats().retries;
        const auto results = stage.race<bool>(50, [&](Transaction& tx, int i) {
            stage.security.reset(tx, bodies[i % 2], prepared);
            return true;
        });
        QCOMPARE(stage.database().stats().retries, retries); // they wait, and do not lock each other out
        int won = 0;
        for (const auto& result : results) {
            if (std::holds_alternative<bool>(result))
                ++won;
            else
                QCOMPARE(std::get<ErrorCode>(result), ErrorCode::CodeInvalid);
        }
        QCOMPARE(won, 1);
        QCOMPARE(stage.passwordChanged.size(), 1U);
    }

    void whoHasNoAccountIsToldNothing_data() { test::engines(); }
    void whoHasNoAccountIsToldNothing()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn rosa = stage.signUp();
        // The request does the same, statement for statement, whoever it is; what differs comes later.
        const auto rowsAfter = [&](const QString& email) {
            stage.write([&](Transaction& tx) { stage.security.forgotPassword(tx, {email}); });
            return stage.rows(u"password_reset_requests"_s);
        };
        QCOMPARE(rowsAfter(u"nobody@example.org"_s), 1);
        QCOMPARE(rowsAfter(rosa.user.email), 2);
        QCOMPARE(rowsAfter(rosa.user.email), 2);
        QVERIFY(stage.toReset.empty());
        const auto answer = [&] {
            return stage.write([&](Transaction& tx) { return stage.security.answerForgotten(tx, 1); });
        };
        QCOMPARE(answer() + answer(), 2);
        QCOMPARE(answer(), 0);
        QCOMPARE(stage.toReset.size(), 1U);

        stage.write([&](Transaction& tx) { accounts::suspend(tx, rosa.user.id); });
        QVERIFY(stage.forgotten().isEmpty());
        QCOMPARE(stage.hasher.computed(), 1U); // hers, when she registered
    }

    void mailsAreFew_data() { test::engines(); }
    void mailsAreFew()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn rosa = stage.signUp();
        QString newest;
        for (int i = 0; i < 3; ++i)
            newest = stage.forgotten();
        QVERIFY(!newest.isEmpty());
        QVERIFY(stage.forgotten().isEmpty());
        stage.base.clock.advance(30min);
        QVERIFY(!stage.forgotten().isEmpty());

        const auto resend = [&] {
            stage.write([&](Transaction& tx) { stage.security.resendVerification(tx, rosa.user.id); });
        };
        for (int i = 0; i < 3; ++i)
            resend();
        QCOMPARE(Stage::codeOf(resend), ErrorCode::RateLimited);
        QCOMPARE(stage.toVerify.size(), 4U); // with that of her registration, half an hour ago
    }

    void racersForAMail_data() { test::engines(); }
    void racersForAMail()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn rosa = stage.signUp();
        const auto results = stage.race<bool>(30, [&](Transaction& tx, int) {
            stage.security.resendVerification(tx, rosa.user.id);
            return true;
        });
        QCOMPARE(std::count_if(results.begin(), results.end(),
                     [](const auto& result) { return std::holds_alternative<bool>(result); }),
            2); // one was sent when she registered
        QCOMPARE(stage.toVerify.size(), 3U);
    }

    void anAddressIsConfirmed_data() { test::engines(); }
    void anAddressIsConfirmed()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        RegisterBody body = Stage::registration();
        body.locale = UiLocale::Spanish;
        const SignedIn rosa = stage.signUp(body);
        QCOMPARE(stage.toVerify.size(), 1U);
        QCOMPARE(stage.toVerify[0].to.email, body.email);
        QCOMPARE(stage.toVerify[0].to.locale, UiLocale::Spanish);
        QCOMPARE(stage.toVerify[0].expiresAt, stage.base.clock.now() + 24h);
        stage.write([&](Transaction& tx) { stage.security.resendVerification(tx, rosa.user.id); });
        const QString first = stage.toVerify[0].token;
        const QString second = stage.toVerify[1].token;
        QVERIFY(first != second);
        QCOMPARE(stage.reset(first), ErrorCode::CodeInvalid); // good for this only
        QVERIFY(!stage.me(rosa).emailVerified);
        QCOMPARE(stage.verify(first), fine);
        QVERIFY(stage.me(rosa).emailVerified);
        QVERIFY(stage.isLive(rosa));
        QCOMPARE(stage.verified.size(), 1U);
        QCOMPARE(stage.verify(second), ErrorCode::CodeInvalid);
        QCOMPARE(Stage::codeOf([&] {
            stage.write([&](Transaction& tx) { stage.security.resendVerification(tx, rosa.user.id); });
        }),
            ErrorCode::EmailVerifiedAlready);

        const SignedIn eva = stage.signUp(Stage::registration(u"eva@example.org"_s));
        stage.base.clock.advance(24h);
        QCOMPARE(stage.verify(stage.toVerify.back().token), ErrorCode::CodeInvalid);
        QVERIFY(!stage.me(eva).emailVerified);
        QCOMPARE(stage.verify(stage.forgotten()), ErrorCode::CodeInvalid); // a reset's is no verification's
    }

    void aPasswordIsChanged_data() { test::engines(); }
    void aPasswordIsChanged()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn here = stage.signUp();
        const SignedIn there = stage.logIn(here.user.email, Stage::password);
        QCOMPARE(stage.changePassword(here, u"wrong"_s, newPassword), ErrorCode::WrongCredentials);
        QCOMPARE(stage.changePassword(here, Stage::password, u"password1"_s), ErrorCode::WeakPassword);
        QVERIFY(stage.isLive(there));
        QVERIFY(stage.passwordIs(Stage::password));
        const SignedIn third = stage.logIn(here.user.email, Stage::password);
        QCOMPARE(stage.changePassword(here, Stage::password, newPassword), fine);
        QVERIFY(stage.isLive(here));
        QVERIFY(!stage.isLive(there) && !stage.isLive(third));
        QVERIFY(stage.passwordIs(newPassword) && !stage.passwordIs(Stage::password));
        QCOMPARE(stage.passwordChanged.size(), 1U);
        QVERIFY(!stage.passwordChanged[0].reset);
        for (const SignInEnded& event : stage.ended)
            QCOMPARE(event.reason, SignInEnd::PasswordChanged);
    }

    void aChangeInTheMeantimeWins_data() { test::engines(); }
    void aChangeInTheMeantimeWins()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn rosa = stage.signUp();
        const api::Caller caller = stage.authenticate(rosa.accessToken);
        const auto late = stage.security.prepareChangePassword(
            stage.database(), caller.user, {}, {Stage::password, u"another moss 99 ladder"_s});
        QCOMPARE(stage.changePassword(rosa, Stage::password, newPassword), fine);
        QCOMPARE(Stage::codeOf([&] {
            stage.write([&](Transaction& tx) { stage.security.changePassword(tx, caller, late); });
        }),
            ErrorCode::WrongCredentials);
        QVERIFY(stage.passwordIs(newPassword));
    }

    void anAddressIsChanged_data() { test::engines(); }
    void anAddressIsChanged()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn rosa = stage.signUp();
        stage.signUp(Stage::registration(u"eva@example.org"_s));
        const QString fresh = u"Rosa@New.example"_s;
        QCOMPARE(stage.changeEmail(rosa, u"wrong"_s, fresh), ErrorCode::WrongCredentials);
        QCOMPARE(stage.changeEmail(rosa, Stage::password, u"EVA@example.org"_s), ErrorCode::EmailTaken);
        QCOMPARE(stage.changeEmail(rosa, Stage::password, rosa.user.email), ErrorCode::ValidationFailed);
        const QString reset = stage.forgotten();
        QCOMPARE(stage.changeEmail(rosa, Stage::password, fresh), fine);
        QCOMPARE(stage.toChange.size(), 1U);
        QCOMPARE(stage.toChange[0].to.email, fresh);
        QCOMPARE(stage.toChange[0].former.email, rosa.user.email);
        QCOMPARE(stage.me(rosa).email, rosa.user.email);
        QVERIFY(stage.passwordIs(Stage::password));

        QCOMPARE(stage.verify(stage.toChange[0].token), fine);
        QCOMPARE(stage.me(rosa).email, fresh);
        QVERIFY(stage.me(rosa).emailVerified);
        QVERIFY(stage.isLive(rosa));
        QVERIFY(stage.passwordIs(Stage::password, u"rosa@new.example"_s));
        QVERIFY(!stage.passwordIs(Stage::password));
        QCOMPARE(stage.emailChanged.size(), 1U);
        QCOMPARE(stage.emailChanged[0].former.email, rosa.user.email);
        QCOMPARE(stage.reset(reset), ErrorCode::CodeInvalid); // went to the former address
        QCOMPARE(stage.verify(stage.toChange[0].token), ErrorCode::CodeInvalid);
    }

    void anAddressThatWasTakenMeanwhileIsNotGot_data() { test::engines(); }
    void anAddressThatWasTakenMeanwhileIsNotGot()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn rosa = stage.signUp();
        QCOMPARE(stage.changeEmail(rosa, Stage::password, u"new@example.org"_s), fine);
        stage.signUp(Stage::registration(u"NEW@example.org"_s));
        QCOMPARE(stage.verify(stage.toChange[0].token), ErrorCode::EmailTaken);
        QCOMPARE(stage.me(rosa).email, rosa.user.email);
    }

    void signInsAreListedAndEnded_data() { test::engines(); }
    void signInsAreListedAndEnded()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn first = stage.signUp();
        const SignedIn eva = stage.signUp(Stage::registration(u"eva@example.org"_s));
        stage.base.clock.advance(1min);
        const auto prepared =
            stage.service.prepareLogIn(stage.database(), {first.user.email, Stage::password});
        const SignedIn second = stage.write([&](Transaction& tx) {
            return stage.service.logIn(tx, prepared, {u"Firefox, Linux"_s, u"192.0.2.7"_s});
        });
        const api::Caller me = stage.authenticate(second.accessToken);
        const auto list = [&] {
            return stage.read([&](Transaction& tx) { return stage.security.signIns(tx, me).items; });
        };
        auto seen = list();
        QCOMPARE(seen.size(), 2U);
        QCOMPARE(seen[0].id, me.signIn);
        QVERIFY(seen[0].current && !seen[1].current);
        QCOMPARE(seen[0].device, u"Firefox, Linux"_s);
        QCOMPARE(seen[0].address, u"192.0.2.7"_s);
        QCOMPARE(seen[1].device, QString());
        QCOMPARE(seen[0].createdAt, stage.base.clock.now());
        QCOMPARE(seen[1].lastUsedAt, stage.base.clock.now() - 1min);

        stage.base.clock.advance(1min);
        stage.write([&](Transaction& tx) {
            return stage.service.refresh(tx, {first.refreshToken}, {}, {u"other"_s, u"2001:db8::1"_s});
        });
        seen = list();
        QCOMPARE(seen[0].address, u"2001:db8::1"_s);
        QCOMPARE(seen[0].lastUsedAt, stage.base.clock.now());

        const SignInId elsewhere = stage.authenticate(eva.accessToken).signIn;
        const auto end = [&](SignInId id) {
            return Stage::codeOf([&] {
                stage.write([&](Transaction& tx) { stage.security.endSignIn(tx, me.user, id); });
                throw Problem(fine);
            });
        };
        QCOMPARE(end(elsewhere), ErrorCode::NotFound);
        QVERIFY(stage.isLive(eva));
        QCOMPARE(end(seen[0].id), fine);
        QCOMPARE(end(seen[0].id), ErrorCode::NotFound);
        QVERIFY(!stage.isLive(first));
        QVERIFY(stage.isLive(second));
        QCOMPARE(list().size(), 1U);
        stage.base.clock.advance(14 * 24h); // nobody refreshed it
        QVERIFY(list().empty());
    }

    void nothingOfItStaysWithADeletedAccount_data() { test::engines(); }
    void nothingOfItStaysWithADeletedAccount()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        const SignedIn rosa = stage.signUp();
        const auto prepared =
            stage.service.prepareLogIn(stage.database(), {rosa.user.email, Stage::password});
        stage.write([&](Transaction& tx) {
            stage.service.logIn(tx, prepared, {u"Firefox"_s, u"192.0.2.7"_s});
            stage.accessKeys.create(tx, rosa.user.id, {u"cron"_s, {AccessScope::Read}, {}});
        });
        const QString code = stage.forgotten();
        stage.write([&](Transaction& tx) { stage.service.remove(tx, rosa.user.id); });
        QCOMPARE(stage.rows(u"one_time_tokens"_s), 0);
        QCOMPARE(stage.rows(u"access_keys"_s), 0);
        QCOMPARE(stage.rows(u"sign_ins"_s, u"device <> '' OR address <> ''"_s), 0);
        QCOMPARE(stage.reset(code), ErrorCode::CodeInvalid);
        QVERIFY(stage.forgotten().isEmpty());
    }

    void onlyHashesAreStored_data() { test::engines(); }
    void onlyHashesAreStored()
    {
        QFETCH(Engine, engine);
        Stage stage(engine);
        stage.signUp();
        const QString code = stage.forgotten();
        const QString hash = QString::fromLatin1(sha256(code.toLatin1()).toHex());
        QCOMPARE(stage.rows(u"one_time_tokens"_s, u"token_hash = '%1'"_s.arg(hash)), 1);
        QCOMPARE(stage.rows(u"one_time_tokens"_s, u"length(token_hash) <> 64"_s), 0);
    }

    void oldCodesAreForgotten()
    {
        Stage stage(Engine::Sqlite);
        stage.signUp();
        stage.forgotten();
        stage.base.clock.advance(25h);
        stage.forgotten();
        QCOMPARE(stage.rows(u"one_time_tokens"_s), 1);
    }
};

QTEST_GUILESS_MAIN(AccountSecurityTest)
#include "account_security_test.moc"
