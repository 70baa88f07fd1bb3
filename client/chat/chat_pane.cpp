// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/chat_pane.h"

#include "client/chat/chat_header.h"
#include "client/chat/chat_search.h"
#include "client/chat/chat_words.h"
#include "client/chat/composer.h"
#include "client/chat/message_view.h"
#include "client/chat/typing_row.h"
#include "client/ui/empty_state.h"
#include "client/ui/error_state.h"
#include "client/ui/skeleton.h"
#include "client/ui/tokens.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

/// Bubbles of both sides, as they will come.
std::vector<ui::Skeleton::Piece> bubblePieces()
{
    using Shape = ui::Skeleton::Shape;
    return {{Shape::Circle, 24, 14, 32, 32}, {Shape::Bar, 64, 12, 300, 34}, {Shape::Bar, -324, 58, 300, 34},
        {Shape::Bar, 64, 104, 380, 34}};
}

constexpr int skeletonHeight = 150;
constexpr int firstNewAt = 24; ///< from the top of the viewport to the line of new messages

} // namespace

ChatPane::ChatPane(const ChatAround& around, QWidget* parent)
    : QWidget(parent)
    , m_around(around)
    , m_model(around.store, around.outbox, around.clock)
    , m_header(new ChatHeader)
    , m_search(new ChatSearch)
    , m_view(new MessageView(m_model))
    , m_skeleton(new ui::Skeleton(4, skeletonHeight))
    , m_failed(new ui::ErrorState({}, {}))
    , m_silent(new ui::EmptyState(ui::Icon::MessageSquare, {}, {}))
    , m_none(new ui::EmptyState(ui::Icon::MessageSquare, {}, {}))
    , m_typing(new TypingRow)
    , m_composer(new Composer)
    , m_open(new QWidget)
    , m_blank(new QWidget)
{
    m_silent->setObjectName(u"chatSilent"_s);
    m_failed->setObjectName(u"chatFailed"_s);
    m_none->setObjectName(u"chatNone"_s);
    m_skeleton->setPieces(bubblePieces());
    m_skeleton->setCardGap(0);
    m_whole = new QStackedLayout(this);
    m_whole->addWidget(m_none);
    m_whole->addWidget(m_blank);
    m_whole->addWidget(m_open);
    auto* column = new QVBoxLayout(m_open);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_search);
    auto* middle = new QWidget;
    m_stack = new QStackedLayout(middle);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_silent);
    m_stack->addWidget(m_failed);
    column->addWidget(middle, 1);
    column->addWidget(m_typing);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(ui::space::xl, 0, ui::space::xl, ui::space::l);
    foot->addWidget(m_composer);
    column->addLayout(foot);
    connectStore();
    connectView();
    connectComposer();
    connectSearch();
    followChoice();
    retranslate();
}

int ChatPane::footHeight() const
{
    return m_composer->isVisible() ? height() - m_composer->mapTo(this, QPoint()).y() : 0;
}

void ChatPane::connectStore()
{
    ChatStore* store = &m_around.store;
    const auto mine = [this](auto what) {
        return [this, what](const ChatId& id) {
            if (id == m_chat)
                (this->*what)();
        };
    };
    connect(store, &ChatStore::chatChanged, this, mine(&ChatPane::followChat));
    connect(store, &ChatStore::listReset, this, &ChatPane::followChoice);
    connect(store, &ChatStore::chatInserted, this, &ChatPane::followChoice);
    connect(store, &ChatStore::chatRemoved, this, &ChatPane::followChoice);
    connect(store, &ChatStore::typingChanged, this, mine(&ChatPane::followTyping));
    connect(store, &ChatStore::presenceChanged, this, [this] { followChat(); });
    connect(store, &ChatStore::blockChanged, this, [this] { followChat(); });
    connect(store, &ChatStore::arrived, this, [this](const Message& message) {
        // What comes while nobody looks is new when somebody does.
        if (message.chatId == m_chat && !m_looking && !m_model.newAfter())
            m_model.setNewAfter(message.seq - 1);
    });
    connect(&m_around.sync, &ChatSync::historyFailed, this, [this](const ChatId& id, const ApiError& error) {
        if (id != m_chat)
            return;
        if (std::exchange(m_jump, std::nullopt))
            Q_EMIT said(ErrorWords::say(error), true);
        m_failure = error;
        m_failed->setWords(tr("Messages could not be loaded"), ErrorWords::say(error));
        m_failed->setDetails(ErrorWords::details(error));
        followTimeline();
    });
    connect(m_failed, &ui::ErrorState::tryAgainClicked, this, [this] {
        m_failure.reset();
        followTimeline();
        refresh();
    });
    const Outbox* outbox = &m_around.outbox;
    connect(outbox, &Outbox::added, this, &ChatPane::followWaiting);
    connect(outbox, &Outbox::changed, this, &ChatPane::followWaiting);
    connect(outbox, &Outbox::removed, this, &ChatPane::followWaiting);
    const auto rows = [this] { followTimeline(); };
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, rows);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, rows);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
            if (roles.isEmpty())
                followTimeline();
        });
    connect(&m_around.session, &SessionStore::userChanged, this,
        [this] { m_model.setTimeZone(TimeWords::zoneOf(m_around.session.user().timeZone)); });
    m_model.setTimeZone(TimeWords::zoneOf(m_around.session.user().timeZone));
}

