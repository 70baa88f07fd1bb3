// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/page_header.h"

#include "client/ui/label.h"

#include <QtWidgets/QHBoxLayout>

namespace gremio::ui {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(title, Type::Title))
    , m_note(new ElidedLabel(QString(), Type::Body, Color::Text2))
    , m_actions(new QHBoxLayout)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::l);
    row->addWidget(m_title, 1);
    row->addWidget(m_note);
    m_note->setAlignment(Qt::AlignRight);
    m_note->hide();
    m_actions->setSpacing(space::s);
    row->addLayout(m_actions);
    setFixedHeight(size::pageHeader);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PageHeader::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void PageHeader::addAction(QWidget* widget)
{
    m_actions->addWidget(widget);
}

} // namespace gremio::ui
