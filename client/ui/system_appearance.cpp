// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/system_appearance.h"

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>

namespace gremio::ui {

namespace {

using namespace Qt::StringLiterals;

const QString kService = u"org.freedesktop.portal.Desktop"_qs;
const QString kPath = u"/org/freedesktop/portal/desktop"_qs;
const QString kInterface = u"org.freedesktop.portal.Settings"_qs;
const QString kAppearance = u"org.freedesktop.appearance"_qs;
const QString kScheme = u"color-scheme"_qs;
const QString kGnome = u"org.gnome.desktop.interface"_qs;
const QString kAnimations = u"enable-animations"_qs;

} // namespace

SystemAppearance::SystemAppearance(const QPalette& platform, QObject* parent)
    : QObject(parent)
    , m_paletteDark(
          platform.color(QPalette::Window).lightnessF() < platform.color(QPalette::WindowText).lightnessF())
    , m_dark(m_paletteDark)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    // QtDBus finds the slot by the names of its types, and knows only names that were registered.
    qRegisterMetaType<QDBusVariant>();
    // From whoever says so: the worst that a liar on the own bus can do is to turn the lights off.
    bus.connect(QString(), kPath, kInterface, u"SettingChanged"_qs, this,
        // Spelt as moc spells it.
        // clang-format off
        SLOT(onSettingChanged(QString,QString,QDBusVariant)));
    // clang-format on
    ask(kAppearance, kScheme);
    ask(kGnome, kAnimations);
}

void SystemAppearance::setColorScheme(uint scheme)
{
    const bool dark = scheme == 1 || (scheme != 2 && m_paletteDark);
    if (dark != m_dark) {
        m_dark = dark;
        Q_EMIT changed();
    }
}

void SystemAppearance::ask(const QString& group, const QString& key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_qs);
    call << group << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(
        watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher* done) {
            const QDBusPendingReply<QDBusVariant> reply = *done;
            if (!reply.isError()) {
                take(group, key, reply.value().variant());
            }
            done->deleteLater();
        });
}

void SystemAppearance::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    take(group, key, value.variant());
}

void SystemAppearance::take(const QString& group, const QString& key, const QVariant& value)
{
    QVariant plain = value;
    // Read() of older portals wraps the value twice.
    while (plain.canConvert<QDBusVariant>()) {
        plain = plain.value<QDBusVariant>().variant();
    }
    if (group == kAppearance && key == kScheme) {
        setColorScheme(plain.toUInt());
    } else if (group == kGnome && key == kAnimations) {
        m_motion = plain.toBool();
    }
}

} // namespace gremio::ui
