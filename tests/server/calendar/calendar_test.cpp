// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/calendar/calendar_service.h"

#include "server/calendar/ical_writer.h"
#include "server/scheduling/zone.h"
#include "tests/server/scheduling/stage.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using calendar::CalendarService;
using scheduling::SessionService;
using storage::Transaction;

namespace {

const Instant monday = at("2026-11-23T10:00:00Z");

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qUtf8Printable(path));
}

/// What python3-icalendar says of the files in a folder.
QByteArray readBy(const QString& folder)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStringLiteral(GREMIO_PYTHON), {QStringLiteral(CALENDAR_SCRIPT), folder});
    return python.waitForFinished(60'000) ? python.readAll() : QByteArray("it does not end");
}

QJsonObject expected(const Session& session, const char* zone, const char* status, const QString& summary)
{
    return {{u"uid"_s, session.id.toString()}, {u"sequence"_s, session.sequence},
        {u"start"_s, QString::fromLatin1(toRfc3339(session.startsAt))},
        {u"end"_s, QString::fromLatin1(toRfc3339(session.endsAt))}, {u"zone"_s, QString::fromLatin1(zone)},
        {u"status"_s, QString::fromLatin1(status)}, {u"summary"_s, summary}};
}

/// A mentor in Madrid who reads Spanish, and an apprentice in UTC who reads English.
struct Two : Stage {
    explicit Two(Engine engine)
        : Stage(engine, 4, [](storage::EventBus& bus) { CalendarService::listen(bus); })
        , mentor(Stage::mentor())
        , apprentice(people(1, Role::Apprentice).front())
    {
        base.execute(u"UPDATE users SET locale = 'es', time_zone = 'Europe/Madrid' WHERE id = '%1'"_s.arg(
            mentor.toString()));
        pair(mentor, {apprentice});
        offer(mentor);
    }

    QString token(UserId user)
    {
        const CalendarFeed feed = Stage::write([&](Transaction& tx) { return service.renewFeed(tx, user); });
        return feed.url->section(u'/', -1).chopped(4);
    }
    QByteArray feed(const QString& token)
    {
        return read([&](Transaction& tx) { return service.sessions(tx, token); });
    }

    const CalendarService service{u"Escuela; Norte, \"1\""_s, u"https://mentor.example.org/"_s};
    UserId mentor;
    UserId apprentice;
};

} // namespace

