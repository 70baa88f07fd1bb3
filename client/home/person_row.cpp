// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/home/person_row.h"

#include "client/ui/avatar.h"
#include "client/ui/label.h"
#include "client/words/person_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace gremio {

PersonRow::PersonRow(QWidget* parent)
    : QWidget(parent)
    , m_avatar(new ui::Avatar(40))
    , m_name(new ui::ElidedLabel(QString(), ui::Type::Body))
    , m_when(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text3))
    , m_line(new ui::ElidedLabel(QString(), ui::Type::Body, ui::Color::Text2))
    , m_row(new QHBoxLayout(this))
{
    setFixedHeight(ui::size::rowRequest);
    m_row->setContentsMargins(16, 0, 16, 0);
    m_row->setSpacing(12);
    m_row->addWidget(m_avatar);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    m_name->setWeight(QFont::DemiBold);
    m_when->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // a time is never cut
    first->addWidget(m_name);
    first->addWidget(m_when);
    first->addStretch(1);
    words->addStretch(1);
    words->addLayout(first);
    words->addWidget(m_line);
    words->addStretch(1);
    m_row->addLayout(words, 1);
}

void PersonRow::present(const Person& person, const QString& when, const QString& line)
{
    m_avatar->setPerson(person.id.toString(), person.displayName);
    m_name->setText(PersonWords::name(person.displayName));
    m_when->setText(when);
    m_when->setVisible(!when.isEmpty());
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
    setAccessibleName(m_name->text());
}

void PersonRow::addTrailing(QWidget* widget)
{
    if (m_row->count() > 2)
        m_row->addSpacing(-4);
    m_row->addWidget(widget);
}

} // namespace gremio
