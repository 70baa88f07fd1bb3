// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/app_driver.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>
#include <stdexcept>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace gremio::e2e {

namespace {

QJsonObject targeted(const QString& action, const QString& name, const Place& place)
{
    return {{u"do"_s, action}, {u"name"_s, name}, {u"in"_s, place.in}, {u"beside"_s, place.beside}};
}

/// A screen that menus have room on; Qt's own one is 800 × 800.
QString screenFor(const QString& home)
{
    QFile file(home + u"/screen.json"_s);
    if (!file.open(QIODevice::WriteOnly))
        throw std::runtime_error("cannot write " + file.fileName().toStdString());
    file.write(R"({"windowFrameMargins": false, "screens": [{"name": "screen", "x": 0, "y": 0, )"
               R"("width": 1600, "height": 1200, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
    return u"offscreen:configfile="_s + file.fileName();
}

QProcessEnvironment environmentFor(const AppDriver::Start& start)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Nothing of whoever runs the tests: no desktop, no keychain, no settings.
    for (const QString& name : environment.keys()) {
        const bool scale = name == u"QT_SCALE_FACTOR"_s; // pictures as on a screen of more pixels
        if (name.startsWith(u"XDG_"_s) || name.startsWith(u"LC_"_s) || (name.startsWith(u"QT_"_s) && !scale))
            environment.remove(name);
    }
    environment.insert(u"HOME"_s, start.profileDir);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, screenFor(start.profileDir));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=%1/no-bus"_s.arg(start.profileDir));
    for (const QString& entry : start.environment)
        environment.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    return environment;
}

} // namespace

AppDriver::AppDriver(const Start& start)
    : m_home(start.profileDir)
{
    m_process.setProcessEnvironment(environmentFor(start));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // The app ends with this process, whatever becomes of it.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    QStringList arguments = start.arguments;
    if (!start.password.isEmpty())
        arguments << u"--password-stdin"_s;
    m_process.start(QCoreApplication::applicationDirPath() + u"/gremio-driven-app"_s,
        QStringList{u"--profile"_s, start.profileDir} + arguments);
    if (!m_process.waitForStarted(patience))
        throw std::runtime_error("gremio-driven-app did not start");
    if (!start.password.isEmpty())
        m_process.write(start.password.toUtf8() + '\n');
}

AppDriver::~AppDriver()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience)) {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
}

QJsonObject AppDriver::order(const QJsonObject& order)
{
    m_process.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    while (!m_process.canReadLine()) {
        if (m_process.waitForReadyRead(patience))
            continue;
        throw std::runtime_error(m_process.state() == QProcess::Running ? "the app does not answer"
                : m_process.exitStatus() == QProcess::CrashExit         ? "the app crashed"
                                                                        : "the app has ended");
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

QJsonObject AppDriver::insist(const QJsonObject& what)
{
    QJsonObject answer;
    const bool obeyed = QTest::qWaitFor(
        [&] {
            answer = order(what);
            return !answer.contains(u"error"_s);
        },
        patience);
    if (!obeyed)
        giveUp(u"%1 %2 %3: %4"_s.arg(what[u"do"].toString(), what[u"name"].toString(),
            what[u"beside"].toString(), answer[u"error"].toString()));
    return answer;
}

void AppDriver::giveUp(const QString& what)
{
    const QString file = QCoreApplication::applicationFilePath() + u"-gave-up.png"_s;
    order({{u"do"_s, u"picture"_s}, {u"file"_s, file}});
    throw std::runtime_error(u"%1\n--- seen (and %2):\n%3"_s.arg(what, file, words()).toStdString());
}

void AppDriver::click(const QString& name, const Place& place)
{
    insist(targeted(u"click"_s, name, place));
}

void AppDriver::focus(const QString& name, const Place& place)
{
    insist(targeted(u"focus"_s, name, place));
}

void AppDriver::fill(const QString& name, const QString& text, const Place& place)
{
    click(name, place);
    if (!QTest::qWaitFor([&] { return look(name, place).focused; }, patience))
        giveUp(name + u" does not take the focus"_s);
    press(u"Ctrl+A"_s);
    press(u"Del"_s);
    type(text);
}

void AppDriver::type(const QString& text)
{
    insist({{u"do"_s, u"type"_s}, {u"text"_s, text}});
}

void AppDriver::press(const QString& keys)
{
    insist({{u"do"_s, u"press"_s}, {u"keys"_s, keys}});
}

void AppDriver::drag(const QString& week, const Spot& from, const Spot& to)
{
    QJsonObject what = targeted(u"drag"_s, week, {});
    what[u"from"_s] = QJsonObject{{u"day"_s, from.day}, {u"minute"_s, from.minute}};
    what[u"to"_s] = QJsonObject{{u"day"_s, to.day}, {u"minute"_s, to.minute}};
    insist(what);
}

Seen AppDriver::look(const QString& name, const Place& place)
{
    const QJsonObject seen = order(targeted(u"look"_s, name, place));
    return {seen[u"visible"].toBool(), seen[u"enabled"].toBool(), seen[u"checked"].toBool(),
        seen[u"focused"].toBool(), seen[u"words"].toString(), seen[u"name"].toString()};
}

QString AppDriver::words()
{
    return order({{u"do"_s, u"read"_s}})[u"words"].toString();
}

QStringList AppDriver::focusedNames()
{
    QStringList names;
    const QJsonArray focused = order({{u"do"_s, u"focused"_s}})[u"names"].toArray();
    for (const auto name : focused)
        names << name.toString();
    return names;
}

void AppDriver::waitFor(const QString& name, const Place& place)
{
    if (!QTest::qWaitFor([&] { return look(name, place).visible; }, patience))
        giveUp(u"waited for "_s + name);
}

void AppDriver::waitForWords(const QString& text)
{
    if (!QTest::qWaitFor([&] { return shows(text); }, patience))
        giveUp(u"waited for the words: "_s + text);
}

void AppDriver::waitUntilGone(const QString& name, const Place& place)
{
    if (!QTest::qWaitFor([&] { return !look(name, place).visible; }, patience))
        giveUp(u"waited for the end of "_s + name);
}

void AppDriver::waitForWordsIn(const QString& name, const QString& text, const Place& place)
{
    if (!QTest::qWaitFor([&] { return look(name, place).words.contains(text); }, patience))
        giveUp(u"waited for '%1' in %2"_s.arg(text, name));
}

void AppDriver::waitUntilNotIn(const QString& name, const QString& text, const Place& place)
{
    if (!QTest::qWaitFor([&] { return !look(name, place).words.contains(text); }, patience))
        giveUp(u"waited for '%1' to leave %2"_s.arg(text, name));
}

void AppDriver::resize(int width, int height)
{
    order({{u"do"_s, u"size"_s}, {u"width"_s, width}, {u"height"_s, height}});
}

void AppDriver::setDark(bool dark)
{
    order({{u"do"_s, u"theme"_s}, {u"dark"_s, dark}});
}

void AppDriver::setSpanish(bool spanish)
{
    order({{u"do"_s, u"language"_s}, {u"code"_s, spanish ? u"es"_s : u"en"_s}});
}

QImage AppDriver::picture()
{
    const QString file = m_home + u"/picture.png"_s;
    insist({{u"do"_s, u"picture"_s}, {u"file"_s, file}});
    return QImage(file);
}

void AppDriver::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

int AppDriver::close()
{
    order({{u"do"_s, u"close"_s}});
    if (!m_process.waitForFinished(patience))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

} // namespace gremio::e2e
