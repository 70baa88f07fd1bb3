// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/mentorship/requests_page.h"

#include "client/mentorship/request_column.h"
#include "client/mentorship/request_controller.h"
#include "client/ui/banner.h"
#include "client/ui/chip.h"
#include "client/ui/page_header.h"
#include "client/ui/scroll_column.h"
#include "client/words/error_words.h"
#include "client/words/time_words.h"

#include <QBoxLayout>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
/// Below this width of the page the columns stand under each other.
constexpr int sideBySide = 800;
} // namespace

RequestsPage::RequestsPage(const RequestStore& store, const SessionStore& session,
    const ProfileStore& profile, RequestController& controller, const Clock& clock, QWidget* parent)
    : ui::Page(parent)
    , m_store(store)
    , m_session(session)
    , m_profile(profile)
    , m_controller(controller)
    , m_clock(clock)
    , m_header(new ui::PageHeader(QString()))
    , m_open(new ui::Chip(QString()))
    , m_all(new ui::Chip(QString()))
    , m_stale(new ui::Banner(ui::Banner::Kind::Warning, QString()))
    , m_received(new RequestColumn(RequestDirection::In, store, controller))
    , m_sent(new RequestColumn(RequestDirection::Out, store, controller))
{
    m_open->setObjectName(u"requestsOpen"_s);
    m_all->setObjectName(u"requestsAll"_s);
    m_header->addAction(m_open);
    m_header->addAction(m_all);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, ui::space::s, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(ui::space::xl, 0, ui::space::xl, 0);
    head->addWidget(m_header);
    head->addWidget(m_stale);
    column->addLayout(head);
    auto* scroll = new ui::ScrollColumn;
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(ui::space::xl);
    m_columns->addWidget(m_received, 1);
    m_columns->addWidget(m_sent, 1);
    scroll->column()->addLayout(m_columns);
    scroll->column()->addStretch(1);
    column->addWidget(scroll, 1);
    m_stale->hide();

    connect(m_open, &ui::Chip::clicked, this, [this] { choose(true); });
    connect(m_all, &ui::Chip::clicked, this, [this] { choose(false); });
    connect(m_stale, &ui::Banner::actionClicked, this, [this] { m_controller.refreshRequests(); });
    for (RequestColumn* one : {m_received, m_sent}) {
        connect(one, &RequestColumn::openMentorWanted, this, &RequestsPage::openMentorWanted);
        connect(one, &RequestColumn::findWanted, this, &RequestsPage::findWanted);
        connect(one, &RequestColumn::bookWanted, this, &RequestsPage::bookWanted);
        connect(one, &RequestColumn::sayHelloWanted, this, &RequestsPage::sayHelloWanted);
        connect(scroll, &ui::ScrollColumn::nearEnd, one, &RequestColumn::loadMore);
    }
    connect(&store, &RequestStore::changed, this, &RequestsPage::follow);
    connect(&profile, &ProfileStore::changed, this, &RequestsPage::follow);
    connect(&session, &SessionStore::userChanged, this, &RequestsPage::follow);
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &RequestsPage::follow);
    m_minute.start();
    choose(false);
}

QString RequestsPage::title() const
{
    return tr("Requests");
}

void RequestsPage::refresh()
{
    m_controller.refreshRequests();
}

void RequestsPage::choose(bool onlyOpen)
{
    m_onlyOpen = onlyOpen;
    m_open->setActive(onlyOpen);
    m_all->setActive(!onlyOpen);
    follow();
}

void RequestsPage::follow()
{
    m_header->setTitle(tr("Requests"));
    m_open->setText(tr("Open", "a filter: requests that wait"));
    m_all->setText(tr("All", "a filter: all requests"));
    m_open->setAccessibleName(m_onlyOpen ? tr("Open requests, chosen") : tr("Open requests"));
    m_all->setAccessibleName(m_onlyOpen ? tr("All requests") : tr("All requests, chosen"));
    m_stale->setAction(tr("Try again"));

    const auto& received = m_store.list(RequestDirection::In);
    const auto& sent = m_store.list(RequestDirection::Out);
    const auto* stale = received.stale ? &received : sent.stale ? &sent : nullptr;
    m_stale->setVisible(stale && !stale->error.offline());
    if (stale)
        m_stale->setText(ErrorWords::say(stale->error));

    RequestContext context{m_clock, TimeWords::zoneOf(m_session.user().timeZone)};
    if (m_profile.profile().isLoaded()) {
        context.capacity = m_profile.profile().value.capacity;
        context.taken = m_profile.profile().value.taken;
        // What was accepted here and is not yet counted there.
        for (const RequestRow& row : m_store.rows(RequestDirection::In)) {
            if (row.request.status == RequestStatus::Pending && row.shownStatus() == RequestStatus::Accepted)
                ++context.taken;
        }
    }
    // A column that the role has no use for is not there, unless something is in it.
    m_received->setVisible(m_session.has(Role::Mentor) || !received.value.empty());
    m_sent->setVisible(m_session.has(Role::Apprentice) || !sent.value.empty() || m_received->isHidden());
    m_received->present(m_onlyOpen, context);
    m_sent->present(m_onlyOpen, context);
}

void RequestsPage::resizeEvent(QResizeEvent* event)
{
    ui::Page::resizeEvent(event);
    m_columns->setDirection(width() < sideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void RequestsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        follow();
        Q_EMIT titleChanged();
    }
    ui::Page::changeEvent(event);
}

} // namespace gremio
