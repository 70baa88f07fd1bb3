// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/focus_ring.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QFocusEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QApplication>

namespace gremio::ui {

namespace {

constexpr int kOutside = 4; // 2 px of air and 2 px of line
constexpr const char* kKeyboardFocus = "gremioKeyboardFocus";

/// Where the ring may be painted without being cut by the target's neighbours: the content of the nearest
/// scroll area, or the window.
QWidget* ground(QWidget* target)
{
    for (QWidget* widget = target->parentWidget(); widget != nullptr; widget = widget->parentWidget()) {
        const QWidget* outer = widget->parentWidget();
        if (widget->isWindow() || outer == nullptr) {
            return widget;
        }
        const auto* area = qobject_cast<QAbstractScrollArea*>(outer->parentWidget());
        if (area != nullptr && area->viewport() == outer) {
            return widget;
        }
    }
    return nullptr;
}

} // namespace

FocusRing::FocusRing(QWidget* target)
    : QWidget(ground(target))
    , m_target(target)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName({});
    watch();
    follow();
}

FocusRing::~FocusRing() = default;

void FocusRing::watch()
{
    for (QWidget* widget = m_target; widget != nullptr && widget != parentWidget();
         widget = widget->parentWidget()) {
        widget->installEventFilter(this);
        m_watched.emplace_back(widget);
    }
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::LayoutRequest:
    case QEvent::ZOrderChange:
        follow();
        break;
    case QEvent::ParentChange:
        deleteLater();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::follow()
{
    const auto* ring = dynamic_cast<const RingTarget*>(m_target.data());
    if (m_target == nullptr || ring == nullptr || parentWidget() == nullptr) {
        hide();
        return;
    }
    const QRect around = ring->ringRect();
    const QRect there(m_target->mapTo(parentWidget(), around.topLeft()), around.size());
    setGeometry(there.adjusted(-kOutside, -kOutside, kOutside, kOutside));
    setVisible(m_target->isVisibleTo(parentWidget()));
    raise();
}

void FocusRing::paintEvent(QPaintEvent*)
{
    const auto* ring = dynamic_cast<const RingTarget*>(m_target.data());
    if (ring == nullptr) {
        return;
    }
    QPainter painter(this);
    paintFocusInside(
        painter, rect(), ring->ringRadius() + kOutside, Theme::of(this).color(Color::AccentText));
}

FocusRings::FocusRings(QApplication& app)
{
    app.installEventFilter(this);
    connect(&app, &QApplication::focusChanged, this, &FocusRings::onFocusChanged);
}

FocusRings::~FocusRings()
{
    delete m_ring;
}

bool FocusRings::eventFilter(QObject* watched, QEvent* event)
{
    // The last thing a person touched says how the focus came: this also covers focus that code moves on.
    // A press reaches the filter after the focus it moved, so the reason of the focus itself counts too.
    switch (event->type()) {
    case QEvent::FocusIn:
        switch (static_cast<QFocusEvent*>(event)->reason()) {
        case Qt::MouseFocusReason:
            m_byKeyboard = false;
            break;
        case Qt::TabFocusReason:
        case Qt::BacktabFocusReason:
        case Qt::ShortcutFocusReason:
            m_byKeyboard = true;
            break;
        default:
            break;
        }
        break;
    case QEvent::KeyPress:
    case QEvent::Shortcut:
    case QEvent::ShortcutOverride:
        m_byKeyboard = true;
        break;
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        m_byKeyboard = false;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void FocusRings::onFocusChanged(QWidget* before, QWidget* now)
{
    delete m_ring;
    if (before != nullptr) {
        before->setProperty(kKeyboardFocus, QVariant());
        before->update();
    }
    if (now == nullptr || !m_byKeyboard) {
        return;
    }
    now->setProperty(kKeyboardFocus, true);
    now->update();
    if (dynamic_cast<RingTarget*>(now) != nullptr && !now->isWindow()) {
        m_ring = new FocusRing(now);
    }
}

} // namespace gremio::ui
