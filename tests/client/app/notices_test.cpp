// SPDX-License-Identifier: GPL-3.0-or-later
// Tray icon and notifications of new messages, on a bus and a screen of the test's own: what a desktop is
// told is read where a desktop would read it.
#include "client/app/reminder_notices.h"
#include "client/app/window.h"
#include "client/chat/messages_page.h"
#include "client/scheduling/reminder_bar.h"
#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/theme.h"
#include "client/words/languages.h"
#include "tests/client/chat/chat_stage.h"
#include "tests/client/support/quiet_desktop.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::ChatStage;
using test::QuietDesktop;

namespace {

constexpr int soon = 20'000; // ms; the machine may be busy

/// A program beside the test that says in one line where it can be reached.
bool startBeside(QProcess& process, const QString& program, const QStringList& arguments, QByteArray& line)
{
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(soon))
            return false;
    }
    line = process.readLine().trimmed();
    return true;
}

/// The window with the Messages page and what tells of it.
struct Desk {
    ChatStage stage;
    ChatId daniel = stage.tell();
    UserId him = stage.store.find(daniel)->participants.back().person.id;
    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"gremio.ini"_s), QSettings::IniFormat};
    NotificationSettings wishes{settings};
    Window window;
    MessagesPage* page = new MessagesPage(stage.around());
    std::unique_ptr<MessageNotices> notices;

    Desk()
    {
        window.setContent(page);
        window.show();
        start();
    }
    void start()
    {
        notices = std::make_unique<MessageNotices>(
            MessageNotices::Around{stage.store, wishes, stage.clock, window, *page});
        QObject::connect(notices.get(), &MessageNotices::chatWanted, page, &MessagesPage::openChat);
    }
    void hear(const QString& text) { stage.say(daniel, him, text, 0); }
};

/// With sessions, too: Lucía learns from Daniel in a quarter of an hour.
struct Reminded : Desk {
    SessionCalendar calendar;
    Reminders reminders{dir.filePath(u"reminders.sqlite"_s), stage.me, calendar, stage.clock};
    ReminderNotices outside{{reminders, stage.session, wishes, stage.clock, *notices}};
    ReminderBar bar{reminders, stage.session, stage.clock};
    QSignalSpy opened{&outside, &ReminderNotices::openWanted};
    QSignalSpy joined{&outside, &ReminderNotices::joinWanted};
    gremio::Session session;

    Reminded()
    {
        session.id = SessionId::generate(stage.clock.now());
        session.mentor.id = him;
        session.mentor.displayName = u"Daniel Okafor"_s;
        session.apprentice.id = stage.me;
        session.startsAt = stage.clock.now() + std::chrono::minutes(15);
        session.endsAt = session.startsAt + std::chrono::minutes(45);
        session.agenda = u"Joins & <indexes>"_s;
        reminders.setLive(true);
        calendar.set(SessionCalendar::Part::Upcoming, {});
        window.hide();
    }
    void remind(int minutes = 15)
    {
        calendar.put(session);
        gremio::Notification told;
        told.session = session;
        told.minutesBefore = minutes;
        reminders.take(told);
    }
    void pass(std::chrono::minutes time)
    {
        stage.clock.advance(time);
        reminders.look();
    }
    QString words(const char* name) const
    {
        return bar.findChild<ui::Label*>(QLatin1StringView(name))->text();
    }
    ui::Button* button(const char* name) const { return bar.findChild<ui::Button*>(QLatin1StringView(name)); }
};

} // namespace

class NoticesTest : public QObject {
    Q_OBJECT

public:
    bool startSurroundings()
    {
        QByteArray address;
        QByteArray display;
        if (!startBeside(
                m_bus, u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s}, address)
            || !startBeside(m_screen, u"Xvfb"_s,
                {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x800x24"_s, u"-nolisten"_s, u"tcp"_s},
                display))
            return false;
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("DISPLAY", ':' + display);
        qputenv("QT_QPA_PLATFORM", "xcb");
        qputenv("TZ", "UTC");
        m_address = QString::fromLatin1(address);
        return true;
    }
    void endSurroundings()
    {
        m_desktop.stop();
        for (QProcess* process : {&m_screen, &m_bus}) {
            process->terminate();
            process->waitForFinished(soon);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_desktop.start(m_address));
        m_languages = std::make_unique<Languages>();
        m_languages->choose(Languages::Choice::English);
        m_theme.setMotion(false);
        m_theme.install(*qApp);
    }
    void cleanupTestCase() { m_languages.reset(); }
    void init() { m_desktop.forget(); }

    void aMessageIsToldAndLeadsToItsChat()
    {
        Desk desk;
        desk.window.hide();
        desk.hear(u"Are you there? <b>really</b>"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        const test::Notification told = m_desktop.shown().front();
        QCOMPARE(told.title, u"Daniel Okafor"_s);
        // The body is markup there: what people write is shown as it was written.
        QCOMPARE(told.body, u"Are you there? &lt;b&gt;really&lt;/b&gt;"_s);
        QCOMPARE(told.actions.value(0), u"default"_s);
        // A second one of the chat takes the first one's place.
        desk.hear(u"Hello?"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 2U, soon);
        QCOMPARE(m_desktop.shown().back().replaces, told.id);

        QVERIFY(!desk.window.isVisible());
        m_desktop.press(told.id);
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.isVisible(), soon);
        QCOMPARE(desk.page->chat(), desk.daniel);
    }

