// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit_export.h"
#include "server/audit/audit_log.h"
#include "server/audit/connection_log.h"
#include "server/directory/directory_export.h"
#include "server/directory/directory_service.h"
#include "server/export/exporter.h"
#include "server/identity/accounts.h"
#include "server/identity/identity_export.h"
#include "server/mentorship/mentorship_export.h"
#include "server/mentorship/mentorship_service.h"
#include "server/notifications/mail_export.h"
#include "server/notifications/outbox_service.h"
#include "tests/support/test_database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using storage::Transaction;

/// What somebody takes with them: all of theirs, and nothing of others but what they see anyway.
class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatIsMine_data() { engines(); }
    void holdsWhatIsMine()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        directory::DirectoryService directory;
        mentorship::MentorshipService mentorship(directory);
        identity::repository::registerConstraints(base.options.constraints);
        directory::DirectoryService::registerConstraints(base.options.constraints);
        mentorship::repository::registerConstraints(base.options.constraints);
        directory::DirectoryService::listen(base.bus);
        mentorship.listen(base.bus);
        base.bus.freeze();
        exporting::Exporter exporter;
        identity::addToExport(exporter);
        directory::addToExport(exporter, directory);
        mentorship::addToExport(exporter, mentorship);
        audit::addToExport(exporter);
        notifications::addToExport(exporter);
        const notifications::OutboxService outbox{identity::SecretBytes()};

        const auto write = [&](auto f) { return base.database().writeNow(f); };
        int number = 0;
        const auto person = [&](const QString& name, const std::vector<Role>& roles) {
            return write([&](Transaction& tx) {
                identity::accounts::NewAccount account;
                account.email = u"p%1@example.org"_s.arg(++number);
                account.displayName = name;
                account.emailVerified = true;
                account.passwordHash = "$argon2id$secret";
                account.roles = roles;
                return identity::accounts::create(tx, account);
            });
        };
        const QString hostile = u"Ana \"<b>'\\ %s {{7*7}}"_s;
        const UserId ana = person(hostile, {Role::Apprentice});
        const UserId boss = person(u"Boss"_s, {Role::Admin});
        const UserId stranger = person(u"Stranger"_s, {Role::Apprentice});
        std::vector<UserId> mentors;
        mentors.reserve(130);
        for (int i = 0; i < 130; ++i)
            mentors.push_back(person(u"Mentor %1"_s.arg(i), {Role::Mentor}));
        // More than one page of them.
        for (const UserId mentor : mentors) {
            write([&](Transaction& tx) {
                const auto request = mentorship.send(tx, ana, {mentor, u"For me"_s, {}});
                mentorship.accept(tx, mentor, request.id);
                audit::recordConnection(tx, ConnectionKind::SignedIn, ana, {u"10.0.0.1"_s, {}});
            });
        }
        write([&](Transaction& tx) {
            mentorship.send(tx, stranger, {mentors[0], u"Not yours to read"_s, {}});
            audit::recordConnection(tx, ConnectionKind::SignedIn, stranger, {u"10.99.99.99"_s, {}});
            for (int i = 0; i < 1100; ++i) // more than is read at once
                audit::append(tx, audit::Actor::user(boss), {AuditAct::UserEdited, ana.toString()});
            for (int i = 0; i < 600; ++i)
                outbox.write(
                    tx, MailKind::PasswordChanged, {}, {ana, u"p1@example.org"_s, UiLocale::Spanish}, {});
            outbox.write(tx, MailKind::PasswordChanged, {}, {stranger, u"p3@example.org"_s, {}}, {});
            audit::append(tx, audit::Actor::user(boss), {AuditAct::UserEdited, stranger.toString()});
        });

        const QByteArray text =
            base.database().readNow([&](Transaction& tx) { return exporter.document(tx, ana); });
        QJsonParseError error{};
        const QJsonObject document = QJsonDocument::fromJson(text, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(document[u"format"].toString(), u"gremio-export-1"_s);
        QCOMPARE(document[u"account"][u"displayName"].toString(), hostile);
        QCOMPARE(document[u"profile"][u"displayName"].toString(), hostile);
        QCOMPARE(document[u"requests"].toArray().size(), 130);
        QCOMPARE(document[u"mentorships"].toArray().size(), 130);
        QCOMPARE(document[u"connections"].toArray().size(), 130);
        QCOMPARE(document[u"auditLog"].toArray().size(), 1100);
        QCOMPARE(document[u"mails"].toArray().size(), 600);
        QCOMPARE(document[u"mails"][0][u"kind"].toString(), u"password-changed"_s);
        QVERIFY(!document[u"auditLog"][0][u"actor"].isString());
        for (const char* foreign :
            {"argon2id", "Not yours", "10.99.99.99", "Stranger", "p2@example.org", "p3@example.org"})
            QVERIFY2(!text.contains(foreign), foreign);
        QVERIFY(!text.contains(boss.toByteArray()));
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
