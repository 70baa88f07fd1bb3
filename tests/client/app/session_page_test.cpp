// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/ui/main_frame.h"
#include "client/ui/segmented.h"
#include "client/ui/toast.h"
#include "shared/protocol/session_changes.h"
#include "tests/client/app/app_harness.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::HttpClient;
using test::RunningServer;
using test::soon;

/// The page of one session in the real app, with a real server and the demo people: what it is about, what
/// happened, and the way into a calendar program.
class SessionPageTest : public QObject {
    Q_OBJECT

    const QString m_password = u"lantern-copper-workshop"_s;
    std::unique_ptr<RunningServer> m_server;
    std::unique_ptr<App> m_app;
    QList<QUrl> m_opened;

    QString tokenOf(const QString& who) const
    {
        HttpClient http(m_server->port());
        LoginBody body;
        body.email = who + u"@gremio.example"_s;
        body.password = m_password;
        return http.post("/api/v1/auth/login", body).as<SignedIn>().accessToken;
    }

    QString words(const QString& name) const
    {
        const QWidget* widget = m_app->find(name);
        if (!widget)
            return {};
        QStringList all;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            all << label->text();
        for (const auto* label : widget->findChildren<QLabel*>()) {
            if (label->isVisible())
                all << label->text();
        }
        return all.join(u'\n');
    }

    QString toast() const
    {
        const auto* shown = m_app->app.scope()->frame()->toasts()->current();
        return shown ? shown->accessibleName() : QString();
    }

    QWidget* row(const QString& about) const
    {
        for (auto* widget : m_app->app.window().findChildren<QWidget*>(u"sessionRow"_s)) {
            if (widget->isVisible() && widget->accessibleName().contains(about))
                return widget;
        }
        return nullptr;
    }

    /// view: 1 the list, 2 the history.
    void openSession(int view, const QString& title)
    {
        QVERIFY(m_app->app.scope()->frame()->goTo(u"sessions"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_app->find(u"sessionsView"_s), soon);
        m_app->find<ui::Segmented>(u"sessionsView"_s)->setCurrent(view);
        QTRY_VERIFY_WITH_TIMEOUT(row(title), soon);
        QTest::keyClick(row(title), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(words(u"sessionTitle"_s), title, soon);
    }

    static Session titled(HttpClient& http, const QString& title)
    {
        for (const Session& session : http.get("/api/v1/sessions?limit=100").as<Page<Session>>().items) {
            if (session.agenda.value_or(QString()).startsWith(title))
                return session;
        }
        return {};
    }

    void choose(int item) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_app->find(u"toCalendarButton"_s), soon);
        const auto* menu = m_app->app.window().findChild<QMenu*>(u"calendarMenu"_s);
        QVERIFY(menu && menu->actions().size() == 2);
        menu->actions().at(item)->trigger();
    }

private Q_SLOTS:
    /// Called by QDesktopServices in the place of another program.
    void take(const QUrl& url) { m_opened << url; }

