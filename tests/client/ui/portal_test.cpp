// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/system_appearance.h"
#include "client/ui/theme.h"

#include <QtCore/QProcess>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusVariant>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace gremio::ui;
using namespace Qt::StringLiterals;

/// The part of the desktop portal that is asked, on a bus of the test's own.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key)
    {
        const bool asked = group == u"org.freedesktop.appearance"_qs && key == u"color-scheme"_qs;
        // Wrapped twice, as the portal's Read() does.
        return QDBusVariant(QVariant::fromValue(QDBusVariant(asked ? QVariant(scheme) : QVariant(true))));
    }
};

/// Says it from another process, as the portal is one.
bool say(const QString& group, const QString& key, const QString& value)
{
    return QProcess::execute(u"dbus-send"_qs,
               {u"--session"_qs, u"--type=signal"_qs, u"/org/freedesktop/portal/desktop"_qs,
                   u"org.freedesktop.portal.Settings.SettingChanged"_qs, u"string:"_qs + group,
                   u"string:"_qs + key, u"variant:"_qs + value})
        == 0;
}

class PortalTest : public QObject {
    Q_OBJECT

public:
    /// Starts a bus and makes it the session's, before anything asks for one.
    bool startBus()
    {
        m_bus.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_bus.start(u"dbus-daemon"_qs, {u"--session"_qs, u"--nofork"_qs, u"--print-address=1"_qs});
        if (!m_bus.waitForReadyRead(10'000)) {
            return false;
        }
        return qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    }

    ~PortalTest() override
    {
        m_bus.terminate();
        m_bus.waitForFinished(5'000);
    }

private Q_SLOTS:
    void followsThePortal()
    {
        // A connection of its own, as the portal is a process of its own.
        QDBusConnection bus =
            QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), u"portal"_qs);
        QVERIFY(bus.isConnected());
        Portal portal;
        portal.scheme = 1;
        QVERIFY(bus.registerObject(
            u"/org/freedesktop/portal/desktop"_qs, &portal, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_qs));

        QPalette light;
        light.setColor(QPalette::Window, Qt::white);
        light.setColor(QPalette::WindowText, Qt::black);
        qApp->setPalette(light);
        Theme theme;
        theme.install(*qApp);
        QVERIFY(!theme.isDark()); // nobody was waited for
        QSignalSpy changed(&theme, &Theme::changed);
        QTRY_VERIFY(theme.isDark());
        QCOMPARE(changed.count(), 1);

        QVERIFY(say(u"org.freedesktop.appearance"_qs, u"color-scheme"_qs, u"uint32:2"_qs));
        QTRY_VERIFY(!theme.isDark());

        theme.setMode(Theme::Mode::Light);
        QVERIFY(say(u"org.freedesktop.appearance"_qs, u"color-scheme"_qs, u"uint32:1"_qs));
        QVERIFY(say(u"org.gnome.desktop.interface"_qs, u"enable-animations"_qs, u"boolean:false"_qs));
        QTRY_VERIFY(!theme.motion()); // arrives after the other one
        QVERIFY(!theme.isDark());
        theme.setMode(Theme::Mode::System);
        QVERIFY(theme.isDark());
    }

private:
    QProcess m_bus;
};

int main(int argc, char** argv)
{
    PortalTest test;
    if (!test.startBus()) {
        qCritical("no dbus-daemon");
        return 1;
    }
    QApplication app(argc, argv);
    return QTest::qExec(&test, argc, argv);
}

#include "portal_test.moc"
