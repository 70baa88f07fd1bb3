// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/error_words.h"
#include "client/words/language_words.h"
#include "client/words/languages.h"
#include "client/words/match_words.h"
#include "client/words/password_words.h"
#include "client/words/session_event_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"
#include "client/words/zone_words.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace gremio;
using namespace std::chrono_literals;

class WordsTest : public QObject {
    Q_OBJECT

    const QTimeZone m_zone = QTimeZone("Europe/Madrid");
    const Instant m_now = *parseRfc3339("2026-11-20T11:30:00.000Z"); // 12:30 in Madrid
    Languages m_languages;

private Q_SLOTS:
    void distancesInTime_data()
    {
        QTest::addColumn<QByteArray>("then");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("spanish");
        const auto row = [](const char* name, const char* then, const QString& en, const QString& es) {
            QTest::newRow(name) << QByteArray(then) << en << es;
        };
        row("now", "2026-11-20T11:29:40.000Z", u"just now"_s, u"ahora mismo"_s);
        row("minutes", "2026-11-20T11:10:00.000Z", u"20 min ago"_s, u"hace 20 min"_s);
        row("hours", "2026-11-20T08:20:00.000Z", u"3 h ago"_s, u"hace 3 h"_s);
        row("yesterday by the calendar", "2026-11-19T22:30:00.000Z", u"yesterday"_s, u"ayer"_s);
        row("today by the zone", "2026-11-19T23:30:00.000Z", u"12 h ago"_s, u"hace 12 h"_s);
        row("days", "2026-11-18T11:30:00.000Z", u"2 days ago"_s, u"hace 2 días"_s);
        row("this year", "2026-05-12T11:30:00.000Z", u"12 May"_s, u"12 de mayo"_s);
        row("before", "2025-05-12T11:30:00.000Z", u"12 May 2025"_s, u"12 de mayo de 2025"_s);
    }

    void distancesInTime()
    {
        QFETCH(QByteArray, then);
        QFETCH(QString, english);
        QFETCH(QString, spanish);
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(TimeWords::ago(*parseRfc3339(then), m_now, m_zone), english);
        m_languages.choose(Languages::Choice::Spanish);
        QCOMPARE(TimeWords::ago(*parseRfc3339(then), m_now, m_zone), spanish);
    }

    void oneAndMany()
    {
        const auto expires = [this](std::chrono::hours in) {
            return TimeWords::expires(m_now + in, m_now, m_zone);
        };
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(expires(24h), u"Expires in 1 day."_s);
        QCOMPARE(expires(24h * 12), u"Expires in 12 days."_s);
        QCOMPARE(expires(1h), u"Expires today."_s);
        m_languages.choose(Languages::Choice::Spanish);
        QCOMPARE(expires(24h), u"Caduca en 1 día."_s);
        QCOMPARE(expires(24h * 12), u"Caduca en 12 días."_s);
    }

    void sinceADayOrAMonth()
    {
        const Instant may = *parseRfc3339("2026-05-12T11:30:00.000Z");
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(TimeWords::mentorSince(m_now - 1h, m_now, m_zone), u"Your mentor since today"_s);
        QCOMPARE(TimeWords::mentorSince(m_now - 24h * 8, m_now, m_zone), u"Your mentor since 12 November"_s);
        QCOMPARE(TimeWords::mentorSince(may, m_now, m_zone), u"Your mentor since May"_s);
        m_languages.choose(Languages::Choice::Spanish);
        QCOMPARE(TimeWords::mentorSince(m_now - 1h, m_now, m_zone), u"Te acompaña desde hoy"_s);
        QCOMPARE(TimeWords::mentorSince(m_now - 24h * 8, m_now, m_zone),
            u"Te acompaña desde el 12 de noviembre"_s);
        QCOMPARE(TimeWords::apprenticeSince(may, m_now, m_zone), u"Aprende contigo desde mayo"_s);
    }

    void passwordsAreExplained()
    {
        const auto weak = estimatePassword(u"password"_s, {});
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(PasswordWords::level(weak), u"Far too easy to guess"_s);
        QVERIFY(PasswordWords::advice(weak).startsWith(u"“password” is tried first"_s));
        QVERIFY(PasswordWords::advice(estimatePassword(u"walnut-orchard-7-lanterns"_s, {})).isEmpty());
        m_languages.choose(Languages::Choice::Spanish);
        QVERIFY(PasswordWords::advice(weak).startsWith(u"«password» se prueba"_s));
    }

