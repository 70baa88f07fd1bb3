// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/reminders.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using namespace std::chrono_literals;
using Part = SessionCalendar::Part;

namespace {

const UserId me = UserId::generate(*parseRfc3339("2026-01-20T10:00:00.000Z"));
const Instant ten = *parseRfc3339("2026-11-20T10:00:00.000Z");

Session sessionAt(Instant startsAt)
{
    Session made;
    made.id = SessionId::generate(ten);
    made.status = SessionStatus::Scheduled;
    made.mentor = {UserId::generate(ten), u"Ada"_s, {}};
    made.apprentice = {me, u"Lucia"_s, {}};
    made.startsAt = startsAt;
    made.endsAt = startsAt + 45min;
    made.createdAt = ten - 240h;
    return made;
}

/// The app of one person on one computer, which can be closed and opened.
struct Computer {
    QTemporaryDir dir;
    ManualClock clock{ten};
    std::unique_ptr<SessionCalendar> calendar;
    std::unique_ptr<Reminders> reminders;
    QStringList said; ///< "due 16:30", "over"

    Computer() { open(); }

    void open()
    {
        reminders.reset();
        calendar = std::make_unique<SessionCalendar>();
        reminders = std::make_unique<Reminders>(dir.filePath(u"reminders.sqlite"_s), me, *calendar, clock);
        QObject::connect(reminders.get(), &Reminders::due, reminders.get(),
            [this](const Session& session) { said << u"due "_s + timeOf(session.startsAt); });
        QObject::connect(reminders.get(), &Reminders::over, reminders.get(),
            [this](const SessionId&) { said << u"over"_s; });
    }
    /// There is a line, and what is to come was loaded over it.
    void connect(const std::vector<Session>& sessions)
    {
        reminders->setLive(true);
        calendar->set(Part::Upcoming, sessions);
    }
    void pass(std::chrono::minutes time)
    {
        clock.advance(time);
        reminders->look();
    }
    void tell(const Session& session, int minutes)
    {
        Notification notification;
        notification.session = session;
        notification.minutesBefore = minutes;
        calendar->put(session);
        reminders->take(notification);
    }
    QStringList news() { return std::exchange(said, {}); }

    static QString timeOf(Instant instant) { return QString::fromLatin1(toRfc3339(instant)).sliced(11, 5); }
};

using News = QStringList;

} // namespace

