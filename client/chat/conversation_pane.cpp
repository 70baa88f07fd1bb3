// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/conversation_pane.h"

#include "client/chat/conversation_delegate.h"
#include "client/ui/empty_state.h"
#include "client/ui/error_state.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/skeleton.h"
#include "client/ui/text_field.h"
#include "client/ui/theme.h"
#include "client/words/error_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int skeletonRows = 8;
}

ConversationPane::ConversationPane(
    const ChatStore& store, const Outbox& outbox, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_model(store, outbox, clock)
    , m_title(new ui::Label(QString(), ui::Type::Section))
    , m_new(new ui::IconButton(ui::Icon::Pencil, QString()))
    , m_filter(new ui::TextField(QString()))
    , m_list(new QListView)
    , m_skeleton(new ui::Skeleton(skeletonRows, ui::size::rowConversation))
    , m_empty(new ui::EmptyState(ui::Icon::MessageSquare, {}, {}))
    , m_none(new ui::EmptyState(ui::Icon::Search, {}, {}))
    , m_error(new ui::ErrorState({}, {}))
{
    m_new->setObjectName(u"newGroupButton"_s);
    m_filter->edit()->setObjectName(u"conversationFilter"_s);
    m_list->setObjectName(u"conversationList"_s);
    m_empty->setObjectName(u"conversationsEmpty"_s);
    m_error->setObjectName(u"conversationsError"_s);
    m_filter->setLeadingIcon(ui::Icon::Search);
    m_filter->setClearable(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 1, 0); // the rule at the right
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(ui::space::l, 0, ui::space::s, 0);
    head->addStrut(32); // with the pencil or without
    head->addWidget(m_title, 1);
    head->addWidget(m_new);
    column->addLayout(head);
    column->addSpacing(12);
    auto* filter = new QHBoxLayout;
    filter->setContentsMargins(ui::space::l, 0, ui::space::l, ui::space::s);
    filter->addWidget(m_filter);
    column->addLayout(filter);
    auto* below = new QWidget;
    m_stack = new QStackedLayout(below);
    column->addWidget(below, 1);
    for (QWidget* state : {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_skeleton),
             static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_none), static_cast<QWidget*>(m_error)})
        m_stack->addWidget(state);

    m_shown.setSourceModel(&m_model);
    m_shown.setFilterRole(ConversationModel::HaystackRole);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(&m_shown);
    m_list->setItemDelegate(new ConversationDelegate(m_model, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);

    connect(m_filter->edit(), &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown.setFilterFixedString(text.trimmed());
        mark();
        follow();
    });
    connect(m_filter->edit(), &QLineEdit::returnPressed, this, [this] {
        if (m_shown.rowCount() > 0)
            choose(m_shown.index(0, 0));
    });
    m_filter->edit()->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, &ConversationPane::choose);
    connect(m_list, &QListView::activated, this, &ConversationPane::choose);
    connect(&m_shown, &QAbstractItemModel::modelReset, this, &ConversationPane::mark);
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this, &ConversationPane::follow);
    connect(&m_shown, &QAbstractItemModel::rowsRemoved, this, &ConversationPane::follow);
    connect(&m_shown, &QAbstractItemModel::modelReset, this, &ConversationPane::follow);
    connect(&store, &ChatStore::listStateChanged, this, &ConversationPane::follow);
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, &ConversationPane::tryAgainWanted);
    connect(m_empty, &ui::EmptyState::actionClicked, this, &ConversationPane::findWanted);
    connect(m_none, &ui::EmptyState::actionClicked, this, [this] { m_filter->edit()->clear(); });
    connect(m_new, &QAbstractButton::clicked, this, &ConversationPane::newGroupWanted);
    retranslate();
    follow();
}

void ConversationPane::follow()
{
    using State = ChatStore::ListState;
    const State state = m_store.listState();
    QWidget* shown = m_list;
    if (m_store.count() == 0) {
        shown = state == State::Failed ? static_cast<QWidget*>(m_error)
            : state == State::Loaded   ? static_cast<QWidget*>(m_empty)
                                       : m_skeleton;
        if (state == State::Failed && m_store.listError()) {
            m_error->setWords(tr("Chats could not be loaded"), ErrorWords::say(*m_store.listError()));
            m_error->setDetails(ErrorWords::details(*m_store.listError()));
        }
    } else if (m_shown.rowCount() == 0) {
        shown = m_none;
    }
    m_stack->setCurrentWidget(shown);
    m_filter->setEnabled(m_store.count() > 0);
}

void ConversationPane::choose(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT chosen(m_model.chatAt(m_shown.mapToSource(index).row()));
}

void ConversationPane::setCurrent(const ChatId& id)
{
    m_current = id;
    mark();
}

void ConversationPane::mark()
{
    const int row = m_current.isNull() ? -1 : m_store.rowOf(m_current);
    const QModelIndex index = row < 0 ? QModelIndex() : m_shown.mapFromSource(m_model.index(row));
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->selectionModel()->clear();
}

void ConversationPane::setMayStart(bool may)
{
    m_new->setVisible(may);
}

void ConversationPane::focusFilter()
{
    m_filter->edit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->edit()->selectAll();
}

void ConversationPane::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ConversationPane::retranslate()
{
    m_title->setText(tr("Messages"));
    m_new->setName(tr("New group"));
    m_filter->setPlaceholder(tr("Search in messages"));
    m_filter->edit()->setAccessibleName(tr("Search in messages"));
    m_list->setAccessibleName(tr("Conversations"));
    m_empty->setWords(tr("No chats yet"),
        tr("A chat opens by itself as soon as a mentor and an apprentice have found each other."));
    m_empty->setAction(tr("Find mentors"));
    m_none->setWords(tr("Nothing found"), tr("No chat holds these words."));
    m_none->setAction(tr("Show all"));
}

void ConversationPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        follow();
        m_list->viewport()->update();
    }
    QWidget::changeEvent(event);
}

void ConversationPane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), ui::Theme::of(this).color(ui::Color::Border));
}

bool ConversationPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_list && enter) { // not on every platform by itself
            choose(m_list->currentIndex());
            return true;
        }
        if (watched == m_filter->edit() && key->key() == Qt::Key_Down && m_shown.rowCount() > 0) {
            if (!m_list->currentIndex().isValid())
                m_list->setCurrentIndex(m_shown.index(0, 0));
            m_list->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (watched == m_filter->edit() && key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->edit()->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gremio
