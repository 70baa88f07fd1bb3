// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/directory/mentor_card.h"
#include "client/net/channel.h"
#include "client/net/socket_io_client.h"
#include "client/ui/avatar.h"
#include "client/ui/chip.h"
#include "client/ui/main_frame.h"
#include "shared/protocol/availability.h"
#include "shared/protocol/session_changes.h"
#include "tests/client/app/app_harness.h"

#include <QLabel>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::Outsider;
using test::RunningServer;
using test::soon;

/// Finding mentors in the real app, with a real server: who is free, and what changes while one looks.
class FindTest : public QObject {
    Q_OBJECT

    /// Ada can always be met, Ben in ten days only, Cleo never. Lucia looks, and learns from Ada.
    struct Guild {
        RunningServer server{test::Engine::Sqlite};
        Outsider ada{server, u"Ada Mentor"_s, SignUpRole::Mentor};
        Outsider ben{server, u"Ben Mentor"_s, SignUpRole::Mentor};
        Outsider cleo{server, u"Cleo Mentor"_s, SignUpRole::Mentor};
        Outsider lucia{server, u"Lucia Learner"_s, SignUpRole::Apprentice};

        Guild()
        {
            for (Outsider* mentor : {&ada, &ben, &cleo})
                mentor->teach(u"Lace making"_s);
            join(lucia);
            Availability week;
            week.timeZone = u"UTC"_s;
            week.lengths = {45};
            week.noticeMinutes = 0;
            QCOMPARE(ben.http.put("/api/v1/availability", week).status, 200);
            for (int day = 1; day <= rules::weekdays; ++day)
                week.blocks.push_back({day, u"00:00"_s, u"24:00"_s});
            QCOMPARE(ada.http.put("/api/v1/availability", week).status, 200);
            AvailabilityExceptionBody once;
            once.kind = ExceptionKind::More;
            once.firstDate = QDateTime::currentDateTimeUtc().addDays(10).date().toString(Qt::ISODate);
            once.from = u"10:00"_s;
            once.to = u"12:00"_s;
            QCOMPARE(ben.http.post("/api/v1/availability/exceptions", once).status, 201);
        }

        void join(Outsider& apprentice)
        {
            const auto request = apprentice.ask(ada.signedIn.user.id, u"Teach me, please."_s);
            QCOMPARE(ada.http.post("/api/v1/requests/" + request.id.toByteArray() + "/accept").status, 200);
        }
    };

    static std::unique_ptr<App> find(const Guild& guild)
    {
        auto app = std::make_unique<App>(guild.server, Outsider::email(u"Lucia Learner"_s));
        if (!QTest::qWaitFor([&] { return app->app.scope() != nullptr; }, soon))
            qFatal("nobody is signed in");
        app->app.window().resize(1280, 800); // wide enough for three slots on a card
        app->app.scope()->frame()->goTo(u"find"_s);
        return app;
    }

    static MentorCardWidget* card(App& app, const Outsider& mentor)
    {
        for (auto* one : app.app.window().findChildren<MentorCardWidget*>()) {
            if (one->isVisible() && one->mentor() == mentor.signedIn.user.id)
                return one;
        }
        return nullptr;
    }

    static QStringList found(App& app)
    {
        QStringList names;
        for (const auto* one : app.app.window().findChildren<MentorCardWidget*>()) {
            if (one->isVisible())
                names << one->accessibleName();
        }
        names.sort();
        return names;
    }

    /// The chips of a mentor's next slots as they are read out: "Today 16:30–17:15".
    static QStringList times(App& app, const Outsider& mentor)
    {
        QStringList shown;
        for (int i = 0; i < 3; ++i) {
            const auto* one = card(app, mentor);
            const auto* chip = one ? one->findChild<ui::Chip*>(u"mentorNextSlot_%1"_s.arg(i)) : nullptr;
            if (chip && chip->isVisible())
                shown << chip->accessibleName();
        }
        return shown;
    }

    static QString words(App& app, const QString& name)
    {
        const auto* label = app.find<QLabel>(name);
        return label ? label->text() : QString();
    }

    static QString avatar(App& app, const Outsider& mentor)
    {
        const auto* one = card(app, mentor);
        const auto* face = one ? one->findChild<ui::Avatar*>() : nullptr;
        return face ? face->accessibleName() : QString();
    }

private Q_SLOTS:
    void initTestCase() { qApp->setQuitOnLastWindowClosed(false); }

