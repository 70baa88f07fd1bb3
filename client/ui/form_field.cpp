// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/form_field.h"

#include "client/ui/label.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui {

FormField::FormField(const QString& label, QWidget* field, QWidget* parent)
    : QWidget(parent)
    , m_label(new Label(label, Type::Caption, Color::Text2))
    , m_hint(new Label(QString(), Type::Caption, Color::Text3))
    , m_head(new QHBoxLayout)
    , m_field(field)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    m_label->setWeight(QFont::Medium);
    m_head->setSpacing(space::s);
    m_head->addWidget(m_label, 1);
    column->addLayout(m_head);
    column->addWidget(field);
    m_hint->setLines(0);
    m_hint->hide();
    column->addWidget(m_hint);
    setFocusProxy(field);
    setLabel(label);
}

void FormField::setLabel(const QString& label)
{
    m_label->setText(label);
    m_field->setAccessibleName(label);
    if (QWidget* inner = m_field->focusProxy())
        inner->setAccessibleName(label);
}

void FormField::setHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void FormField::addTrailing(QWidget* widget)
{
    m_head->addWidget(widget);
}

} // namespace gremio::ui
