// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/keyring.h"

#include <QTest>

#include <csignal>
#include <stdexcept>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace gremio::e2e {

namespace {

constexpr int patience = 30'000; // ms

void end(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished(patience);
    }
}

} // namespace

Keyring::Keyring()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
    environment.remove(u"XDG_DATA_HOME"_s);
    const auto withParent = [] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); };

    m_bus.setProcessEnvironment(environment);
    m_bus.setChildProcessModifier(withParent);
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    while (!m_bus.canReadLine()) {
        if (!m_bus.waitForReadyRead(patience))
            throw std::runtime_error("dbus-daemon did not come up");
    }
    m_address = QString::fromLatin1(m_bus.readLine()).trimmed();

    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
    m_daemon.setProcessEnvironment(environment);
    m_daemon.setChildProcessModifier(withParent);
    m_daemon.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    m_daemon.write("e2e");
    m_daemon.closeWriteChannel();
    // Only the name is asked for: a message to the service itself would start another one.
    const bool there = QTest::qWaitFor(
        [&] {
            QProcess ask;
            ask.setProcessEnvironment(environment);
            ask.start(u"dbus-send"_s,
                {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s,
                    u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus.NameHasOwner"_s,
                    u"string:org.freedesktop.secrets"_s});
            ask.waitForFinished(patience);
            return ask.readAllStandardOutput().contains("boolean true");
        },
        patience);
    if (!there)
        throw std::runtime_error(
            "gnome-keyring-daemon did not come up: " + m_daemon.readAllStandardError().toStdString());
}

Keyring::~Keyring()
{
    end(m_daemon);
    end(m_bus);
}

QStringList Keyring::environment() const
{
    return {u"DBUS_SESSION_BUS_ADDRESS="_s + m_address, u"XDG_RUNTIME_DIR="_s + m_home.path()};
}

} // namespace gremio::e2e
