// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/state_tag.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>

namespace gremio::ui {

namespace {

constexpr int kGlyphGap = 6;
constexpr int kSide = 6;

struct Look {
    Color fill;
    Color ink;
    Icon icon;
};

Look lookOf(StateTag::Kind kind)
{
    switch (kind) {
    case StateTag::Kind::Success:
        return {Color::SuccessSoft, Color::Success, Icon::Check};
    case StateTag::Kind::Warning:
        return {Color::WarningSoft, Color::Warning, Icon::Clock};
    case StateTag::Kind::Danger:
        return {Color::DangerSoft, Color::Danger, Icon::X};
    case StateTag::Kind::Neutral:
        break;
    }
    return {Color::NeutralSoft, Color::Text2, Icon::None};
}

} // namespace

StateTag::StateTag(const QString& text, Kind kind, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(text, kind);
}

void StateTag::setState(const QString& text, Kind kind)
{
    m_text = text;
    m_kind = kind;
    m_icon = lookOf(kind).icon;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void StateTag::setGlyph(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

QSize StateTag::sizeHint() const
{
    const int icon = m_icon == Icon::None ? 0 : size::iconSmall + kGlyphGap - 2;
    return {textWidth(Theme::of(this).font(Type::Caption, QFont::Medium), m_text) + icon + 2 * kSide,
        size::state};
}

void StateTag::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const Look look = lookOf(m_kind);
    paintBox(painter, rect(), radius::tag, theme.color(look.fill));
    int x = kSide;
    if (m_icon != Icon::None) {
        paintIcon(
            painter, QRectF(x, 0, size::iconSmall, height()), m_icon, size::iconSmall, theme.color(look.ink));
        x += size::iconSmall + kGlyphGap - 2;
    }
    paintText(painter, QRectF(x, 0, width() - x - kSide, height()), theme.font(Type::Caption, QFont::Medium),
        theme.color(look.ink), m_text);
}

} // namespace gremio::ui
