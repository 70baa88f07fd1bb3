// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/presence_label.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>

namespace gremio::ui {

PresenceLabel::PresenceLabel(Presence presence, const QString& word, QWidget* parent)
    : QWidget(parent)
    , m_presence(presence)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPresence(presence, word);
}

void PresenceLabel::setPresence(Presence presence, const QString& word)
{
    m_presence = presence;
    m_word = word;
    setAccessibleName(this->word());
    updateGeometry();
    update();
}

QString PresenceLabel::word() const
{
    return m_word.isEmpty() ? Avatar::presenceWord(m_presence) : m_word;
}

QSize PresenceLabel::sizeHint() const
{
    return {16 + textWidth(Theme::of(this).font(Type::Caption), word()), typeToken(Type::Caption).line};
}

void PresenceLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    Avatar::paintPresence(painter, theme, QRectF(0, (height() - 8) / 2.0, 8, 8), m_presence);
    paintText(painter, QRectF(16, 0, width() - 16, height()), theme.font(Type::Caption),
        theme.color(Color::Text2), word());
}

} // namespace gremio::ui
