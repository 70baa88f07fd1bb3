// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/jump_button.h"

#include "client/ui/badge.h"
#include "client/ui/control_state.h"
#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace gremio {

namespace {
constexpr int diameter = 36;
constexpr int badgeOver = 10; ///< how far the badge stands above the circle
} // namespace

JumpButton::JumpButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("jumpToNewest"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setFixedSize(sizeHint());
    name();
}

void JumpButton::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    name();
    update();
}

void JumpButton::name()
{
    const QString words =
        m_count > 0 ? tr("To the newest, %n new message(s)", nullptr, m_count) : tr("To the newest");
    setToolTip(words);
    setAccessibleName(words);
}

QSize JumpButton::sizeHint() const
{
    return {diameter, diameter + badgeOver};
}

QRect JumpButton::circle() const
{
    return {0, badgeOver, diameter, diameter};
}

int JumpButton::ringRadius() const
{
    return diameter / 2;
}

void JumpButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ui::Theme& theme = ui::Theme::of(this);
    const ui::States states = ui::statesOf(this);
    const ui::Color fill = isDown()         ? ui::Color::Pressed
        : states.testFlag(ui::State::Hover) ? ui::Color::Hover
                                            : ui::Color::Surface;
    ui::paintBox(painter, circle(), diameter / 2.0, theme.color(fill), theme.color(ui::Color::Control));
    ui::paintIcon(painter, circle(), ui::Icon::ArrowDown, 20, theme.color(ui::Color::AccentText));
    if (m_count > 0)
        ui::Badge::paint(painter, this, QRectF(0, 0, diameter, ui::size::badge), m_count, false);
}

void JumpButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void JumpButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        name();
    QAbstractButton::changeEvent(event);
}

} // namespace gremio