/// When the app reminds: as the server says, by itself where the server could not, and never twice.
class RemindersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theServerSaysWhenWhileThereIsALine()
    {
        Computer computer;
        const Session session = sessionAt(ten + 20min);
        computer.connect({session});
        computer.pass(6min);
        QCOMPARE(computer.news(), News()); // by this computer's clock it is late; the server's counts
        computer.tell(session, 15);
        QCOMPARE(computer.news(), News{u"due 10:20"_s});
        QCOMPARE(computer.reminders->shown().size(), 1U);
        computer.tell(session, 15);
        QCOMPARE(computer.news(), News());
        computer.pass(14min); // it begins
        QCOMPARE(computer.news(), News{u"over"_s});
        QVERIFY(computer.reminders->shown().empty());
    }

    void withoutALineTheCalendarDoes()
    {
        Computer computer;
        const Session session = sessionAt(ten + 20min);
        computer.reminders->want({60, 10});
        computer.connect({session});
        computer.reminders->setLive(false);
        computer.pass(9min);
        QCOMPARE(computer.news(), News());
        computer.pass(1min);
        QCOMPARE(computer.news(), News{u"due 10:20"_s});
        // Back again: what the server has to say of it is old.
        computer.connect({session});
        computer.tell(session, 10);
        QCOMPARE(computer.news(), News());
    }

    void whatWasMissedIsSaidOnReconnecting()
    {
        Computer computer;
        const Session soon = sessionAt(ten + 60min);
        const Session begun = sessionAt(ten + 40min);
        const Session tomorrow = sessionAt(ten + 24h + 30min);
        Session fresh = sessionAt(ten + 58min);
        computer.connect({soon, begun, tomorrow});
        computer.open(); // closed
        computer.clock.advance(50min);
        fresh.createdAt = ten + 49min; // booked too late for any reminder
        computer.connect({soon, tomorrow, fresh});
        // Of both that were due of the one, the later; nothing of what has begun.
        QCOMPARE(computer.news(), (News{u"due 11:00"_s, u"due 10:30"_s}));
        computer.open();
        computer.connect({soon, tomorrow, fresh});
        QCOMPARE(computer.news(), News());
    }

    void nothingWasMissedBeforeOneSignedIn()
    {
        Computer computer;
        computer.connect({sessionAt(ten + 10min)});
        QCOMPARE(computer.news(), News());
    }

    /// A line that is broken looks whole for a while: what the server said in vain is said all the same.
    void aLineThatBroke()
    {
        Computer computer;
        const Session session = sessionAt(ten + 30min);
        computer.connect({session});
        computer.pass(15min); // due, but nothing comes
        computer.pass(0min);
        QCOMPARE(computer.news(), News());
        computer.clock.advance(30s);
        computer.reminders->setLive(false);
        QCOMPARE(computer.news(), News{u"due 10:30"_s});
    }

    void aSnoozedOneComesAgain()
    {
        Computer computer;
        const Session session = sessionAt(ten + 15min);
        computer.connect({session});
        computer.tell(session, 15);
        computer.reminders->snooze(session.id, 5min);
        QCOMPARE(computer.news(), (News{u"due 10:15"_s, u"over"_s}));
        computer.pass(4min);
        QCOMPARE(computer.news(), News());
        computer.pass(1min);
        QCOMPARE(computer.news(), News{u"due 10:15"_s});
        computer.pass(5min);
        // Five minutes from now it begins: not beyond that.
        QVERIFY(Reminders::snoozes(session, computer.clock.now()).empty());
        computer.reminders->snooze(session.id, 5min);
        QCOMPARE(computer.reminders->shown().size(), 1U);
        computer.reminders->settle(session.id);
        QCOMPARE(computer.news(), News{u"over"_s});
    }

    void aSnoozedOneOutlivesTheApp()
    {
        Computer computer;
        const Session session = sessionAt(ten + 24h);
        computer.connect({session});
        computer.tell(session, 1440);
        QCOMPARE(Reminders::snoozes(session, computer.clock.now()),
            (std::vector<std::chrono::minutes>{5min, 60min}));
        computer.reminders->snooze(session.id, 60min);
        computer.open();
        computer.connect({session});
        computer.news();
        computer.pass(59min);
        QCOMPARE(computer.news(), News());
        computer.open();
        computer.pass(2min); // known once the calendar is
        QCOMPARE(computer.news(), News());
        computer.connect({session});
        QCOMPARE(computer.news(), News{u"due 10:00"_s});
    }

    void aSnoozedOneIsDroppedWhereItIsOfNoUse_data()
    {
        QTest::addColumn<int>("what");
        int what = 0;
        for (const char* name : {"cancelled", "moved", "I am there", "gone", "over"})
            QTest::newRow(name) << what++;
    }
    void aSnoozedOneIsDroppedWhereItIsOfNoUse()
    {
        QFETCH(int, what);
        Computer computer;
        Session session = sessionAt(ten + 15min);
        computer.connect({session});
        computer.tell(session, 15);
        computer.reminders->snooze(session.id, 5min);
        computer.news();
        const Session original = session;
        ++session.sequence;
        if (what == 0)
            session.status = SessionStatus::Cancelled;
        else if (what == 1)
            session.startsAt += 1h;
        else if (what == 2) {
            session.status = SessionStatus::InProgress;
            session.apprenticeCameAt = ten;
        }
        if (what < 3) {
            computer.calendar->put(session);
        } else {
            computer.open();
            if (what == 4)
                computer.clock.advance(20min);
            computer.connect({}); // cancelled while the app was closed
        }
        computer.pass(6min);
        QCOMPARE(computer.news(), News());
        // Not even where it is as it was.
        computer.open();
        computer.connect({original});
        QCOMPARE(computer.news(), News());
    }

    /// The mentor comes ten minutes early: what was snoozed, or stands there, is not less of use.
    void theOtherOneComesEarly()
    {
        Computer computer;
        Session session = sessionAt(ten + 15min);
        computer.connect({session});
        computer.tell(session, 15);
        computer.reminders->snooze(session.id, 5min);
        computer.news();
        session.status = SessionStatus::InProgress;
        session.mentorCameAt = ten + 5min;
        computer.calendar->put(session);
        computer.pass(5min);
        QCOMPARE(computer.news(), News{u"due 10:15"_s});
        session.apprenticeCameAt = ten + 6min;
        computer.calendar->put(session);
        QCOMPARE(computer.news(), News{u"over"_s});
    }

    void theNextReminderTakesTheSnoozedOnesPlace()
    {
        Computer computer;
        const Session session = sessionAt(ten + 60min);
        computer.connect({session});
        computer.tell(session, 60);
        computer.pass(44min);
        computer.reminders->snooze(session.id, 5min);
        computer.news();
        computer.pass(1min);
        computer.tell(session, 15);
        QCOMPARE(computer.news(), News{u"due 11:00"_s});
        computer.pass(4min);
        QCOMPARE(computer.news(), News());
    }

    void whatIsShownGoesWithTheSession()
    {
        Computer computer;
        Session session = sessionAt(ten + 15min);
        computer.connect({session});
        computer.tell(session, 15);
        computer.news();
        session.status = SessionStatus::Cancelled;
        session.settledAt = ten;
        computer.calendar->put(session);
        QCOMPARE(computer.news(), News{u"over"_s});
        // What comes late of it is not said.
        session.status = SessionStatus::Scheduled;
        Notification late;
        late.session = session;
        late.minutesBefore = 5;
        computer.reminders->take(late);
        QCOMPARE(computer.news(), News());
    }

    void theNextOneIsShownFirst()
    {
        Computer computer;
        const Session later = sessionAt(ten + 60min);
        const Session sooner = sessionAt(ten + 15min);
        computer.connect({later, sooner});
        computer.tell(later, 60);
        computer.tell(sooner, 15);
        QCOMPARE(computer.reminders->shown().front().id, sooner.id);
        computer.reminders->settle(sooner.id);
        QCOMPARE(computer.reminders->shown().front().id, later.id);
    }

    void nothingIsLeftOfAnAccount()
    {
        Computer computer;
        const Session session = sessionAt(ten + 15min);
        computer.connect({session});
        computer.tell(session, 15);
        computer.reminders->snooze(session.id, 5min);
        computer.reminders->wipe();
        QVERIFY(QDir(computer.dir.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(RemindersTest)
#include "reminders_test.moc"
