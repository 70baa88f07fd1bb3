// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/reminder_panel.h"

#include "client/ui/check_box.h"
#include "client/ui/chip.h"
#include "client/ui/flow_layout.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/words/error_words.h"
#include "client/words/reminder_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
/// What is offered; whoever chose something else over the API finds that, too.
constexpr std::array usual{5, 15, 30, 60, 2 * 60, 24 * 60, 2 * 24 * 60, 7 * 24 * 60};
} // namespace

ReminderPanel::ReminderPanel(PreferencesSync& preferences, const SessionStore& session, QWidget* parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_session(session)
    , m_title(new ui::Label(QString(), ui::Type::Body))
    , m_hint(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_choices(new QWidget)
    , m_flow(new ui::FlowLayout(m_choices))
    , m_mail(new ui::CheckBox(QString()))
    , m_trouble(new QWidget)
    , m_why(new ui::Label(QString(), ui::Type::Caption, ui::Color::Danger))
    , m_again(new ui::LinkButton(QString(), nullptr, ui::Type::Caption))
{
    setObjectName(u"reminderPanel"_s);
    m_mail->setObjectName(u"remindersByMail"_s);
    m_again->setObjectName(u"remindersAgain"_s);
    m_hint->setObjectName(u"remindersHint"_s);
    m_title->setWeight(QFont::Medium);
    m_hint->setLines(0);
    m_why->setLines(0);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_hint);
    auto* trouble = new QHBoxLayout(m_trouble);
    trouble->setContentsMargins(0, 0, 0, 0);
    trouble->setSpacing(ui::space::s);
    trouble->addWidget(m_why, 1);
    trouble->addWidget(m_again);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::m);
    column->addLayout(words);
    column->addWidget(m_choices);
    column->addWidget(m_mail);
    column->addWidget(m_trouble);
    for (const int minutes : usual)
        addChip(minutes);
    connect(m_mail, &QCheckBox::clicked, this, &ReminderPanel::choose);
    connect(m_again, &QAbstractButton::clicked, &preferences, &PreferencesSync::refresh);
    connect(&preferences, &PreferencesSync::changed, this, &ReminderPanel::follow);
    connect(&session, &SessionStore::userChanged, this, &ReminderPanel::follow);
    connect(&session, &SessionStore::serverChanged, this, &ReminderPanel::follow);
    follow();
}

void ReminderPanel::addChip(int minutes)
{
    auto* chip = new ui::Chip(ReminderWords::before(minutes), ui::Chip::Kind::Toggle);
    chip->setObjectName(u"remind_%1"_s.arg(minutes));
    m_chips[minutes] = chip;
    m_flow->addWidget(chip);
    connect(chip, &ui::Chip::clicked, this, &ReminderPanel::choose);
}

void ReminderPanel::choose()
{
    NotificationPreferences wanted;
    for (auto place = m_chips.rbegin(); place != m_chips.rend(); ++place) {
        if (place->second->isChecked())
            wanted.reminderMinutes.push_back(place->first);
    }
    wanted.remindersByMail = m_mail->isChecked();
    m_preferences.save(wanted);
}

void ReminderPanel::follow()
{
    using State = Loadable<NotificationPreferences>::State;
    const auto& loaded = m_preferences.loaded();
    const NotificationPreferences& present = m_preferences.present();
    const bool there = loaded.isLoaded();
    const auto& chosen = present.reminderMinutes;
    for (const int minutes : chosen) {
        if (there && !m_chips.contains(minutes))
            addChip(minutes);
    }
    const bool full = chosen.size() >= std::size_t(rules::reminders);
    for (const auto& [minutes, chip] : m_chips) {
        const bool on = there && std::find(chosen.begin(), chosen.end(), minutes) != chosen.end();
        chip->setText(ReminderWords::before(minutes));
        chip->setAccessibleName(tr("%1 before", "a length of time, before a session").arg(chip->text()));
        chip->setChecked(on);
        chip->updateGeometry(); // its tick takes room
        chip->setEnabled(there && (on || !full));
        const bool isUsual = std::find(usual.begin(), usual.end(), minutes) != usual.end();
        chip->setVisible(isUsual || on);
    }
    m_title->setText(tr("Remind me of sessions"));
    m_hint->setText(there && chosen.empty() ? tr("You are not reminded. Choose up to three times before a "
                                                 "session; they count on all your devices.")
                                            : tr("Up to three times before each one, on all your devices."));
    m_mail->setText(tr("By e-mail, too"));
    m_mail->setChecked(there && present.remindersByMail);
    m_mail->setEnabled(there && !chosen.empty());
    m_mail->setHint(!m_session.serverInfo().sendsMail ? tr("This server sends no mail yet.")
            : !m_session.user().emailVerified         ? tr("Once your e-mail address is confirmed.")
                                                      : QString());
    m_trouble->setVisible(loaded.state == State::Failed);
    m_why->setText(loaded.state == State::Failed
            ? tr("Your reminders could not be loaded. %1", "why").arg(ErrorWords::say(loaded.error))
            : QString());
    m_again->setText(tr("Try again"));
    m_choices->updateGeometry();
}

void ReminderPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    QWidget::changeEvent(event);
}

} // namespace gremio
