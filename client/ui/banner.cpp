// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/banner.h"

#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

namespace gremio::ui {

namespace {

struct Look {
    Color fill;
    Color ink;
    Icon icon;
};

Look lookOf(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Success:
        return {Color::SuccessSoft, Color::Success, Icon::Check};
    case Banner::Kind::Warning:
        return {Color::WarningSoft, Color::Warning, Icon::TriangleAlert};
    case Banner::Kind::Danger:
        return {Color::DangerSoft, Color::Danger, Icon::TriangleAlert};
    case Banner::Kind::Info:
        break;
    }
    return {Color::AccentSoft, Color::AccentText, Icon::Info};
}

} // namespace

Banner::Banner(Kind kind, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_lead(new Label(QString(), Type::Caption))
    , m_text(new ElidedLabel(text, Type::Caption))
    , m_action(new LinkButton(QString(), nullptr, Type::Caption))
    , m_barAction(new Button(QString(), Button::Kind::Secondary, Button::Size::Small))
{
    m_lead->setWeight(QFont::DemiBold);
    m_lead->hide();
    m_action->setColor(Color::Text, QFont::DemiBold);
    m_action->hide();
    m_barAction->hide();
    auto* row = new QHBoxLayout(this);
    row->setSpacing(space::s);
    row->addWidget(m_lead);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_barAction);
    setFixedHeight(size::offlineBar);
    setAccessibleName(text);
    connect(m_action, &LinkButton::clicked, this, &Banner::actionClicked);
    connect(m_barAction, &Button::clicked, this, &Banner::actionClicked);
    layOut();
}

void Banner::layOut()
{
    const int side = m_bar ? space::xl : space::m;
    layout()->setContentsMargins(side + size::iconSmall + space::s, 0, side, m_bar ? 1 : 0);
    const bool action = !m_action->text().isEmpty();
    m_action->setVisible(action && !m_bar);
    m_barAction->setVisible(action && m_bar);
}

void Banner::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Banner::setText(const QString& text, const QString& lead)
{
    m_text->setText(text);
    m_lead->setText(lead);
    m_lead->setVisible(!lead.isEmpty());
    setAccessibleName(lead.isEmpty() ? text : lead + u' ' + text);
}

void Banner::setAction(const QString& word)
{
    m_action->setText(word);
    m_barAction->setText(word);
    layOut();
}

void Banner::setGlyph(Icon icon)
{
    m_icon = icon;
    update();
}

void Banner::setBar(bool bar)
{
    m_bar = bar;
    m_text->setColor(bar ? Color::Text2 : Color::Text);
    layOut();
    update();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const Look look = lookOf(m_kind);
    if (m_bar) {
        painter.fillRect(rect(), theme.color(look.fill));
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Color::Border));
    } else {
        paintBox(painter, rect(), radius::tag, theme.color(look.fill));
    }
    const int side = m_bar ? space::xl : space::m;
    paintIcon(painter, QRectF(side, 0, size::iconSmall, height()), m_icon == Icon::None ? look.icon : m_icon,
        size::iconSmall, theme.color(look.ink));
}

} // namespace gremio::ui