    void whatIsReadIsTakenBack()
    {
        Desk desk;
        desk.window.hide();
        desk.hear(u"Are you there?"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        // Whether its number has come back by now or not.
        desk.stage.read(desk.daniel, desk.stage.me, desk.stage.store.find(desk.daniel)->lastSeq);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.closed(), std::vector<uint>{m_desktop.shown().front().id}, soon);
    }

    void theContentStaysHiddenWhereThatIsWanted()
    {
        Desk desk;
        desk.window.hide();
        desk.wishes.setShowsContent(false);
        desk.hear(u"My password is hunter2"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        QCOMPARE(m_desktop.shown().front().title, u"New message"_s);
        QCOMPARE(m_desktop.shown().front().body, QString());
        // It still leads to the right chat.
        m_desktop.press(m_desktop.shown().front().id);
        QTRY_COMPARE_WITH_TIMEOUT(desk.page->chat(), desk.daniel, soon);
    }

    void quietHoursAndNoWishMeanSilence()
    {
        Desk desk; // it is 10:22
        desk.window.hide();
        desk.wishes.setQuietHours(true);
        desk.wishes.setQuiet(QTime(22, 0), QTime(11, 0));
        desk.hear(u"at night"_s);
        desk.wishes.setQuiet(QTime(10, 0), QTime(11, 0));
        desk.hear(u"in the morning"_s);
        desk.wishes.setQuietHours(false);
        desk.wishes.setMessages(false);
        desk.hear(u"not wanted"_s);
        desk.wishes.setMessages(true);
        desk.wishes.setQuietHours(true);
        desk.wishes.setQuiet(QTime(22, 0), QTime(8, 0));
        desk.hear(u"by day"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.shown().empty(), soon);
        QCOMPARE(m_desktop.shown().size(), 1U);
        QCOMPARE(m_desktop.shown().front().body, u"by day"_s);
    }

    void nothingIsToldOfAChatThatOneLooksAt()
    {
        Desk desk;
        desk.window.activateWindow();
        desk.page->openChat(desk.daniel);
        QTRY_VERIFY_WITH_TIMEOUT(desk.page->isLooking(), soon);
        desk.hear(u"seen at once"_s);
        const ChatId other = desk.stage.store.at(1).id;
        desk.stage.say(other, desk.stage.store.find(other)->participants.back().person.id, u"elsewhere"_s, 0);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.shown().empty(), soon);
        QCOMPARE(m_desktop.shown().size(), 1U);
        QCOMPARE(m_desktop.shown().front().body, u"elsewhere"_s);
    }

