// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/mentorship/request_column.h"

#include "client/mentorship/decline_popover.h"
#include "client/mentorship/request_controller.h"
#include "client/ui/button.h"
#include "client/ui/error_state.h"
#include "client/ui/label.h"
#include "client/ui/skeleton.h"
#include "client/words/error_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

RequestColumn::RequestColumn(
    RequestDirection direction, const RequestStore& store, RequestController& controller, QWidget* parent)
    : ui::Card(parent)
    , m_direction(direction)
    , m_store(store)
    , m_controller(controller)
    , m_title(new ui::Label(QString(), ui::Type::Subtitle))
    , m_count(new ui::Label(QString(), ui::Type::Subtitle, ui::Color::Text2))
    , m_skeleton(new ui::Skeleton(3, 133))
    , m_empty(new ui::EmptyState(
          direction == RequestDirection::In ? ui::Icon::Inbox : ui::Icon::Send, QString(), QString()))
    , m_error(new ui::ErrorState(QString(), QString()))
{
    setObjectName(direction == RequestDirection::In ? u"receivedRequests"_s : u"sentRequests"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QWidget;
    head->setFixedHeight(48);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(ui::space::xs);
    m_count->setWeight(QFont::Normal);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch(1);
    column->addWidget(head);
    m_list = new QVBoxLayout;
    m_list->setSpacing(0);
    column->addLayout(m_list);
    column->addWidget(m_skeleton);
    column->addWidget(m_empty);
    column->addWidget(m_error);
    m_foot = new QWidget;
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(0);
    foot->addWidget(new ui::Rule);
    m_more = new ui::Button(QString(), ui::Button::Kind::Quiet);
    foot->addWidget(m_more, 0, Qt::AlignHCenter);
    column->addWidget(m_foot);
    column->addStretch(1);
    connect(m_more, &ui::Button::clicked, this, &RequestColumn::loadMore);
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, [this] { m_controller.refreshRequests(); });
    connect(m_empty, &ui::EmptyState::actionClicked, this, [this] { Q_EMIT findWanted({}); });
}

RequestRowWidget* RequestColumn::rowAt(std::size_t index)
{
    while (m_rows.size() <= index) {
        auto* row = new RequestRowWidget(m_direction);
        auto* rule = new ui::Rule;
        m_list->addWidget(rule);
        m_list->addWidget(row);
        m_rows.emplace_back(rule, row);
        connect(row, &RequestRowWidget::acceptWanted, this,
            [this, row] { m_controller.accept(row->row().request.id); });
        connect(row, &RequestRowWidget::declineWanted, this,
            [this, row](QWidget* anchor) { decline(*row, anchor); });
        connect(row, &RequestRowWidget::withdrawWanted, this,
            [this, row] { m_controller.withdraw(row->row().request.id); });
        connect(row, &RequestRowWidget::openMentorWanted, this,
            [this, row] { Q_EMIT openMentorWanted(row->row().request.mentor.id); });
        connect(row, &RequestRowWidget::sayHelloWanted, this,
            [this, row] { Q_EMIT sayHelloWanted(row->row().request.apprentice.id); });
        connect(row, &RequestRowWidget::bookWanted, this, [this, row] {
            const MentorshipRequest& request = row->row().request;
            const bool iMentor = m_direction == RequestDirection::In;
            Q_EMIT bookWanted(iMentor ? request.apprentice.id : request.mentor.id, iMentor);
        });
        connect(row, &RequestRowWidget::findSimilarWanted, this, [this, row] {
            const auto& skills = row->row().request.skills;
            Q_EMIT findWanted(skills.empty() ? QString() : skills.front());
        });
    }
    return m_rows[index].second;
}

void RequestColumn::loadMore()
{
    m_controller.loadMoreRequests(m_direction);
}

void RequestColumn::decline(const RequestRowWidget& row, QWidget* anchor)
{
    const MentorshipRequest& request = row.row().request;
    auto* popover = new DeclinePopover(request.apprentice.displayName, window(),
        [this, id = request.id](const QString& reason) { m_controller.decline(id, reason); });
    popover->openAt(anchor);
}

void RequestColumn::present(bool onlyOpen, const RequestContext& context)
{
    using State = RequestStore::List::State;
    const auto& list = m_store.list(m_direction);
    m_title->setText(m_direction == RequestDirection::In ? tr("Received") : tr("Sent"));
    m_count->setText(list.isLoaded() ? tr("%n waiting", nullptr, m_store.openCount(m_direction)) : QString());
    std::size_t used = 0;
    if (list.isLoaded()) {
        for (const RequestRow& row : m_store.rows(m_direction)) {
            if (!onlyOpen || row.isOpen() || row.settledHere || row.decision || row.failure) {
                rowAt(used)->present(row, context);
                ++used;
            }
        }
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].first->setVisible(i < used);
        m_rows[i].second->setVisible(i < used);
    }
    m_skeleton->setVisible(list.state == State::Loading || list.state == State::Unasked);
    m_error->setVisible(list.state == State::Failed);
    if (list.state == State::Failed) {
        m_error->setWords(tr("Requests could not be loaded"), ErrorWords::say(list.error));
        m_error->setDetails(ErrorWords::details(list.error));
    }
    m_empty->setVisible(list.isLoaded() && used == 0);
    m_foot->setVisible(list.isLoaded() && m_store.hasMore(m_direction) && !onlyOpen);
    m_more->setText(tr("Show older ones"));
    presentEmpty(onlyOpen);
}

void RequestColumn::presentEmpty(bool onlyOpen)
{
    if (m_direction == RequestDirection::In) {
        m_empty->setWords(onlyOpen ? tr("No requests waiting") : tr("No requests yet"),
            tr("When someone asks for your help, it shows here."));
    } else {
        m_empty->setWords(onlyOpen ? tr("No requests on their way") : tr("You have asked nobody yet"),
            tr("Find somebody who knows what you want to learn."));
        m_empty->setAction(tr("Find mentors"));
    }
}

} // namespace gremio
