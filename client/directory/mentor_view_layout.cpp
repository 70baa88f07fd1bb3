// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/mentor_view.h"
#include "client/ui/avatar.h"
#include "client/ui/card.h"
#include "client/ui/flow_layout.h"
#include "client/ui/icon_button.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/rating.h"
#include "client/ui/state_tag.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

// How a mentor's page is put together.
namespace gremio {

QWidget* MentorView::buildHead()
{
    auto* head = new QWidget;
    head->setFixedHeight(64);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(ui::space::l, 0, ui::space::xl, 0);
    row->setSpacing(ui::space::s);
    m_back = new ui::IconButton(ui::Icon::ChevronLeft, QString());
    m_back->setObjectName(u"mentorBack"_s);
    m_crumb = new ui::LinkButton(QString());
    m_crumb->setColor(ui::Color::Text2, QFont::Normal);
    m_crumbName = new ui::ElidedLabel(QString(), ui::Type::Body);
    m_crumbName->setWeight(QFont::Medium);
    row->addWidget(m_back);
    row->addWidget(m_crumb);
    row->addWidget(new ui::Label(u"/"_s, ui::Type::Body, ui::Color::Text3));
    row->addWidget(m_crumbName, 1);
    connect(m_back, &ui::IconButton::clicked, this, &MentorView::backWanted);
    connect(m_crumb, &ui::LinkButton::clicked, this, &MentorView::backWanted);
    return head;
}

QWidget* MentorView::buildWho()
{
    auto* card = new ui::Card;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::l);
    auto* top = new QHBoxLayout;
    top->setSpacing(ui::space::l);
    m_avatar = new ui::Avatar(72);
    top->addWidget(m_avatar, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(ui::space::xs);
    auto* first = new QHBoxLayout;
    first->setSpacing(ui::space::s);
    m_name = new ui::ElidedLabel(QString(), ui::Type::Section);
    m_name->setObjectName(u"mentorName"_s);
    m_verified = new ui::StateTag(QString(), ui::StateTag::Kind::Success);
    m_verified->setGlyph(ui::Icon::Shield);
    first->addWidget(m_name);
    first->addWidget(m_verified);
    first->addStretch(1);
    words->addLayout(first);
    m_headline = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_headline->setLines(0);
    words->addWidget(m_headline);
    auto* facts = new QWidget;
    auto* flow = new ui::FlowLayout(facts, ui::space::l, ui::space::xs);
    m_place = new ui::IconLabel(ui::Icon::MapPin, QString());
    m_languages = new ui::IconLabel(ui::Icon::Globe, QString());
    m_shelves = new ui::IconLabel(ui::Icon::Folder, QString());
    flow->addWidget(m_place);
    flow->addWidget(m_languages);
    flow->addWidget(m_shelves);
    words->addWidget(facts);
    top->addLayout(words, 1);
    column->addLayout(top);
    column->addWidget(new ui::Rule);

    auto* figures = new QHBoxLayout;
    figures->setSpacing(ui::space::l);
    auto* ratingBox = new QWidget;
    auto* rating = new QVBoxLayout(ratingBox);
    rating->setContentsMargins(0, 0, 0, 0);
    rating->setSpacing(0);
    m_rating = new ui::Rating;
    m_rating->setObjectName(u"mentorRating"_s);
    m_rating->setType(ui::Type::Subtitle);
    m_ratingCaption = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    rating->addWidget(m_rating);
    rating->addWidget(m_ratingCaption);
    figures->addWidget(ratingBox, 1);
    figures->addWidget(addFigure(figures, &m_taken, &m_takenCaption), 1);
    figures->addWidget(addFigure(figures, &m_match, &m_matchCaption), 1);
    m_match->setColor(ui::Color::AccentText);
    column->addLayout(figures);
    return card;
}

QWidget* MentorView::addFigure(QHBoxLayout*, ui::Label** figure, ui::Label** caption)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    *figure = new ui::Label(QString(), ui::Type::Subtitle);
    *caption = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    column->addWidget(*figure);
    column->addWidget(*caption);
    return box;
}

QWidget* MentorView::buildAbout()
{
    auto* card = new ui::Card;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::xs);
    m_aboutTitle = new ui::Label(QString(), ui::Type::Body);
    m_aboutTitle->setWeight(QFont::DemiBold);
    m_about = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_about->setLines(0);
    m_skillBox = new QWidget;
    m_skills = new ui::FlowLayout(m_skillBox);
    column->addWidget(m_aboutTitle);
    column->addWidget(m_about);
    column->addSpacing(ui::space::s);
    column->addWidget(m_skillBox);
    return card;
}

QWidget* MentorView::buildReasons()
{
    m_reasonsCard = new ui::Card;
    auto* column = new QVBoxLayout(m_reasonsCard);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::s);
    m_reasonsTitle = new ui::Label(QString(), ui::Type::Body);
    m_reasonsTitle->setWeight(QFont::DemiBold);
    m_reasons = new QVBoxLayout;
    m_reasons->setSpacing(ui::space::s);
    column->addWidget(m_reasonsTitle);
    column->addLayout(m_reasons);
    return m_reasonsCard;
}

} // namespace gremio
