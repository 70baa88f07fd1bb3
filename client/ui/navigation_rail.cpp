// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/navigation_rail.h"

#include "client/ui/badge.h"
#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace gremio::ui {

namespace {
constexpr int kSide = 8;
constexpr int kIconLeft = 10; // inside an item
constexpr int kOverhang = 4; // of the narrow rail's badge
} // namespace

RailItem::RailItem(Icon icon, const QString& word, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_word(word)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    name();
}

void RailItem::setWord(const QString& word)
{
    m_word = word;
    name();
    update();
}

void RailItem::setCount(int count)
{
    m_count = count;
    name();
    update();
}

void RailItem::setNarrow(bool narrow)
{
    m_narrow = narrow;
    name();
    updateGeometry();
    update();
}

void RailItem::name()
{
    setAccessibleName(m_count > 0 ? tr("%1, %n new", "entry of the rail", m_count).arg(m_word) : m_word);
    setToolTip(m_narrow ? m_word : QString());
}

QSize RailItem::sizeHint() const
{
    if (m_narrow) {
        return {size::railNarrow - 2 * kSide + kOverhang, size::railItem + kOverhang};
    }
    return {size::railWide - 2 * kSide, size::railItem};
}

QRect RailItem::ringRect() const
{
    // The badge of the narrow rail hangs over the item's top right corner.
    return m_narrow ? rect().adjusted(0, kOverhang, -kOverhang, 0) : rect();
}

void RailItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const States states = statesOf(this);
    const QRectF body = ringRect();
    const bool chosen = isChecked();
    const bool hover = states.testFlag(State::Hover);
    const bool pressed = isDown() || states.testFlag(State::Pressed);
    if (chosen) {
        paintBox(painter, body, radius::control, theme.color(Color::AccentSoft));
        paintBox(
            painter, QRectF(0, body.top() + 8, 3, body.height() - 16), 1.5, theme.color(Color::AccentText));
    } else if (hover || pressed) {
        paintBox(painter, body, radius::control, theme.color(pressed ? Color::Pressed : Color::Hover));
    }
    const QColor ink = theme.color(chosen ? Color::AccentText
            : hover || pressed            ? Color::Text
                                          : Color::Text2);
    paintIcon(painter, QRectF(kIconLeft, body.top(), size::icon, body.height()), m_icon, size::icon, ink);
    if (m_narrow) {
        if (m_count > 0) {
            const QFont font = theme.font(Type::Caption, QFont::DemiBold);
            const QString text = Badge::textFor(m_count);
            const qreal wide = std::max(16.0, std::ceil(tabularWidth(font, text)) + 8);
            const QRectF pill(std::min(26.0, width() - wide), 0, wide, 16);
            paintBox(painter, pill, 8, theme.color(Color::Accent));
            paintTabular(painter, pill, font, theme.color(Color::OnAccent), text, Qt::AlignCenter);
        }
        return;
    }
    int right = width() - 10;
    if (m_count > 0) {
        const QSize badge = Badge::sizeFor(this, m_count);
        Badge::paint(
            painter, this, QRectF(right - badge.width(), 0, badge.width(), height()), m_count, false);
        right -= badge.width() + space::xs;
    }
    const int left = kIconLeft + size::icon + space::m;
    paintText(painter, QRectF(left, 0, right - left, height()),
        theme.font(Type::Body, chosen ? QFont::DemiBold : QFont::Medium), ink, m_word);
}

void RailItem::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        event->ignore(); // the rail moves, not the button group
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

NavigationRail::NavigationRail(QWidget* parent)
    : QWidget(parent)
    , m_top(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
{
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addLayout(m_top);
    column->addStretch();
    column->addLayout(m_foot);
    setNarrow(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

RailItem* NavigationRail::addItem(const QString& key, Icon icon, const QString& word, bool atFoot)
{
    auto* item = new RailItem(icon, word, this);
    item->setObjectName(QStringLiteral("rail_") + key);
    item->setNarrow(m_narrow);
    (atFoot ? m_foot : m_top)->addWidget(item);
    m_entries.push_back({key, item, atFoot});
    std::stable_sort(m_entries.begin(), m_entries.end(),
        [](const Entry& a, const Entry& b) { return a.atFoot < b.atFoot; });
    connect(item, &RailItem::clicked, this, [this, key, item] {
        item->setChecked(m_current == key);
        Q_EMIT chosen(key);
    });
    return item;
}

void NavigationRail::removeItem(const QString& key)
{
    const auto it =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.key == key; });
    if (it != m_entries.end()) {
        delete it->item;
        m_entries.erase(it);
    }
}

RailItem* NavigationRail::item(const QString& key) const
{
    const auto it =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.key == key; });
    return it == m_entries.end() ? nullptr : it->item;
}

QStringList NavigationRail::keys() const
{
    QStringList keys;
    for (const Entry& entry : m_entries) {
        keys << entry.key;
    }
    return keys;
}

void NavigationRail::setCurrent(const QString& key)
{
    m_current = key;
    for (const Entry& entry : m_entries) {
        entry.item->setChecked(entry.key == key);
    }
}

void NavigationRail::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedWidth(narrow ? size::railNarrow : size::railWide);
    // The overhang of the narrow items lies in the gaps.
    const int over = narrow ? kOverhang : 0;
    layout()->setContentsMargins(kSide, size::topBar + 12 - over, narrow ? kSide - kOverhang : kSide + 1, 12);
    m_top->setSpacing(size::railGap - over);
    m_foot->setSpacing(size::railGap - over);
    for (const Entry& entry : m_entries) {
        entry.item->setNarrow(narrow);
    }
    update();
}

QSize NavigationRail::sizeHint() const
{
    return {m_narrow ? size::railNarrow : size::railWide, size::minimumHeight};
}

void NavigationRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), theme.color(Color::Rail));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(Color::Border));
    paintBrandRow(painter, this, size::topBar, m_narrow);
}

void NavigationRail::paintBrandRow(QPainter& painter, const QWidget* rail, int height, bool narrow)
{
    const Theme& theme = Theme::of(rail);
    const int left = narrow ? (size::railNarrow - size::icon) / 2 : kSide + kIconLeft;
    paintBrand(painter, QRect(left, (height - size::icon) / 2, size::icon, size::icon),
        theme.color(Color::Accent), theme.color(Color::OnAccent));
    if (!narrow) {
        paintText(painter, QRectF(50, 0, rail->width() - 50, height), theme.font(Type::Subtitle),
            theme.color(Color::Text), QStringLiteral("Gremio"));
    }
}

void NavigationRail::keyPressEvent(QKeyEvent* event)
{
    const auto at =
        std::find_if(m_entries.begin(), m_entries.end(), [](const Entry& e) { return e.item->hasFocus(); });
    if (at == m_entries.end()) {
        QWidget::keyPressEvent(event);
        return;
    }
    auto to = at;
    switch (event->key()) {
    case Qt::Key_Up:
        to = at == m_entries.begin() ? at : std::prev(at);
        break;
    case Qt::Key_Down:
        to = std::next(at) == m_entries.end() ? at : std::next(at);
        break;
    case Qt::Key_Home:
        to = m_entries.begin();
        break;
    case Qt::Key_End:
        to = std::prev(m_entries.end());
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    to->item->setFocus(Qt::TabFocusReason);
}

} // namespace gremio::ui
