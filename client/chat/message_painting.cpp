// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/message_delegate.h"
#include "client/chat/timeline_model.h"
#include "client/ui/avatar.h"
#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;

// What the rows of a chat look like.
namespace gremio {

namespace {

constexpr qreal quoteBar = 3;
constexpr qreal quoteText = 11;
constexpr qreal wordGap = 12; ///< between a separator's words and its lines
constexpr qreal tickBox = 16;

/// A bubble: round, but for the corner at the author of a group's last one.
QPainterPath bubblePath(const QRectF& rect, bool mine, bool last, qreal inset)
{
    const QRectF box = rect.adjusted(inset, inset, -inset, -inset);
    const qreal round = ui::radius::popover - inset;
    const qreal sharp = last ? ui::radius::tag - inset : round;
    const qreal bottomLeft = mine ? round : sharp;
    const qreal bottomRight = mine ? sharp : round;
    QPainterPath path;
    path.moveTo(box.left() + round, box.top());
    path.lineTo(box.right() - round, box.top());
    path.arcTo(QRectF(box.right() - 2 * round, box.top(), 2 * round, 2 * round), 90, -90);
    path.lineTo(box.right(), box.bottom() - bottomRight);
    path.arcTo(QRectF(box.right() - 2 * bottomRight, box.bottom() - 2 * bottomRight, 2 * bottomRight,
                   2 * bottomRight),
        0, -90);
    path.lineTo(box.left() + bottomLeft, box.bottom());
    path.arcTo(QRectF(box.left(), box.bottom() - 2 * bottomLeft, 2 * bottomLeft, 2 * bottomLeft), 270, -90);
    path.lineTo(box.left(), box.top() + round);
    path.arcTo(QRectF(box.left(), box.top(), 2 * round, 2 * round), 180, -90);
    path.closeSubpath();
    return path;
}

void paintShape(QPainter& painter, const QRectF& rect, const MessageItem& item, const QColor& fill,
    const QColor& edge, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(
        ui::snappedToPixels(painter, rect.topLeft()), ui::snappedToPixels(painter, rect.bottomRight()));
    if (!edge.isValid()) {
        painter.fillPath(bubblePath(box, item.mine, item.endsGroup, 0), fill);
    } else {
        QPainterPath ring = bubblePath(box, item.mine, item.endsGroup, 0);
        painter.fillPath(bubblePath(box, item.mine, item.endsGroup, width / 2), fill);
        ring.addPath(bubblePath(box, item.mine, item.endsGroup, width));
        ring.setFillRule(Qt::OddEvenFill);
        painter.fillPath(ring, edge);
    }
    painter.restore();
}

} // namespace

void MessageDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Laid& row = laid(option, index);
    const ui::Theme& theme = ui::Theme::of(option.widget);
    painter->save();
    painter->translate(option.rect.topLeft());
    if (row.item.hole) {
        paintHole(*painter, QRectF(QPointF(), QSizeF(option.rect.size())), theme);
    } else {
        const MessageGeometry places = geometryOf(row, option.widget, index.row() == 0);
        paintSeparators(*painter, row.item, places, theme);
        if (!places.name.isNull())
            ui::paintText(*painter, places.name, theme.font(ui::Type::Caption, QFont::DemiBold),
                theme.color(ui::Color::Text2), row.item.author);
        if (!places.avatar.isNull())
            ui::Avatar::paint(*painter, theme, places.avatar, row.item.sender.toString(), row.item.avatarName,
                ui::Presence::None, theme.color(ui::Color::Window));
        paintBubble(*painter, row, places, option);
        if (row.item.mark == MessageItem::Mark::Failed)
            paintFailure(*painter, row.item, places, theme);
    }
    painter->restore();
}

void MessageDelegate::paintHole(QPainter& painter, const QRectF& rect, const ui::Theme& theme) const
{
    // The shape of what comes: two of theirs, one of mine.
    const QColor shade = theme.color(ui::Color::Hover);
    const qreal mine = rect.width() - bubble::right;
    struct Shape {
        qreal x, y, width, height;
    };
    for (const Shape& shape : {Shape{bubble::beside, 12, 260, 34}, Shape{bubble::beside, 50, 340, 54},
             Shape{mine - 300, 116, 300, 34}, Shape{bubble::beside, 162, 220, 54}})
        ui::paintBox(
            painter, QRectF(shape.x, shape.y, shape.width, shape.height), ui::radius::popover, shade);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    for (const qreal bottom : {104.0, 216.0})
        painter.drawEllipse(QRectF(bubble::margin, bottom - bubble::avatar, bubble::avatar, bubble::avatar));
}

