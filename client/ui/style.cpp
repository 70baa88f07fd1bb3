// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/style.h"

#include "client/ui/control_state.h"
#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>

namespace gremio::ui {

namespace {

constexpr int kScrollBar = 10;
constexpr int kMenuItem = 32;
constexpr int kSpinSteps = 24; // the two arrows beside the number

void drawMenuItem(const Theme& theme, const QStyleOptionMenuItem& item, QPainter& painter)
{
    const QRect rect = item.rect;
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), theme.color(Color::Border));
        return;
    }
    const bool enabled = item.state & QStyle::State_Enabled;
    const bool chosen = (item.state & QStyle::State_Selected) && enabled;
    if (chosen) {
        paintBox(painter, rect.adjusted(4, 0, -4, 0), radius::control, theme.color(Color::Hover));
    }
    const QColor ink = theme.color(enabled ? Color::Text : Color::Disabled);
    int left = rect.left() + 13;
    if (item.menuHasCheckableItems) {
        if (item.checked) {
            paintIcon(painter, QRectF(left, rect.top(), 16, rect.height()), Icon::Check, 16,
                theme.color(Color::AccentText));
        }
        left += 24;
    }
    if (!item.icon.isNull()) {
        const QPixmap pixmap = item.icon.pixmap(
            QSize(16, 16), painter.device()->devicePixelRatioF(), enabled ? QIcon::Normal : QIcon::Disabled);
        painter.drawPixmap(QPoint(left, rect.top() + (rect.height() - 16) / 2), pixmap);
    }
    if (item.maxIconWidth > 0) {
        left += 24;
    }
    const qsizetype tab = item.text.indexOf(u'\t');
    QString text = tab < 0 ? item.text : item.text.left(tab);
    text.replace(QStringLiteral("&&"), QString(QChar(1)));
    text.remove(u'&');
    text.replace(QChar(1), u'&');
    const QFont font = theme.font(Type::Body);
    const int right = rect.right() - 12;
    paintText(painter, QRectF(left, rect.top(), right - left, rect.height()), font, ink, text);
    if (tab >= 0) {
        paintText(painter, QRectF(left, rect.top(), right - left, rect.height()), theme.font(Type::Caption),
            theme.color(Color::Text3), item.text.mid(tab + 1), Qt::AlignRight | Qt::AlignVCenter);
    }
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu) {
        paintIcon(painter, QRectF(right - 14, rect.top(), 16, rect.height()), Icon::ChevronRight, 16,
            theme.color(Color::Text2));
    }
}

void drawSpinBox(const Theme& theme, const QStyleOptionSpinBox& box, QPainter& painter, const Style& style,
    const QWidget* widget)
{
    const bool enabled = box.state & QStyle::State_Enabled;
    const bool focus = enabled && (box.state & QStyle::State_HasFocus);
    const Color edge = !enabled ? Color::Border : focus ? Color::AccentText : Color::Strong;
    paintBox(painter, box.rect, radius::control, theme.color(enabled ? Color::Surface : Color::Sunken),
        theme.color(edge), focus ? 2 : 1);
    const auto step = [&](QStyle::SubControl sub, Icon icon, QAbstractSpinBox::StepEnabledFlag can) {
        const QRect rect = style.subControlRect(QStyle::CC_SpinBox, &box, sub, widget);
        const bool able = enabled && box.stepEnabled.testFlag(can);
        if (able && (box.activeSubControls & sub)) {
            const bool pressed = box.state & QStyle::State_Sunken;
            paintBox(painter, rect.adjusted(0, 1, -1, -1), radius::tag,
                theme.color(pressed ? Color::Pressed : Color::Hover));
        }
        paintIcon(painter, rect, icon, 12, theme.color(able ? Color::Text2 : Color::Disabled));
    };
    step(QStyle::SC_SpinBoxUp, Icon::ChevronUp, QAbstractSpinBox::StepUpEnabled);
    step(QStyle::SC_SpinBoxDown, Icon::ChevronDown, QAbstractSpinBox::StepDownEnabled);
}

/// Where a window is not composited its corners cannot be let through, only cut.
QRegion roundMask(const QRect& rect, int radius)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return QRegion(path.toFillPolygon().toPolygon());
}

} // namespace

