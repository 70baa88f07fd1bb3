// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/reviews/review_list.h"

#include "client/ui/avatar.h"
#include "client/ui/button.h"
#include "client/ui/error_state.h"
#include "client/ui/label.h"
#include "client/ui/rating.h"
#include "client/ui/skeleton.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

QWidget* makeRow(const Review& review, Instant now, const QTimeZone& zone)
{
    auto* row = new QWidget;
    row->setObjectName(u"reviewRow"_s);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(ui::space::l, ui::space::m, ui::space::l, ui::space::m);
    line->setSpacing(ui::space::m);
    auto* avatar = new ui::Avatar(32);
    avatar->setPerson(review.author.id.toString(), review.author.displayName);
    line->addWidget(avatar, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setSpacing(ui::space::s);
    auto* name = new ui::ElidedLabel(PersonWords::name(review.author.displayName), ui::Type::Body);
    name->setWeight(QFont::DemiBold);
    auto* stars = new ui::Rating(ui::Rating::Kind::Stars);
    stars->setValue(review.rating);
    // Since when it can be read: that is what they are in order of, and nobody learns who wrote first.
    auto* when = new ui::Label(TimeWords::ago(review.revealedAt.value_or(review.createdAt), now, zone),
        ui::Type::Caption, ui::Color::Text2);
    when->setObjectName(u"reviewShownSince"_s);
    head->addWidget(name);
    head->addWidget(stars);
    head->addWidget(when);
    head->addStretch(1);
    column->addLayout(head);
    if (const QString words = review.comment.value_or(QString()); !words.isEmpty()) {
        auto* label = new ui::Label(words, ui::Type::Body, ui::Color::Text2);
        label->setLines(0);
        column->addWidget(label);
    }
    column->addStretch(1);
    line->addLayout(column, 1);
    return row;
}

} // namespace

ReviewList::ReviewList(const ReviewStore& store, ReviewController& controller, const SessionStore& session,
    const Clock& clock, QWidget* parent)
    : ui::Card(parent)
    , m_store(store)
    , m_controller(controller)
    , m_session(session)
    , m_clock(clock)
    , m_title(new ui::Label(QString(), ui::Type::Body))
    , m_countLabel(new ui::Label(QString(), ui::Type::Body, ui::Color::Text3))
    , m_order(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_rows(new QVBoxLayout)
    , m_skeleton(new ui::Skeleton(3, 64))
    , m_empty(new ui::EmptyState(ui::Icon::Star, QString(), QString()))
    , m_error(new ui::ErrorState(QString(), QString()))
    , m_foot(new QWidget)
    , m_more(new ui::Button(QString(), ui::Button::Kind::Quiet))
{
    setObjectName(u"reviewList"_s);
    m_title->setWeight(QFont::DemiBold);
    m_empty->setObjectName(u"reviewsEmpty"_s);
    m_more->setObjectName(u"moreReviewsButton"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(ui::space::l, ui::space::m, ui::space::l, ui::space::m);
    head->setSpacing(ui::space::xs);
    head->addWidget(m_title);
    head->addWidget(m_countLabel);
    head->addStretch(1);
    head->addWidget(m_order);
    column->addLayout(head);
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
    for (QWidget* state : std::initializer_list<QWidget*>{m_skeleton, m_empty, m_error})
        column->addWidget(state);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(0);
    foot->addWidget(new ui::Rule);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(ui::space::s, ui::space::s, ui::space::s, ui::space::s);
    line->addWidget(m_more);
    line->addStretch(1);
    foot->addLayout(line);
    column->addWidget(m_foot);
    connect(m_more, &ui::Button::clicked, this, [this] { m_controller.loadMore(m_mentor); });
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, [this] { m_controller.openMentor(m_mentor); });
    connect(&store, &ReviewStore::userChanged, this, [this](const UserId& id) {
        if (id == m_mentor)
            follow();
    });
}

void ReviewList::open(const UserId& mentor)
{
    m_mentor = mentor;
    m_controller.openMentor(mentor);
    follow();
}

void ReviewList::present(const QString& name, int count)
{
    m_name = name;
    m_count = count;
    follow();
}

void ReviewList::follow()
{
    using State = ReviewStore::OfUser::State;
    const ReviewStore::OfUser& known = m_store.ofUser(m_mentor);
    const bool mine = m_mentor == m_session.user().id;
    const bool some = known.isLoaded() && !known.value.empty();
    m_title->setText(tr("Reviews"));
    m_countLabel->setText(m_count > 0 ? QLocale().toString(m_count) : QString());
    m_order->setText(tr("Newest first"));
    m_order->setVisible(some);
    m_skeleton->setVisible(known.state == State::Loading || known.state == State::Unasked);
    m_empty->setVisible(known.isLoaded() && !some);
    m_empty->setWords(tr("No reviews yet"),
        mine ? tr("What apprentices write of your sessions shows here, once both of you have written.")
             : tr("What apprentices write of sessions with %1 shows here.").arg(PersonWords::first(m_name)));
    m_error->setVisible(known.state == State::Failed);
    if (known.state == State::Failed) {
        m_error->setWords(tr("The reviews could not be loaded"), ErrorWords::say(known.error));
        m_error->setDetails(ErrorWords::details(known.error));
    }
    m_foot->setVisible(some && m_store.hasMore(m_mentor));
    m_more->setText(tr("Show more reviews"));
    m_more->setBusy(m_store.isLoadingMore(m_mentor), tr("Loading"));
    fill(known.value);
}

void ReviewList::fill(const std::vector<Review>& reviews)
{
    if (reviews == m_shown)
        return;
    // Those that came with a further page are put below; what stands there is not made anew.
    const bool goesOn = !m_shown.empty() && reviews.size() > m_shown.size()
        && std::equal(m_shown.begin(), m_shown.end(), reviews.begin());
    if (!goesOn) {
        while (QLayoutItem* item = m_rows->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        m_shown.clear();
    }
    const Instant now = m_clock.now();
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    for (std::size_t i = m_shown.size(); i < reviews.size(); ++i) {
        m_rows->addWidget(new ui::Rule);
        m_rows->addWidget(makeRow(reviews[i], now, zone));
    }
    m_shown = reviews;
}

void ReviewList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        fill({}); // times are words, too
        follow();
    }
    ui::Card::changeEvent(event);
}

} // namespace gremio
