// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"
#include "server/notifications/mail_composer.h"
#include "server/notifications/outbox_service.h"
#include "server/scheduling/reminder_preferences.h"
#include "server/scheduling/session_reminders.h"
#include "tests/server/scheduling/stage.h"

#include <QTest>

#include <set>

using namespace gremio;
using namespace gremio::notifications;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using scheduling::SessionService;
using storage::Transaction;

namespace {

const Instant monday = at("2026-11-23T10:00:00Z");

/// A mentor in Madrid who reads Spanish and an apprentice in New York who reads English, both with confirmed
/// addresses, and the outbox.
struct Post : Stage {
    explicit Post(Engine engine)
        : Stage(engine, 4,
            [this](storage::EventBus& bus) {
                scheduling::reminders::listen(bus);
                outbox.listen(bus);
            })
        , mentor(Stage::mentor())
        , apprentice(people(1, Role::Apprentice).front())
    {
        base.execute(u"UPDATE users SET email_verified_at = 1"_s);
        base.execute(u"UPDATE users SET locale = 'es', time_zone = 'Europe/Madrid' WHERE id = '%1'"_s.arg(
            mentor.toString()));
        base.execute(u"UPDATE users SET locale = 'en', time_zone = 'America/New_York' WHERE id = '%1'"_s.arg(
            apprentice.toString()));
        pair(mentor, {apprentice});
        offer(mentor);
        news();
    }

    /// `kind address when` of what was written since the last call.
    std::set<QString> news()
    {
        std::set<QString> news;
        const auto mails = write([&](Transaction& tx) {
            return repository::claim(tx, Uuid::generate(tx.now()), tx.now() + 1000h, 100);
        });
        for (const auto& mail : mails) {
            const MailFacts facts = outbox.facts(mail).value();
            news.insert(QString::fromLatin1(enumText(mail.kind)) + u' ' + mail.address.section(u'@', 0, 0)
                + u' ' + QString::fromLatin1(toRfc3339(facts.startsAt.value_or(Instant()))).sliced(5, 11));
            letters.append(composer.compose(mail, facts).message);
        }
        return news;
    }

    template <class F>
    void step(F f)
    {
        write([&](Transaction& tx) { f(tx); });
    }

    const OutboxService outbox{identity::SecretBytes()};
    const MailComposer composer{[] {
        MailSender sender = parseMailFrom(u"no-reply@example.org"_s).value();
        sender.organisation = u"Norte"_s;
        return sender;
    }()};
    QByteArrayList letters;
    UserId mentor;
    UserId apprentice;
};

} // namespace

/// Who is mailed what of sessions: whoever did not do it themselves, in their language and by their clock.
class SessionMailsTest : public QObject {
    Q_OBJECT