    void theDayAndTheHour()
    {
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(TimeWords::longDate(m_now, m_zone), u"Friday 20 November"_s);
        QCOMPARE(TimeWords::zoneName(m_zone, m_now), u"Madrid (CET)"_s);
        QCOMPARE(TimeWords::greeting(u"Lucía"_s, m_now, m_zone), u"Good afternoon, Lucía"_s);
        QCOMPARE(TimeWords::greeting(u"Lucía"_s, m_now - 3h, m_zone), u"Good morning, Lucía"_s);
        QCOMPARE(TimeWords::greeting(u"Lucía"_s, m_now + 8h, m_zone), u"Good evening, Lucía"_s);
        m_languages.choose(Languages::Choice::Spanish);
        QCOMPARE(TimeWords::longDate(m_now, m_zone), u"Viernes, 20 de noviembre"_s);
        QCOMPARE(TimeWords::greeting(u"Lucía"_s, m_now - 3h, m_zone), u"Buenos días, Lucía"_s);
    }

    void whySomebodyFits()
    {
        Match match;
        match.score = 91;
        match.reasons = {{MatchReasonKind::SharedSkills, {u"Kafka"_s, u"SQL"_s}, 2},
            {MatchReasonKind::Goal, {u"event-driven design"_s}, 1}, {MatchReasonKind::Language, {u"es"_s}, 1},
            {MatchReasonKind::FreePlaces, {}, 1}};
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(MatchWords::score(91), u"91 % match"_s);
        QCOMPARE(MatchWords::reasons(match),
            u"2 of your skills, your goal “event-driven design”, speaks Spanish"_s);
        QCOMPARE(MatchWords::sentence(match.reasons[0]), u"Teaches 2 of your skills: Kafka and SQL"_s);
        QCOMPARE(MatchWords::sentence(match.reasons[3]), u"Has 1 free place"_s);
        m_languages.choose(Languages::Choice::Spanish);
        QCOMPARE(MatchWords::reasons(match),
            u"2 de tus habilidades, tu objetivo «event-driven design», habla español"_s);
        QCOMPARE(MatchWords::sentence(match.reasons[0]), u"Enseña 2 de tus habilidades: Kafka y SQL"_s);
        QCOMPARE(LanguageWords::alternatives({u"español"_s, u"inglés"_s}), u"español o inglés"_s);
    }

    void whatHappenedToASession()
    {
        Session session;
        session.mentor = {UserId::generate(m_now), u"Daniel Okafor"_s, {}};
        session.apprentice = {UserId::generate(m_now), u"Lucía Ferrer"_s, {}};
        session.bookedBy = session.mentor.id;
        const UserId daniel = session.mentor.id;
        const UserId lucia = session.apprentice.id;
        const auto say = [&](const SessionEvent& event, const UserId& me) {
            return SessionEventWords::say(event, session, me);
        };
        const SessionTime from{m_now + 24h, m_now + 25h};
        const SessionTime to{m_now + 72h, m_now + 73h};
        const SessionEvent moved{2, SessionEventKind::Moved, m_now, daniel, from, to};
        SessionEvent off{3, SessionEventKind::Cancelled, m_now, lucia, {}, {}};
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(say(moved, lucia), u"Daniel moved it"_s);
        QCOMPARE(say(moved, daniel), u"You moved it"_s);
        QCOMPARE(SessionEventWords::times(moved, m_now, m_zone),
            u"Tomorrow 12:30–13:30 → Mon 23 Nov 12:30–13:30"_s);
        QCOMPARE(SessionEventWords::times(off, m_now, m_zone), QString());
        session.cancelReason = u"A  cold"_s;
        QCOMPARE(say(off, daniel), u"Lucía cancelled it: “A cold”"_s);
        off.by.reset();
        QCOMPARE(say(off, daniel), u"Cancelled: “A cold”"_s);
        session.cancelReason.reset();
        // Whoever did it, each kind has words of its own, in both languages.
        for (const auto& by : {std::optional(daniel), std::optional(lucia), std::optional<UserId>()}) {
            std::set<QString> english;
            std::set<QString> spanish;
            for (const auto& [kind, name] : EnumNames<SessionEventKind>::values) {
                const SessionEvent event{1, kind, m_now, by, {}, {}};
                m_languages.choose(Languages::Choice::English);
                english.insert(say(event, lucia));
                m_languages.choose(Languages::Choice::Spanish);
                spanish.insert(say(event, lucia));
            }
            const std::size_t kinds = EnumNames<SessionEventKind>::values.size() - (by ? 0 : 1);
            QCOMPARE(english.size(), kinds); // by nobody known a move is a move
            QCOMPARE(spanish.size(), kinds);
            QVERIFY(!english.contains(QString()));
        }
        QCOMPARE(say(moved, lucia), u"Daniel la cambió de hora"_s);
    }