Style::Style(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(theme)
{
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_FocusFrameHMargin: // of the words of a list's row: 4 beside its box and 8 in it, one is Qt's
        return 11;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_MenuHMargin:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_SmallIconSize:
        return size::iconSmall;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return size::checkBox;
    case PM_SplitterWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_Menu_Mask:
    case SH_ToolTip_Mask:
        if (auto* mask = qstyleoption_cast<QStyleHintReturnMask*>(data)) {
            mask->region = roundMask(option->rect, hint == SH_Menu_Mask ? radius::popover : radius::control);
            return 1;
        }
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
        return 0;
    case SH_Menu_MouseTracking:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_Widget_Animation_Duration:
        return m_theme.motion() ? 150 : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelMenu:
        paintBox(*painter, option->rect, radius::popover, m_theme.color(Color::Surface),
            m_theme.color(Color::Border));
        return;
    case PE_FrameMenu:
        paintBox(*painter, option->rect, radius::popover, QColor(), m_theme.color(Color::Border));
        return;
    case PE_PanelTipLabel:
        paintBox(*painter, option->rect, radius::control, m_theme.color(Color::ToastFill));
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0) {
            const bool enabled = option->state & State_Enabled;
            const bool focus = option->state & State_HasFocus;
            const Color edge = !enabled ? Color::Border : focus ? Color::AccentText : Color::Strong;
            paintBox(*painter, option->rect, radius::control,
                m_theme.color(enabled ? Color::Surface : Color::Sunken), m_theme.color(edge),
                focus && enabled ? 2 : 1);
        }
        return;
    case PE_FrameLineEdit:
    case PE_FrameFocusRect:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            if (item->state & State_Selected) {
                paintBox(*painter, item->rect.adjusted(4, 0, -4, 0), radius::control,
                    m_theme.color(Color::AccentSoft));
            } else if (item->state & State_MouseOver) {
                paintBox(
                    *painter, item->rect.adjusted(4, 0, -4, 0), radius::control, m_theme.color(Color::Hover));
            }
            if ((item->state & State_HasFocus) && widget != nullptr && hasKeyboardFocus(widget)) {
                paintFocusInside(*painter, item->rect.adjusted(4, 0, -4, 0), radius::control,
                    m_theme.color(Color::AccentText));
            }
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_MenuItem) {
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            drawMenuItem(m_theme, *item, *painter);
            return;
        }
    }
    if (element == CE_MenuEmptyArea) {
        return;
    }
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, m_theme.color(Color::Border));
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        control == CC_SpinBox && box != nullptr) {
        drawSpinBox(m_theme, *box, *painter, *this, widget);
        return;
    }
    if (control != CC_ScrollBar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (slider == nullptr || slider->maximum <= slider->minimum) {
        return;
    }
    const QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool active = option->state & (State_MouseOver | State_Sunken);
    const bool upright = slider->orientation == Qt::Vertical;
    const int thin = active ? 6 : 4;
    const int side = (kScrollBar - thin) / 2;
    const QRect thumb = upright ? QRect(handle.left() + side, handle.top() + 2, thin, handle.height() - 4)
                                : QRect(handle.left() + 2, handle.top() + side, handle.width() - 4, thin);
    paintBox(*painter, thumb, thin / 2.0, m_theme.color(active ? Color::Strong : Color::Control));
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl sub, const QWidget* widget) const
{
    if (control == CC_SpinBox) {
        const QRect box = option->rect;
        const QRect steps(box.right() - kSpinSteps, box.top() + 1, kSpinSteps, box.height() - 2);
        switch (sub) {
        case SC_SpinBoxEditField: // the number starts where a text field's text does
            return box.adjusted(7, 1, -kSpinSteps - 2, -1);
        case SC_SpinBoxUp:
            return steps.adjusted(0, 0, 0, -steps.height() / 2);
        case SC_SpinBoxDown:
            return steps.adjusted(0, steps.height() - steps.height() / 2, 0, 0);
        default:
            return box;
        }
    }
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || slider == nullptr) {
        return QProxyStyle::subControlRect(control, option, sub, widget);
    }
    const bool upright = slider->orientation == Qt::Vertical;
    const int whole = upright ? option->rect.height() : option->rect.width();
    const qint64 range = qint64(slider->maximum) - slider->minimum;
    int length = whole;
    if (range > 0) {
        length = static_cast<int>(qint64(whole) * slider->pageStep / (range + slider->pageStep));
        length = std::clamp(length, std::min(whole, 32), whole);
    }
    const int start = sliderPositionFromValue(
        slider->minimum, slider->maximum, slider->sliderPosition, whole - length, slider->upsideDown);
    const auto part = [&](int from, int size) {
        return upright ? QRect(option->rect.left(), option->rect.top() + from, option->rect.width(), size)
                       : QRect(option->rect.left() + from, option->rect.top(), size, option->rect.height());
    };
    switch (sub) {
    case SC_ScrollBarGroove:
        return option->rect;
    case SC_ScrollBarSlider:
        return part(start, length);
    case SC_ScrollBarSubPage:
        return part(0, start);
    case SC_ScrollBarAddPage:
        return part(start + length, whole - start - length);
    default:
        return {};
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    if (type == CT_MenuItem) {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator) {
            return {size.width(), 9};
        }
        const int icon = item != nullptr && item->maxIconWidth > 0 ? 24 : 0;
        const int check = item != nullptr && item->menuHasCheckableItems ? 24 : 0;
        return {std::max(size.width(), 120) + icon + check + 40, kMenuItem};
    }
    if (type == CT_SpinBox) {
        return {size.width() + kSpinSteps + 9, gremio::ui::size::input};
    }
    if (type == CT_LineEdit) {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        return frame != nullptr && frame->lineWidth > 0 ? QSize(base.width(), gremio::ui::size::input) : base;
    }
    if (type == CT_ItemViewItem) {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), std::max(base.height(), 32)};
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractItemView*>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    }
    if (qobject_cast<QMenu*>(widget) != nullptr || widget->inherits("QTipLabel")) {
        widget->setAttribute(Qt::WA_TranslucentBackground); // round corners
    }
}

} // namespace gremio::ui