    void whoIsFreeThisWeek()
    {
        const Guild guild;
        const auto app = find(guild);
        const QStringList all{u"Ada Mentor"_s, u"Ben Mentor"_s, u"Cleo Mentor"_s};
        QTRY_COMPARE_WITH_TIMEOUT(found(*app), all, soon);
        // Next free, in whatever week that is; and nothing is made up for who offers nothing.
        QTRY_VERIFY_WITH_TIMEOUT(!times(*app, guild.ben).isEmpty(), soon);
        QVERIFY(times(*app, guild.cleo).isEmpty());

        app->click(u"filterFree"_s);
        QTRY_COMPARE_WITH_TIMEOUT(found(*app), QStringList{u"Ada Mentor"_s}, soon);
        QVERIFY(app->find<ui::Chip>(u"filterFree"_s)->isChecked());
        // Along with the words; where nobody is left, all of it is taken away together.
        app->type(u"findSearchField"_s, u"cleo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"findEmpty"_s), soon);
        app->find(u"findEmpty"_s)->findChild<QAbstractButton*>()->click();
        QTRY_COMPARE_WITH_TIMEOUT(found(*app), all, soon);
        QVERIFY(!app->find<ui::Chip>(u"filterFree"_s)->isChecked());
        // By keyboard, and back.
        auto* chip = app->find<ui::Chip>(u"filterFree"_s);
        chip->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chip, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(found(*app), QStringList{u"Ada Mentor"_s}, soon);
        QTest::keyClick(chip, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(found(*app), all, soon);
    }

    void cardsFollowWhatOthersBook()
    {
        Guild guild;
        Outsider rosa(guild.server, u"Rosa Rival"_s, SignUpRole::Apprentice);
        guild.join(rosa);
        const auto app = find(guild);
        QTRY_VERIFY_WITH_TIMEOUT(!times(*app, guild.ada).isEmpty(), soon);
        // On another day than today, so that no time passes while one looks.
        Availability week;
        week.timeZone = u"UTC"_s;
        week.lengths = {45};
        week.noticeMinutes = 0;
        const QDate day = QDateTime::currentDateTimeUtc().addDays(3).date();
        week.blocks.push_back({day.dayOfWeek(), u"10:00"_s, u"12:15"_s});
        QCOMPARE(guild.ada.http.put("/api/v1/availability", week).status, 200);
        const auto three = [&] {
            const QStringList now = times(*app, guild.ada);
            return now.size() == 3 && now.front().contains(QString::number(day.day()));
        };
        QTRY_VERIFY_WITH_TIMEOUT(three(), soon); // the week itself is followed, too
        const QStringList before = times(*app, guild.ada);

        BookSessionBody body;
        body.mentorId = guild.ada.signedIn.user.id;
        body.startsAt = instantFromMillis(QDateTime(day, QTime(10, 0), Qt::UTC).toMSecsSinceEpoch());
        body.minutes = 45;
        QCOMPARE(rosa.http.post("/api/v1/sessions", body).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(times(*app, guild.ada), before.mid(1), soon);
    }

    void cardsFollowMyOwnProfile()
    {
        Guild guild;
        const auto app = find(guild);
        const auto fits = [&] {
            const auto* one = card(*app, guild.ada);
            return one && one->accessibleDescription().contains(u"1 of your skills"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(card(*app, guild.ada), soon);
        QVERIFY(!fits());
        guild.lucia.teach(u"Lace making"_s); // on another device: what she wants to learn
        QTRY_VERIFY_WITH_TIMEOUT(fits(), soon);
    }

    void aSlotIsBookedFromTheCard()
    {
        Guild guild;
        const auto app = find(guild);
        QTRY_VERIFY_WITH_TIMEOUT(times(*app, guild.ada).size() > 0, soon);
        auto* chip = card(*app, guild.ada)->findChild<ui::Chip*>(u"mentorNextSlot_0"_s);
        const QString time = chip->text();
        chip->click();
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"bookingDialog"_s), soon);
        QTRY_VERIFY_WITH_TIMEOUT(words(*app, u"bookingMyTime"_s).startsWith(time), soon);
        QTest::keyClick(app->find(u"bookingDialog"_s), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"bookingDialog"_s), soon);
        // Whom one does not learn from yet is asked first.
        QTRY_VERIFY_WITH_TIMEOUT(!times(*app, guild.ben).isEmpty(), soon);
        card(*app, guild.ben)->findChild<ui::Chip*>(u"mentorNextSlot_0"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(words(*app, u"mentorName"_s), u"Ben Mentor"_s, soon);
        QVERIFY(!app->find(u"bookingDialog"_s));
    }

    void whoIsThereIsToldOfThoseOneChatsWith()
    {
        const Guild guild;
        const auto app = find(guild);
        QTRY_COMPARE_WITH_TIMEOUT(avatar(*app, guild.ada), u"Ada Mentor, Offline"_s, soon);
        Channel channel;
        channel.setServer(QUrl(guild.server.url()));
        channel.setSignedIn(guild.ada.signedIn);
        SocketIoClient line(channel);
        line.open();
        QTRY_COMPARE_WITH_TIMEOUT(avatar(*app, guild.ada), u"Ada Mentor, Online"_s, soon);
        QCOMPARE(avatar(*app, guild.ben), u"Ben Mentor"_s);
    }
};

QTEST_MAIN(FindTest)
#include "find_test.moc"