    /// What the session tells by itself is the first and the last of it.
    void whatASessionTellsByItself()
    {
        Session session;
        session.mentor.id = UserId::generate(m_now);
        session.apprentice.id = UserId::generate(m_now);
        session.bookedBy = session.apprentice.id;
        session.createdAt = m_now;
        const auto kinds = [&] {
            std::vector<SessionEventKind> all;
            for (const SessionEvent& event : knownEvents(session))
                all.push_back(event.kind);
            return all;
        };
        using enum SessionEventKind;
        QCOMPARE(kinds(), std::vector{Booked});
        session.mentorCameAt = m_now + 1h;
        session.settledAt = m_now + 2h;
        session.status = SessionStatus::NoShow;
        QCOMPARE(kinds(), (std::vector{Booked, Came, NoShow}));
        QCOMPARE(knownEvents(session).back().by, std::optional(session.mentor.id));
        session.mentorCameAt.reset();
        session.status = SessionStatus::Cancelled;
        session.bookedBy = session.mentor.id;
        QCOMPARE(kinds(), (std::vector{Proposed, Lapsed}));
        session.cancelledBy = session.apprentice.id;
        QCOMPARE(kinds(), (std::vector{Proposed, Cancelled}));
    }

    /// Every problem that the server knows is said in both languages, not as "something went wrong".
    void everyProblemHasWords()
    {
        const std::set<ErrorCode> technical{ErrorCode::BadRequest, ErrorCode::MalformedJson,
            ErrorCode::HeadTooLarge, ErrorCode::TargetTooLong, ErrorCode::BodyTooLarge,
            ErrorCode::UnsupportedMediaType, ErrorCode::RequestTimeout, ErrorCode::MethodNotAllowed,
            ErrorCode::NotImplemented, ErrorCode::HttpVersionNotSupported, ErrorCode::Internal,
            // Nothing in the app can meet these yet.
            ErrorCode::CategoryExists, ErrorCode::CategoryInUse, ErrorCode::TooManyExceptions,
            ErrorCode::InsufficientScope, ErrorCode::IdempotencyMismatch, ErrorCode::CsrfRefused,
            ErrorCode::MailNotRetryable};
        ApiError general;
        general.slug = u"internal"_s;
        for (const ProblemInfo& info : allProblems()) {
            ApiError error;
            error.slug = QString::fromLatin1(info.slug);
            m_languages.choose(Languages::Choice::English);
            const QString english = ErrorWords::say(error);
            const bool isGeneral = english == ErrorWords::say(general);
            m_languages.choose(Languages::Choice::Spanish);
            QVERIFY2(ErrorWords::say(error) != english, info.slug);
            if (!technical.contains(info.code))
                QVERIFY2(!isGeneral, info.slug);
        }
    }

