// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/chat_header.h"

#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/menu.h"
#include "client/ui/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int high = 56;
}

ChatHeader::ChatHeader(QWidget* parent)
    : QWidget(parent)
    , m_back(new ui::IconButton(ui::Icon::ArrowLeft, QString()))
    , m_avatar(new ui::Avatar(40))
    , m_title(new ui::ElidedLabel(QString(), ui::Type::Subtitle))
    , m_status(new ui::ElidedLabel(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_search(new ui::IconButton(ui::Icon::Search, QString()))
    , m_more(new ui::IconButton(ui::Icon::Ellipsis, QString()))
    , m_menu(new ui::Menu(this))
{
    m_back->setObjectName(u"chatBack"_s);
    m_title->setObjectName(u"chatTitle"_s);
    m_status->setObjectName(u"chatStatus"_s);
    m_search->setObjectName(u"chatSearchButton"_s);
    m_more->setObjectName(u"chatMenuButton"_s);
    setFixedHeight(high);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ui::space::xl, 0, ui::space::l, 1);
    row->setSpacing(ui::space::m);
    row->addWidget(m_back);
    row->addWidget(m_avatar);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_status);
    words->addStretch(1);
    row->addLayout(words, 1);
    row->addWidget(m_search);
    row->addWidget(m_more);
    m_back->hide();
    m_hide = m_menu->addItem(ui::Icon::EyeOff, {});
    m_hide->setObjectName(u"chatHide"_s);
    m_block = m_menu->addDangerItem(ui::Icon::Ban, {});
    m_block->setObjectName(u"chatBlock"_s);
    m_unblock = m_menu->addItem(ui::Icon::Ban, {});
    m_unblock->setObjectName(u"chatUnblock"_s);
    connect(m_back, &QAbstractButton::clicked, this, &ChatHeader::backWanted);
    connect(m_search, &QAbstractButton::clicked, this, &ChatHeader::searchWanted);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        const QSize size = m_menu->sizeHint();
        m_menu->popup(m_more->mapToGlobal(QPoint(m_more->width() - size.width(), m_more->height() + 4)));
    });
    connect(m_hide, &QAction::triggered, this, &ChatHeader::hideWanted);
    connect(m_block, &QAction::triggered, this, &ChatHeader::blockWanted);
    connect(m_unblock, &QAction::triggered, this, &ChatHeader::unblockWanted);
    setBlock(Block::None);
    retranslate();
}

void ChatHeader::setTitle(const QString& avatarKey, const QString& avatarName, const QString& title)
{
    m_avatar->setPerson(avatarKey, avatarName);
    m_title->setText(title);
}

void ChatHeader::setStatus(const QString& status, ui::Presence presence)
{
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
    m_avatar->setPresence(presence);
}

void ChatHeader::setBackVisible(bool visible)
{
    m_back->setVisible(visible);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->setContentsMargins(visible ? ui::space::m : ui::space::xl, 0, ui::space::l, 1);
}

void ChatHeader::setBlock(Block block)
{
    m_block->setVisible(block == Block::Possible);
    m_unblock->setVisible(block == Block::Blocked);
}

void ChatHeader::retranslate()
{
    m_back->setName(tr("Back to all chats"));
    m_search->setName(tr("Search in this chat"));
    m_more->setName(tr("More"));
    m_hide->setText(tr("Hide chat"));
    m_block->setText(tr("Block"));
    m_unblock->setText(tr("Unblock"));
}

void ChatHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ui::Theme& theme = ui::Theme::of(this);
    painter.fillRect(rect(), theme.color(ui::Color::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ui::Color::Border));
}

void ChatHeader::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gremio