    void theTrayIconCountsAndBringsTheWindowBack()
    {
        QVERIFY(QSystemTrayIcon::isSystemTrayAvailable());
        Desk desk;
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop.hasTrayItem(), soon);
        const int unread = desk.stage.store.unreadTotal();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_desktop.trayToolTip(), u"Gremio · %1 unread messages"_s.arg(unread), soon);
        const QByteArray marked = m_desktop.trayPicture();
        QVERIFY(!marked.isEmpty());

        // Closing leaves it there, and says so once.
        desk.window.close();
        QVERIFY(!desk.window.isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        QCOMPARE(m_desktop.shown().front().title, u"Gremio is still running"_s);
        m_desktop.activateTrayItem();
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.isVisible(), soon);
        desk.window.close();

        // All read: no dot any more.
        for (int row = 0; row < desk.stage.store.count(); ++row) {
            const Chat& chat = desk.stage.store.at(row);
            desk.stage.store.markReadHere(chat.id, chat.lastSeq);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.trayToolTip(), u"Gremio"_s, soon);
        QVERIFY(m_desktop.trayPicture() != marked);
        QCOMPARE(m_desktop.shown().size(), 1U);
    }

    void theTrayCanBeTurnedOff()
    {
        Desk desk;
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop.hasTrayItem(), soon);
        desk.wishes.setStaysInTray(false);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.hasTrayItem(), soon);
        QSignalSpy closing(&desk.window, &Window::closing);
        desk.window.close();
        QCOMPARE(closing.count(), 1); // it ends
    }

    void aReminderSaysWhoAndWhenAndLeadsThere()
    {
        Reminded desk;
        desk.remind();
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        const test::Notification told = m_desktop.shown().front();
        QCOMPARE(told.title, u"Session with Daniel in 15 minutes"_s);
        // By the clock of the account, which is in Madrid.
        QCOMPARE(told.body, u"Today 11:37–12:22 · Video call · Joins &amp; &lt;indexes&gt;"_s);
        QCOMPARE(told.actions,
            (QStringList{u"default"_s, QString(), u"open"_s, u"Open"_s, u"snooze:5"_s, u"Snooze 5 min"_s}));
        QCOMPARE(desk.words("reminderTitle"), told.title);
        QCOMPARE(desk.words("reminderText"), u"Today 11:37–12:22 · Video call · Joins & <indexes>"_s);
        QVERIFY(!desk.bar.isHidden());
        m_desktop.press(told.id, u"open"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.opened.count(), 1, soon);
        QCOMPARE(desk.opened.front().front().value<SessionId>(), desk.session.id);
        QVERIFY(desk.window.isVisible());
        QVERIFY(desk.bar.isHidden());
    }

    void aReminderIsSnoozedOutsideTheWindow()
    {
        Reminded desk;
        desk.session.startsAt = desk.stage.clock.now() + std::chrono::hours(24);
        desk.remind(1440);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        const test::Notification told = m_desktop.shown().front();
        QCOMPARE(told.title, u"Session with Daniel in 24 hours"_s);
        QCOMPARE(told.actions.mid(4),
            (QStringList{u"snooze:5"_s, u"Snooze 5 min"_s, u"snooze:60"_s, u"Snooze 1 h"_s}));
        m_desktop.press(told.id, u"snooze:60"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.bar.isHidden(), soon);
        QVERIFY(!desk.window.isVisible());
        desk.pass(std::chrono::minutes(59));
        QVERIFY(desk.bar.isHidden());
        desk.pass(std::chrono::minutes(1));
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 2U, soon);
        QCOMPARE(m_desktop.shown().back().title, u"Session with Daniel in 23 hours"_s);
    }

    void aReminderIsAnsweredInTheWindow()
    {
        Reminded desk;
        QSignalSpy joined(&desk.bar, &ReminderBar::joinWanted);
        desk.remind();
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        desk.button("reminderSnooze_0")->click();
        QVERIFY(desk.bar.isHidden());
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.closed(), std::vector<uint>{m_desktop.shown().front().id}, soon);
        desk.pass(std::chrono::minutes(5));
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 2U, soon);
        // Ten minutes before one can come.
        QCOMPARE(m_desktop.shown().back().actions.value(2), u"join"_s);
        QCOMPARE(desk.button("reminderOpen")->text(), u"Join"_s);
        desk.bar.setConnected(false);
        QCOMPARE(desk.button("reminderOpen")->text(), u"Open"_s);
        desk.bar.setConnected(true);
        desk.button("reminderOpen")->click();
        QCOMPARE(joined.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.closed().size(), 2U, soon);
        QVERIFY(desk.bar.isHidden());
    }

    void aReminderGoesWithTheSession()
    {
        Reminded desk;
        desk.remind();
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        desk.session.status = SessionStatus::Cancelled;
        desk.session.settledAt = desk.stage.clock.now();
        desk.calendar.put(desk.session);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.closed().size(), 1U, soon);
        QVERIFY(desk.bar.isHidden());
    }

    void remindersKeepQuietAndSecrets()
    {
        Reminded desk;
        desk.wishes.setQuietHours(true);
        desk.wishes.setQuiet(QTime(10, 0), QTime(11, 0)); // it is 10:22
        desk.remind();
        QVERIFY(!desk.bar.isHidden());
        desk.reminders.settle(desk.session.id);
        desk.wishes.setQuietHours(false);
        desk.wishes.setShowsContent(false);
        desk.session.id = SessionId::generate(desk.stage.clock.now());
        desk.remind();
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        QCOMPARE(m_desktop.shown().front().title, u"You have a session"_s);
        QCOMPARE(m_desktop.shown().front().body, u"Today 11:37–12:22"_s);
    }

    /// Nobody else who sits down there reads it.
    void whatIsShownGoesAtOnce()
    {
        Desk desk;
        desk.window.hide();
        desk.hear(u"Are you there?"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown().size(), 1U, soon);
        // Whether its number has come back by now or not.
        desk.notices->notifier().closeAll();
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.closed(), std::vector<uint>{m_desktop.shown().front().id}, soon);
    }

    void signedOutThereIsNoTray()
    {
        Desk desk;
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop.hasTrayItem(), soon);
        desk.window.close();
        QVERIFY(!desk.window.isVisible());
        desk.notices.reset();
        QVERIFY(desk.window.isVisible()); // or nobody would find it again
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.hasTrayItem(), soon);
    }

private:
    QString m_address;
    QProcess m_bus;
    QProcess m_screen;
    QuietDesktop m_desktop;
    ui::Theme m_theme;
    std::unique_ptr<Languages> m_languages; ///< wants an application
};

int main(int argc, char** argv)
{
    NoticesTest test;
    if (!test.startSurroundings()) {
        qCritical("no dbus-daemon or no Xvfb");
        return 1;
    }
    int failures = 0;
    {
        QApplication app(argc, argv);
        QApplication::setQuitOnLastWindowClosed(false);
        failures = QTest::qExec(&test, argc, argv);
    }
    test.endSurroundings();
    return failures;
}

#include "notices_test.moc"
