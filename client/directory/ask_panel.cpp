// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/ask_panel.h"

#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/chip.h"
#include "client/ui/flow_layout.h"
#include "client/ui/label.h"
#include "client/ui/state_tag.h"
#include "client/ui/text_area.h"
#include "client/words/error_words.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int mostSkills = 10;
} // namespace

AskPanel::AskPanel(const SessionStore& session, const RequestStore& requests,
    const MentorshipStore& mentorships, RequestController& controller, const Clock& clock, QWidget* parent)
    : ui::Card(parent)
    , m_session(session)
    , m_requests(requests)
    , m_mentorships(mentorships)
    , m_controller(controller)
    , m_clock(clock)
    , m_title(new ui::Label(QString(), ui::Type::Subtitle))
    , m_places(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::xs);
    m_places->setLines(0);
    column->addWidget(m_title);
    column->addWidget(m_places);
    column->addSpacing(ui::space::xs);
    column->addWidget(buildForm());
    column->addWidget(buildStanding());
    connect(&controller, &RequestController::askFailed, this, &AskPanel::onFailed);
    connect(&controller, &RequestController::asked, this, [this](const MentorshipRequest& request) {
        m_drafts.remove(request.mentor.id);
        if (request.mentor.id == m_mentor.card.id)
            m_message->setText({});
    });
}

void AskPanel::present(const Mentor& mentor, const Standing& standing)
{
    const bool another = mentor.card.id != m_mentor.card.id;
    const bool sameSkills = !another && mentor.card.skills == m_mentor.card.skills;
    m_mentor = mentor;
    m_standing = standing;
    if (another) {
        const Draft draft = m_drafts.value(mentor.card.id);
        const QSignalBlocker quiet(m_message);
        m_message->setText(draft.message);
        m_problem->hide();
    }
    if (!sameSkills)
        fillChips();
    refresh();
}

void AskPanel::focusMessage()
{
    if (m_form->isVisible())
        m_message->edit()->setFocus();
}

void AskPanel::fillChips()
{
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (!m_drafts.contains(m_mentor.card.id)) {
        Draft fresh;
        for (const MentorSkill& skill : m_mentor.card.skills) {
            if (skill.matched && fresh.chosen.size() < 3)
                fresh.chosen << skill.name;
        }
        m_drafts.insert(m_mentor.card.id, fresh);
    }
    Draft& draft = m_drafts[m_mentor.card.id];
    QStringList names;
    for (const bool matched : {true, false}) {
        for (const MentorSkill& skill : m_mentor.card.skills) {
            if (skill.matched == matched && names.size() < 8)
                names << skill.name;
        }
    }
    names << draft.others;
    for (const QString& name : names) {
        auto* chip = new ui::Chip(name, ui::Chip::Kind::Toggle);
        chip->setObjectName(u"askSkill_"_s + name);
        chip->setCheckable(true);
        chip->setChecked(draft.chosen.contains(name));
        connect(chip, &ui::Chip::toggled, this, [this, name](bool on) {
            QStringList& chosen = m_drafts[m_mentor.card.id].chosen;
            chosen.removeAll(name);
            if (on && chosen.size() < mostSkills)
                chosen << name;
        });
        m_chips->addWidget(chip);
    }
    auto* other = new ui::Chip(tr("Other"), ui::Chip::Kind::Plain);
    other->setObjectName(u"askOtherSkill"_s);
    other->setGlyph(ui::Icon::Plus);
    connect(other, &ui::Chip::clicked, this, &AskPanel::addOther);
    m_chips->addWidget(other);
    m_chipBox->updateGeometry();
}

void AskPanel::remember()
{
    if (!m_mentor.card.id.isNull())
        m_drafts[m_mentor.card.id].message = m_message->text();
}

void AskPanel::send()
{
    const QString text = m_message->text().trimmed();
    if (text.isEmpty()) {
        m_message->setError(tr("Say in a few words what you want to learn."));
        m_message->edit()->setFocus();
        return;
    }
    if (m_message->isOverLimit() || m_send->isBusy())
        return;
    CreateRequestBody body;
    body.mentorId = m_mentor.card.id;
    body.message = text;
    for (const QString& skill : m_drafts[m_mentor.card.id].chosen)
        body.skills.push_back(skill);
    m_problem->hide();
    m_controller.ask(body);
}