void ChatPane::connectView()
{
    connect(m_view, &MessageView::holeNear, this,
        [this](qint64 seq, bool older) { m_around.sync.loadHole(m_chat, seq, older); });
    connect(m_view, &MessageView::moved, this, &ChatPane::markRead);
    connect(m_view, &MessageView::replyWanted, this, &ChatPane::reply);
    connect(m_view, &MessageView::editWanted, this, &ChatPane::edit);
    connect(m_view, &MessageView::deleteWanted, this, &ChatPane::erase);
    connect(m_view, &MessageView::copyWanted, this, &ChatPane::copy);
    connect(m_view, &MessageView::menuWanted, this, &ChatPane::showMenu);
    connect(m_view, &MessageView::linkWanted, this, &ChatPane::openLink);
    connect(m_view, &MessageView::quoteWanted, this, &ChatPane::jumpTo);
    connect(m_view, &MessageView::retryWanted, this,
        [this](int row) { m_around.sync.tryAgain(m_model.item(row).clientId); });
    connect(m_view, &MessageView::discardWanted, this,
        [this](int row) { m_around.sync.discard(m_model.item(row).clientId); });
    connect(m_header, &ChatHeader::backWanted, this, &ChatPane::backWanted);
    connect(m_header, &ChatHeader::searchWanted, this, &ChatPane::openSearch);
    connect(m_header, &ChatHeader::hideWanted, this, &ChatPane::hideChat);
    connect(m_header, &ChatHeader::blockWanted, this, &ChatPane::block);
    connect(m_header, &ChatHeader::unblockWanted, this, &ChatPane::unblock);
}

void ChatPane::connectComposer()
{
    connect(m_composer, &Composer::sent, this, &ChatPane::send);
    connect(m_composer, &Composer::actionWanted, this, &ChatPane::unblock);
    connect(m_composer, &Composer::editLastWanted, this, &ChatPane::editLast);
    connect(m_composer, &Composer::cancelled, this, [this] {
        m_replyTo.reset();
        m_editing.reset();
    });
    connect(m_composer, &Composer::typing, this, [this](bool typing) {
        if (!m_chat.isNull())
            m_around.sync.setTyping(m_chat, typing);
    });
}

void ChatPane::open(const ChatId& id)
{
    if (id == m_chat) {
        if (!id.isNull())
            m_around.sync.open(id);
        return;
    }
    // What was being written stays with its chat; an edit or a reply is given up.
    m_composer->reset();
    if (!m_chat.isNull())
        m_drafts[m_chat] = m_composer->text();
    m_search->close();
    m_replyTo.reset();
    m_editing.reset();
    m_jump.reset();
    m_failure.reset();
    m_chat = ChatId();
    m_placed = false;
    m_composer->setText(m_drafts.value(id));
    m_chat = id;
    followChoice();
    if (id.isNull()) {
        m_model.setTimeline(nullptr);
        return;
    }
    const Chat* chat = shown();
    const bool news = chat && chat->unread > 0;
    const qint64 read = m_around.store.myReadSeq(id);
    m_around.sync.open(id);
    m_model.setTimeline(m_around.store.timeline(id));
    if (news)
        m_model.setNewAfter(read);
    followChat();
    followTyping();
    followWaiting();
    followTimeline();
}

/// What stands where no chat is open: nothing to choose from needs no words, the list has them.
void ChatPane::followChoice()
{
    m_whole->setCurrentWidget(!m_chat.isNull() ? m_open
            : m_around.store.count() == 0      ? m_blank
                                               : static_cast<QWidget*>(m_none));
}

void ChatPane::refresh()
{
    if (!m_chat.isNull())
        m_around.sync.open(m_chat);
}

void ChatPane::setConnected(bool connected)
{
    if (std::exchange(m_connected, connected) != connected && !m_search->words().isEmpty())
        search();
    followChat();
    followTyping();
    followWaiting();
}

void ChatPane::setLooking(bool looking)
{
    m_looking = looking;
    markRead();
}

void ChatPane::setBackVisible(bool visible)
{
    m_header->setBackVisible(visible);
}

void ChatPane::focusComposer()
{
    if (m_composer->isClosed())
        m_view->setFocus(Qt::OtherFocusReason);
    else
        m_composer->setFocus(Qt::OtherFocusReason);
}

void ChatPane::followTimeline()
{
    const Timeline* timeline = m_model.timeline();
    if (!timeline)
        return;
    const bool empty = timeline->rowCount() == 0;
    const bool onlyHole = timeline->rowCount() == 1 && m_model.roughLength(0) < 0;
    if (!empty && !onlyHole)
        m_failure.reset();
    m_stack->setCurrentWidget((empty || onlyHole) && m_failure ? static_cast<QWidget*>(m_failed)
            : !empty                                           ? static_cast<QWidget*>(m_view)
            : timeline->isKnown()                              ? m_silent
                                                               : static_cast<QWidget*>(m_skeleton));
    if (!empty && !m_placed)
        placeAtFirst();
    arriveAtJump();
    if (m_searchesHere)
        searchHere();
}