    void clocksThatChange_data()
    {
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* there, const char* at, const char* now,
                             const QString& said) {
            QTest::newRow(name) << QByteArray(there) << QByteArray(at) << QByteArray(now) << said;
        };
        row("as usual", "America/New_York", "2026-11-20T15:00:00Z", "2026-11-18T15:00:00Z", {});
        row("the odd week", "America/New_York", "2026-10-29T15:30:00Z", "2026-10-27T10:22:00Z",
            u"5 h apart this week, usually 6 h. New York changes its clocks on Sunday 1 November."_s);
        row("seen from before", "America/New_York", "2026-10-29T15:30:00Z", "2026-10-10T10:22:00Z",
            u"5 h apart this week, usually 6 h. New York changes its clocks on Sunday 1 November."_s);
        row("mine change", "Asia/Tokyo", "2026-10-29T09:00:00Z", "2026-10-20T09:00:00Z",
            u"8 h apart by then, 7 h today. Madrid changes its clocks on Sunday 25 October."_s);
        row("both change alike", "Europe/London", "2026-10-29T09:00:00Z", "2026-10-20T09:00:00Z", {});
        row("half an hour", "Asia/Kolkata", "2026-10-29T09:00:00Z", "2026-10-20T09:00:00Z",
            u"4 h 30 min apart by then, 3 h 30 min today. Madrid changes its clocks on Sunday 25 October."_s);
        row("nobody's", "Africa/Lagos", "2026-11-29T09:00:00Z", "2026-11-20T09:00:00Z", {});
    }

    void clocksThatChange()
    {
        QFETCH(QByteArray, there);
        QFETCH(QByteArray, at);
        QFETCH(QByteArray, now);
        QFETCH(QString, said);
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(
            SessionWords::clockChange(m_zone, QTimeZone(there), *parseRfc3339(at), *parseRfc3339(now)), said);
    }

    void timesOfSessions()
    {
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(SessionWords::countdown(494s), u"08:14"_s);
        QCOMPARE(SessionWords::countdown(494s - 1ms), u"08:14"_s); // never 00:00 before it begins
        QCOMPARE(SessionWords::countdown(3h + 20min), u"3 h 20 min"_s);
        QCOMPARE(SessionWords::countdown(49h), u"2 days"_s);
        QCOMPARE(SessionWords::length(45), u"45 min"_s);
        QCOMPARE(SessionWords::length(150), u"2 h 30 min"_s);
        QCOMPARE(SessionWords::day(m_now + 20h, m_now, m_zone), u"Tomorrow"_s);
        QCOMPARE(SessionWords::shortDay(m_now + 20h, m_now, m_zone), u"Tomorrow"_s);
        QCOMPARE(SessionWords::shortDay(m_now + 72h, m_now, m_zone), u"Mon 23 Nov"_s);
        QCOMPARE(SessionWords::shortDay(m_now - 24h * 365, m_now, m_zone), u"20 Nov 2025"_s);
        QCOMPARE(SessionWords::week(QDate(2026, 10, 26)), u"26 October – 1 November 2026"_s);
        QCOMPARE(SessionWords::week(QDate(2026, 11, 16)), u"16 – 22 November 2026"_s);
        QCOMPARE(SessionWords::shortWeek(QDate(2026, 10, 26)), u"26 Oct – 1 Nov 2026"_s);
        QCOMPARE(SessionWords::shortWeek(QDate(2026, 12, 28)), u"28 Dec 2026 – 3 Jan 2027"_s);
        QCOMPARE(SessionWords::dayAndSpanInLine(m_now + 20h, m_now + 21h, m_now, m_zone),
            u"tomorrow "_s + SessionWords::span(m_now + 20h, m_now + 21h, m_zone));
        QCOMPARE(SessionWords::shortDate(m_now + 72h, m_zone), u"23 Nov"_s);
        const QTimeZone london("Europe/London");
        QCOMPARE(SessionWords::difference(m_zone, london, m_now), u"London is 1 h behind."_s);
        QCOMPARE(SessionWords::difference(m_zone, QTimeZone("Africa/Lagos"), m_now), QString());
        m_languages.choose(Languages::Choice::Spanish);
        QCOMPARE(SessionWords::day(m_now + 20h, m_now, m_zone), u"Mañana"_s);
        QCOMPARE(SessionWords::shortDay(m_now + 72h, m_now, m_zone), u"Lun 23 nov"_s);
        QCOMPARE(SessionWords::countdown(49h), u"2 días"_s);
    }

    void zonesByCityAndDistance()
    {
        m_languages.choose(Languages::Choice::English);
        const auto at = [](const char* text) { return *parseRfc3339(text); };
        const Instant winter = at("2026-11-20T12:00:00Z");
        QCOMPARE(ZoneWords::label(u"Europe/Madrid"_s, winter), u"Madrid (CET, UTC+1)"_s);
        QCOMPARE(ZoneWords::label(u"Europe/Madrid"_s, at("2026-07-20T12:00:00Z")), u"Madrid (CEST, UTC+2)"_s);
        QCOMPARE(ZoneWords::label(u"America/New_York"_s, winter), u"New York (EST, UTC−5)"_s);
        // A place whose time has no name but a number.
        QCOMPARE(ZoneWords::label(u"America/Argentina/Buenos_Aires"_s, winter), u"Buenos Aires (UTC−3)"_s);
        QCOMPARE(ZoneWords::label(u"Asia/Kolkata"_s, winter), u"Kolkata (IST, UTC+5:30)"_s);
        QCOMPARE(ZoneWords::label(u"UTC"_s, winter), u"UTC"_s);
        QCOMPARE(ZoneWords::label(u"Nowhere/At_all"_s, winter), u"At all"_s);
        const QStringList ids = ZoneWords::ids();
        QVERIFY(ids.contains(u"Europe/Madrid"_s));
        QVERIFY(ids.contains(u"America/Argentina/Buenos_Aires"_s));
        QVERIFY(!ids.contains(u"America/Buenos_Aires"_s));
        QCOMPARE(ids.back(), u"UTC"_s);
        QVERIFY(ids.indexOf(u"Africa/Abidjan"_s) < ids.indexOf(u"Europe/Zurich"_s));
    }

    void numbersFollowTheLanguage()
    {
        m_languages.choose(Languages::Choice::Spanish);
        QCOMPARE(QLocale().toString(4.5, 'f', 1), u"4,5"_s);
        m_languages.choose(Languages::Choice::English);
        QCOMPARE(QLocale().toString(4.5, 'f', 1), u"4.5"_s);
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "words_test.moc"
