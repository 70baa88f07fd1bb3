// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/message_notices.h"

#include "client/app/window.h"
#include "client/chat/chat_words.h"
#include "client/chat/messages_page.h"
#include "client/ui/badge.h"
#include "client/ui/icon.h"

#include <QAction>
#include <QApplication>
#include <QDateTime>
#include <QEvent>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int trayBox = 64;
const QString trayKey = u"tray"_s;

/// The shield; with a dot where something is unread. How many says the tooltip.
QIcon trayIcon(bool unread)
{
    QPixmap picture = ui::brandIcon().pixmap(trayBox, trayBox);
    if (unread) {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::white, 4));
        painter.setBrush(ui::tokenColor(ui::Color::Danger, false));
        painter.drawEllipse(QRectF(trayBox - 28, 2, 24, 24));
    }
    return QIcon(picture);
}

} // namespace

MessageNotices::MessageNotices(const Around& around, QObject* parent)
    : QObject(parent)
    , m_around(around)
{
    connect(&around.store, &ChatStore::arrived, this, &MessageNotices::onArrived);
    connect(&around.store, &ChatStore::unreadChanged, this, &MessageNotices::followUnread);
    connect(&around.store, &ChatStore::chatChanged, this, [this](const ChatId& id) {
        if (const Chat* chat = m_around.store.find(id); chat && chat->unread == 0)
            m_notifier.close(id.toString());
    });
    connect(&around.settings, &NotificationSettings::changed, this, &MessageNotices::followSettings);
    connect(&m_notifier, &DesktopNotifier::opened, this, [this](const QString& key) {
        const auto id = ChatId::parse(key.toLatin1());
        if (id || key == trayKey)
            raise();
        if (id)
            Q_EMIT chatWanted(*id);
    });
    connect(&around.window, &Window::wentToTray, this, [this] {
        m_inTray = true;
        if (m_around.settings.takeTrayHint())
            m_notifier.show(trayKey,
                {tr("Gremio is still running"),
                    tr("Gremio keeps running here and tells you of new messages. You can turn this off in "
                       "Settings."),
                    {}, {}, false});
    });
    around.window.installEventFilter(this);
    followSettings();
}

MessageNotices::~MessageNotices()
{
    m_around.window.setStaysInTray(false);
    if (m_inTray)
        m_around.window.show(); // signed out: there is no tray to come back from
}

void MessageNotices::followSettings()
{
    const bool wanted = m_around.settings.staysInTray() && QSystemTrayIcon::isSystemTrayAvailable();
    if (wanted && !m_tray) {
        m_menu = std::make_unique<QMenu>();
        m_open = m_menu->addAction(QString());
        m_quit = m_menu->addAction(QString());
        connect(m_open, &QAction::triggered, this, &MessageNotices::raise);
        connect(m_quit, &QAction::triggered, this, [this] {
            m_inTray = false;
            m_around.window.setStaysInTray(false);
            m_around.window.close();
            // A hidden window was not the last one that is closed.
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        });
        m_tray = std::make_unique<QSystemTrayIcon>();
        m_tray->setContextMenu(m_menu.get());
        connect(m_tray.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    raise();
            });
        m_notifier.setTray(m_tray.get());
        retranslate();
        followUnread();
        m_tray->show();
    } else if (!wanted && m_tray) {
        m_notifier.setTray(nullptr);
        m_tray.reset();
        m_menu.reset();
    }
    m_around.window.setStaysInTray(m_tray != nullptr);
}

void MessageNotices::followUnread()
{
    if (!m_tray)
        return;
    const int unread = m_around.store.unreadTotal();
    m_tray->setIcon(trayIcon(unread > 0));
    m_tray->setToolTip(
        unread > 0 ? u"Gremio · "_s + tr("%n unread message(s)", nullptr, unread) : u"Gremio"_s);
}

void MessageNotices::retranslate()
{
    if (!m_tray)
        return;
    m_open->setText(tr("Open Gremio"));
    m_quit->setText(tr("Quit"));
}

void MessageNotices::raise()
{
    m_inTray = false;
    Window& window = m_around.window;
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

void MessageNotices::onArrived(const Message& message)
{
    const bool seen = m_around.page.isLooking() && m_around.page.chat() == message.chatId;
    const QTime now = QDateTime::fromMSecsSinceEpoch(toMillis(m_around.clock.now())).time();
    if (seen || !m_around.settings.messages() || m_around.settings.isQuietAt(now))
        return;
    const Chat* chat = m_around.store.find(message.chatId);
    if (!chat)
        return;
    QString title = tr("New message");
    QString text;
    if (m_around.settings.showsContent()) {
        const UserId& me = m_around.store.me();
        title = ChatWords::title(*chat, me);
        text = ChatWords::line(message);
        if (chat->kind == ChatKind::Group)
            text = ChatWords::nameIn(*chat, message.senderId) + u": "_s + text;
    }
    m_notifier.show(message.chatId.toString(), {title, text, {}, u"im.received"_s, false});
}

bool MessageNotices::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        followUnread();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace gremio
