// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/session_calendar.h"
#include "client/state/session_steps.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using namespace std::chrono_literals;
using Part = SessionCalendar::Part;

/// What is known of sessions, and what can be done about one of them when.
class SessionCalendarTest : public QObject {
    Q_OBJECT

    const Instant m_now = *parseRfc3339("2026-11-20T10:00:00.000Z");
    const UserId m_mentor = UserId::generate(m_now);
    const UserId m_apprentice = UserId::generate(m_now);

    Session session(Instant startsAt, SessionStatus status = SessionStatus::Scheduled) const
    {
        Session made;
        made.id = SessionId::generate(m_now);
        made.status = status;
        made.mentor.id = m_mentor;
        made.mentor.displayName = u"Ada"_s;
        made.apprentice.id = m_apprentice;
        made.apprentice.displayName = u"Lucia"_s;
        made.bookedBy = m_apprentice;
        made.startsAt = startsAt;
        made.endsAt = startsAt + 45min;
        return made;
    }

    static std::vector<SessionId> ids(const std::vector<Session>& sessions)
    {
        std::vector<SessionId> all;
        for (const Session& one : sessions)
            all.push_back(one.id);
        return all;
    }

private Q_SLOTS:
    void whatIsToComeIsInOrderAndWhatIsOverTheOtherWayRound()
    {
        SessionCalendar calendar;
        const Session later = session(m_now + 5h);
        const Session soon = session(m_now + 1h);
        const Session going = session(m_now - 10min, SessionStatus::InProgress);
        const Session old = session(m_now - 48h, SessionStatus::Completed);
        const Session older = session(m_now - 72h, SessionStatus::Completed);
        const Session lapsed = session(m_now - 1h, SessionStatus::Proposed);
        calendar.set(Part::Week, {later, older, soon, lapsed, going, old});
        QCOMPARE(ids(calendar.upcoming(m_now)), (std::vector{going.id, soon.id, later.id}));
        QCOMPARE(ids(calendar.past(m_now)), (std::vector{lapsed.id, old.id, older.id}));
        QCOMPARE(ids(calendar.between(m_now, m_now + 2h)), (std::vector{going.id, soon.id}));
    }

    void thePastHasNoHoles()
    {
        SessionCalendar calendar;
        const Session yesterday = session(m_now - 24h, SessionStatus::Completed);
        const Session lastYear = session(m_now - 9000h, SessionStatus::Completed);
        calendar.set(Part::Week, {lastYear}); // somebody leafed back
        calendar.set(Part::Past, {yesterday}, true);
        QCOMPARE(ids(calendar.past(m_now)), std::vector{yesterday.id});
        QVERIFY(calendar.hasMorePast());
        calendar.set(Part::Past, {yesterday, lastYear}, false);
        QCOMPARE(ids(calendar.past(m_now)), (std::vector{yesterday.id, lastYear.id}));
        QVERIFY(!calendar.hasMorePast());
    }

    void anOlderWordChangesNothing()
    {
        SessionCalendar calendar;
        Session first = session(m_now + 1h);
        Session moved = first;
        moved.startsAt += 2h;
        moved.sequence = 1;
        calendar.put(moved);
        QSignalSpy changed(&calendar, &SessionCalendar::changed);
        calendar.put(first);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(calendar.find(first.id)->startsAt, moved.startsAt);
        Session came = moved;
        came.status = SessionStatus::InProgress;
        came.mentorCameAt = m_now;
        calendar.put(came);
        calendar.put(moved); // told before, come after
        QVERIFY(calendar.find(first.id)->mentorCameAt);
    }

    void aProposalIsAnsweredByTheOther()
    {
        Session proposed = session(m_now + 24h, SessionStatus::Proposed);
        proposed.bookedBy = m_mentor;
        const SessionSteps asked = stepsOf(proposed, m_apprentice, m_now);
        QVERIFY(asked.confirm && asked.decline && asked.asksMe() && !asked.cancel);
        const SessionSteps asker = stepsOf(proposed, m_mentor, m_now);
        QVERIFY(!asker.confirm && asker.cancel && asker.answerAwaited);
        const SessionSteps over = stepsOf(proposed, m_apprentice, m_now + 25h);
        QVERIFY(!over.confirm && !over.decline && !over.cancel);
    }

    void anotherTimeIsAnsweredByTheOther()
    {
        Session moving = session(m_now + 24h);
        moving.move = SessionMove{m_mentor, m_now + 30h, m_now + 31h};
        QVERIFY(stepsOf(moving, m_apprentice, m_now).confirm);
        QVERIFY(!stepsOf(moving, m_mentor, m_now).confirm);
        QVERIFY(stepsOf(moving, m_mentor, m_now).takeBack);
    }

    void whoMayCancelWhen()
    {
        const Session one = session(m_now + 24h);
        const auto start = one.startsAt;
        QVERIFY(stepsOf(one, m_apprentice, start - 2h).cancel);
        QVERIFY(!stepsOf(one, m_apprentice, start - 2h + 1s).cancel);
        QVERIFY(stepsOf(one, m_apprentice, start - 2h + 1s).cancelTooLate);
        QVERIFY(stepsOf(one, m_mentor, start - 1s).cancel);
        QVERIFY(!stepsOf(one, m_mentor, start).cancel);
        QVERIFY(!stepsOf(one, m_mentor, start).cancelTooLate);
    }

    void comingCompletingAndNotComing()
    {
        Session one = session(m_now + 24h);
        const auto start = one.startsAt;
        QVERIFY(!stepsOf(one, m_mentor, start - 10min - 1s).join);
        QVERIFY(stepsOf(one, m_mentor, start - 10min).join);
        QVERIFY(!stepsOf(one, m_mentor, one.endsAt).join);
        // Nobody said that they were there: once it is over, it may have been.
        QVERIFY(!stepsOf(one, m_mentor, one.endsAt - 1s).complete);
        QVERIFY(stepsOf(one, m_mentor, one.endsAt).complete);
        one.status = SessionStatus::InProgress;
        one.mentorCameAt = start;
        QVERIFY(!stepsOf(one, m_mentor, start - 1s).complete);
        QVERIFY(stepsOf(one, m_apprentice, start).complete);
        QVERIFY(!stepsOf(one, m_mentor, start + 10min - 1s).missed);
        QVERIFY(stepsOf(one, m_mentor, start + 10min).missed);
        QVERIFY(!stepsOf(one, m_apprentice, start + 10min).missed); // who did not come cannot say so
        one.apprenticeCameAt = start + 11min;
        QVERIFY(!stepsOf(one, m_mentor, start + 12min).missed);
    }
};

QTEST_GUILESS_MAIN(SessionCalendarTest)
#include "session_calendar_test.moc"
