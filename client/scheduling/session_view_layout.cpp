// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_view.h"
#include "client/ui/avatar.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/flow_layout.h"
#include "client/ui/icon_button.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/state_tag.h"
#include "client/ui/tag.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

// How the page of a session is put together.
namespace gremio {

namespace {

QVBoxLayout* columnIn(ui::Card* card, int spacing)
{
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(spacing);
    return column;
}

} // namespace

QWidget* SessionView::buildHead()
{
    auto* head = new QWidget;
    head->setFixedHeight(ui::size::pageHeader);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(ui::space::l, 0, ui::space::xl, 0);
    row->setSpacing(ui::space::s);
    m_back = new ui::IconButton(ui::Icon::ChevronLeft, QString());
    m_back->setObjectName(u"sessionBack"_s);
    m_crumb = new ui::LinkButton(QString());
    m_crumb->setColor(ui::Color::Text2, QFont::Normal);
    m_crumbName = new ui::ElidedLabel(QString(), ui::Type::Body);
    m_crumbName->setWeight(QFont::Medium);
    row->addWidget(m_back);
    row->addWidget(m_crumb);
    row->addWidget(new ui::Label(u"/"_s, ui::Type::Body, ui::Color::Text3));
    row->addWidget(m_crumbName, 1);
    connect(m_back, &ui::IconButton::clicked, this, &SessionView::backWanted);
    connect(m_crumb, &ui::LinkButton::clicked, this, &SessionView::backWanted);
    return head;
}

QWidget* SessionView::buildWhat()
{
    auto* card = new ui::Card;
    auto* column = columnIn(card, ui::space::m);
    auto* top = new QHBoxLayout;
    top->setSpacing(ui::space::l);
    m_avatar = new ui::Avatar(48);
    top->addWidget(m_avatar, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(ui::space::xs);
    auto* first = new QHBoxLayout;
    first->setSpacing(ui::space::s);
    m_title = new ui::ElidedLabel(QString(), ui::Type::Section);
    m_title->setObjectName(u"sessionTitle"_s);
    m_state = new ui::StateTag(QString());
    m_state->setObjectName(u"sessionState"_s);
    first->addWidget(m_title, 1);
    first->addWidget(m_state);
    words->addLayout(first);
    auto* second = new QHBoxLayout;
    second->setSpacing(ui::space::s);
    m_who = new ui::ElidedLabel(QString(), ui::Type::Body, ui::Color::Text2);
    m_role = new ui::Tag(QString(), ui::Tag::Kind::Accent);
    m_role->setSmall(true);
    second->addWidget(m_who);
    second->addWidget(m_role);
    second->addStretch(1);
    words->addLayout(second);
    top->addLayout(words, 1);
    column->addLayout(top);
    column->addWidget(new ui::Rule);
    m_when = new ui::IconLabel(ui::Icon::Calendar, QString(), ui::Type::Body, ui::Color::Text);
    m_when->label()->setObjectName(u"sessionWhen"_s);
    m_there = new ui::IconLabel(ui::Icon::Globe, QString(), ui::Type::Body, ui::Color::Text2);
    m_medium = new ui::IconLabel(ui::Icon::Video, QString(), ui::Type::Body, ui::Color::Text2);
    column->addWidget(m_when);
    column->addWidget(m_there);
    column->addWidget(m_medium);
    m_clocks = new ui::Banner(ui::Banner::Kind::Warning, QString());
    m_clocks->hide();
    column->addWidget(m_clocks);
    m_move = new ui::Banner(ui::Banner::Kind::Info, QString());
    m_move->setObjectName(u"sessionMove"_s);
    m_move->setGlyph(ui::Icon::Clock);
    m_move->hide();
    column->addWidget(m_move);
    return card;
}

QWidget* SessionView::buildActions()
{
    m_panel = new ui::Card;
    auto* column = columnIn(m_panel, ui::space::s);
    m_panelTitle = new ui::Label(QString(), ui::Type::Subtitle);
    m_note = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_note->setObjectName(u"sessionNote"_s);
    m_note->setLines(0);
    m_problem = new ui::Banner(ui::Banner::Kind::Danger, QString());
    m_problem->setObjectName(u"sessionProblem"_s);
    m_problem->hide();
    column->addWidget(m_panelTitle);
    column->addWidget(m_note);
    column->addWidget(m_problem);
    const auto add = [&](ui::Button::Kind kind, ui::Icon icon, const QString& name) {
        auto* button = new ui::Button(QString(), kind);
        button->setObjectName(name);
        if (icon != ui::Icon::None)
            button->setGlyph(icon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        column->addWidget(button);
        return button;
    };
    using Kind = ui::Button::Kind;
    m_join = add(Kind::Primary, ui::Icon::Video, u"joinButton"_s);
    m_confirm = add(Kind::Primary, ui::Icon::Check, u"confirmSessionButton"_s);
    m_complete = add(Kind::Secondary, ui::Icon::CircleCheck, u"completeSessionButton"_s);
    m_missed = add(Kind::Secondary, ui::Icon::None, u"missSessionButton"_s);
    m_chat = add(Kind::Secondary, ui::Icon::MessageSquare, u"sessionChatButton"_s);
    m_toCalendar = add(Kind::Secondary, ui::Icon::CalendarPlus, u"toCalendarButton"_s);
    buildCalendarMenu();
    m_reschedule = add(Kind::Secondary, ui::Icon::Clock, u"rescheduleButton"_s);
    m_decline = add(Kind::Secondary, ui::Icon::X, u"declineSessionButton"_s);
    m_cancel = add(Kind::Quiet, ui::Icon::None, u"cancelSessionButton"_s);
    using Step = SessionsController::Step;
    connect(m_join, &ui::Button::clicked, this, [this] { Q_EMIT joinWanted(m_id); });
    connect(m_confirm, &ui::Button::clicked, this, [this] { act(Step::Confirm); });
    connect(m_complete, &ui::Button::clicked, this, [this] { act(Step::Complete); });
    connect(m_missed, &ui::Button::clicked, this, [this] { act(Step::Miss); });
    connect(m_reschedule, &ui::Button::clicked, this, [this] { Q_EMIT rescheduleWanted(m_id); });
    connect(m_decline, &ui::Button::clicked, this, [this] { askReason(Step::Decline, m_decline); });
    connect(m_cancel, &ui::Button::clicked, this, [this] { askReason(Step::Cancel, m_cancel); });
    return m_panel;
}

} // namespace gremio
