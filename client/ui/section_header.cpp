// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/section_header.h"

#include "client/ui/label.h"
#include "client/ui/link_button.h"

#include <QtWidgets/QHBoxLayout>

namespace gremio::ui {

SectionHeader::SectionHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new Label(title, Type::Body))
    , m_count(new Label(QString(), Type::Body, Color::Text2))
    , m_link(new LinkButton(QString()))
{
    m_title->setWeight(QFont::DemiBold);
    m_count->setTabular(true);
    m_count->hide();
    m_link->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_link);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_link, &LinkButton::clicked, this, &SectionHeader::linkClicked);
}

void SectionHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void SectionHeader::setCount(const QString& count)
{
    m_count->setText(count);
    m_count->setVisible(!count.isEmpty());
}

void SectionHeader::setLink(const QString& word, Icon icon)
{
    m_link->setText(word);
    m_link->setGlyph(icon);
    m_link->setVisible(!word.isEmpty());
}

} // namespace gremio::ui
