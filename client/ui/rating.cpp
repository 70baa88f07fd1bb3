// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/rating.h"

#include "client/ui/control_state.h"
#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace gremio::ui {

namespace {
constexpr int kStars = 5;
} // namespace

Rating::Rating(Kind kind, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind == Kind::Input) {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
    }
    name();
}

void Rating::setValue(double value, int count)
{
    m_value = std::clamp(value, 0.0, 5.0);
    m_count = count;
    name();
    updateGeometry();
    update();
}

void Rating::setStarBox(int box)
{
    m_box = box;
    updateGeometry();
    update();
}

QString Rating::number() const
{
    return m_count == 0 ? tr("No reviews yet") : locale().toString(m_value, 'f', 1);
}

QString Rating::countText() const
{
    return m_count > 0 ? QStringLiteral("(%1)").arg(locale().toString(m_count)) : QString();
}

void Rating::name()
{
    if (m_kind == Kind::Number) {
        const QString words = tr("%1 of 5").arg(locale().toString(m_value, 'f', 1));
        setAccessibleName(m_count == 0 ? tr("No reviews yet")
                : m_count > 0          ? words + QStringLiteral(", ") + tr("%n review(s)", nullptr, m_count)
                                       : words);
    } else {
        const int stars = static_cast<int>(std::lround(m_value));
        const QString words = m_kind == Kind::Input && stars == 0
            ? tr("not rated yet")
            : tr("%1 of 5").arg(locale().toString(stars));
        setAccessibleName(
            m_subject.isEmpty() ? words : tr("%1: %2", "what is rated, how").arg(m_subject, words));
    }
    setToolTip(m_kind == Kind::Input ? QString() : accessibleName());
}

QSize Rating::sizeHint() const
{
    if (m_kind != Kind::Number) {
        return {kStars * m_box + (m_box > 16 ? 0 : -2 * (kStars - 1)), std::max(20, m_box)};
    }
    const Theme& theme = Theme::of(this);
    int width = static_cast<int>(std::ceil(
        tabularWidth(m_count == 0 ? theme.font(Type::Body) : theme.font(m_type, QFont::DemiBold), number())));
    if (m_count != 0) {
        width += m_box + space::xs;
    }
    if (m_count > 0) {
        width += space::xs + static_cast<int>(std::ceil(textWidth(theme.font(Type::Body), countText())));
    }
    return {width, 20};
}

void Rating::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const QColor star = theme.color(Color::Star);
    if (m_kind != Kind::Number) {
        const int step = m_box > 16 ? m_box : m_box - 2;
        const int full = static_cast<int>(std::lround(m_value));
        for (int i = 0; i < kStars; ++i) {
            paintIcon(painter, QRectF(i * step, 0, m_box, height()), i < full ? Icon::StarFilled : Icon::Star,
                m_box > 16 ? m_box : m_box - 2, star);
        }
        if (m_kind == Kind::Input && hasKeyboardFocus(this)) {
            paintFocusInside(painter, rect(), radius::tag, theme.color(Color::AccentText));
        }
        return;
    }
    if (m_count == 0) {
        paintText(painter, rect(), theme.font(Type::Body), theme.color(Color::Text3), number());
        return;
    }
    paintIcon(painter, QRectF(0, 0, m_box, height()), Icon::StarFilled, m_box, star);
    const QFont bold = theme.font(m_type, QFont::DemiBold);
    qreal x = m_box + space::xs;
    paintText(painter, QRectF(x, 0, width() - x, height()), bold, theme.color(Color::Text), number());
    if (m_count > 0) {
        x += textWidth(bold, number()) + space::xs;
        paintText(painter, QRectF(x, 0, width() - x, height()), theme.font(Type::Body),
            theme.color(Color::Text2), countText());
    }
}

void Rating::setType(Type type)
{
    m_type = type;
    updateGeometry();
    update();
}

void Rating::setSubject(const QString& subject)
{
    m_subject = subject;
    name();
}

void Rating::choose(int stars)
{
    const int clamped = std::clamp(stars, 1, kStars);
    setValue(clamped, m_count);
    Q_EMIT chosen(clamped);
}

void Rating::keyPressEvent(QKeyEvent* event)
{
    if (m_kind == Kind::Input) {
        const int now = static_cast<int>(std::lround(m_value));
        const int key = event->key();
        if (key == Qt::Key_Left || key == Qt::Key_Down) {
            choose(now - 1);
            return;
        }
        if (key == Qt::Key_Right || key == Qt::Key_Up) {
            choose(now + 1);
            return;
        }
        if (key >= Qt::Key_1 && key <= Qt::Key_5) {
            choose(key - Qt::Key_0);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void Rating::mousePressEvent(QMouseEvent* event)
{
    if (m_kind == Kind::Input) {
        choose(event->pos().x() / std::max(1, width() / kStars) + 1);
        return;
    }
    QWidget::mousePressEvent(event);
}

void Rating::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        name();
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace gremio::ui
