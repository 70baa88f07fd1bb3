// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/notifications_card.h"

#include "client/settings/reminder_panel.h"
#include "client/ui/check_box.h"
#include "client/ui/combo_box.h"
#include "client/ui/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int hours = 24;
}

NotificationsCard::NotificationsCard(NotificationSettings& settings, PreferencesSync& preferences,
    const SessionStore& session, QWidget* parent)
    : ui::Card(parent)
    , m_settings(settings)
    , m_title(new ui::Label(QString(), ui::Type::Subtitle))
    , m_here(new ui::Label(QString(), ui::Type::Body))
    , m_messages(new ui::CheckBox(QString()))
    , m_content(new ui::CheckBox(QString()))
    , m_quiet(new ui::CheckBox(QString()))
    , m_from(new ui::ComboBox)
    , m_until(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
    , m_to(new ui::ComboBox)
    , m_tray(new ui::CheckBox(QString()))
{
    m_messages->setObjectName(u"notifyMessages"_s);
    m_content->setObjectName(u"notifyContent"_s);
    m_quiet->setObjectName(u"notifyQuiet"_s);
    m_tray->setObjectName(u"stayInTray"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::m);
    column->addWidget(m_title);
    column->addWidget(new ReminderPanel(preferences, session));
    column->addWidget(new ui::Rule);
    m_here->setWeight(QFont::Medium);
    column->addWidget(m_here);
    column->addWidget(m_messages);
    column->addWidget(m_content);
    auto* quiet = new QHBoxLayout;
    quiet->setSpacing(ui::space::s);
    quiet->addWidget(m_quiet);
    quiet->addWidget(m_from);
    quiet->addWidget(m_until);
    quiet->addWidget(m_to);
    quiet->addStretch(1);
    column->addLayout(quiet);
    column->addWidget(m_tray);
    connect(m_messages, &QCheckBox::toggled, &settings, &NotificationSettings::setMessages);
    connect(m_content, &QCheckBox::toggled, &settings, &NotificationSettings::setShowsContent);
    connect(m_quiet, &QCheckBox::toggled, &settings, &NotificationSettings::setQuietHours);
    connect(m_tray, &QCheckBox::toggled, &settings, &NotificationSettings::setStaysInTray);
    for (ui::ComboBox* box : {m_from, m_to}) {
        connect(box, &QComboBox::activated, this, [this] {
            m_settings.setQuiet(QTime(m_from->currentIndex(), 0), QTime(m_to->currentIndex(), 0));
        });
    }
    connect(&settings, &NotificationSettings::changed, this, &NotificationsCard::follow);
    retranslate();
}

void NotificationsCard::fillHours()
{
    for (ui::ComboBox* box : {m_from, m_to}) {
        const QSignalBlocker quiet(box);
        box->clear();
        for (int hour = 0; hour < hours; ++hour)
            box->addItem(QLocale().toString(QTime(hour, 0), QLocale::ShortFormat));
    }
}

void NotificationsCard::follow()
{
    m_messages->setChecked(m_settings.messages());
    m_content->setChecked(m_settings.showsContent());
    m_quiet->setChecked(m_settings.quietHours());
    m_tray->setChecked(m_settings.staysInTray());
    m_from->setCurrentIndex(m_settings.quietFrom().hour());
    m_to->setCurrentIndex(m_settings.quietTo().hour());
    m_from->setEnabled(m_settings.quietHours());
    m_to->setEnabled(m_from->isEnabled());
}

void NotificationsCard::retranslate()
{
    m_title->setText(tr("Notifications"));
    m_here->setText(tr("On this computer"));
    m_messages->setText(tr("Tell me of new messages"));
    m_content->setText(tr("Show who it is and what it says"));
    m_quiet->setText(tr("Quiet hours"));
    m_from->setAccessibleName(tr("Quiet from"));
    m_until->setText(tr("to", "between two times"));
    m_to->setAccessibleName(tr("Quiet until"));
    m_tray->setText(tr("Keep Gremio in the tray when its window is closed"));
    fillHours();
    follow();
}

void NotificationsCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ui::Card::changeEvent(event);
}

} // namespace gremio
