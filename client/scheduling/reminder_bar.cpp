// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/reminder_bar.h"

#include "client/state/session_steps.h"
#include "client/ui/button.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"
#include "client/words/reminder_words.h"
#include "client/words/time_words.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {
constexpr int high = 40;
}

ReminderBar::ReminderBar(
    Reminders& reminders, const SessionStore& session, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_reminders(reminders)
    , m_session(session)
    , m_clock(clock)
    , m_lead(new ui::ElidedLabel(QString(), ui::Type::Body))
    , m_text(new ui::ElidedLabel(QString(), ui::Type::Body, ui::Color::Text2))
    , m_open(new ui::Button(QString(), ui::Button::Kind::Primary, ui::Button::Size::Small))
    , m_dismiss(new ui::IconButton(ui::Icon::X, QString()))
{
    setObjectName(u"reminderBar"_s);
    m_lead->setObjectName(u"reminderTitle"_s);
    m_text->setObjectName(u"reminderText"_s);
    m_open->setObjectName(u"reminderOpen"_s);
    m_dismiss->setObjectName(u"reminderDismiss"_s);
    m_lead->setWeight(QFont::DemiBold);
    setFixedHeight(high);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ui::space::xl + ui::size::iconSmall + ui::space::s, 0, ui::space::xl, 1);
    row->setSpacing(ui::space::s);
    row->addWidget(m_lead);
    row->addWidget(m_text, 1);
    row->addWidget(m_open);
    for (std::size_t i = 0; i < m_snooze.size(); ++i) {
        m_snooze[i] = new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Small);
        m_snooze[i]->setObjectName(u"reminderSnooze_%1"_s.arg(i));
        row->addWidget(m_snooze[i]);
        connect(m_snooze[i], &ui::Button::clicked, this, [this, i] {
            const auto shown = m_reminders.shown();
            if (shown.empty() || m_id != shown.front().id)
                return;
            const auto lengths = Reminders::snoozes(shown.front(), m_clock.now());
            if (i < lengths.size())
                m_reminders.snooze(shown.front().id, lengths[i]);
        });
    }
    row->addWidget(m_dismiss);
    connect(m_open, &ui::Button::clicked, this, [this] {
        if (!m_id)
            return;
        const SessionId id = *m_id;
        const bool joins = m_joins;
        m_reminders.settle(id);
        if (joins)
            Q_EMIT joinWanted(id);
        else
            Q_EMIT openWanted(id);
    });
    connect(m_dismiss, &ui::IconButton::clicked, this, [this] {
        if (m_id)
            m_reminders.settle(*m_id);
    });
    connect(&reminders, &Reminders::changed, this, &ReminderBar::follow);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &ReminderBar::follow);
    follow();
}

void ReminderBar::follow()
{
    const auto shown = m_reminders.shown();
    if (shown.empty()) {
        m_id.reset();
        m_second.stop();
        hide();
        return;
    }
    const Session& session = shown.front();
    const bool fresh = m_id != session.id;
    m_id = session.id;
    const UserId me = m_session.user().id;
    const Instant now = m_clock.now();
    m_lead->setText(ReminderWords::title(session, me, now));
    m_text->setText(ReminderWords::text(session, now, TimeWords::zoneOf(m_session.user().timeZone)));
    m_joins = stepsOf(session, me, now).join && m_connected;
    m_open->setText(m_joins ? tr("Join") : tr("Open"));
    const auto lengths = Reminders::snoozes(session, now);
    for (std::size_t i = 0; i < m_snooze.size(); ++i) {
        if (i < lengths.size())
            m_snooze[i]->setText(ReminderWords::snooze(lengths[i]));
        m_snooze[i]->setVisible(i < lengths.size());
    }
    m_dismiss->setName(tr("Dismiss the reminder"));
    setAccessibleName(tr("%1: %2", "reminder, details").arg(m_lead->text(), m_text->text()));
    if (!m_second.isActive())
        m_second.start();
    show();
    if (fresh) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void ReminderBar::setConnected(bool connected)
{
    m_connected = connected;
    follow();
}

void ReminderBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ui::Theme& theme = ui::Theme::of(this);
    painter.fillRect(rect(), theme.color(ui::Color::AccentSoft));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ui::Color::Border));
    ui::paintIcon(painter, QRectF(ui::space::xl, 0, ui::size::iconSmall, height() - 1), ui::Icon::Bell,
        ui::size::iconSmall, theme.color(ui::Color::AccentText));
}

void ReminderBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    QWidget::changeEvent(event);
}

} // namespace gremio
