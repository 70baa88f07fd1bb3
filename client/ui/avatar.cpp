// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/avatar.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace gremio::ui {

namespace {

/// look.md: 10, 12, 13, 15, 24 px for 24, 32, 40, 48, 72.
int initialsSize(int diameter)
{
    if (diameter <= 24) {
        return 10;
    }
    if (diameter <= 32) {
        return 12;
    }
    if (diameter <= 40) {
        return 13;
    }
    return diameter <= 48 ? 15 : 24;
}

} // namespace

Avatar::Avatar(int diameter, QWidget* parent)
    : QWidget(parent)
    , m_diameter(diameter)
{
    setFixedSize(diameter, diameter);
}

void Avatar::setPerson(const QString& userId, const QString& name)
{
    m_userId = userId;
    m_name = name;
    this->name();
    update();
}

void Avatar::setPhoto(const QPixmap& photo)
{
    m_photo = photo;
    update();
}

void Avatar::setPresence(Presence presence)
{
    m_presence = presence;
    name();
    update();
}

void Avatar::setGround(Color ground)
{
    m_ground = ground;
    update();
}

QString Avatar::initials(const QString& name)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    const auto first = [](const QString& word) {
        // Without accents, which a small circle has no room for. A letter may be two UTF-16 units.
        const QString plain = word.normalized(QString::NormalizationForm_D);
        return plain.left(plain.at(0).isHighSurrogate() ? 2 : 1).toUpper();
    };
    if (words.isEmpty()) {
        return {};
    }
    return words.size() == 1 ? first(words.first()) : first(words.first()) + first(words.last());
}

int Avatar::pairFor(const QString& userId)
{
    // FNV-1a over the UTF-8 bytes: qHash is seeded and differs from run to run.
    quint32 hash = 2166136261U;
    const QByteArray bytes = userId.toUtf8();
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    }
    return static_cast<int>(hash % avatarPairs().size());
}

QString Avatar::presenceWord(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return tr("Online");
    case Presence::Away:
        return tr("Away");
    case Presence::Offline:
        return tr("Offline");
    case Presence::None:
        break;
    }
    return {};
}

void Avatar::paintPresence(QPainter& painter, const Theme& theme, const QRectF& dot, Presence presence)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (presence == Presence::Offline) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Color::Offline), 2));
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1));
    } else if (presence != Presence::None) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(presence == Presence::Online ? Color::Online : Color::Away));
        painter.drawEllipse(dot);
    }
    painter.restore();
}

void Avatar::paint(QPainter& painter, const Theme& theme, const QRectF& rect, const QString& userId,
    const QString& name, Presence presence, const QColor& ground, const QPixmap& photo)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (photo.isNull()) {
        const int pair = pairFor(userId);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.avatarFill(pair));
        painter.drawEllipse(rect);
        QFont font = theme.font(Type::Body, QFont::DemiBold);
        font.setPixelSize(initialsSize(static_cast<int>(rect.width())));
        paintText(painter, rect, font, theme.avatarText(pair), initials(name), Qt::AlignCenter);
    } else {
        QPainterPath circle;
        circle.addEllipse(rect);
        painter.setClipPath(circle);
        const QSizeF scaled = QSizeF(photo.size()).scaled(rect.size(), Qt::KeepAspectRatioByExpanding);
        painter.drawPixmap(QRectF(rect.center() - QPointF(scaled.width() / 2, scaled.height() / 2), scaled),
            photo, QRectF(QPointF(0, 0), QSizeF(photo.size())));
        painter.setClipping(false);
    }
    if (presence != Presence::None) {
        const qreal side = rect.width() <= 32 ? 8 : 10;
        const QRectF dot(rect.right() - side, rect.bottom() - side, side, side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawEllipse(dot.adjusted(-2, -2, 2, 2));
        paintPresence(painter, theme, dot, presence);
    }
    painter.restore();
}

void Avatar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    paint(painter, theme, rect(), m_userId, m_name, m_presence, theme.color(m_ground), m_photo);
}

void Avatar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        name();
    }
    QWidget::changeEvent(event);
}

void Avatar::name()
{
    const QString presence = presenceWord(m_presence);
    setAccessibleName(presence.isEmpty() ? m_name : tr("%1, %2", "name, presence").arg(m_name, presence));
}

} // namespace gremio::ui