    void initTestCase()
    {
        qApp->setQuitOnLastWindowClosed(false);
        m_server = std::make_unique<RunningServer>(test::Engine::Sqlite, QStringList(), true);
    }
    void cleanupTestCase() { m_server.reset(); }
    void init()
    {
        m_app = std::make_unique<App>(*m_server, u"lucia@gremio.example"_s, m_password);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->app.scope(), soon);
    }
    void cleanup() { m_app.reset(); }

    void theAgendaIsChangedByEitherOfThem()
    {
        openSession(1, u"Event sourcing"_s);
        // One line is the title, and is not said twice.
        QVERIFY(!words(u"agendaCard"_s).contains(u"Event sourcing"_s));
        m_app->click(u"editAgendaButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->find(u"agendaText"_s), soon);
        auto* text = m_app->find<QPlainTextEdit>(u"agendaText"_s);
        QCOMPARE(text->toPlainText(), u"Event sourcing"_s);
        text->moveCursor(QTextCursor::End);
        QTest::keyClick(text, Qt::Key_Return);
        QTest::keyClicks(text, u"- snapshots"_s);
        auto* medium = m_app->find<QComboBox>(u"agendaMedium"_s);
        medium->setCurrentIndex(medium->findData(static_cast<int>(SessionMedium::InPerson)));
        m_app->click(u"saveAgendaButton"_s); // not without a place
        QTRY_VERIFY_WITH_TIMEOUT(words(u"agendaPlace"_s).contains(u"Say where you meet."_s), soon);

        // What the other one changes meanwhile is told, and replaces nothing.
        HttpClient daniel(m_server->port(), tokenOf(u"daniel"_s));
        const Session session = titled(daniel, u"Event sourcing"_s);
        const QByteArray path = "/api/v1/sessions/" + session.id.toByteArray();
        QCOMPARE(
            daniel.put(path, SessionDetailsBody{SessionMedium::Audio, {}, u"Event sourcing II"_s}).status,
            200);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"agendaNews"_s).startsWith(u"Daniel changed this"_s), soon);
        QCOMPARE(text->toPlainText(), u"Event sourcing\n- snapshots"_s);
        m_app->find(u"agendaPlace"_s)->setFocus();
        QTest::keyClicks(m_app->app.window().focusWidget(), u"Room 4"_s);
        m_app->click(u"saveAgendaButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(u"sessionAgenda"_s), u"- snapshots"_s, soon);
        const auto now = daniel.get(path).as<Session>();
        QCOMPARE(now.agenda.value_or(QString()), u"Event sourcing\n- snapshots"_s);
        QVERIFY(now.medium == SessionMedium::InPerson && now.place == u"Room 4"_s);
    }

    void whatHappenedStandsInOneLineOfTime()
    {
        openSession(2, u"Retries and dead letters"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            words(u"sessionTimeline"_s).contains(u"Daniel marked it as completed"_s), soon);
        const QString told = words(u"sessionTimeline"_s);
        qsizetype former = -1;
        for (const QString& one : {u"Daniel proposed it"_s, u"You confirmed it"_s, u"16:30–17:15 → "_s,
                 u"Daniel came"_s, u"You came"_s, u"Daniel marked it as completed"_s}) {
            QVERIFY2(told.indexOf(one) > former, qPrintable(one + u" in "_s + told));
            former = told.indexOf(one);
        }
        QVERIFY(!m_app->find(u"editAgendaButton"_s) && !m_app->find(u"toCalendarButton"_s));
    }

    /// While one looks at it: who asked for which time, and what became of it.
    void whatHappensNowIsToldAtOnce()
    {
        openSession(1, u"Event sourcing"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"sessionTimeline"_s).contains(u"You confirmed it"_s), soon);
        HttpClient daniel(m_server->port(), tokenOf(u"daniel"_s));
        const Session session = titled(daniel, u"Event sourcing"_s);
        const QByteArray path = "/api/v1/sessions/" + session.id.toByteArray();
        // At four in the morning, which nobody offers.
        const Instant night = session.startsAt + std::chrono::hours(12);
        QCOMPARE(daniel.post(path + "/reschedule", RescheduleBody{night, {}}).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(
            words(u"sessionTimeline"_s).contains(u"Daniel asked for another time"_s), soon);
        QVERIFY(words(u"sessionTimeline"_s).contains(u"04:00–04:45"_s));
        m_app->click(u"confirmSessionButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            words(u"sessionTimeline"_s).contains(u"You agreed to the other time"_s), soon);
        QVERIFY(words(u"sessionTimeline"_s).contains(u"16:00–16:45 → "_s));
        QCOMPARE(daniel.post(path + "/cancel", CancelSessionBody{u"A cold"_s}).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(
            words(u"sessionTimeline"_s).contains(u"Daniel cancelled it: “A cold”"_s), soon);
    }

    /// Whoever looks at another session in the middle of a note finds it again.
    void aNoteThatIsNotSavedYetIsKept()
    {
        openSession(1, u"SQL: ventanas"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_app->find(u"notesMine"_s) && !m_app->find<QPlainTextEdit>(u"notesMine"_s)->isReadOnly(), soon);
        m_app->type(u"notesMine"_s, u"Ask about frames"_s);
        m_app->click(u"sessionBack"_s);
        openSession(2, u"Retries and dead letters"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_app->find<QPlainTextEdit>(u"notesMine"_s)->toPlainText(), QString(), soon);
        m_app->click(u"sessionBack"_s);
        openSession(1, u"SQL: ventanas"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_app->find<QPlainTextEdit>(u"notesMine"_s)->toPlainText(), u"Ask about frames"_s, soon);
        m_app->click(u"saveNotesButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_app->find(u"saveNotesButton"_s), soon);
        HttpClient lucia(m_server->port(), tokenOf(u"lucia"_s));
        const QByteArray path =
            "/api/v1/sessions/" + titled(lucia, u"SQL: ventanas"_s).id.toByteArray() + "/notes";
        QCOMPARE(lucia.get(path).as<SessionNotes>().mine, u"Ask about frames"_s);
    }

    void goesIntoACalendarFile()
    {
        openSession(1, u"SQL: ventanas"_s);
        QTemporaryDir dir;
        choose(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->app.window().findChild<QFileDialog*>(u"calendarFileDialog"_s), soon);
        auto* dialog = m_app->app.window().findChild<QFileDialog*>(u"calendarFileDialog"_s);
        QVERIFY(dialog->selectedFiles().value(0).endsWith(u"SQL ventanas.ics"_s));
        const QString file = dir.filePath(u"session.ics"_s);
        Q_EMIT dialog->fileSelected(file);
        dialog->reject();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), soon);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray text = saved.readAll();
        QVERIFY(text.startsWith("BEGIN:VCALENDAR\r\n") && text.contains("SQL: ventanas"));

        // Where it cannot be written that is said.
        choose(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->app.window().findChild<QFileDialog*>(u"calendarFileDialog"_s), soon);
        dialog = m_app->app.window().findChild<QFileDialog*>(u"calendarFileDialog"_s);
        Q_EMIT dialog->fileSelected(dir.filePath(u"no/such/folder.ics"_s));
        dialog->reject();
        QTRY_VERIFY_WITH_TIMEOUT(toast().contains(u"could not be written"_s), soon);

        QDesktopServices::setUrlHandler(u"file"_s, this, "take");
        choose(0);
        QTRY_COMPARE_WITH_TIMEOUT(m_opened.size(), 1, soon);
        QDesktopServices::unsetUrlHandler(u"file"_s);
        QVERIFY(QFile::exists(m_opened.front().toLocalFile()));
    }

    void theCalendarAddressIsMadeAndTakenBack()
    {
        QVERIFY(m_app->app.scope()->frame()->goTo(u"settings"_s));
        m_app->click(u"makeCalendarFeed"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->find(u"calendarFeedAddress"_s), soon);
        const auto* field = m_app->find(u"calendarFeedAddress"_s)->findChild<QLineEdit*>();
        const QUrl address(field->text());
        QVERIFY2(address.isValid() && address.scheme() == u"http"_s, qPrintable(field->text()));
        m_app->click(u"calendarFeedDone"_s);
        HttpClient anybody(m_server->port());
        const auto read = anybody.get(address.path().toLatin1());
        QVERIFY(read.status == 200 && read.body.startsWith("BEGIN:VCALENDAR"));
        m_app->click(u"revokeCalendarFeed"_s);
        m_app->click(u"confirmRevokeCalendarFeed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(anybody.get(address.path().toLatin1()).status, 404, soon);
        QTRY_VERIFY_WITH_TIMEOUT(!m_app->find(u"revokeCalendarFeed"_s), soon);
    }
};

QTEST_MAIN(SessionPageTest)
#include "session_page_test.moc"
