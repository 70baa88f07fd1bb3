// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/home/unread_chats.h"

#include "client/ui/avatar.h"
#include "client/ui/badge.h"
#include "client/ui/icon.h"
#include "client/ui/label.h"
#include "client/ui/list_row.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int mostRows = 4;

/// One of them. Pressed, it opens the chat.
class UnreadRow : public ui::ListRow {
public:
    UnreadRow()
        : m_avatar(new ui::Avatar(40))
        , m_title(new ui::ElidedLabel)
        , m_line(new ui::ElidedLabel(QString(), ui::Type::Body, ui::Color::Text2))
        , m_time(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text3))
        , m_badge(new ui::Badge)
    {
        setObjectName(u"unreadChat"_s);
        setFixedHeight(ui::size::rowPerson);
        m_title->setWeight(QFont::DemiBold);
        m_time->setTabular(true);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(16, 0, 16, 0);
        row->setSpacing(12);
        row->addWidget(m_avatar);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        words->addStretch(1);
        words->addLayout(pair(m_title, m_time));
        words->addLayout(pair(m_line, m_badge));
        words->addStretch(1);
        row->addLayout(words, 1);
    }

    void present(const ConversationItem& item)
    {
        m_avatar->setPerson(item.avatarKey, item.avatarName);
        m_avatar->setPresence(item.presence);
        m_title->setText(item.title);
        m_line->setText(item.line);
        m_line->setColor(item.typing ? ui::Color::AccentText : ui::Color::Text2);
        m_time->setText(item.time);
        m_badge->setCount(item.unread);
        setAccessibleName(ConversationModel::describe(item));
    }

private:
    static QHBoxLayout* pair(QWidget* long_, QWidget* short_)
    {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(long_, 1);
        line->addWidget(short_);
        return line;
    }

    ui::Avatar* m_avatar;
    ui::Label* m_title;
    ui::Label* m_line;
    ui::Label* m_time;
    ui::Badge* m_badge;
};

} // namespace

UnreadChats::UnreadChats(const ChatStore& store, const Outbox& outbox, const Clock& clock, QWidget* parent)
    : HomeSection(ui::Icon::MessageSquare, ui::size::rowPerson, parent)
    , m_store(store)
    , m_model(store, outbox, clock)
{
    setObjectName(u"homeUnread"_s);
}

void UnreadChats::fill()
{
    setWords(tr("Unread chats"), tr("All messages"), tr("Nothing unread"),
        tr("New messages show here as soon as they come."));
    QStringList keys;
    std::vector<ConversationItem> unread;
    for (int row = 0; row < m_model.rowCount() && keys.size() < mostRows; ++row) {
        if (m_store.at(row).unread > 0) {
            unread.push_back(m_model.item(row));
            keys << unread.back().id.toString();
        }
    }
    setCount(m_store.unreadChats());
    setRows(keys, [&](const QString& key) -> QWidget* {
        auto* row = new UnreadRow;
        connect(row, &ui::ListRow::activated, this,
            [this, id = unread[static_cast<std::size_t>(keys.indexOf(key))].id] { Q_EMIT chatWanted(id); });
        return row;
    });
    for (const ConversationItem& item : unread) {
        if (auto* row = static_cast<UnreadRow*>(rowOf(item.id.toString())))
            row->present(item);
    }
    using State = ChatStore::ListState;
    if (m_store.count() == 0 && m_store.listState() == State::Failed && m_store.listError())
        showError(tr("Chats could not be loaded"), *m_store.listError());
    else if (m_store.count() == 0 && m_store.listState() != State::Loaded)
        showLoading();
    else
        showRows();
}

} // namespace gremio
