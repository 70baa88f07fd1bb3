// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/chip.h"

#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>

#include <cmath>

namespace gremio::ui {

namespace {
constexpr int kSide = 9;
constexpr int kGap = 4;
constexpr int kQuietGap = 8; // icon to word where no edge holds them together
} // namespace

Chip::Chip(const QString& text, Kind kind, QWidget* parent)
    : QAbstractButton(parent)
    , m_kind(Kind::Plain)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKind(kind);
}

void Chip::setKind(Kind kind)
{
    m_kind = kind;
    setCheckable(kind == Kind::Toggle);
    updateGeometry();
    update();
}

void Chip::setGlyph(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Chip::setActive(bool active)
{
    m_active = active;
    update();
}

void Chip::setPicked(bool picked)
{
    m_picked = picked;
    update();
}

void Chip::setTabular(bool tabular)
{
    m_tabular = tabular;
    updateGeometry();
}

void Chip::setQuiet(bool quiet)
{
    m_quiet = quiet;
    updateGeometry();
    update();
}

int Chip::ringRadius() const
{
    return radius::control;
}

bool Chip::isOn() const
{
    return m_active || m_kind == Kind::Removable || (m_kind == Kind::Toggle && isChecked());
}

int Chip::rightSide() const
{
    // Without an edge the arrow itself ends where the column does.
    return m_quiet && m_kind == Kind::Dropdown ? 0 : kSide;
}

QRect Chip::crossRect() const
{
    return {width() - kSide - size::iconSmall - 2, 0, size::iconSmall + 4 + kSide, height()};
}

QSize Chip::sizeHint() const
{
    const QFont font = Theme::of(this).font(Type::Body, QFont::Medium);
    int width = m_tabular ? static_cast<int>(std::ceil(tabularWidth(font, text()))) : textWidth(font, text());
    if (m_icon != Icon::None || (m_kind == Kind::Toggle && isChecked())) {
        width += size::iconSmall + (m_quiet ? kQuietGap : kGap);
    }
    if (m_kind == Kind::Dropdown || m_kind == Kind::Removable) {
        width += size::iconSmall + kGap;
    }
    return {width + kSide + rightSide(), size::chip};
}

QSize Chip::minimumSizeHint() const
{
    return sizeHint();
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const States states = statesOf(this);
    const bool disabled = states.testFlag(State::Disabled);
    const bool pressed = isDown() || states.testFlag(State::Pressed);
    const bool hover = states.testFlag(State::Hover);
    QColor fill = m_quiet ? QColor() : theme.color(Color::Surface);
    QColor edge = m_quiet ? QColor() : theme.color(Color::Control);
    QColor ink = theme.color(m_tabular ? Color::Text : Color::Text2);
    if (disabled) {
        fill = theme.color(Color::Sunken);
        edge = theme.color(Color::Border);
        ink = theme.color(Color::Disabled);
    } else if (m_picked) {
        fill = theme.color(pressed ? Color::AccentPressed : hover ? Color::AccentHover : Color::Accent);
        edge = fill;
        ink = theme.color(Color::OnAccent);
    } else if (isOn()) {
        fill = theme.color(Color::AccentSoft);
        if (pressed || hover) {
            fill = mixed(fill, theme.color(Color::AccentText), pressed ? 0.16 : 0.08);
        }
        edge = theme.color(Color::AccentText);
        ink = edge;
    } else if (pressed || hover) {
        fill = theme.color(pressed ? Color::Pressed : Color::Hover);
    }
    paintBox(painter, rect(), radius::control, fill, edge);

    const Icon lead = m_kind == Kind::Toggle && isChecked() ? Icon::Check : m_icon;
    const QFont font = theme.font(Type::Body, QFont::Medium);
    int left = kSide;
    int right = width() - rightSide();
    if (lead != Icon::None) {
        paintIcon(painter, QRectF(left, 0, size::iconSmall, height()), lead, size::iconSmall, ink);
        left += size::iconSmall + (m_quiet ? kQuietGap : kGap);
    }
    if (m_kind == Kind::Dropdown || m_kind == Kind::Removable) {
        const Icon tail = m_kind == Kind::Dropdown ? Icon::ChevronDown : Icon::X;
        paintIcon(painter, QRectF(right - size::iconSmall, 0, size::iconSmall, height()), tail,
            size::iconSmall, ink);
        right -= size::iconSmall + kGap;
    }
    const QRectF word(left, 0, right - left, height());
    if (m_tabular) {
        paintTabular(painter, word, font, ink, text(), Qt::AlignCenter);
    } else {
        paintText(painter, word, font, ink, text(), Qt::AlignCenter);
    }
}

void Chip::openMenu()
{
    if (m_kind == Kind::Dropdown && m_menu != nullptr) {
        // At the end of a row it opens to the left: inside the window.
        const int over = mapTo(window(), QPoint()).x() + m_menu->sizeHint().width() - window()->width();
        const int x = over > 0 ? width() - m_menu->sizeHint().width() : 0;
        m_menu->popup(mapToGlobal(QPoint(x, height() + 4)));
    }
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        click();
        return;
    }
    if (m_kind == Kind::Dropdown && (key == Qt::Key_Down || key == Qt::Key_F4)) {
        openMenu();
        return;
    }
    if (m_kind == Kind::Removable && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
        Q_EMIT removed();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_kind == Kind::Removable && isDown() && crossRect().contains(event->pos())) {
        setDown(false);
        Q_EMIT removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::nextCheckState()
{
    QAbstractButton::nextCheckState();
    updateGeometry();
    openMenu();
}

} // namespace gremio::ui