void MessageDelegate::paintSeparators(
    QPainter& painter, const MessageItem& item, const MessageGeometry& places, const ui::Theme& theme) const
{
    if (!places.day.isNull())
        ui::paintText(painter, places.day, theme.font(ui::Type::Caption, QFont::Medium),
            theme.color(ui::Color::Text2), TimelineModel::dayWords(item.day, m_model.today()),
            Qt::AlignCenter);
    if (places.news.isNull())
        return;
    const QFont font = theme.font(ui::Type::Caption, QFont::DemiBold);
    const QColor ink = theme.color(ui::Color::AccentText);
    const QString words = TimelineModel::newWords(item.newMessages);
    ui::paintText(painter, places.news, font, ink, words, Qt::AlignCenter);
    const qreal half = ui::textWidth(font, words) / 2.0 + wordGap;
    const QPointF middle = ui::snappedToPixels(painter, places.news.center());
    const QColor line = ui::mixed(theme.color(ui::Color::Window), ink, 0.6);
    painter.fillRect(QRectF(places.news.left(), middle.y(), middle.x() - half - places.news.left(), 1), line);
    painter.fillRect(QRectF(middle.x() + half, middle.y(), places.news.right() - middle.x() - half, 1), line);
}

void MessageDelegate::paintBubble(QPainter& painter, const Laid& laid, const MessageGeometry& places,
    const QStyleOptionViewItem& option) const
{
    const ui::Theme& theme = ui::Theme::of(option.widget);
    const MessageItem& item = laid.item;
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool marked = m_marked > 0 && item.seq == m_marked;
    const QColor fill = theme.color(item.mine ? ui::Color::BubbleOut : ui::Color::BubbleIn);
    QColor edge = item.mine ? QColor() : theme.color(ui::Color::Border);
    if (focused || marked)
        edge = theme.color(ui::Color::AccentText);
    else if (item.mark == MessageItem::Mark::Failed)
        edge = theme.color(ui::Color::Danger);
    paintShape(painter, places.bubble, item, fill, edge, focused || marked ? 2 : 1);

    if (!places.quote.isNull() && item.quote) {
        const QColor accent = theme.color(ui::Color::AccentText);
        const QRectF words = places.quote.adjusted(quoteText, 0, 0, 0);
        painter.fillRect(QRectF(places.quote.topLeft(), QSizeF(quoteBar, places.quote.height())), accent);
        QRectF said(words.topLeft(), QSizeF(words.width(), words.height() / 2));
        if (item.quote->author.isEmpty()) {
            said = words;
        } else {
            ui::paintText(
                painter, said, theme.font(ui::Type::Caption, QFont::DemiBold), accent, item.quote->author);
            said.translate(0, words.height() / 2);
        }
        ui::paintText(
            painter, said, theme.font(ui::Type::Caption), theme.color(ui::Color::Text2), item.quote->text);
    }
    const Look& looks = look(option.widget);
    const TextLook& with = item.deleted ? looks.gone : item.mine ? looks.out : looks.in;
    laid.text->draw(painter, places.text.topLeft(), with, item.deleted ? SearchWords() : m_found);
    paintMeta(
        painter, item, places.meta, theme.color(item.mine ? ui::Color::Text2 : ui::Color::Text3), theme);
}

void MessageDelegate::paintMeta(QPainter& painter, const MessageItem& item, const QRectF& place,
    const QColor& ink, const ui::Theme& theme) const
{
    QRectF words = place;
    using Mark = MessageItem::Mark;
    if (item.mark != Mark::None) {
        const QRectF box(place.right() - tickBox, place.top(), tickBox, place.height());
        words.setRight(box.left() - 5);
        const bool read = item.mark == Mark::Read;
        const ui::Icon icon = item.mark == Mark::Waiting ? ui::Icon::Clock
            : item.mark == Mark::Failed                  ? ui::Icon::CircleAlert
            : item.mark == Mark::Sent                    ? ui::Icon::Check
                                                         : ui::Icon::CheckCheck;
        const QColor color = read       ? theme.color(ui::Color::AccentText)
            : item.mark == Mark::Failed ? theme.color(ui::Color::Danger)
                                        : ink;
        ui::paintIcon(painter, box, icon, 16, color);
    }
    ui::paintTabular(painter, words, theme.font(ui::Type::Caption), ink, metaWords(item),
        Qt::AlignRight | Qt::AlignVCenter);
}

void MessageDelegate::paintFailure(
    QPainter& painter, const MessageItem& item, const MessageGeometry& places, const ui::Theme& theme) const
{
    const QFont strong = theme.font(ui::Type::Caption, QFont::DemiBold);
    const QString why = item.failure.isEmpty() ? tr("Not sent.") : tr("Not sent. %1").arg(item.failure);
    ui::paintText(painter, places.failed, theme.font(ui::Type::Caption), theme.color(ui::Color::Danger), why,
        Qt::AlignRight | Qt::AlignVCenter);
    ui::paintText(painter, places.retry, strong, theme.color(ui::Color::AccentText), tr("Try again"));
    ui::paintText(painter, places.discard, strong, theme.color(ui::Color::Text2), tr("Discard"));
}

} // namespace gremio
