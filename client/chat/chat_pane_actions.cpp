// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/chat_pane.h"

#include "client/chat/chat_search.h"
#include "client/chat/chat_words.h"
#include "client/chat/composer.h"
#include "client/chat/message_markup.h"
#include "client/chat/message_view.h"
#include "client/ui/dialog.h"
#include "client/ui/label.h"
#include "client/ui/menu.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QPointer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

void ChatPane::send(const QString& text)
{
    if (m_chat.isNull())
        return;
    const auto failed = [this](const QString& words) { Q_EMIT said(words, true); };
    if (m_editing) {
        const qint64 seq = *std::exchange(m_editing, std::nullopt);
        const Message* before = m_model.timeline()->find(seq);
        const bool same = before && before->content == text;
        m_composer->reset();
        if (!same)
            m_around.sync.edit(
                m_chat, seq, text, [guard = QPointer(this), failed, chat = m_chat, text](const auto& error) {
                    if (!guard || !error)
                        return;
                    failed(ErrorWords::say(*error));
                    if (guard->m_chat == chat && guard->m_composer->text().isEmpty())
                        guard->m_composer->setText(text);
                });
        return;
    }
    if (!m_around.sync.send(m_chat, text, m_replyTo)) {
        failed(tr("This computer's disk does not take the message. It is still in the field."));
        return;
    }
    m_replyTo.reset();
    m_composer->clear();
    m_drafts.remove(m_chat);
    m_view->scrollToEnd();
}

