// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/settings_row.h"

#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/state_tag.h"
#include "client/ui/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace gremio {

SettingsRow::SettingsRow(ui::Icon icon, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_title(new ui::ElidedLabel)
    , m_about(new ui::ElidedLabel(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_tag(new ui::StateTag(QString()))
    , m_action(new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Small))
{
    setFixedHeight(ui::size::rowPerson);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16 + ui::size::icon + ui::space::m, 0, 16, 0);
    row->setSpacing(ui::space::m);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* first = new QHBoxLayout;
    first->setSpacing(ui::space::s);
    m_title->setWeight(QFont::DemiBold);
    first->addWidget(m_title);
    first->addWidget(m_tag);
    first->addStretch(1);
    words->addStretch(1);
    words->addLayout(first);
    words->addWidget(m_about);
    words->addStretch(1);
    row->addLayout(words, 1);
    row->addWidget(m_action);
    m_tag->hide();
}

void SettingsRow::setWords(const QString& title, const QString& about)
{
    m_title->setText(title);
    m_about->setText(about);
    setAccessibleName(title + QStringLiteral(", ") + about);
}

void SettingsRow::setTag(const QString& word)
{
    m_tag->setState(word, ui::StateTag::Kind::Success);
    m_tag->setVisible(!word.isEmpty());
}

void SettingsRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    ui::paintIcon(painter, QRectF(16, 0, ui::size::icon, height()), m_icon, ui::size::icon,
        ui::Theme::of(this).color(ui::Color::Text2));
}

} // namespace gremio
