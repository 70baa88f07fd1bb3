// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/empty_state.h"

#include "client/ui/label.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui {

namespace {
constexpr int kIconBox = 32;
constexpr int kAbove = 18;
} // namespace

EmptyState::EmptyState(Icon icon, const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_title(new Label(title, Type::Subtitle))
    , m_sentence(new Label(sentence, Type::Body, Color::Text2))
    , m_action(new Button(QString()))
    , m_second(new Button(QString(), Button::Kind::Plain))
{
    m_title->setAlignment(Qt::AlignHCenter);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setLines(0);
    m_action->hide();
    m_second->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, kAbove + kIconBox + space::s, space::xl, kAbove + 1);
    column->setSpacing(0);
    column->addStretch();
    column->addWidget(m_title);
    column->addSpacing(5);
    column->addWidget(m_sentence);
    column->addSpacing(space::m);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(m_second);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch();
    connect(m_action, &Button::clicked, this, &EmptyState::actionClicked);
}

void EmptyState::setWords(const QString& title, const QString& sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    updateGeometry();
}

void EmptyState::setAction(const QString& word, Button::Kind kind)
{
    m_action->setText(word);
    m_action->setKind(kind);
    m_action->setVisible(!word.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor ink = Theme::of(this).color(m_danger ? Color::Danger : Color::Text2);
    paintIcon(
        painter, QRectF(0, m_title->y() - space::s - kIconBox, width(), kIconBox), m_icon, kIconBox, ink);
}

} // namespace gremio::ui
