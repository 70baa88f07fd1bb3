// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/emoji_panel.h"

#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QAbstractItemDelegate>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int columns = 8;
constexpr int cell = 36;
constexpr int glyph = 20; // px

/// What people at work say most; whatever else there is can be typed or pasted.
QStringList emoji()
{
    // A line of source for each row on the screen.
    // clang-format off
    return QStringLiteral(
        "👍 👎 👏 🙌 🙏 💪 👋 🤝 "
        "😀 😄 😅 😂 🙂 😉 😊 😍 "
        "🤔 🤨 😐 😕 🙁 😢 😮 😱 "
        "🤯 😴 🤒 😎 🥳 🤓 🤞 👀 "
        "❤️ 💚 💯 ✅ ❌ ❓ ❗ ⚠️ "
        "🔥 ⭐ 🎉 🚀 💡 🐛 🔧 📌 "
        "📎 📖 📝 📅 ⏰ ☕ 🎓 🏁")
        .split(u' ');
    // clang-format on
}

class EmojiDelegate : public QAbstractItemDelegate {
public:
    using QAbstractItemDelegate::QAbstractItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {cell, cell}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const ui::Theme& theme = ui::Theme::of(option.widget);
        const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
        if (option.state.testFlag(QStyle::State_MouseOver))
            ui::paintBox(*painter, box, ui::radius::control, theme.color(ui::Color::Hover));
        QFont font = theme.font(ui::Type::Body);
        font.setPixelSize(glyph);
        painter->setFont(font);
        painter->setPen(theme.color(ui::Color::Text));
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
        if (option.state.testFlag(QStyle::State_HasFocus))
            ui::paintFocusInside(*painter, box, ui::radius::control, theme.color(ui::Color::AccentText));
    }
};

} // namespace

EmojiPanel::EmojiPanel(QWidget* parent)
    : QListView(parent)
{
    setObjectName(u"emojiPanel"_s);
    setModel(new QStringListModel(emoji(), this));
    setItemDelegate(new EmojiDelegate(this));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setUniformItemSizes(true);
    setGridSize({cell, cell});
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    viewport()->setAutoFillBackground(false);
    setCurrentIndex(model()->index(0, 0));
    setFixedSize(sizeHint());
    connect(this, &QAbstractItemView::clicked, this, &EmojiPanel::take);
    retranslate();
}

QSize EmojiPanel::sizeHint() const
{
    const int rows = (model()->rowCount() + columns - 1) / columns;
    return {columns * cell + 1, rows * cell + 1}; // the view keeps a px from its edge
}

void EmojiPanel::take(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT chosen(index.data().toString());
}

void EmojiPanel::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        take(currentIndex());
        return;
    case Qt::Key_Escape:
        event->ignore(); // whoever shows it closes
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void EmojiPanel::retranslate()
{
    setAccessibleName(tr("Emoji"));
}

void EmojiPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QListView::changeEvent(event);
}

} // namespace gremio
