// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/messages_page.h"

#include "client/chat/conversation_pane.h"
#include "client/chat/new_group_dialog.h"
#include "client/ui/tokens.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace gremio {

MessagesPage::MessagesPage(const ChatAround& around, QWidget* parent)
    : ui::Page(parent)
    , m_around(around)
    , m_list(new ConversationPane(around.store, around.outbox, around.clock))
    , m_pane(new ChatPane(around))
    , m_row(new QHBoxLayout(this))
{
    setObjectName(u"messagesPage"_s);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addWidget(m_list);
    m_row->addWidget(m_pane, 1);
    connect(m_list, &ConversationPane::chosen, this, [this](const ChatId& id) {
        openChat(id);
        m_pane->focusComposer();
    });
    connect(m_list, &ConversationPane::tryAgainWanted, this, [this] { m_around.sync.refresh(); });
    connect(m_list, &ConversationPane::findWanted, this, &MessagesPage::findWanted);
    connect(m_list, &ConversationPane::newGroupWanted, this,
        [this] { openNewGroupDialog(this, m_around, [this](const ChatId& id) { openChat(id); }); });
    const auto may = [this] { m_list->setMayStart(mayMakeGroup(m_around.store)); };
    connect(&around.store, &ChatStore::listReset, this, may);
    connect(&around.store, &ChatStore::chatInserted, this, may);
    connect(&around.store, &ChatStore::chatChanged, this, may);
    may();
    connect(m_pane, &ChatPane::backWanted, this, [this] {
        openChat({});
        m_list->focusList();
    });
    connect(m_pane, &ChatPane::said, this, &MessagesPage::said);
    connect(m_pane, &ChatPane::hidden, this, [this](const ChatId& id) {
        if (id == m_pane->chat())
            openChat({});
    });
    // A chat that goes (hidden on another device) closes.
    const auto check = [this] {
        if (!m_wanted.isNull() && m_around.store.find(m_wanted))
            openChat(m_wanted);
        if (!m_wantedPerson.isNull() && m_around.store.privateChatWith(m_wantedPerson))
            openChatWith(m_wantedPerson);
        if (!m_pane->chat().isNull() && !m_around.store.find(m_pane->chat()))
            openChat({});
    };
    connect(&around.store, &ChatStore::chatRemoved, this, check);
    connect(&around.store, &ChatStore::listReset, this, check);
    connect(&around.store, &ChatStore::chatInserted, this, check);
    auto* find = new QShortcut(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_F)), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        if (m_pane->chat().isNull())
            m_list->focusFilter();
        else
            m_pane->openSearch();
    });
    const auto zone = [this] {
        m_list->model().setTimeZone(TimeWords::zoneOf(m_around.session.user().timeZone));
    };
    connect(&around.session, &SessionStore::userChanged, this, zone);
    zone();
    place();
}

QString MessagesPage::title() const
{
    return tr("Messages");
}

void MessagesPage::refresh()
{
    m_around.sync.refresh();
    m_pane->refresh();
}

int MessagesPage::footHeight() const
{
    return m_pane->isVisible() ? m_pane->footHeight() : 0;
}

void MessagesPage::activated()
{
    if (m_pane->chat().isNull())
        m_list->focusList();
    else
        m_pane->focusComposer();
}

void MessagesPage::chosenAgain()
{
    openChat({});
    m_list->focusList();
}

const ChatId& MessagesPage::chat() const
{
    return m_pane->chat();
}

void MessagesPage::openChat(ChatId id)
{
    m_wanted = ChatId();
    m_wantedPerson = UserId();
    if (!id.isNull() && !m_around.store.find(id)) {
        m_wanted = id;
        return;
    }
    m_pane->open(id);
    m_list->setCurrent(id);
    place();
    look();
}

void MessagesPage::openChatWith(UserId user)
{
    if (const auto id = m_around.store.privateChatWith(user)) {
        openChat(*id);
        m_pane->focusComposer();
        return;
    }
    openChat({});
    m_wantedPerson = user;
    m_around.sync.refresh();
}

void MessagesPage::setConnected(bool connected)
{
    m_list->model().setConnected(connected);
    m_pane->setConnected(connected);
}

bool MessagesPage::isLooking() const
{
    return isVisible() && window()->isActiveWindow() && !window()->isMinimized();
}

void MessagesPage::look()
{
    m_pane->setLooking(isLooking());
}

void MessagesPage::place()
{
    m_narrow = window()->width() < ui::size::narrowBelow;
    const bool chat = !m_pane->chat().isNull();
    m_list->setVisible(!m_narrow || !chat);
    m_pane->setVisible(!m_narrow || chat);
    m_pane->setBackVisible(m_narrow);
    m_list->setFixedWidth(m_narrow ? QWIDGETSIZE_MAX : ui::size::conversations);
    if (m_narrow)
        m_list->setMinimumWidth(0);
    m_row->setStretch(0, m_narrow ? 1 : 0);
}

void MessagesPage::resizeEvent(QResizeEvent* event)
{
    ui::Page::resizeEvent(event);
    if ((window()->width() < ui::size::narrowBelow) != m_narrow)
        place();
}

void MessagesPage::showEvent(QShowEvent* event)
{
    ui::Page::showEvent(event);
    if (m_window != window()) {
        if (m_window)
            m_window->removeEventFilter(this);
        m_window = window();
        m_window->installEventFilter(this);
    }
    place();
    look();
}

void MessagesPage::hideEvent(QHideEvent* event)
{
    ui::Page::hideEvent(event);
    look();
}

bool MessagesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window
        && (event->type() == QEvent::WindowActivate || event->type() == QEvent::WindowDeactivate
            || event->type() == QEvent::WindowStateChange))
        look();
    return ui::Page::eventFilter(watched, event);
}

void MessagesPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_narrow && !m_pane->chat().isNull()) {
        openChat({});
        m_list->focusList();
        return;
    }
    ui::Page::keyPressEvent(event);
}

void MessagesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        Q_EMIT titleChanged();
    ui::Page::changeEvent(event);
}

} // namespace gremio