void ChatPane::showMenu(int row, const QPoint& global)
{
    const MessageItem item = m_model.item(row);
    auto* menu = new ui::Menu(this);
    menu->setObjectName(u"messageMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // Rows may come and go while the menu is open.
    const auto here = [this, at = QPersistentModelIndex(m_model.index(row))](void (ChatPane::*what)(int)) {
        return [this, at, what] {
            if (at.isValid())
                (this->*what)(at.row());
        };
    };
    const auto add = [&](ui::Icon icon, const QString& word, auto what, bool danger = false) {
        QAction* action = danger ? menu->addDangerItem(icon, word) : menu->addItem(icon, word);
        connect(action, &QAction::triggered, this, what);
    };
    if (item.mark == MessageItem::Mark::Failed)
        add(ui::Icon::RotateCw, tr("Try again"), [this, id = item.clientId] { m_around.sync.tryAgain(id); });
    if (item.seq > 0 && !item.deleted && !m_composer->isClosed())
        add(ui::Icon::Reply, tr("Reply"), here(&ChatPane::reply));
    if (!item.deleted)
        add(ui::Icon::Copy, tr("Copy"), here(&ChatPane::copy));
    if (const Message* message = messageAt(row); message && m_around.store.mayChange(*message)) {
        add(ui::Icon::Pencil, tr("Edit"), here(&ChatPane::edit));
        add(ui::Icon::Trash, tr("Delete"), here(&ChatPane::erase), true);
    }
    if (item.mark == MessageItem::Mark::Failed)
        add(
            ui::Icon::Trash, tr("Discard"), [this, id = item.clientId] { m_around.sync.discard(id); }, true);
    if (menu->isEmpty()) {
        menu->deleteLater();
        return;
    }
    menu->popup(global);
}

void ChatPane::reply(int row)
{
    const Message* message = messageAt(row);
    if (!message || message->deletedAt || m_composer->isClosed())
        return;
    m_editing.reset();
    m_replyTo = message->seq;
    m_composer->beginReply(m_model.item(row).author, ChatWords::line(*message));
}

void ChatPane::edit(int row)
{
    const Message* message = messageAt(row);
    if (!message || m_composer->isClosed())
        return;
    if (!m_around.store.mayChange(*message)) {
        if (message->senderId == m_around.store.me() && !message->deletedAt)
            Q_EMIT said(tr("It has been read: it cannot be changed any more."), true);
        return;
    }
    m_replyTo.reset();
    m_editing = message->seq;
    m_composer->beginEdit(message->content);
}

void ChatPane::editLast()
{
    const Timeline* timeline = m_model.timeline();
    const Message* last = timeline ? timeline->myLast() : nullptr;
    if (!last)
        return;
    const int row = timeline->rowOf(last->seq);
    edit(row);
    if (m_editing)
        m_view->showRow(row);
}

void ChatPane::erase(int row)
{
    const Message* message = messageAt(row);
    if (!message)
        return;
    if (!m_around.store.mayChange(*message)) {
        if (message->senderId == m_around.store.me() && !message->deletedAt)
            Q_EMIT said(tr("It has been read: it cannot be deleted any more."), true);
        return;
    }
    auto* dialog = new ui::Dialog(tr("Delete the message?"), this);
    auto* words = new ui::Label(tr("Nobody has read it yet. That something was deleted stays to be seen."));
    words->setLines(0);
    dialog->content()->addWidget(words);
    dialog->addCancel();
    ui::Button* confirm = dialog->addButton(tr("Delete"), ui::Button::Kind::Danger);
    confirm->setObjectName(u"confirmDeleteMessage"_s);
    connect(confirm, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    connect(dialog, &ui::Dialog::accepted, this, [this, chat = m_chat, seq = message->seq] {
        m_around.sync.remove(chat, seq, [guard = QPointer(this)](const auto& error) {
            if (guard && error)
                Q_EMIT guard->said(ErrorWords::say(*error), true);
        });
    });
    dialog->open();
}

void ChatPane::copy(int row)
{
    const MessageItem item = m_model.item(row);
    if (!item.hole && !item.deleted)
        QGuiApplication::clipboard()->setText(item.content);
}

void ChatPane::jumpTo(qint64 seq)
{
    m_jump = seq;
    const Timeline* timeline = m_model.timeline();
    if (timeline && !timeline->find(seq))
        m_around.sync.loadAround(m_chat, seq);
    arriveAtJump();
}

void ChatPane::arriveAtJump()
{
    const Timeline* timeline = m_model.timeline();
    if (!m_jump || !timeline || !timeline->find(*m_jump))
        return;
    const int row = timeline->rowOf(*std::exchange(m_jump, std::nullopt));
    // A hit keeps its edge as long as one searches.
    m_view->showRow(row, m_search->words().isEmpty() ? MessageView::Mark::Moment : MessageView::Mark::Stays);
    m_view->setCurrentRow(row);
}

void ChatPane::openLink(const QUrl& link)
{
    if (mayBeOpened(link) && !QDesktopServices::openUrl(link))
        Q_EMIT said(tr("No program opens %1.").arg(link.toDisplayString()), true);
}

void ChatPane::hideChat()
{
    m_around.sync.hide(m_chat, [guard = QPointer(this), chat = m_chat](const auto& error) {
        if (!guard)
            return;
        if (error) {
            Q_EMIT guard->said(ErrorWords::say(*error), true);
            return;
        }
        Q_EMIT guard->said(tr("Chat hidden. It comes back with the next message."), false);
        Q_EMIT guard->hidden(chat);
    });
}

void ChatPane::block()
{
    const Chat* chat = shown();
    const Person* other = chat ? ChatWords::other(*chat, m_around.store.me()) : nullptr;
    if (!other)
        return;
    const QString called = PersonWords::name(other->displayName);
    auto* dialog = new ui::Dialog(tr("Block %1?").arg(called), this);
    auto* words = new ui::Label(tr("%1 will not be able to write to you or to ask you for mentoring, and is "
                                   "not told so.")
                                    .arg(called));
    words->setLines(0);
    dialog->content()->addWidget(words);
    dialog->addCancel();
    ui::Button* confirm = dialog->addButton(tr("Block"), ui::Button::Kind::Danger);
    confirm->setObjectName(u"confirmBlock"_s);
    connect(confirm, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    connect(dialog, &ui::Dialog::accepted, this, [this, user = other->id, name = called] {
        m_around.sync.block(user, true, [guard = QPointer(this), name](const auto& error) {
            if (!guard)
                return;
            Q_EMIT guard->said(
                error ? ErrorWords::say(*error) : tr("%1 is blocked").arg(name), error.has_value());
        });
    });
    dialog->open();
}

void ChatPane::unblock()
{
    const Chat* chat = shown();
    const Person* other = chat ? ChatWords::other(*chat, m_around.store.me()) : nullptr;
    if (!other)
        return;
    m_around.sync.block(other->id, false,
        [guard = QPointer(this), name = PersonWords::name(other->displayName)](const auto& error) {
            if (!guard)
                return;
            Q_EMIT guard->said(
                error ? ErrorWords::say(*error) : tr("%1 is no longer blocked").arg(name), error.has_value());
            guard->focusComposer();
        });
}

} // namespace gremio