    using News = std::set<QString>;

private Q_SLOTS:
    void fromBookingToTheReminder_data() { engines(); }
    void fromBookingToTheReminder()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        const Session session = post.book(post.apprentice, post.mentor, monday);
        QCOMPARE(post.news(), News{u"session-booked p1 11-23T10:00"_s});
        // Quoted-printable breaks lines where it likes.
        QVERIFY(post.letters.last().replace("=\r\n", "").contains("lunes, 23 de noviembre"));
        QVERIFY(post.letters.last().replace("=\r\n", "").contains("11:00"));
        post.step([&](Transaction& tx) {
            SessionService::reschedule(tx, post.apprentice, session.id, {monday + 12h, {}});
        });
        QCOMPARE(post.news(), News{u"session-move-asked p1 11-23T22:00"_s});
        post.step([&](Transaction& tx) { SessionService::confirm(tx, post.mentor, session.id); });
        QCOMPARE(post.news(), News{u"session-moved p2 11-23T22:00"_s});
        post.step([&](Transaction& tx) {
            SessionService::reschedule(tx, post.mentor, session.id, {monday, {}});
        });
        QCOMPARE(post.news(), News{u"session-moved p2 11-23T10:00"_s});
        post.base.clock.set(monday - 24h);
        for (int turn = 0; turn < 2; ++turn)
            post.step([](Transaction& tx) { scheduling::reminders::fire(tx, 100); });
        QCOMPARE(
            post.news(), (News{u"session-reminder p1 11-23T10:00"_s, u"session-reminder p2 11-23T10:00"_s}));
        post.step(
            [&](Transaction& tx) { SessionService::cancel(tx, post.apprentice, session.id, u"Ill"_s); });
        QCOMPARE(post.news(), News{u"session-cancelled p1 11-23T10:00"_s});
        post.base.clock.set(monday - 15min);
        post.step([](Transaction& tx) { scheduling::reminders::fire(tx, 100); });
        QCOMPARE(post.news(), News());
    }

    void remindersByMailOnlyWhereWanted_data() { engines(); }
    void remindersByMailOnlyWhereWanted()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        post.book(post.apprentice, post.mentor, monday);
        post.news();
        post.step([&](Transaction& tx) {
            scheduling::reminders::replacePreferences(tx, post.mentor, {{60}, false});
        });
        post.base.clock.set(monday - 24h);
        post.step([](Transaction& tx) { scheduling::reminders::fire(tx, 100); });
        QCOMPARE(post.news(), News{u"session-reminder p2 11-23T10:00"_s});
        post.base.clock.set(monday - 60min);
        post.step([](Transaction& tx) { scheduling::reminders::fire(tx, 100); });
        QCOMPARE(post.news(), News());
    }

    void proposals_data() { engines(); }
    void proposals()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        const Session session = post.propose(post.mentor, post.apprentice, monday);
        QCOMPARE(post.news(), News{u"session-proposed p2 11-23T10:00"_s});
        post.step([&](Transaction& tx) { SessionService::confirm(tx, post.apprentice, session.id); });
        QCOMPARE(post.news(), News{u"session-booked p1 11-23T10:00"_s});
        // What comes to both anyway, and what nobody asked by mail.
        post.base.clock.set(monday);
        post.step([&](Transaction& tx) { SessionService::start(tx, post.mentor, session.id); });
        post.step([&](Transaction& tx) { SessionService::complete(tx, post.mentor, session.id); });
        QCOMPARE(post.news(), News());
        const Session other = post.propose(post.mentor, post.apprentice, monday + 2h);
        post.step([&](Transaction& tx) { SessionService::decline(tx, post.apprentice, other.id, {}); });
        QCOMPARE(
            post.news(), (News{u"session-proposed p2 11-23T12:00"_s, u"session-cancelled p1 11-23T12:00"_s}));
    }

    void whoLeavesAndWhoIsNotKnown_data() { engines(); }
    void whoLeavesAndWhoIsNotKnown()
    {
        QFETCH(Engine, engine);
        Post post(engine);
        post.book(post.apprentice, post.mentor, monday);
        post.news();
        post.deleteAccount(post.apprentice);
        QCOMPARE(post.news(), News{u"session-cancelled p1 11-23T10:00"_s});
        Post unproven(engine);
        unproven.base.execute(u"UPDATE users SET email_verified_at = NULL"_s);
        unproven.book(unproven.apprentice, unproven.mentor, monday);
        QCOMPARE(unproven.news(), News());
    }

    /// The hour that comes twice is told apart by its offset, and each language says it its way.
    void times()
    {
        const MailSender sender = parseMailFrom(u"no-reply@example.org"_s).value();
        const auto subject = [&](const char* instant, const QString& zone, UiLocale locale) {
            repository::ClaimedMail mail;
            mail.id = MailId::generate(friday);
            mail.kind = MailKind::SessionMoved;
            mail.address = u"ana@example.org"_s;
            mail.locale = locale;
            MailFacts facts;
            facts.name = u"Ana"_s;
            facts.startsAt = at(instant);
            facts.timeZone = zone;
            const QByteArray letter = MailComposer(sender).compose(mail, facts).message;
            const auto start = letter.indexOf("Subject: ");
            QByteArray line = letter.sliced(start + 9, letter.indexOf("\r\nMessage-ID", start) - start - 9);
            return QString::fromUtf8(line.replace("\r\n", ""));
        };
        QCOMPARE(subject("2026-10-25T00:30:00Z", u"Europe/Madrid"_s, UiLocale::English),
            u"Session moved: Sunday 25 October 2026, 02:30 (Europe/Madrid, UTC+02:00)"_s);
        QCOMPARE(subject("2026-10-25T01:30:00Z", u"Europe/Madrid"_s, UiLocale::English),
            u"Session moved: Sunday 25 October 2026, 02:30 (Europe/Madrid, UTC+01:00)"_s);
        QCOMPARE(subject("2026-10-25T01:30:00Z", u"Mars/Base"_s, UiLocale::English),
            u"Session moved: Sunday 25 October 2026, 01:30 (UTC)"_s);
    }
};

QTEST_GUILESS_MAIN(SessionMailsTest)
#include "session_mails_test.moc"
