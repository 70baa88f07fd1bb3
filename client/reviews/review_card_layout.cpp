// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/reviews/review_card.h"
#include "client/reviews/review_side.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/rating.h"
#include "client/ui/skeleton.h"
#include "client/ui/text_area.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

// How the card is put together.
namespace gremio {

ReviewCard::ReviewCard(ReviewStore& store, ReviewController& controller, const SessionStore& session,
    const Clock& clock, QWidget* parent)
    : ui::Card(parent)
    , m_store(store)
    , m_controller(controller)
    , m_session(session)
    , m_clock(clock)
    , m_title(new ui::Label(QString(), ui::Type::Body))
    , m_rule(new QWidget)
    , m_ruleGlyph(new ui::IconLabel(ui::Icon::EyeOff, QString(), ui::Type::Body, ui::Color::Text2))
    , m_ruleWords(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
    , m_skeleton(new ui::Skeleton(1, 64))
    , m_failed(new QWidget)
    , m_failedWords(new ui::Label(QString(), ui::Type::Body, ui::Color::Danger))
    , m_again(new ui::LinkButton(QString()))
{
    setObjectName(u"reviewCard"_s);
    m_title->setWeight(QFont::DemiBold);
    m_ruleWords->setObjectName(u"reviewRule"_s);
    m_ruleWords->setLines(0);
    m_again->setObjectName(u"reviewAgain"_s);
    m_failedWords->setLines(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::m);
    column->addWidget(m_title);
    column->addWidget(m_skeleton);
    auto* failed = new QVBoxLayout(m_failed);
    failed->setContentsMargins(0, 0, 0, 0);
    failed->setSpacing(ui::space::s);
    failed->addWidget(m_failedWords);
    failed->addWidget(m_again, 0, Qt::AlignLeft);
    column->addWidget(m_failed);
    column->addWidget(buildSides());
    auto* rule = new QHBoxLayout(m_rule);
    rule->setContentsMargins(0, 0, 0, 0);
    rule->setSpacing(ui::space::s);
    m_ruleGlyph->setFixedSize(ui::size::iconSmall, ui::typeToken(ui::Type::Body).line);
    rule->addWidget(m_ruleGlyph, 0, Qt::AlignTop);
    rule->addWidget(m_ruleWords, 1);
    column->addWidget(m_rule);
    column->addWidget(buildForm());

    connect(m_again, &ui::LinkButton::clicked, this, [this] { m_controller.load(m_of.id); });
    connect(&store, &ReviewStore::sessionChanged, this, [this](const SessionId& id) {
        if (id == m_of.id)
            follow();
    });
    hide();
}

QWidget* ReviewCard::buildForm()
{
    m_form = new QWidget;
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::m);
    auto* stars = new QVBoxLayout;
    stars->setSpacing(ui::space::xs);
    m_starsLabel = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    m_starsLabel->setWeight(QFont::Medium);
    auto* row = new QHBoxLayout;
    row->setSpacing(ui::space::m);
    m_stars = new ui::Rating(ui::Rating::Kind::Input);
    m_stars->setObjectName(u"reviewStars"_s);
    m_stars->setStarBox(28);
    m_starWord = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_starWord->setObjectName(u"reviewStarWord"_s);
    row->addWidget(m_stars);
    row->addWidget(m_starWord, 1);
    m_starsError = new ui::Label(QString(), ui::Type::Caption, ui::Color::Danger);
    m_starsError->setObjectName(u"reviewStarsError"_s);
    m_starsError->setLines(0);
    stars->addWidget(m_starsLabel);
    stars->addLayout(row);
    stars->addWidget(m_starsError);
    column->addLayout(stars);
    m_comment = new ui::TextArea;
    m_comment->edit()->setObjectName(u"reviewComment"_s);
    m_comment->edit()->setTabChangesFocus(true);
    m_comment->setLimit(static_cast<int>(rules::reviewComment.max));
    m_comment->setVisibleLines(3);
    column->addWidget(m_comment);
    m_problem = new ui::Banner(ui::Banner::Kind::Danger, QString());
    m_problem->setObjectName(u"reviewProblem"_s);
    column->addWidget(m_problem);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(ui::space::s);
    m_discard = new ui::Button(QString(), ui::Button::Kind::Plain);
    m_discard->setObjectName(u"discardReviewButton"_s);
    m_send = new ui::Button(QString(), ui::Button::Kind::Primary);
    m_send->setObjectName(u"sendReviewButton"_s);
    foot->addStretch(1);
    foot->addWidget(m_discard);
    foot->addWidget(m_send);
    column->addLayout(foot);
    connect(m_stars, &ui::Rating::chosen, this, &ReviewCard::keepDraft);
    connect(m_comment, &ui::TextArea::textChanged, this, &ReviewCard::keepDraft);
    connect(m_send, &ui::Button::clicked, this, &ReviewCard::send);
    connect(m_discard, &ui::Button::clicked, this, [this] {
        m_store.setDraft(m_of.id, {});
        follow();
    });
    return m_form;
}

QWidget* ReviewCard::buildSides()
{
    m_sides = new QWidget;
    m_sideLayout = new QBoxLayout(QBoxLayout::LeftToRight, m_sides);
    m_sideLayout->setContentsMargins(0, 0, 0, 0);
    m_sideLayout->setSpacing(ui::space::xl);
    m_mine = new ReviewSide;
    m_mine->setObjectName(u"reviewMine"_s);
    m_theirs = new ReviewSide;
    m_theirs->setObjectName(u"reviewTheirs"_s);
    m_change = new ui::LinkButton(QString());
    m_change->setObjectName(u"changeReviewButton"_s);
    m_change->setGlyph(ui::Icon::Pencil);
    m_sideLayout->addWidget(m_mine, 1);
    m_sideLayout->addWidget(m_theirs, 1);
    m_sideLayout->addWidget(m_change, 0, Qt::AlignTop | Qt::AlignLeft);
    connect(m_change, &ui::LinkButton::clicked, this, [this] {
        if (const auto own = m_store.ofSession(m_of.id).value.own)
            m_store.setDraft(m_of.id, ReviewStore::Draft{own->rating, own->comment.value_or(QString())});
        focusForm();
    });
    return m_sides;
}

} // namespace gremio
