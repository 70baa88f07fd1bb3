// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/conversation_delegate.h"

#include "client/chat/conversation_model.h"
#include "client/ui/badge.h"
#include "client/ui/control_state.h"
#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QAbstractProxyModel>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QWidget>

#include <cmath>

namespace gremio {

namespace {
constexpr int inset = 8; ///< of the row's fill from the pane's edges
constexpr int side = 16; ///< of what stands in it
constexpr int avatar = 40;
constexpr int words = side + avatar + 12;
constexpr int lineHeight = 20;
constexpr int firstLine = 12;
} // namespace

ConversationDelegate::ConversationDelegate(const ConversationModel& model, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_model(model)
{
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), ui::size::rowConversation};
}

void ConversationDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QModelIndex source = index;
    while (const auto* proxy = qobject_cast<const QAbstractProxyModel*>(source.model()))
        source = proxy->mapToSource(source);
    const ConversationItem item = m_model.item(source.row());
    const ui::Theme& theme = ui::Theme::of(option.widget);
    const QRectF row = option.rect;
    const QRectF fill = row.adjusted(inset, 0, -inset, 0);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    const ui::Color ground = selected ? ui::Color::AccentSoft : hover ? ui::Color::Hover : ui::Color::Window;
    if (selected || hover)
        ui::paintBox(*painter, fill, ui::radius::control, theme.color(ground));
    ui::Avatar::paint(*painter, theme,
        QRectF(row.left() + side, row.top() + (row.height() - avatar) / 2, avatar, avatar), item.avatarKey,
        item.avatarName, item.presence, theme.color(ground));

    const qreal left = row.left() + words;
    const qreal right = row.right() - side;
    const bool unread = item.unread > 0;
    const QFont time = theme.font(ui::Type::Caption, unread ? QFont::DemiBold : QFont::Normal);
    const qreal timeWidth = std::ceil(ui::tabularWidth(time, item.time));
    const QRectF first(left, row.top() + firstLine, right - left, lineHeight);
    ui::paintTabular(*painter, first, time, theme.color(unread ? ui::Color::AccentText : ui::Color::Text3),
        item.time, Qt::AlignRight | Qt::AlignVCenter);
    ui::paintText(*painter, first.adjusted(0, 0, -timeWidth - ui::space::s, 0),
        theme.font(ui::Type::Body, QFont::DemiBold), theme.color(ui::Color::Text), item.title);

    QRectF second = first.translated(0, lineHeight);
    if (unread) {
        const QSizeF badge = ui::Badge::sizeFor(option.widget, item.unread);
        const QRectF place(QPointF(right - badge.width(), second.top()), badge);
        ui::Badge::paint(*painter, option.widget, place, item.unread, false);
        second.setRight(place.left() - ui::space::s);
    }
    if (item.blocked) {
        ui::paintIcon(*painter, QRectF(second.left(), second.top(), 16, lineHeight), ui::Icon::Ban, 16,
            theme.color(ui::Color::Text3));
        second.setLeft(second.left() + 20);
    }
    using Mark = MessageItem::Mark;
    if (item.mark != Mark::None && !item.typing) {
        const ui::Icon icon = item.mark == Mark::Waiting ? ui::Icon::Clock
            : item.mark == Mark::Failed                  ? ui::Icon::CircleAlert
            : item.mark == Mark::Sent                    ? ui::Icon::Check
                                                         : ui::Icon::CheckCheck;
        const ui::Color color = item.mark == Mark::Read ? ui::Color::AccentText
            : item.mark == Mark::Failed                 ? ui::Color::Danger
                                                        : ui::Color::Text3;
        ui::paintIcon(
            *painter, QRectF(second.left(), second.top(), 16, lineHeight), icon, 16, theme.color(color));
        second.setLeft(second.left() + 20);
    }
    ui::paintText(*painter, second, theme.font(ui::Type::Body),
        theme.color(item.typing ? ui::Color::AccentText : ui::Color::Text2), item.line);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.widget && ui::hasKeyboardFocus(option.widget))
        ui::paintFocusInside(*painter, fill, ui::radius::control, theme.color(ui::Color::AccentText));
}

} // namespace gremio
