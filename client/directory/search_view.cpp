// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/search_view.h"

#include "client/directory/directory_controller.h"
#include "client/directory/filter_bar.h"
#include "client/ui/banner.h"
#include "client/ui/error_state.h"
#include "client/ui/label.h"
#include "client/ui/page_header.h"
#include "client/ui/scroll_column.h"
#include "client/ui/skeleton.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

SearchView::SearchView(const DirectoryStore& store, DirectoryController& controller,
    const Standings& standings, const SessionStore& session, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_controller(controller)
    , m_standings(standings)
    , m_session(session)
    , m_clock(clock)
    , m_header(new ui::PageHeader(QString()))
    , m_search(new ui::TextField(QString(), ui::TextField::Size::Large))
    , m_filters(new FilterBar(store, controller, clock))
    , m_stale(new ui::Banner(ui::Banner::Kind::Warning, QString()))
{
    m_search->setObjectName(u"findSearchField"_s);
    m_search->setLeadingIcon(ui::Icon::Search);
    m_search->setClearable(true);
    m_search->edit()->installEventFilter(this);
    m_search->edit()->setMaxLength(200);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, ui::space::s, 0, 0);
    column->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(ui::space::xl, 0, ui::space::xl, ui::space::l);
    top->setSpacing(ui::space::m);
    top->addWidget(m_header);
    top->addSpacing(-ui::space::m);
    top->addWidget(m_search);
    top->addWidget(m_filters);
    m_stale->setObjectName(u"findStale"_s);
    m_stale->hide();
    top->addWidget(m_stale);
    column->addLayout(top);
    column->addWidget(buildResults(), 1);

    connect(m_search, &ui::TextField::textChanged, this, [this] { m_controller.searchSoon(query()); });
    connect(m_search, &ui::TextField::returnPressed, this, [this] { m_controller.search(query()); });
    connect(m_filters, &FilterBar::changed, this, [this] { m_controller.search(query()); });
    connect(m_stale, &ui::Banner::actionClicked, this, [this] { m_controller.search(query()); });
    connect(&store, &DirectoryStore::resultsChanged, this, &SearchView::follow);
    retranslate();
}

QWidget* SearchView::buildResults()
{
    m_scroll = new ui::ScrollColumn;
    m_scroll->column()->setSpacing(0);
    m_scroll->setObjectName(u"findResults"_s);
    m_skeleton = new ui::Skeleton(4, 142);
    m_skeleton->setCardGap(ui::space::m);
    using Shape = ui::Skeleton::Shape;
    m_skeleton->setPieces(
        {{Shape::Circle, 17, 17, 48, 48}, {Shape::Bar, 81, 19, 0.16, 14}, {Shape::Bar, 81, 42, 0.36, 10},
            {Shape::Bar, 81, 66, 0.24, 22}, {Shape::Bar, 81, 100, 0.32, 10}, {Shape::Bar, -17, 86, 88, 26}});
    m_empty = new ui::EmptyState(ui::Icon::Search, QString(), QString());
    m_empty->setObjectName(u"findEmpty"_s);
    m_error = new ui::ErrorState(QString(), QString());
    m_error->setObjectName(u"findError"_s);
    m_list = new QVBoxLayout;
    m_list->setSpacing(ui::space::m);
    m_more = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    m_more->setAlignment(Qt::AlignHCenter);
    m_more->setContentsMargins(0, ui::space::m, 0, 0);
    m_scroll->column()->addWidget(m_skeleton);
    m_scroll->column()->addWidget(m_empty);
    m_scroll->column()->addWidget(m_error);
    m_scroll->column()->addLayout(m_list);
    m_scroll->column()->addWidget(m_more);
    m_scroll->column()->addStretch(1);
    connect(m_scroll, &ui::ScrollColumn::nearEnd, this, [this] { m_controller.loadMore(); });
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, [this] { m_controller.search(query()); });
    connect(m_empty, &ui::EmptyState::actionClicked, this, [this] {
        m_search->setText({});
        m_filters->clear();
    });
    return m_scroll;
}

MentorQuery SearchView::query() const
{
    MentorQuery query;
    if (const QString text = m_search->text().trimmed(); !text.isEmpty())
        query.q = text;
    m_filters->apply(query);
    return query;
}

