// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/ui/label.h"
#include "client/ui/main_frame.h"
#include "client/ui/rating.h"
#include "client/ui/segmented.h"
#include "shared/protocol/review.h"
#include "tests/client/app/app_harness.h"

#include <QAccessible>
#include <QDirIterator>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::HttpClient;
using test::RunningServer;
using test::soon;

/// Reviews in the real app, with a real server and the demo people: written, changed, seen by both, read on a
/// mentor's page.
class ReviewsTest : public QObject {
    Q_OBJECT

    const QString m_password = u"lantern-copper-workshop"_s;
    std::unique_ptr<RunningServer> m_server;
    std::unique_ptr<App> m_app;

    /// For those who use the API without the app.
    QString tokenOf(const QString& who) const
    {
        HttpClient http(m_server->port());
        LoginBody body;
        body.email = who + u"@gremio.example"_s;
        body.password = m_password;
        return http.post("/api/v1/auth/login", body).as<SignedIn>().accessToken;
    }

    void open(const QString& who, const QString& profile = {})
    {
        m_app.reset();
        m_app = std::make_unique<App>(*m_server, who + u"@gremio.example"_s, m_password, profile);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->app.scope(), soon);
    }

    /// What can be read inside the visible widget of that name.
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

    QWidget* row(const QString& name, const QString& about) const
    {
        for (auto* widget : m_app->app.window().findChildren<QWidget*>(name)) {
            if (widget->isVisible() && widget->accessibleName().contains(about))
                return widget;
        }
        return nullptr;
    }

    int rows(const QString& name) const
    {
        int count = 0;
        for (const auto* widget : m_app->app.window().findChildren<QWidget*>(name))
            count += widget->isVisible() ? 1 : 0;
        return count;
    }

    /// By Home's list of what is to be done.
    void openOwed(const QString& name)
    {
        QVERIFY(m_app->app.scope()->frame()->goTo(u"home"_s));
        QTRY_VERIFY_WITH_TIMEOUT(row(u"todoRow"_s, name), soon);
        QTest::keyClick(row(u"todoRow"_s, name), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->find(u"reviewStars"_s), soon);
        // The keyboard is where one begins.
        QTRY_COMPARE_WITH_TIMEOUT(m_app->app.window().focusWidget(), m_app->find(u"reviewStars"_s), soon);
    }

    /// By the history.
    void openPast(const QString& title)
    {
        QVERIFY(m_app->app.scope()->frame()->goTo(u"sessions"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_app->find(u"sessionsView"_s), soon);
        m_app->find<ui::Segmented>(u"sessionsView"_s)->setCurrent(2);
        QTRY_VERIFY_WITH_TIMEOUT(row(u"sessionRow"_s, title), soon);
        QTest::keyClick(row(u"sessionRow"_s, title), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(words(u"sessionTitle"_s), title, soon);
    }

    void openMentor(const QString& search, const QString& name)
    {
        QVERIFY(m_app->app.scope()->frame()->goTo(u"find"_s));
        m_app->type(u"findSearchField"_s, search);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"mentorCard_0"_s).contains(name), soon);
        QTest::keyClick(m_app->find(u"mentorCard_0"_s), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(words(u"mentorName"_s), name, soon);
    }

    static std::vector<OwedReview> owed(HttpClient& http)
    {
        return http.get("/api/v1/reviews/owed").as<OwedReviewList>().items;
    }

private Q_SLOTS:
    void initTestCase() { qApp->setQuitOnLastWindowClosed(false); }
    void init() { m_server = std::make_unique<RunningServer>(test::Engine::Sqlite, QStringList(), true); }
    void cleanup()
    {
        m_app.reset();
        m_server.reset();
    }

    void isWrittenKeptAndShownOnceBothHaveWritten()
    {
        open(u"lucia"_s);
        openOwed(u"Samuel"_s);
        QVERIFY(words(u"reviewRule"_s).contains(u"once both of you have written"_s));

        // Not without stars, and that is said where they are.
        m_app->click(u"sendReviewButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(u"reviewStarsError"_s), u"Choose one to five stars."_s, soon);
        auto* stars = m_app->find<ui::Rating>(u"reviewStars"_s);
        QCOMPARE(m_app->app.window().focusWidget(), stars);
        QTest::keyClick(stars, Qt::Key_3);
        QTest::keyClick(stars, Qt::Key_Right);
        QTRY_COMPARE_WITH_TIMEOUT(words(u"reviewStarWord"_s), u"Very good"_s, soon);
        QVERIFY(!m_app->find(u"reviewStarsError"_s));
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(stars);
        QCOMPARE(told->role(), QAccessible::Slider);
        QCOMPARE(told->valueInterface()->currentValue().toInt(), 4);
        QCOMPARE(told->text(QAccessible::Name), u"Your rating: 4 of 5"_s);
        m_app->type(u"reviewComment"_s, u"Came with a plan."_s);

        // Without a server nothing is lost, whatever page is looked at.
        const quint16 port = m_server->port();
        m_server->kill();
        m_app->click(u"sendReviewButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"reviewProblem"_s).contains(u"What you wrote is kept here"_s), soon);
        QVERIFY(m_app->app.scope()->frame()->goTo(u"home"_s));
        QVERIFY(m_app->app.scope()->frame()->goTo(u"sessions"_s));
        QCOMPARE(m_app->find<QPlainTextEdit>(u"reviewComment"_s)->toPlainText(), u"Came with a plan."_s);
        QCOMPARE(m_app->find<ui::Rating>(u"reviewStars"_s)->value(), 4.0);
        m_server->start(port);
        HttpClient samuel(m_server->port(), tokenOf(u"samuel"_s));
        const auto his = owed(samuel);
        QCOMPARE(his.size(), std::size_t(1));
        m_app->click(u"sendReviewButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"reviewMine"_s).contains(u"Came with a plan."_s), soon);
        QVERIFY(words(u"reviewRule"_s).startsWith(u"Only you see this until Samuel"_s));
        QVERIFY(!m_app->find(u"reviewTheirs"_s));

        // So long it can be changed.
        m_app->click(u"changeReviewButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->find(u"reviewStars"_s), soon);
        QTest::keyClick(m_app->find(u"reviewStars"_s), Qt::Key_5);
        m_app->click(u"sendReviewButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->find(u"reviewMine"_s) && !m_app->find(u"reviewStars"_s), soon);

        // He writes, and both see both.
        const QByteArray path = "/api/v1/sessions/" + his.front().session.id.toByteArray() + "/review";
        QCOMPARE(samuel.post(path, ReviewBody{3, u"Fast, but fair."_s}).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"reviewTheirs"_s).contains(u"Fast, but fair."_s), soon);
        QVERIFY(!m_app->find(u"changeReviewButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(words(u"sessionTimeline"_s).contains(u"You wrote a review: 5 of 5"_s), soon);
        QCOMPARE(samuel.get(path).as<SessionReviews>().other->rating, 5);
        QVERIFY(m_app->app.scope()->frame()->goTo(u"home"_s));
        QTRY_VERIFY_WITH_TIMEOUT(row(u"todoRow"_s, u"Samuel, Done"_s), soon);
    }

    void whatIsNotSentOutlivesTheApp()
    {
        const QTemporaryDir profile;
        open(u"lucia"_s, profile.path());
        openOwed(u"Samuel"_s);
        QTest::keyClick(m_app->find(u"reviewStars"_s), Qt::Key_4);
        m_app->type(u"reviewComment"_s, u"Came with a plan"_s);
        open(u"lucia"_s, profile.path());
        openOwed(u"Samuel"_s);
        QCOMPARE(m_app->find<ui::Rating>(u"reviewStars"_s)->value(), 4.0);
        QCOMPARE(m_app->find<QPlainTextEdit>(u"reviewComment"_s)->toPlainText(), u"Came with a plan"_s);
        m_app->type(u"reviewComment"_s, u" for me"_s);

        // With another account there is nothing of it; and nothing stays where one signs out.
        open(u"daniel"_s, profile.path());
        open(u"lucia"_s, profile.path());
        openOwed(u"Samuel"_s);
        QVERIFY(m_app->find<QPlainTextEdit>(u"reviewComment"_s)->toPlainText().contains(u"for me"_s));
        const auto kept = [&] {
            int files = 0;
            for (QDirIterator all(
                     profile.path(), {u"reviews.sqlite*"_s}, QDir::Files, QDirIterator::Subdirectories);
                 all.hasNext(); all.next())
                ++files;
            return files;
        };
        QVERIFY(kept() > 0);
        QVERIFY(m_app->app.scope()->frame()->goTo(u"settings"_s));
        m_app->click(u"signOutButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_app->app.scope(), soon);
        m_app.reset();
        QCOMPARE(kept(), 1); // Daniel's
        open(u"lucia"_s, profile.path());
        openOwed(u"Samuel"_s);
        QCOMPARE(m_app->find<QPlainTextEdit>(u"reviewComment"_s)->toPlainText(), QString());
    }

    void whoWritesSecondSeesTheOther()
    {
        open(u"lucia"_s);
        openOwed(u"Daniel"_s);
        QVERIFY(!words(u"reviewCard"_s).contains(u"A pleasure"_s)); // he has written; nobody is told
        QTest::keyClick(m_app->find(u"reviewStars"_s), Qt::Key_5);
        m_app->click(u"sendReviewButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"reviewTheirs"_s).contains(u"A pleasure, as always."_s), soon);
        QVERIFY(words(u"reviewMine"_s).contains(u"No words, only stars."_s));
    }

    void whatIsBeingChangedIsNotLostWhenItBecomesTooLate()
    {
        open(u"lucia"_s);
        openPast(u"Code review"_s);
        // She mentors Iker, who has written: what he wrote is hidden from her.
        QTRY_VERIFY_WITH_TIMEOUT(m_app->find(u"reviewStars"_s), soon);
        QVERIFY(words(u"reviewRule"_s).contains(u"Iker and the mentors here"_s));
        QTest::keyClick(m_app->find(u"reviewStars"_s), Qt::Key_4);
        m_app->type(u"reviewComment"_s, u"Curious and"_s);
        // From another device of hers.
        HttpClient elsewhere(m_server->port(), tokenOf(u"lucia"_s));
        const auto all = owed(elsewhere);
        const auto iker = std::find_if(all.begin(), all.end(),
            [](const OwedReview& one) { return one.session.apprentice.displayName.startsWith(u"Iker"_s); });
        QVERIFY(iker != all.end());
        const QByteArray path = "/api/v1/sessions/" + iker->session.id.toByteArray() + "/review";
        QCOMPARE(elsewhere.post(path, ReviewBody{5, u"Brilliant"_s}).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"reviewProblem"_s).startsWith(u"It is too late"_s), soon);
        QCOMPARE(m_app->find<QPlainTextEdit>(u"reviewComment"_s)->toPlainText(), u"Curious and"_s);
        QVERIFY(!m_app->find(u"sendReviewButton"_s));
        m_app->click(u"discardReviewButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"reviewMine"_s).contains(u"Brilliant"_s), soon);
        QVERIFY(words(u"reviewTheirs"_s).contains(u"Muy buena sesión"_s));

        // Written yesterday and seen from now on: on her page that is its date, and its place.
        open(u"iker"_s);
        openMentor(u"lucia"_s, u"Lucía Ferrer"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"reviewRow"_s).contains(u"Muy buena sesión"_s), soon);
        const QString since = words(u"reviewShownSince"_s);
        QVERIFY2(since == u"just now"_s || since.endsWith(u"min ago"_s), qPrintable(since));
    }

    void aMentorsPageShowsThemPageByPage()
    {
        open(u"lucia"_s);
        openMentor(u"daniel"_s, u"Daniel Okafor"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rows(u"reviewRow"_s), 8, soon);
        m_app->click(u"moreReviewsButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rows(u"reviewRow"_s), 9, soon);
        QVERIFY(!m_app->find(u"moreReviewsButton"_s));

        // One more is told while the page is open.
        HttpClient elsewhere(m_server->port(), tokenOf(u"lucia"_s));
        for (const OwedReview& one : owed(elsewhere)) {
            if (one.session.mentor.displayName == u"Daniel Okafor"_s) {
                const QByteArray path = "/api/v1/sessions/" + one.session.id.toByteArray() + "/review";
                QCOMPARE(elsewhere.post(path, ReviewBody{5, u"Lag is a budget now."_s}).status, 200);
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(words(u"reviewList"_s).contains(u"Lag is a budget now."_s), soon);
    }

    void aMentorWithoutAnySaysSo()
    {
        open(u"lucia"_s);
        openMentor(u"kenji"_s, u"Kenji Watanabe"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"reviewsEmpty"_s).contains(u"No reviews yet"_s), soon);
    }
};

QTEST_MAIN(ReviewsTest)
#include "reviews_test.moc"