/// At what is new, or at the end where all of it fits.
void ChatPane::placeAtFirst()
{
    const int row = m_model.newRow();
    const bool onlyHoles = m_model.roughLength(m_model.rowCount() - 1) < 0;
    if (onlyHoles)
        return;
    m_placed = true;
    m_view->scrollToEnd();
    if (row >= 0 && m_view->rowRect(row).top() < 0)
        m_view->showRowAtTop(row, firstNewAt);
}

void ChatPane::followChat()
{
    const Chat* chat = shown();
    if (!chat)
        return;
    const UserId& me = m_around.store.me();
    const QString title = ChatWords::title(*chat, me);
    m_header->setTitle(ChatWords::avatarKey(*chat, me), ChatWords::avatarName(*chat, me), title);
    const Person* other = ChatWords::other(*chat, me);
    const bool gone = other && PersonWords::isDeleted(other->displayName);
    const bool blocked = other && m_around.store.isBlocked(other->id);
    m_header->setBlock(blocked ? ChatHeader::Block::Blocked
            : other && !gone   ? ChatHeader::Block::Possible
                               : ChatHeader::Block::None);
    if (blocked || gone) {
        m_header->setStatus(blocked ? tr("Blocked") : QString(), ui::Presence::None);
    } else if (other) {
        const Presence presence = m_around.store.presence(other->id);
        const auto seen = m_around.store.lastSeen(other->id);
        const QTimeZone zone = TimeWords::zoneOf(m_around.session.user().timeZone);
        QString status;
        if (m_connected || seen)
            status = ChatWords::presence(
                m_connected ? presence : Presence::Offline, seen, m_around.clock.now(), zone);
        m_header->setStatus(status, m_connected ? ChatWords::shown(presence) : ui::Presence::None);
    } else {
        m_header->setStatus(ChatWords::participants(*chat), ui::Presence::None);
    }
    if (blocked)
        m_composer->setClosed(tr("You have blocked %1.").arg(title), tr("Unblock"));
    else
        m_composer->setClosed(chat->mayWrite ? QString()
                : other                      ? tr("You cannot write to %1 at present.").arg(title)
                                             : tr("You cannot write here at present."));
    m_silent->setWords(
        tr("Nothing said yet"), other ? tr("Say hello to %1.").arg(title) : tr("Say hello to all of them."));
    m_view->setBelow(m_view->isAtEnd() ? 0 : static_cast<int>(chat->unread));
    followEdit();
}

/// What is being edited may be read, or deleted elsewhere, before it is done. What was typed is not lost.
void ChatPane::followEdit()
{
    const Message* message = m_editing && m_model.timeline() ? m_model.timeline()->find(*m_editing) : nullptr;
    if (!message || m_around.store.mayChange(*message))
        return;
    m_editing.reset();
    const QString typed = m_composer->text();
    m_composer->reset();
    if (typed != message->content && m_composer->text().isEmpty())
        m_composer->setText(typed);
    if (!message->deletedAt)
        Q_EMIT said(tr("It has been read: it cannot be changed any more."), true);
}

void ChatPane::followTyping()
{
    const Chat* chat = shown();
    m_typing->setTyping(
        chat && m_connected ? ChatWords::typing(*chat, m_around.store.typing(m_chat)) : QString());
}

void ChatPane::followWaiting()
{
    int waiting = 0;
    for (const OutgoingMessage& message : m_around.outbox.of(m_chat))
        waiting += message.state == Sending::Failed ? 0 : 1;
    m_typing->setWaiting(waiting == 0 || m_connected
            ? QString()
            : tr(
                "%n waiting, kept on this computer, sent in this order when you are back", nullptr, waiting));
}

void ChatPane::markRead()
{
    if (!m_looking || m_chat.isNull() || !m_placed || m_stack->currentWidget() != m_view)
        return;
    for (int row = m_view->lastSeenRow(); row >= 0; --row) {
        const TimelineRow& line = m_model.timeline()->row(row);
        if (line.kind != TimelineRow::Kind::Message)
            continue;
        if (line.message.seq > m_around.store.myReadSeq(m_chat))
            m_around.sync.markRead(m_chat, line.message.seq);
        break;
    }
    const Chat* chat = shown();
    m_view->setBelow(chat && !m_view->isAtEnd() ? static_cast<int>(chat->unread) : 0);
}

const Message* ChatPane::messageAt(int row) const
{
    if (row < 0 || row >= m_model.rowCount())
        return nullptr;
    const TimelineRow& line = m_model.timeline()->row(row);
    return line.kind == TimelineRow::Kind::Message ? &line.message : nullptr;
}

void ChatPane::retranslate()
{
    m_view->setAccessibleName(tr("Messages"));
    m_none->setWords(tr("Choose a chat"), tr("What was said in it shows here."));
    followChat();
    followTyping();
    followWaiting();
}

void ChatPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gremio