void AskPanel::onFailed(const UserId& mentor, const ApiError& error)
{
    if (mentor != m_mentor.card.id)
        return;
    m_problem->setText(ErrorWords::say(error));
    m_problem->show();
}

void AskPanel::refresh()
{
    using Kind = Standing::Kind;
    const QString name = m_mentor.card.displayName.section(u' ', 0, 0);
    const bool may = m_mentor.card.acceptsRequests && m_mentor.card.freePlaces > 0;
    const bool form = (m_standing.kind == Kind::Stranger && may) || m_standing.kind == Kind::Asking;
    const bool stands =
        m_standing.kind == Kind::Me || m_standing.kind == Kind::Asked || m_standing.kind == Kind::Mentored;
    // What was being used goes: the keyboard stays in the panel.
    const bool leaving = !form && m_form->isAncestorOf(window()->focusWidget());
    m_standingBox->setVisible(stands);
    if (leaving && stands)
        m_act->setFocus(Qt::OtherFocusReason);
    m_form->setVisible(form);
    switch (m_standing.kind) {
    case Kind::Me:
        m_title->setText(tr("This is you"));
        m_places->setText(tr("So others see you when they look for a mentor."));
        break;
    case Kind::Mentored:
        m_title->setText(tr("Your mentorship"));
        m_places->setText({});
        break;
    case Kind::Asked:
        m_title->setText(tr("Your request"));
        m_places->setText({});
        break;
    case Kind::OnlyLook:
        m_title->setText(tr("Ask for mentoring"));
        m_places->setText(tr("Requests are sent from apprentice accounts. Yours is a mentor’s."));
        break;
    default:
        m_title->setText(tr("Ask for mentoring"));
        if (!m_mentor.card.acceptsRequests)
            m_places->setText(tr("%1 takes no requests at the moment.").arg(name));
        else if (m_mentor.card.freePlaces == 0)
            m_places->setText(tr("%1 has no free place at the moment.").arg(name));
        else
            m_places->setText(tr("%1 has %n free place(s).", nullptr, m_mentor.card.freePlaces).arg(name));
    }
    m_places->setVisible(!m_places->text().isEmpty());
    if (form)
        refreshForm();
    if (stands)
        refreshStanding();
}

void AskPanel::refreshForm()
{
    const bool sending = m_standing.kind == Standing::Kind::Asking;
    m_learn->setText(tr("What do you want to learn?"));
    m_message->setLabel(tr("Message"));
    m_message->edit()->setAccessibleName(tr("Message to %1").arg(m_mentor.card.displayName));
    m_message->setPlaceholder(tr("Who you are, what you are working on, how often you would like to meet"));
    if (!m_message->text().trimmed().isEmpty())
        m_message->setError({});
    m_send->setText(tr("Send request"));
    m_send->setBusy(sending, tr("Sending"));
    m_message->edit()->setReadOnly(sending);
    m_send->setEnabled(!m_message->isOverLimit());
    m_note->setText(tr("You can withdraw it. It expires after %n days.", nullptr, 14));
}

void AskPanel::refreshStanding()
{
    using Kind = Standing::Kind;
    m_since->setText(m_standing.words);
    m_since->setVisible(m_standing.kind != Kind::Me);
    m_said->hide();
    m_expires->hide();
    m_tag->setVisible(m_standing.kind != Kind::Me);
    m_hello->setVisible(m_standing.kind == Kind::Mentored);
    m_hello->setText(tr("Say hello"));
    m_book->setVisible(m_standing.kind == Kind::Mentored);
    m_book->setText(tr("Book a session"));
    if (m_standing.kind == Kind::Me) {
        m_act->setText(tr("Edit profile"));
    } else if (m_standing.kind == Kind::Mentored) {
        m_tag->setState(tr("Active"), ui::StateTag::Kind::Success);
        m_act->setText(tr("End mentorship"));
    } else {
        m_tag->setState(tr("Waiting"), ui::StateTag::Kind::Warning);
        m_act->setText(tr("Withdraw"));
        if (const auto open = m_requests.openTo(m_mentor.card.id)) {
            m_said->setText(open->request.message);
            m_said->show();
            m_expires->setText(TimeWords::expires(
                open->request.expiresAt, m_clock.now(), TimeWords::zoneOf(m_session.user().timeZone)));
            m_expires->show();
        }
    }
}

void AskPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && !m_mentor.card.id.isNull()) {
        fillChips();
        refresh();
    }
    ui::Card::changeEvent(event);
}

} // namespace gremio
