// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/ui/main_frame.h"
#include "client/ui/segmented.h"
#include "client/ui/tab_strip.h"
#include "tests/client/app/app_harness.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSet>
#include <QStringBuilder>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::RunningServer;
using test::soon;

/// What a screen reader is told about everything that the Tab key reaches, page by page.
class AccessiblePagesTest : public QObject {
    Q_OBJECT

    static bool isReachable(const QWidget& widget)
    {
        return widget.isVisible() && widget.isEnabled() && !widget.focusProxy()
            && (widget.focusPolicy() & Qt::TabFocus) != 0;
    }

    /// A role that says what the thing does.
    static bool isSensible(QAccessible::Role role)
    {
        static const QSet<QAccessible::Role> without{QAccessible::NoRole, QAccessible::Client,
            QAccessible::Window, QAccessible::Pane, QAccessible::Border, QAccessible::Whitespace,
            QAccessible::LayeredPane, QAccessible::UserRole};
        return !without.contains(role);
    }

    static QString path(const QWidget* widget)
    {
        QString said;
        for (; widget; widget = widget->parentWidget()) {
            said += '/'_L1 % QString::fromLatin1(widget->metaObject()->className());
            if (!widget->objectName().isEmpty())
                said += '#'_L1 % widget->objectName();
        }
        return said;
    }

    /// How many things Tab reaches; what is wrong with them goes to `wrong`.
    static int walk(const QWidget& window, const QString& page, QStringList& wrong)
    {
        int count = 0;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            if (!isReachable(*widget))
                continue;
            ++count;
            QAccessibleInterface* told = QAccessible::queryAccessibleInterface(widget);
            if (!told || !told->isValid()) {
                wrong << page % ": nothing is told of "_L1 % path(widget);
                continue;
            }
            const QString name = told->text(QAccessible::Name);
            if (name.trimmed().isEmpty())
                wrong << page % ": no name: "_L1 % path(widget);
            if (name.contains(QRegularExpression(u"<[a-z]|&[a-z]|%[0-9]"_s)))
                wrong << page % ": markup in “"_L1 % name % "”: "_L1 % path(widget);
            if (!isSensible(told->role()))
                wrong << page % ": role "_L1 % QString::number(told->role()) % ": "_L1 % path(widget);
            if (qobject_cast<QLineEdit*>(widget) && told->role() != QAccessible::EditableText)
                wrong << page % ": a field that is no field: "_L1 % path(widget);
            if (!told->state().focusable)
                wrong << page % ": is said not to take the focus: "_L1 % path(widget);
        }
        return count;
    }

    static void check(App& app, const QString& page, int atLeast)
    {
        QStringList wrong;
        const int count = walk(app.app.window(), page, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(count >= atLeast, qPrintable(u"%1: only %2"_s.arg(page).arg(count)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qApp->setQuitOnLastWindowClosed(false);
        m_server = std::make_unique<RunningServer>(test::Engine::Sqlite, QStringList(), true);
    }
    void cleanupTestCase() { m_server.reset(); }

    void beforeSigningIn()
    {
        App app(*m_server);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"signInEmail"_s), soon);
        check(app, u"sign in"_s, 6);
        app.click(u"forgottenLink"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"forgotEmail"_s), soon);
        check(app, u"forgotten"_s, 3);
        app.click(u"recoveryBack"_s);
        app.click(u"createAccountButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"registerName"_s), soon);
        check(app, u"register"_s, 6);
        app.click(u"changeServerButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"serverAddress"_s), soon);
        check(app, u"server"_s, 2);
    }

    void pages()
    {
        App app(*m_server, u"lucia@gremio.example"_s, u"lantern-copper-workshop"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        auto* frame = app.app.scope()->frame();
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"rail_home"_s), soon);
        check(app, u"home"_s, 8);
        QVERIFY(frame->goTo(u"find"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"mentorCard_0"_s), soon);
        check(app, u"find"_s, 14);
        QTest::keyClick(app.find(u"mentorCard_0"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"mentorCard_0"_s), soon);
        check(app, u"mentor"_s, 8);
        QVERIFY(frame->goTo(u"requests"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"acceptButton"_s), soon);
        check(app, u"requests"_s, 9);
        QVERIFY(frame->goTo(u"sessions"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"sessionsView"_s), soon);
        check(app, u"sessions"_s, 8);
        app.click(u"sessionsBook"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"slotsOn"_s), soon);
        check(app, u"booking"_s, 6);
        QTest::keyClick(app.find(u"bookingDialog"_s), Qt::Key_Escape);
        app.find<ui::Segmented>(u"sessionsView"_s)->setCurrent(1);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"sessionRow"_s), soon);
        check(app, u"list of sessions"_s, 8);
        QTest::keyClick(app.find(u"sessionRow"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"sessionTitle"_s), soon);
        check(app, u"session"_s, 6);
        QVERIFY(frame->goTo(u"profile"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"profileName"_s), soon);
        check(app, u"profile"_s, 12);
        app.find<ui::TabStrip>(u"profileTabs"_s)->setCurrent(1);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"weekPainter"_s), soon);
        check(app, u"availability"_s, 16);
        app.find<ui::Segmented>(u"availabilityView"_s)->setCurrent(1);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"availabilityMonth"_s), soon);
        check(app, u"availability by date"_s, 6);
        app.click(u"addException"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"exceptionDialog"_s), soon);
        check(app, u"exception"_s, 8);
        QTest::keyClick(app.find(u"exceptionDialog"_s), Qt::Key_Escape);
        QVERIFY(frame->goTo(u"settings"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"createAccessKey"_s), soon);
        check(app, u"settings"_s, 10);
    }

private:
    std::unique_ptr<RunningServer> m_server;
};

QTEST_MAIN(AccessiblePagesTest)
#include "accessible_pages_test.moc"
