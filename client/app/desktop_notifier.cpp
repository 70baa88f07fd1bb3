// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desktop_notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;

QDBusMessage call(const QString& method)
{
    return QDBusMessage::createMethodCall(service, path, service, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(QObject* parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(onAction(uint, QString)));
    bus.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(onClosed(uint, uint)));
}

void DesktopNotifier::setTray(QSystemTrayIcon* tray)
{
    m_tray = tray;
    if (tray)
        connect(tray, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT opened(m_lastByTray); });
}

void DesktopNotifier::show(const QString& key, const DesktopNotice& notice)
{
    if (const auto asked = m_asked.find(key); asked != m_asked.end()) {
        *asked = {false, notice};
        return;
    }
    QStringList actions{u"default"_s, QString()};
    for (const DesktopNotice::Action& action : notice.actions)
        actions << action.id << action.word;
    QDBusMessage message = call(u"Notify"_s);
    // The body may hold markup: what people wrote is shown as it is.
    message << u"Gremio"_s << m_shown.value(key) << u"gremio"_s << notice.title << notice.text.toHtmlEscaped()
            << actions << QVariantMap{{u"desktop-entry"_s, u"gremio"_s}, {u"category"_s, notice.category}}
            << (notice.stays ? 0 : -1);
    const auto fallBack = [this, key, notice] {
        if (!m_tray)
            return;
        m_lastByTray = key;
        m_tray->showMessage(notice.title, notice.text, m_tray->icon());
    };
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        fallBack();
        return;
    }
    m_asked.insert(key, {});
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key, fallBack] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError())
            fallBack();
        answered(key, reply.isError() ? 0 : reply.value());
    });
}

void DesktopNotifier::answered(const QString& key, uint id)
{
    if (id > 0)
        m_shown.insert(key, id);
    const Meanwhile meanwhile = m_asked.take(key);
    QList<Early> mine;
    for (auto one = m_early.begin(); one != m_early.end();) {
        if (one->id == id) {
            mine.append(*one);
            one = m_early.erase(one);
        } else {
            ++one;
        }
    }
    if (m_asked.isEmpty())
        m_early.clear();
    for (const Early& one : mine) {
        if (one.action)
            onAction(id, *one.action);
        else
            onClosed(id, 0);
    }
    if (meanwhile.show)
        show(key, *meanwhile.show);
    else if (meanwhile.close)
        close(key);
}

/// Qt tells of an answer that came before one could watch for it a turn later than of the signal behind it.
void DesktopNotifier::keepEarly(const Early& early)
{
    if (!m_asked.isEmpty())
        m_early.append(early);
}

void DesktopNotifier::close(const QString& key)
{
    if (const auto asked = m_asked.find(key); asked != m_asked.end()) {
        *asked = {true, std::nullopt};
        return;
    }
    const uint id = m_shown.take(key);
    if (id == 0)
        return;
    QDBusMessage message = call(u"CloseNotification"_s);
    message << id;
    QDBusConnection::sessionBus().asyncCall(message);
}

void DesktopNotifier::closeAll()
{
    for (const QString& key : m_asked.keys() + m_shown.keys())
        close(key);
}

void DesktopNotifier::onAction(uint id, const QString& action)
{
    const QString key = m_shown.key(id);
    if (key.isEmpty())
        keepEarly({id, action});
    else if (action == u"default"_s)
        Q_EMIT opened(key);
    else
        Q_EMIT acted(key, action);
}

void DesktopNotifier::onClosed(uint id, uint)
{
    const QString key = m_shown.key(id);
    if (key.isEmpty())
        keepEarly({id, {}});
    else
        m_shown.remove(key);
}

} // namespace gremio
