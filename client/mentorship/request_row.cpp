// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/mentorship/request_row.h"

#include "client/ui/avatar.h"
#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/state_tag.h"
#include "client/ui/tag_row.h"
#include "client/ui/theme.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"
#include "client/words/time_words.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int rowHeight = 132; // and a rule
}

RequestRowWidget::RequestRowWidget(RequestDirection direction, QWidget* parent)
    : QWidget(parent)
    , m_direction(direction)
    , m_avatar(new ui::Avatar(40))
    , m_name(new ui::ElidedLabel(QString(), ui::Type::Body))
    , m_when(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text3))
    , m_state(new ui::StateTag(QString()))
    , m_message(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
    , m_skills(new ui::TagRow)
    , m_note(new ui::ElidedLabel(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_first(new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Small))
    , m_second(new ui::Button(QString(), ui::Button::Kind::Tonal, ui::Button::Size::Small))
{
    setFixedHeight(rowHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 16, 16, 16);
    row->setSpacing(12);
    row->addWidget(m_avatar, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    row->addLayout(column, 1);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    m_name->setWeight(QFont::DemiBold);
    m_when->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // a time is never cut
    head->addWidget(m_name);
    head->addWidget(m_when);
    // Received: the state stands beside the name; sent: at the right end, where one looks for it.
    if (direction == RequestDirection::In)
        head->addWidget(m_state);
    head->addStretch(1);
    if (direction == RequestDirection::Out)
        head->addWidget(m_state);
    column->addLayout(head);
    column->addSpacing(4);
    m_message->setLines(2);
    column->addWidget(m_message);
    column->addStretch(1);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStrut(28); // what is said stands on one line, with buttons beside it or without
    foot->addWidget(m_skills, 1);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_first);
    foot->addWidget(m_second);
    column->addLayout(foot);

    connect(m_first, &ui::Button::clicked, this, [this] {
        if (m_direction == RequestDirection::In && m_row.shownStatus() == RequestStatus::Accepted) {
            Q_EMIT bookWanted();
            return;
        }
        if (m_direction == RequestDirection::In) {
            Q_EMIT declineWanted(m_first);
            return;
        }
        switch (m_row.shownStatus()) {
        case RequestStatus::Pending:
            Q_EMIT withdrawWanted();
            break;
        case RequestStatus::Declined:
            Q_EMIT findSimilarWanted();
            break;
        default:
            Q_EMIT openMentorWanted();
        }
    });
    connect(m_second, &ui::Button::clicked, this, [this] {
        if (m_direction == RequestDirection::Out)
            Q_EMIT bookWanted();
        else if (m_row.shownStatus() == RequestStatus::Accepted)
            Q_EMIT sayHelloWanted();
        else
            Q_EMIT acceptWanted();
    });
}

void RequestRowWidget::present(const RequestRow& row, const RequestContext& context)
{
    m_row = row;
    const bool in = m_direction == RequestDirection::In;
    const Person& person = in ? row.request.apprentice : row.request.mentor;
    m_avatar->setPerson(person.id.toString(), person.displayName);
    m_name->setText(PersonWords::name(person.displayName));
    m_when->setText(TimeWords::ago(row.request.createdAt, context.clock.now(), context.zone));
    m_message->setText(row.request.message.simplified());
    m_settled = false;
    const bool acting = m_first->hasFocus() || m_second->hasFocus();
    if (in)
        presentReceived(context);
    else
        presentSent(context);
    if (row.failure)
        say(ErrorWords::say(*row.failure), true);
    m_avatar->setGround(m_settled ? ui::Color::Sunken : ui::Color::Surface);
    setAccessibleName(m_name->text() + u", "_s + m_when->text());
    m_when->setVisible(!m_when->text().isEmpty());
    // The button that was pressed is gone: the keyboard stays with the row.
    if (acting && m_first->isHidden())
        setFocus(Qt::OtherFocusReason);
    update();
}

void RequestRowWidget::say(const QString& note, bool danger)
{
    m_note->setText(note);
    m_note->setColor(danger ? ui::Color::Danger : ui::Color::Text2);
    m_note->setVisible(!note.isEmpty());
    // One line at the foot: what is said comes before the tags.
    m_skills->setVisible(note.isEmpty());
}

void RequestRowWidget::presentReceived(const RequestContext& context)
{
    const MentorshipRequest& request = m_row.request;
    const RequestStatus status = m_row.shownStatus();
    const bool open = status == RequestStatus::Pending;
    const Instant now = context.clock.now();
    std::vector<std::pair<QString, ui::Tag::Kind>> tags;
    for (const QString& skill : request.skills)
        tags.emplace_back(skill, ui::Tag::Kind::Neutral);
    m_skills->setTags(tags);
    m_first->setText(tr("Decline"));
    m_first->setObjectName(u"declineButton"_s);
    m_second->setText(tr("Accept"));
    m_second->setObjectName(u"acceptButton"_s);
    m_first->setAccessibleName(tr("Decline %1").arg(request.apprentice.displayName));
    m_second->setAccessibleName(tr("Accept %1").arg(request.apprentice.displayName));
    m_first->setVisible(open);
    m_second->setVisible(open);
    m_state->setVisible(!open);
    say({});
    switch (status) {
    case RequestStatus::Pending:
        break;
    case RequestStatus::Accepted:
        m_state->setState(
            m_row.settledHere ? tr("Accepted just now") : tr("Accepted"), ui::StateTag::Kind::Success);
        if (m_row.settledHere) {
            m_settled = true;
            m_when->setText({});
            if (context.capacity > 0)
                say(tr("Your mentorship is open. %1 of %2 places are taken.")
                        .arg(context.taken)
                        .arg(context.capacity));
            else
                say(tr("Your mentorship is open."));
        } else {
            say(TimeWords::apprenticeSince(request.settledAt.value_or(now), now, context.zone));
        }
        // The chat is there as soon as the server has taken the decision.
        m_second->setText(tr("Say hello"));
        m_second->setObjectName(u"sayHelloButton"_s);
        m_second->setAccessibleName(tr("Say hello to %1").arg(request.apprentice.displayName));
        m_second->setVisible(request.status == RequestStatus::Accepted);
        m_first->setText(m_row.settledHere ? tr("Book the first session") : tr("Book a session"));
        m_first->setObjectName(u"bookFirstButton"_s);
        m_first->setAccessibleName(tr("Propose a session to %1").arg(request.apprentice.displayName));
        m_first->setVisible(request.status == RequestStatus::Accepted);
        break;
    case RequestStatus::Declined:
        m_state->setState(tr("Declined"), ui::StateTag::Kind::Neutral);
        m_state->setGlyph(ui::Icon::X);
        say(request.declineReason
                ? tr("“%1”", "what the mentor wrote when declining").arg(request.declineReason->simplified())
                : tr("No reason was given."));
        break;
    case RequestStatus::Withdrawn:
        m_state->setState(tr("Withdrawn"), ui::StateTag::Kind::Neutral);
        say(tr("%1 took it back.").arg(PersonWords::first(request.apprentice.displayName)));
        break;
    case RequestStatus::Expired:
        m_state->setState(tr("Expired"), ui::StateTag::Kind::Neutral);
        say(tr("No answer in %n days", nullptr, 14));
        break;
    }
}

void RequestRowWidget::presentSent(const RequestContext& context)
{
    const MentorshipRequest& request = m_row.request;
    const Instant now = context.clock.now();
    m_second->hide();
    m_first->setObjectName(u"sentRequestButton"_s);
    switch (m_row.shownStatus()) {
    case RequestStatus::Pending:
        m_state->setState(tr("Waiting"), ui::StateTag::Kind::Warning);
        m_first->setText(tr("Withdraw"));
        say(TimeWords::expires(request.expiresAt, now, context.zone));
        break;
    case RequestStatus::Accepted:
        m_state->setState(tr("Accepted"), ui::StateTag::Kind::Success);
        m_first->setText(tr("Open mentorship"));
        m_second->setText(tr("Book a session"));
        m_second->setObjectName(u"bookFirstButton"_s);
        m_second->setAccessibleName(tr("Book a session with %1").arg(request.mentor.displayName));
        m_second->setVisible(request.status == RequestStatus::Accepted);
        say(TimeWords::mentorSince(request.settledAt.value_or(now), now, context.zone));
        break;
    case RequestStatus::Declined:
        m_state->setState(tr("Declined"), ui::StateTag::Kind::Neutral);
        m_state->setGlyph(ui::Icon::X);
        m_first->setText(tr("Find similar"));
        say(request.declineReason
                ? tr("“%1”", "what the mentor wrote when declining").arg(request.declineReason->simplified())
                : tr("No reason was given."));
        break;
    case RequestStatus::Withdrawn:
        m_state->setState(tr("Withdrawn"), ui::StateTag::Kind::Neutral);
        m_first->setText(tr("Ask again"));
        say(tr("You took it back."));
        break;
    case RequestStatus::Expired:
        m_state->setState(tr("Expired"), ui::StateTag::Kind::Neutral);
        m_first->setText(tr("Ask again"));
        say(tr("No answer in %n days", nullptr, 14));
        break;
    }
    m_first->setVisible(!m_row.sending && !m_row.decision);
    m_first->setAccessibleName(m_first->text() + u", "_s + PersonWords::name(request.mentor.displayName));
}

void RequestRowWidget::paintEvent(QPaintEvent*)
{
    if (!m_settled)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), ui::Theme::of(this).color(ui::Color::Sunken));
}

} // namespace gremio
