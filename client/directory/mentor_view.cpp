// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/mentor_view.h"

#include "client/directory/ask_panel.h"
#include "client/directory/directory_controller.h"
#include "client/reviews/review_list.h"
#include "client/scheduling/slot_card.h"
#include "client/ui/avatar.h"
#include "client/ui/card.h"
#include "client/ui/error_state.h"
#include "client/ui/flow_layout.h"
#include "client/ui/icon_button.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/rating.h"
#include "client/ui/scroll_column.h"
#include "client/ui/skeleton.h"
#include "client/ui/state_tag.h"
#include "client/ui/tag.h"
#include "client/words/error_words.h"
#include "client/words/language_words.h"
#include "client/words/match_words.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

/// Below this width of the page everything stands in one column.
constexpr int sideBySide = 800;

template <class Layout>
void empty(Layout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace

MentorView::MentorView(const DirectoryStore& store, DirectoryController& controller,
    const Standings& standings, const SlotPicker::Parts& slotParts, const ReviewParts& reviews,
    AskPanel* panel, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_controller(controller)
    , m_standings(standings)
    , m_session(slotParts.session)
    , m_clock(slotParts.clock)
    , m_panel(panel)
    , m_slots(new SlotCard(slotParts))
    , m_reviews(new ReviewList(reviews.store, reviews.controller, slotParts.session, slotParts.clock))
    , m_body(new QWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_skeleton = new ui::Skeleton(3, 120);
    m_skeleton->setContentsMargins(ui::space::xl, 0, ui::space::xl, 0);
    m_error = new ui::ErrorState(QString(), QString());
    m_error->setObjectName(u"mentorError"_s);
    column->addWidget(m_skeleton);
    column->addWidget(m_error);
    column->addWidget(m_body, 1);
    column->addStretch(0);

    m_columns = new QHBoxLayout(m_body);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(0);
    m_left = new ui::ScrollColumn;
    m_left->column()->setContentsMargins(ui::space::xl, 0, ui::space::xl, ui::space::xl);
    m_left->column()->addWidget(buildWho());
    m_left->column()->addWidget(buildAbout());
    m_left->column()->addWidget(buildReasons());
    m_left->column()->addWidget(m_reviews);
    m_left->column()->addStretch(1);
    m_right = new ui::ScrollColumn;
    m_right->column()->setContentsMargins(0, 0, ui::space::xl, ui::space::xl);
    m_right->column()->setSpacing(ui::space::l);
    m_right->column()->addWidget(m_panel);
    m_right->column()->addWidget(m_slots);
    m_right->column()->addStretch(1);
    m_right->setFixedWidth(ui::size::sidePanelWide + ui::space::xl);
    m_columns->addWidget(m_left, 1);
    m_columns->addWidget(m_right);

    connect(m_slots, &SlotCard::chosen, this, &MentorView::slotChosen);
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, [this] { m_controller.openMentor(m_id); });
    connect(&store, &DirectoryStore::mentorChanged, this, [this](const UserId& id) {
        if (id == m_id)
            follow();
    });
}

void MentorView::open(const UserId& id)
{
    m_id = id;
    m_controller.openMentor(id);
    m_slots->setMentor(id);
    m_reviews->open(id);
    follow();
}

void MentorView::refreshStandings()
{
    const auto& mentor = m_store.mentor(m_id);
    if (!mentor.isLoaded())
        return;
    const Standing standing = m_standings.to(m_id);
    m_avatar->setPresence(standing.presence);
    m_panel->present(mentor.value, standing);
}

void MentorView::focusFirst()
{
    m_back->setFocus();
}

void MentorView::follow()
{
    using State = Loadable<Mentor>::State;
    const auto& mentor = m_store.mentor(m_id);
    m_back->setName(tr("Back to the search"));
    m_crumb->setText(tr("Find mentors"));
    m_crumbName->setText(mentor.isLoaded() ? mentor.value.card.displayName : QString());
    m_skeleton->setVisible(mentor.state == State::Loading || mentor.state == State::Unasked);
    m_body->setVisible(mentor.state == State::Loaded);
    m_error->setVisible(mentor.state == State::Failed);
    if (mentor.state == State::Failed) {
        m_error->setWords(tr("This profile could not be loaded"), ErrorWords::say(mentor.error));
        m_error->setDetails(ErrorWords::details(mentor.error));
    }
    if (mentor.isLoaded())
        fill(mentor.value);
}

void MentorView::fill(const Mentor& mentor)
{
    const MentorCard& card = mentor.card;
    m_avatar->setPerson(card.id.toString(), card.displayName);
    m_name->setText(card.displayName);
    m_verified->setState(tr("Verified"), ui::StateTag::Kind::Success);
    m_verified->setGlyph(ui::Icon::Shield);
    m_verified->setToolTip(tr("The e-mail address was confirmed."));
    m_verified->setVisible(card.emailVerified);
    m_headline->setText(card.headline.value_or(QString()));
    m_headline->setVisible(card.headline.has_value());
    const QString there = TimeWords::thereNow(TimeWords::zoneOf(card.timeZone), m_clock.now());
    m_place->setText(
        card.location ? tr("%1, %2", "a place and what time it is there").arg(*card.location, there) : there);
    m_languages->setText(LanguageWords::enumeration(card.languages));
    m_languages->setVisible(!card.languages.empty());
    QStringList shelves;
    const bool spanish = QLocale().language() == QLocale::Spanish;
    for (const Category& category : mentor.categories)
        shelves << (spanish ? category.nameEs : category.nameEn);
    m_shelves->setText(shelves.join(u", "_s));
    m_shelves->setVisible(!shelves.isEmpty());

    m_rating->setValue(card.rating.value_or(0), card.ratingCount == 0 ? 0 : -1);
    m_ratingCaption->setText(tr("%n review(s)", nullptr, card.ratingCount));
    m_ratingCaption->setVisible(card.ratingCount > 0);
    m_taken->setText(tr("%1 of %2", "places taken of all").arg(mentor.taken).arg(mentor.capacity));
    m_takenCaption->setText(tr("apprentices now"));
    const bool me = card.id == m_session.user().id;
    m_match->setText(tr("%1 %", "percent").arg(card.match.score));
    m_match->parentWidget()->setVisible(!me);
    m_matchCaption->setText(tr("match with you"));

    m_aboutTitle->setText(tr("About"));
    m_about->setText(mentor.bio && !mentor.bio->isEmpty()
            ? *mentor.bio
            : tr("%1 has not written about themselves yet.").arg(card.displayName.section(u' ', 0, 0)));
    empty(m_skills);
    for (const bool matched : {true, false}) {
        for (const MentorSkill& skill : card.skills) {
            if (skill.matched == matched)
                m_skills->addWidget(
                    new ui::Tag(skill.name, matched && !me ? ui::Tag::Kind::Accent : ui::Tag::Kind::Neutral));
        }
    }
    m_skillBox->setVisible(!card.skills.empty());
    m_skillBox->updateGeometry();
    fillReasons(card);
    m_reviews->present(card.displayName, card.ratingCount);
    refreshStandings();
}

void MentorView::fillReasons(const MentorCard& card)
{
    m_reasonsTitle->setText(tr("Why this could fit"));
    empty(m_reasons);
    for (const MatchReason& reason : card.match.reasons) {
        auto* row =
            new ui::IconLabel(ui::Icon::Zap, MatchWords::sentence(reason), ui::Type::Body, ui::Color::Text2);
        row->setGlyphColor(ui::Color::AccentText);
        m_reasons->addWidget(row);
    }
    m_reasonsCard->setVisible(!card.match.reasons.empty() && card.id != m_session.user().id);
}

void MentorView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    QWidget::changeEvent(event);
}

void MentorView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape
        || (event->key() == Qt::Key_Left && event->modifiers() == Qt::AltModifier))
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

void MentorView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Narrow: one column, in which one can act right after who it is.
    const bool narrow = width() < sideBySide;
    if (narrow == m_right->isHidden())
        return;
    m_right->setHidden(narrow);
    ui::ScrollColumn* column = narrow ? m_left : m_right;
    column->column()->insertWidget(narrow ? 1 : 0, m_panel);
    column->column()->insertWidget(narrow ? 2 : 1, m_slots);
}

} // namespace gremio
