// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/quiet_desktop.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QMutex>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace gremio::test {

namespace {

const QString notifications = u"org.freedesktop.Notifications"_s;
const QString watcher = u"org.kde.StatusNotifierWatcher"_s;
const QString item = u"org.kde.StatusNotifierItem"_s;
const QString itemPath = u"/StatusNotifierItem"_s;
const QString busName = u"quiet-desktop"_s;

} // namespace

/// Two D-Bus objects need two interfaces: Qt exports one a class.
class NotificationService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    mutable QMutex mutex;
    std::vector<Notification> shown;
    std::vector<uint> closed;

public Q_SLOTS:
    uint Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& body,
        const QStringList& actions, const QVariantMap&, int)
    {
        const QMutexLocker lock(&mutex);
        const uint id = replaces > 0 ? replaces : ++m_last;
        shown.push_back({id, replaces, title, body, actions});
        return id;
    }
    void CloseNotification(uint id)
    {
        const QMutexLocker lock(&mutex);
        closed.push_back(id);
    }
    QStringList GetCapabilities() { return {u"body"_s, u"actions"_s}; }

private:
    uint m_last = 0;
};

class TrayWatcher : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isHostRegistered)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)

public:
    mutable QMutex mutex;
    QString service; ///< of the one tray icon
    std::function<void(const QString& service)> onRegistered;

    bool isHostRegistered() const { return true; }
    int protocolVersion() const { return 0; }

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString& name)
    {
        {
            const QMutexLocker lock(&mutex);
            service = name;
        }
        onRegistered(name);
    }
};

/// Lives in the desktop's thread.
class QuietDesktop::Services : public QObject {
public:
    NotificationService notices;
    TrayWatcher tray;
    QDBusServiceWatcher gone;

    bool open(const QString& address)
    {
        QDBusConnection bus = QDBusConnection::connectToBus(address, busName);
        gone.setConnection(bus);
        gone.setWatchMode(QDBusServiceWatcher::WatchForUnregistration);
        QObject::connect(
            &gone, &QDBusServiceWatcher::serviceUnregistered, &gone, [this](const QString& name) {
                const QMutexLocker lock(&tray.mutex);
                if (tray.service == name)
                    tray.service.clear();
            });
        tray.onRegistered = [this](const QString& name) { gone.addWatchedService(name); };
        return bus.isConnected()
            && bus.registerObject(
                u"/org/freedesktop/Notifications"_s, &notices, QDBusConnection::ExportAllSlots)
            && bus.registerObject(u"/StatusNotifierWatcher"_s, &tray,
                QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllProperties)
            && bus.registerService(notifications) && bus.registerService(watcher);
    }

    QString item() const
    {
        const QMutexLocker lock(&tray.mutex);
        return tray.service;
    }

    QVariant property(const char* name) const
    {
        QVariant value;
        const QString service = item();
        if (service.isEmpty())
            return value;
        QDBusMessage ask =
            QDBusMessage::createMethodCall(service, itemPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        ask << test::item << QString::fromLatin1(name);
        const QDBusMessage answer = QDBusConnection(busName).call(ask, QDBus::BlockWithGui, 5000);
        return answer.arguments().isEmpty() ? value
                                            : answer.arguments().front().value<QDBusVariant>().variant();
    }
};

QuietDesktop::QuietDesktop() = default;

QuietDesktop::~QuietDesktop()
{
    stop();
}

bool QuietDesktop::start(const QString& address)
{
    m_services = std::make_unique<Services>();
    bool good = false;
    m_thread.start();
    for (QObject* one : std::initializer_list<QObject*>{
             m_services.get(), &m_services->notices, &m_services->tray, &m_services->gone})
        one->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        m_services.get(), [&] { good = m_services->open(address); }, Qt::BlockingQueuedConnection);
    return good;
}

void QuietDesktop::stop()
{
    if (!m_services)
        return;
    QDBusConnection::disconnectFromBus(busName);
    m_thread.quit();
    m_thread.wait();
    m_services.reset();
}

void QuietDesktop::forget()
{
    const QMutexLocker lock(&m_services->notices.mutex);
    m_services->notices.shown.clear();
    m_services->notices.closed.clear();
}

std::vector<Notification> QuietDesktop::shown() const
{
    const QMutexLocker lock(&m_services->notices.mutex);
    return m_services->notices.shown;
}

std::vector<uint> QuietDesktop::closed() const
{
    const QMutexLocker lock(&m_services->notices.mutex);
    return m_services->notices.closed;
}

void QuietDesktop::press(uint id, const QString& action)
{
    // In the thread that answers: nobody presses what has not been answered for yet.
    const auto send = [id, action] {
        QDBusMessage pressed = QDBusMessage::createSignal(
            u"/org/freedesktop/Notifications"_s, notifications, u"ActionInvoked"_s);
        pressed << id << action;
        QDBusConnection(busName).send(pressed);
    };
    QMetaObject::invokeMethod(m_services.get(), send, Qt::BlockingQueuedConnection);
}

bool QuietDesktop::hasTrayItem() const
{
    return !m_services->item().isEmpty();
}

QString QuietDesktop::trayToolTip() const
{
    // (sa(iiay)ss): icon name, pictures, title, text.
    const QVariant value = m_services->property("ToolTip");
    if (!value.canConvert<QDBusArgument>())
        return {};
    const auto all = value.value<QDBusArgument>();
    QString iconName;
    QString title;
    all.beginStructure();
    all >> iconName;
    all.beginArray();
    while (!all.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray pixels;
        all.beginStructure();
        all >> width >> height >> pixels;
        all.endStructure();
    }
    all.endArray();
    QString text;
    all >> title >> text;
    all.endStructure(); // what is not ended is never freed
    return title;
}

QByteArray QuietDesktop::trayPicture() const
{
    const QVariant value = m_services->property("IconPixmap"); // a(iiay)
    QByteArray first;
    if (!value.canConvert<QDBusArgument>())
        return first;
    const auto all = value.value<QDBusArgument>();
    all.beginArray();
    while (!all.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray pixels;
        all.beginStructure();
        all >> width >> height >> pixels;
        all.endStructure();
        if (first.isEmpty())
            first = pixels;
    }
    all.endArray();
    return first;
}

void QuietDesktop::activateTrayItem()
{
    QDBusMessage press = QDBusMessage::createMethodCall(m_services->item(), itemPath, item, u"Activate"_s);
    press << 0 << 0;
    QDBusConnection(busName).send(press);
}

} // namespace gremio::test

#include "quiet_desktop.moc"
