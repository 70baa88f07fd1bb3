// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/profile/goals_editor.h"

#include "client/ui/button.h"
#include "client/ui/icon_button.h"
#include "client/ui/text_field.h"
#include "client/ui/tokens.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr std::size_t mostGoals = 10;
}

GoalsEditor::GoalsEditor(QWidget* parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout)
    , m_add(new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Small))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::s);
    m_lines->setSpacing(ui::space::s);
    column->addLayout(m_lines);
    m_add->setGlyph(ui::Icon::Plus);
    m_add->setObjectName(u"addGoal"_s);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &ui::Button::clicked, this, [this] {
        addLine({})->setFocus();
        Q_EMIT changed();
    });
    retranslate();
}

ui::TextField* GoalsEditor::addLine(const QString& text)
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(ui::space::xs);
    auto* field = new ui::TextField;
    field->setObjectName(u"goal_%1"_s.arg(m_fields.size()));
    field->setText(text);
    field->edit()->setMaxLength(120);
    auto* remove = new ui::IconButton(ui::Icon::X, tr("Take this goal away"));
    line->addWidget(field, 1);
    line->addWidget(remove);
    m_lines->addWidget(row);
    m_rows.push_back(row);
    m_fields.push_back(field);
    connect(field, &ui::TextField::textChanged, this, &GoalsEditor::changed);
    connect(remove, &ui::IconButton::clicked, this, [this, row, field] {
        std::erase(m_rows, row);
        std::erase(m_fields, field);
        row->hide();
        row->deleteLater();
        retranslate();
        Q_EMIT changed();
    });
    retranslate();
    return field;
}

void GoalsEditor::setGoals(const std::vector<QString>& goals)
{
    if (goals == this->goals())
        return;
    for (QWidget* row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    m_fields.clear();
    for (const QString& goal : goals)
        addLine(goal);
    retranslate();
}

std::vector<QString> GoalsEditor::goals() const
{
    std::vector<QString> all;
    for (const ui::TextField* field : m_fields) {
        if (const QString text = field->text().trimmed(); !text.isEmpty())
            all.push_back(text);
    }
    return all;
}

void GoalsEditor::retranslate()
{
    m_add->setText(tr("Add a goal"));
    m_add->setEnabled(m_fields.size() < mostGoals);
    for (ui::TextField* field : m_fields) {
        field->setPlaceholder(tr("For example: lead a team of five"));
        field->edit()->setAccessibleName(tr("Goal"));
    }
}

void GoalsEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gremio