void SearchView::start()
{
    if (m_store.results().state == Loadable<MentorPage>::State::Unasked)
        m_controller.search(query());
    follow();
}

void SearchView::searchFor(const QString& text)
{
    {
        const QSignalBlocker quiet(m_search);
        m_search->setText(text);
    }
    m_filters->clear();
}

void SearchView::focusSearch()
{
    m_search->setFocus();
    m_search->edit()->selectAll();
}

void SearchView::focusMentor(const UserId& mentor)
{
    for (MentorCardWidget* card : m_cards) {
        if (!card->isHidden() && card->mentor() == mentor)
            card->setFocus(Qt::TabFocusReason);
    }
}

void SearchView::follow()
{
    using State = Loadable<MentorPage>::State;
    const auto& results = m_store.results();
    const bool loaded = results.state == State::Loaded;
    const bool none = loaded && results.value.items.empty() && !m_store.isLoadingMore();
    m_skeleton->setVisible(results.state == State::Unasked || results.state == State::Loading);
    m_empty->setVisible(none);
    m_error->setVisible(results.state == State::Failed);
    if (results.state == State::Failed) {
        m_error->setWords(tr("Mentors could not be loaded"), ErrorWords::say(results.error));
        m_error->setDetails(ErrorWords::details(results.error));
    }
    m_stale->setVisible(loaded && results.stale && !results.error.offline());
    if (results.stale)
        m_stale->setText(ErrorWords::say(results.error));
    m_empty->setAction(
        m_filters->isAnyOn() || !m_search->text().isEmpty() ? tr("Show all mentors") : QString());
    fillCards();
    sayCount();
    m_more->setVisible(m_store.isLoadingMore() || m_store.moreError());
    m_more->setText(m_store.moreError() ? ErrorWords::say(*m_store.moreError()) : tr("Loading more …"));
}

void SearchView::fillCards()
{
    const auto& items = m_store.results().value.items;
    while (m_cards.size() < items.size()) {
        auto* card = new MentorCardWidget;
        card->setObjectName(u"mentorCard_%1"_s.arg(m_cards.size()));
        connect(card, &MentorCardWidget::openWanted, this, &SearchView::openWanted);
        connect(card, &MentorCardWidget::withdrawWanted, this, &SearchView::withdrawWanted);
        connect(card, &MentorCardWidget::bookWanted, this, &SearchView::bookWanted);
        connect(card, &MentorCardWidget::slotChosen, this, &SearchView::slotChosen);
        m_cards.push_back(card);
        m_list->addWidget(card);
    }
    const bool loaded = m_store.results().isLoaded();
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        const bool used = loaded && i < items.size();
        if (used)
            present(i);
        m_cards[i]->setVisible(used);
    }
}

void SearchView::refreshStandings()
{
    const auto& items = m_store.results().value.items;
    for (std::size_t i = 0; i < m_cards.size() && i < items.size(); ++i)
        present(i);
}

void SearchView::present(std::size_t index)
{
    const MentorCard& mentor = m_store.results().value.items[index];
    m_cards[index]->present(mentor, m_standings.to(mentor.id), zone(), m_clock.now());
}

QTimeZone SearchView::zone() const
{
    return TimeWords::zoneOf(m_session.user().timeZone);
}

void SearchView::sayCount()
{
    const auto& results = m_store.results();
    if (!results.isLoaded()) {
        m_header->setNote({});
        return;
    }
    const QString count = results.value.totalIsExact
        ? tr("%n mentor(s)", nullptr, results.value.total)
        : tr("More than %n mentor(s)", nullptr, results.value.total);
    m_header->setNote(tr("%1 · times in %2", "how many mentors, a time zone")
                          .arg(count, TimeWords::zoneName(zone(), m_clock.now())));
}

void SearchView::retranslate()
{
    m_header->setTitle(tr("Find mentors"));
    m_search->setPlaceholder(tr("Name, skill or what you want to learn"));
    m_search->edit()->setAccessibleName(tr("Search mentors"));
    m_stale->setAction(tr("Try again"));
    m_empty->setWords(tr("Nobody fits"), tr("Try fewer words or take a filter away."));
    follow();
}

void SearchView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool SearchView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search->edit() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->setText({});
            return true;
        }
        if (key == Qt::Key_Down && !m_cards.empty() && m_cards.front()->isVisible()) {
            m_cards.front()->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gremio
