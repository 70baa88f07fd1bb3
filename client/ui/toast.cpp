// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/toast.h"

#include "client/ui/link_button.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtGui/QShortcut>

#include <cmath>

namespace gremio::ui {

namespace {
constexpr int kSide = 16;
constexpr int kText = 44; // left edge of the words
constexpr int kBottom = 16;
} // namespace

Toast::Toast(const ToastMessage& message, QWidget* parent)
    : QWidget(parent)
    , m_text(message.text)
    , m_icon(message.icon)
    , m_action(new LinkButton(message.action, this))
{
    m_action->setColor(Color::ToastAction, QFont::DemiBold);
    m_action->setGlyph(message.actionIcon);
    m_action->setVisible(!message.action.isEmpty());
    setAccessibleName(message.text);
    connect(m_action, &LinkButton::clicked, this, &Toast::actionClicked);
    const QMargins margins = shadowMargins();
    resize(sizeHint().grownBy(margins));
}

void Toast::setSecondsLeft(int seconds)
{
    m_seconds = seconds > 0 ? tr("%1 s", "seconds left").arg(seconds) : QString();
    update();
}

QSize Toast::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    int width = kText + textWidth(theme.font(Type::Body), m_text) + kSide;
    width += m_seconds.isEmpty() ? 0
                                 : space::m
            + static_cast<int>(
                std::ceil(tabularWidth(theme.font(Type::Body), tr("%1 s", "seconds left").arg(88))));
    width += m_action->text().isEmpty() ? 0 : space::l + m_action->sizeHint().width();
    return {width, size::toast};
}

void Toast::resizeEvent(QResizeEvent*)
{
    const QRect box = rect().marginsRemoved(shadowMargins());
    const QSize action = m_action->sizeHint();
    m_action->setGeometry(box.right() + 1 - kSide - action.width(),
        box.top() + (box.height() - action.height()) / 2, action.width(), action.height());
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const QRect box = rect().marginsRemoved(shadowMargins());
    paintShadow(painter, box, radius::card, theme.isDark());
    paintBox(painter, box, radius::card, theme.color(Color::ToastFill));
    const QColor ink = theme.color(Color::ToastText);
    paintIcon(painter, QRectF(box.left() + kSide, box.top(), size::iconSmall, box.height()), m_icon,
        size::iconSmall, ink);
    int right = box.right() + 1 - kSide;
    if (!m_action->text().isEmpty()) {
        right = m_action->geometry().left() - space::l;
    }
    const QFont font = theme.font(Type::Body);
    if (!m_seconds.isEmpty()) {
        const qreal wide = std::ceil(tabularWidth(font, m_seconds));
        paintTabular(painter, QRectF(right - wide, box.top(), wide, box.height()), font, ink, m_seconds,
            Qt::AlignRight | Qt::AlignVCenter);
        right -= static_cast<int>(wide) + space::m;
    }
    paintText(painter, QRectF(box.left() + kText, box.top(), right - box.left() - kText, box.height()), font,
        ink, m_text);
}

ToastHost::ToastHost(QWidget* page)
    : QObject(page)
    , m_page(page)
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &ToastHost::tick);
    m_page->installEventFilter(this);
}

ToastHost::~ToastHost()
{
    // What waited for Undo must not be lost because the window goes away.
    finish();
}

void ToastHost::show(const ToastMessage& message)
{
    finish();
    m_message = message;
    m_left = message.seconds;
    m_toast = new Toast(message, m_page);
    if (message.countdown) {
        m_toast->setSecondsLeft(m_left);
    }
    connect(m_toast, &Toast::actionClicked, this, &ToastHost::act);
    if (!message.action.isEmpty()) {
        auto* undo = new QShortcut(QKeySequence::Undo, m_toast);
        undo->setContext(Qt::WindowShortcut);
        connect(undo, &QShortcut::activated, this, &ToastHost::act);
    }
    place();
    m_toast->show();
    m_toast->raise();
    m_timer.start();
    QAccessibleEvent alert(m_toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ToastHost::finish()
{
    if (m_toast == nullptr) {
        return;
    }
    drop();
    if (const auto gone = std::exchange(m_message, {}).onGone) {
        gone();
    }
}

void ToastHost::act()
{
    if (m_toast == nullptr) {
        return;
    }
    drop();
    if (const auto action = std::exchange(m_message, {}).onAction) {
        action();
    }
}

void ToastHost::drop()
{
    m_timer.stop();
    m_toast->hide();
    m_toast->deleteLater();
    m_toast = nullptr;
}

void ToastHost::tick()
{
    if (m_toast == nullptr) {
        m_timer.stop();
        return;
    }
    // Nobody loses what they are reaching for.
    if (m_toast->underMouse() || m_toast->action()->hasFocus()) {
        return;
    }
    --m_left;
    if (m_left <= 0) {
        finish();
    } else if (m_message.countdown) {
        m_toast->setSecondsLeft(m_left);
    }
}

bool ToastHost::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_page && event->type() == QEvent::Resize) {
        place();
    }
    return QObject::eventFilter(watched, event);
}

void ToastHost::place()
{
    if (m_toast == nullptr) {
        return;
    }
    const QMargins margins = shadowMargins();
    QSize box = m_toast->sizeHint();
    box.setWidth(std::min(box.width(), m_page->width() - 2 * space::xl));
    const int bottom = m_page->height() - (m_foot ? m_foot() : 0) - kBottom;
    const QRect there((m_page->width() - box.width()) / 2, bottom - box.height(), box.width(), box.height());
    m_toast->setGeometry(there.marginsAdded(margins));
}

} // namespace gremio::ui
