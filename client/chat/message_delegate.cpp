// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/message_delegate.h"

#include "client/chat/timeline_model.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QFontDatabase>
#include <QLocale>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;

// Lays out and measures; message_painting.cpp paints.
namespace gremio {

namespace {
/// Rows laid out at a time: some screens full.
constexpr int keptRows = 256;
constexpr int tickSpace = 5 + 16;
constexpr int charactersPerLine = 60;
} // namespace

MessageDelegate::MessageDelegate(const TimelineModel& model, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_model(model)
    , m_cache(keptRows)
{
}

void MessageDelegate::forget()
{
    m_look.reset();
    m_cache.clear();
}

const MessageDelegate::Look& MessageDelegate::look(const QWidget* widget) const
{
    if (m_look)
        return *m_look;
    const ui::Theme& theme = ui::Theme::of(widget);
    TextLook base;
    base.font = theme.font(ui::Type::Body);
    base.codeFont = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    base.codeFont.setPixelSize(ui::typeToken(ui::Type::Caption).size);
    base.ink = theme.color(ui::Color::Text);
    base.link = theme.color(ui::Color::AccentText);
    base.codeGround = theme.color(ui::Color::NeutralSoft);
    base.found = theme.color(ui::Color::WarningSoft);
    base.line = ui::typeToken(ui::Type::Body).line;
    auto made = std::make_shared<Look>();
    made->in = made->out = made->gone = base;
    made->out.codeGround = ui::mixed(
        theme.color(ui::Color::BubbleOut), theme.color(ui::Color::Surface), theme.isDark() ? 0.3 : 0.5);
    made->gone.ink = theme.color(ui::Color::Text2);
    m_look = std::move(made);
    return *m_look;
}

const MessageDelegate::Laid& MessageDelegate::laid(
    const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    MessageItem item = m_model.item(index.row());
    // clientId is its sender's affair: two senders may choose the same.
    const QByteArray key = item.sender.toByteArray() + item.clientId.toByteArray();
    const int width = option.rect.width();
    Laid* found = m_cache.object(key);
    const bool fits = found && found->width == width && found->item.content == item.content
        && found->item.deleted == item.deleted;
    if (!fits) {
        found = new Laid;
        found->width = width;
        const Look& looks = look(option.widget);
        const QString shown = item.deleted ? tr("Message deleted") : item.content;
        const TextLook& with = item.deleted ? looks.gone : item.mine ? looks.out : looks.in;
        if (!item.hole)
            found->text = std::make_unique<MessageText>(shown, with, bubble::textWidth(width));
        else
            found->text = std::make_unique<MessageText>(QString(), with, 1);
        m_cache.insert(key, found);
    }
    found->item = std::move(item);
    return *found;
}

QString MessageDelegate::metaWords(const MessageItem& item) const
{
    const QString time = QLocale().toString(item.time, QLocale::ShortFormat);
    if (item.mark == MessageItem::Mark::Waiting)
        return tr("Waiting %1", "a message that is not sent yet, with the time").arg(time);
    if (item.edited)
        return tr("edited · %1", "a message, with the time").arg(time);
    return time;
}

MessageGeometry MessageDelegate::geometryOf(const Laid& laid, const QWidget* widget, bool firstRow) const
{
    const MessageItem& item = laid.item;
    if (item.hole)
        return MessageGeometry::of(item, *laid.text, {}, laid.width, firstRow);
    const ui::Theme& theme = ui::Theme::of(widget);
    const QFont caption = theme.font(ui::Type::Caption);
    const QFont strong = theme.font(ui::Type::Caption, QFont::DemiBold);
    MessageMeasures measures;
    measures.meta = std::ceil(ui::tabularWidth(caption, metaWords(item)))
        + (item.mark == MessageItem::Mark::None ? 0 : tickSpace);
    if (item.showsName)
        measures.name = std::ceil(QFontMetricsF(strong).horizontalAdvance(item.author)) + 1;
    if (item.quote)
        measures.quote = std::ceil(std::max(QFontMetricsF(strong).horizontalAdvance(item.quote->author),
                             QFontMetricsF(caption).horizontalAdvance(item.quote->text)))
            + 1;
    if (item.mark == MessageItem::Mark::Failed) {
        measures.retry = ui::textWidth(strong, tr("Try again")) + 1;
        measures.discard = ui::textWidth(strong, tr("Discard")) + 1;
    }
    return MessageGeometry::of(item, *laid.text, measures, laid.width, firstRow);
}

MessageGeometry MessageDelegate::geometry(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return geometryOf(laid(option, index), option.widget, index.row() == 0);
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {option.rect.width(), geometry(option, index).height};
}

int MessageDelegate::guess(int width, int row) const
{
    const int length = m_model.roughLength(row);
    if (length < 0)
        return bubble::holeHeight;
    const int perLine = std::max(10, charactersPerLine * bubble::textWidth(width) / bubble::widest);
    return bubble::betweenGroups + 2 * bubble::down
        + ui::typeToken(ui::Type::Body).line * (1 + length / perLine);
}

MessageHit MessageDelegate::hit(
    const QStyleOptionViewItem& option, const QModelIndex& index, const QPointF& at) const
{
    const Laid& row = laid(option, index);
    const MessageGeometry places = geometryOf(row, option.widget, index.row() == 0);
    if (places.retry.contains(at))
        return {MessageHit::Kind::Retry};
    if (places.discard.contains(at))
        return {MessageHit::Kind::Discard};
    if (places.quote.contains(at) && row.item.quote)
        return {MessageHit::Kind::Quote, {}, row.item.quote->seq};
    if (places.text.contains(at) && !row.item.deleted) {
        const QUrl link = row.text->linkAt(at - places.text.topLeft());
        if (!link.isEmpty())
            return {MessageHit::Kind::Link, link};
    }
    return {places.bubble.contains(at) ? MessageHit::Kind::Bubble : MessageHit::Kind::None};
}

std::vector<QUrl> MessageDelegate::links(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Laid& row = laid(option, index);
    return row.item.deleted ? std::vector<QUrl>() : row.text->links();
}

} // namespace gremio
