// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/combo_box.h"

#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QListView>

namespace gremio::ui {

ComboBox::ComboBox(QWidget* parent, Size size)
    : QComboBox(parent)
    , m_size(size)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setView(new QListView);
    setMaxVisibleItems(12);
}

void ComboBox::setLeadingIcon(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

QSize ComboBox::sizeHint() const
{
    const QFont font =
        Theme::of(this).font(Type::Body, m_size == Size::Small ? QFont::Medium : QFont::Normal);
    int widest = 0;
    for (int i = 0; i < count(); ++i) {
        widest = std::max(widest, textWidth(font, itemText(i)));
    }
    const int lead = m_icon == Icon::None ? 0 : size::iconSmall + space::s;
    return {widest + lead + size::iconSmall + space::s + 18, static_cast<int>(m_size)};
}

QSize ComboBox::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 72), static_cast<int>(m_size)};
}

void ComboBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const States states = statesOf(this);
    const bool disabled = states.testFlag(State::Disabled);
    const bool focus = states.testFlag(State::Focus);
    const bool chip = m_size == Size::Small;
    const Color fill = disabled                 ? Color::Sunken
        : chip && states.testFlag(State::Hover) ? Color::Hover
                                                : Color::Surface;
    const Color edge = disabled ? Color::Border
        : focus                 ? Color::AccentText
        : chip                  ? Color::Control
                                : Color::Strong;
    paintBox(painter, rect(), radius::control, theme.color(fill), theme.color(edge), focus ? 2 : 1);
    const QColor ink = theme.color(disabled ? Color::Disabled : Color::Text);
    int left = 9;
    if (m_icon != Icon::None) {
        paintIcon(painter, QRectF(left, 0, size::iconSmall, height()), m_icon, size::iconSmall, ink);
        left += size::iconSmall + space::s;
    }
    const int right = width() - 9 - size::iconSmall;
    paintIcon(painter, QRectF(right, 0, size::iconSmall, height()), Icon::ChevronDown, size::iconSmall, ink);
    const bool none = currentIndex() < 0;
    paintText(painter, QRectF(left, 0, right - left - 4, height()),
        theme.font(Type::Body, chip ? QFont::Medium : QFont::Normal), none ? theme.color(Color::Text3) : ink,
        none ? placeholderText() : currentText());
}

void ComboBox::showPopup()
{
    view()->setMinimumWidth(std::max(width(), sizeHint().width()));
    QComboBox::showPopup();
}

} // namespace gremio::ui
