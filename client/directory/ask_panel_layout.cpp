// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/ask_panel.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/flow_layout.h"
#include "client/ui/label.h"
#include "client/ui/state_tag.h"
#include "client/ui/text_area.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

// How the panel is put together.
namespace gremio {

namespace {
constexpr int longestMessage = 1000;
}

QWidget* AskPanel::buildForm()
{
    m_form = new QWidget;
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::xs);
    m_learn = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    m_learn->setWeight(QFont::Medium);
    column->addWidget(m_learn);
    m_chipBox = new QWidget;
    m_chips = new ui::FlowLayout(m_chipBox);
    column->addWidget(m_chipBox);
    column->addSpacing(ui::space::s);
    m_message = new ui::TextArea;
    m_message->setObjectName(u"askMessageArea"_s);
    m_message->edit()->setObjectName(u"askMessage"_s);
    m_message->edit()->setTabChangesFocus(true);
    m_message->setLimit(longestMessage);
    m_message->setVisibleLines(4);
    column->addWidget(m_message);
    m_problem = new ui::Banner(ui::Banner::Kind::Danger, QString());
    m_problem->setObjectName(u"askError"_s);
    m_problem->hide();
    column->addSpacing(ui::space::xs);
    column->addWidget(m_problem);
    column->addSpacing(ui::space::xs);
    m_send = new ui::Button(QString(), ui::Button::Kind::Primary);
    m_send->setObjectName(u"sendRequestButton"_s);
    column->addWidget(m_send);
    column->addSpacing(ui::space::xs);
    m_note = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    m_note->setLines(0);
    column->addWidget(m_note);
    connect(m_send, &ui::Button::clicked, this, &AskPanel::send);
    connect(m_message, &ui::TextArea::textChanged, this, [this] {
        m_problem->hide();
        remember();
        refreshForm();
    });
    return m_form;
}

QWidget* AskPanel::buildStanding()
{
    m_standingBox = new QWidget;
    auto* column = new QVBoxLayout(m_standingBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::s);
    m_tag = new ui::StateTag(QString());
    m_tag->setObjectName(u"standingTag"_s);
    m_since = new ui::Label(QString(), ui::Type::Body);
    m_said = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_said->setLines(0);
    m_expires = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    m_act = new ui::Button(QString(), ui::Button::Kind::Secondary);
    m_act->setObjectName(u"standingButton"_s);
    m_book = new ui::Button(QString(), ui::Button::Kind::Primary);
    m_book->setObjectName(u"bookSessionButton"_s);
    m_book->setGlyph(ui::Icon::CalendarPlus);
    m_hello = new ui::Button(QString(), ui::Button::Kind::Secondary);
    m_hello->setObjectName(u"sayHelloButton"_s);
    m_hello->setGlyph(ui::Icon::MessageSquare);
    column->addWidget(m_tag, 0, Qt::AlignLeft);
    column->addWidget(m_since);
    column->addWidget(m_said);
    column->addWidget(m_expires);
    column->addSpacing(ui::space::xs);
    column->addWidget(m_book, 0, Qt::AlignLeft);
    column->addWidget(m_hello, 0, Qt::AlignLeft);
    column->addWidget(m_act, 0, Qt::AlignLeft);
    connect(m_book, &ui::Button::clicked, this, [this] { Q_EMIT bookWanted(m_mentor.card.id); });
    connect(m_hello, &ui::Button::clicked, this, [this] { Q_EMIT sayHelloWanted(m_mentor.card.id); });
    connect(m_act, &ui::Button::clicked, this, [this] {
        if (m_standing.kind == Standing::Kind::Me) {
            Q_EMIT editProfileWanted();
        } else if (m_standing.kind == Standing::Kind::Mentored) {
            endMentorship();
        } else if (const auto open = m_requests.openTo(m_mentor.card.id)) {
            m_controller.withdraw(open->request.id);
        }
    });
    return m_standingBox;
}

} // namespace gremio