/// What calendar programs get, as another program reads it, and who gets it.
class CalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatASessionBecomes_data() { engines(); }
    void whatASessionBecomes()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const QTemporaryDir folder;
        const QString token = stage.token(stage.mentor);
        BookSessionBody body = booking(stage.mentor, monday);
        body.medium = SessionMedium::InPerson;
        body.place = u"Café \"Gijón\"; 1º, Madrid \\ 🎓"_s;
        body.agenda = u"Joins,\nparte 2: "_s + u"ñ"_s.repeated(120);
        Session session = stage.Stage::write([&](Transaction& tx) {
            return stage.sessions.book(tx, callerOf(stage.apprentice, Role::Apprentice), body);
        });
        int number = 0;
        Instant changedAt = stage.base.clock.now();
        const auto later = [&] {
            stage.base.clock.advance(1min);
            changedAt = stage.base.clock.now();
        };
        const auto keep = [&](const char* status) {
            QJsonObject event = expected(session, "Europe/Madrid", status, u"Mentoría con Person 2"_s);
            event[u"description"_s] = *body.agenda;
            event[u"location"_s] = *body.place;
            event[u"changed"_s] = QString::fromLatin1(toRfc3339(changedAt));
            const QString name = folder.filePath(QString::number(++number));
            write(name + u".ics"_s, stage.feed(token));
            write(name + u".json"_s, QJsonDocument(QJsonArray{event}).toJson());
        };
        keep("CONFIRMED");
        later();
        session = stage.Stage::write([&](Transaction& tx) {
            return SessionService::reschedule(tx, stage.mentor, session.id, {monday + 3h, 30});
        });
        QCOMPARE(session.sequence, 1);
        keep("CONFIRMED");
        body.agenda = u"Otra cosa"_s;
        later();
        session = stage.Stage::write([&](Transaction& tx) {
            return SessionService::describe(
                tx, stage.apprentice, session.id, {body.medium, body.place, body.agenda});
        });
        QCOMPARE(session.sequence, 2);
        keep("CONFIRMED");
        later();
        session = stage.Stage::write(
            [&](Transaction& tx) { return SessionService::cancel(tx, stage.mentor, session.id, u"Ill"_s); });
        QCOMPARE(session.sequence, 3);
        keep("CANCELLED");
        stage.base.clock.advance(1min); // what nobody changes stays as it was
        const Session proposed = stage.propose(stage.mentor, stage.apprentice, monday + 24h);
        const auto file = stage.read(
            [&](Transaction& tx) { return stage.service.session(tx, stage.apprentice, proposed.id); });
        write(folder.filePath(u"one.ics"_s), file);
        write(folder.filePath(u"one.json"_s),
            QJsonDocument(QJsonArray{expected(proposed, "UTC", "TENTATIVE", u"Mentoring with Person 1"_s)})
                .toJson());
        const QByteArray said = readBy(folder.path());
        QVERIFY2(said == "5 events\n", said.constData());
        QVERIFY(stage.feed(token) == stage.feed(token));
    }

    void whoReadsIt_data() { engines(); }
    void whoReadsIt()
    {
        QFETCH(Engine, engine);
        Two stage(engine);
        const Session session = stage.book(stage.apprentice, stage.mentor, monday);
        const UserId stranger = stage.people(1, Role::Apprentice).front();
        const auto hidden = [&](auto f) { return problemOf([&] { stage.read(f); }) == ErrorCode::NotFound; };
        QVERIFY(hidden([&](Transaction& tx) { return stage.service.session(tx, stranger, session.id); }));
        QVERIFY(hidden([&](Transaction& tx) { return CalendarService::feed(tx, stage.mentor); }));
        QVERIFY(hidden([&](Transaction& tx) { return stage.service.sessions(tx, u""_s); }));

        const QString first = stage.token(stage.apprentice);
        QVERIFY(first.size() >= 43);
        QVERIFY(stage.feed(first).contains(session.id.toByteArray()));
        QVERIFY(!stage.feed(stage.token(stranger)).contains("VEVENT"));
        const CalendarFeed known =
            stage.read([&](Transaction& tx) { return CalendarService::feed(tx, stage.apprentice); });
        QVERIFY(!known.url && known.createdAt == stage.base.clock.now());
        const QString second = stage.token(stage.apprentice);
        QVERIFY(hidden([&](Transaction& tx) { return stage.service.sessions(tx, first); }));
        QVERIFY(stage.feed(second).contains("VEVENT"));
        stage.base.clock.set(monday + 1h + 90 * 24h - 1ms);
        QVERIFY(stage.feed(second).contains("VEVENT"));
        stage.base.clock.advance(1ms);
        QVERIFY(!stage.feed(second).contains("VEVENT")); // what is long over
        stage.Stage::write([&](Transaction& tx) { CalendarService::removeFeed(tx, stage.apprentice); });
        QVERIFY(hidden([&](Transaction& tx) { return stage.service.sessions(tx, second); }));

        const QString mentors = stage.token(stage.mentor);
        stage.base.execute(
            u"UPDATE users SET suspended_at = 1 WHERE id = '%1'"_s.arg(stage.mentor.toString()));
        QVERIFY(hidden([&](Transaction& tx) { return stage.service.sessions(tx, mentors); }));
        stage.base.execute(u"UPDATE users SET suspended_at = NULL"_s);
        QVERIFY(!stage.feed(mentors).isEmpty());
        stage.deleteAccount(stage.mentor);
        QVERIFY(hidden([&](Transaction& tx) { return stage.service.sessions(tx, mentors); }));
    }

    /// Around every change of the clocks of some zones from 2024 to 2030: among them one of half an hour,
    /// some that change nothing, and some whose rules were or are no rules.
    void zones()
    {
        const QTemporaryDir folder;
        int events = 0;
        for (const char* name : {"Europe/Madrid", "America/New_York", "Australia/Lord_Howe",
                 "Africa/Casablanca", "America/Asuncion", "Asia/Kolkata", "Europe/Dublin", "Pacific/Apia",
                 "Asia/Gaza", "Etc/GMT+5"}) {
            const QTimeZone zone = scheduling::zoneOf(QString::fromLatin1(name)).value();
            const auto stretches =
                scheduling::evenStretches(zone, {at("2024-01-01T00:00:00Z"), at("2030-12-31T00:00:00Z")});
            std::vector<Session> sessions;
            QJsonArray wanted;
            for (const auto& stretch : stretches) {
                for (const auto offset : {-3h, -1h, 0h, 1h, 12h}) {
                    Session session;
                    session.id = SessionId::generate(friday);
                    session.mentor.id = UserId::generate(friday);
                    session.mentor.displayName = u"Ada"_s;
                    session.startsAt = stretch.time.from + offset;
                    session.endsAt = session.startsAt + 30min;
                    session.createdAt = friday;
                    sessions.push_back(session);
                    QJsonObject event = expected(session, name, "CONFIRMED", u"Mentoring with Ada"_s);
                    const auto isAgain = [&](Instant instant) {
                        const int shown =
                            zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(toMillis(instant)));
                        for (const auto ago : {30min, 60min}) {
                            const Instant before = instant - ago;
                            if (shown + std::chrono::seconds(ago).count()
                                == zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(toMillis(before))))
                                return true;
                        }
                        return false;
                    };
                    if (isAgain(session.startsAt) || isAgain(session.endsAt))
                        event[u"again"_s] = true;
                    wanted.append(event);
                    ++events;
                }
            }
            const QString file = folder.filePath(QString::fromLatin1(name).replace(u'/', u'-'));
            write(
                file + u".ics"_s, calendar::iCalendar(sessions, {UserId(), zone, UiLocale::English}, u"x"_s));
            write(file + u".json"_s, QJsonDocument(wanted).toJson());
        }
        QVERIFY(events > 300);
        const QByteArray said = readBy(folder.path());
        QVERIFY2(said == QByteArray::number(events) + " events\n", said.constData());
    }

    void statements_data() { engines(); }
    void statements()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        QCOMPARE(base.brokenStatements(), QStringList());
    }
};

QTEST_GUILESS_MAIN(CalendarTest)
#include "calendar_test.moc"
