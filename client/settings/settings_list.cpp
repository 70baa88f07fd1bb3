// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/settings_list.h"

#include "client/settings/settings_row.h"
#include "client/ui/button.h"
#include "client/ui/error_state.h"
#include "client/ui/label.h"
#include "client/ui/skeleton.h"
#include "client/words/error_words.h"

#include <QEvent>
#include <QVBoxLayout>

namespace gremio {

SettingsList::SettingsList(int likelyRows, QWidget* parent)
    : ui::Card(parent)
    , m_title(new ui::Label(QString(), ui::Type::Subtitle))
    , m_explanation(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
    , m_rows(new QVBoxLayout)
    , m_skeleton(new ui::Skeleton(likelyRows, ui::size::rowPerson))
    , m_error(new ui::ErrorState(QString(), QString()))
    , m_foot(new QWidget)
    , m_button(new ui::Button(QString()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_explanation->setContentsMargins(16, 0, 16, 12);
    m_explanation->setLines(0);
    m_rows->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addLayout(m_rows);
    column->addWidget(m_skeleton);
    column->addWidget(m_error);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 16);
    foot->setSpacing(ui::space::l);
    foot->addWidget(new ui::Rule);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(16, 0, 16, 0);
    line->addWidget(m_button);
    line->addStretch(1);
    foot->addLayout(line);
    column->addWidget(m_foot);
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, &SettingsList::tryAgainClicked);
}

void SettingsList::setWords(const QString& title, const QString& explanation)
{
    m_title->setText(title);
    m_title->setContentsMargins(16, 16, 16, explanation.isEmpty() ? 8 : 4);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
}

void SettingsList::setLoading(bool loading)
{
    m_skeleton->setVisible(loading);
}

void SettingsList::setError(const QString& title, const ApiError* error)
{
    m_error->setVisible(error);
    if (!error)
        return;
    m_error->setWords(title, ErrorWords::say(*error));
    m_error->setDetails(ErrorWords::details(*error));
}

void SettingsList::clear()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

SettingsRow* SettingsList::addLine(ui::Icon icon)
{
    auto* row = new SettingsRow(icon);
    m_rows->addWidget(new ui::Rule);
    m_rows->addWidget(row);
    return row;
}

void SettingsList::setFootVisible(bool visible)
{
    m_foot->setVisible(visible);
}

void SettingsList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    ui::Card::changeEvent(event);
}

} // namespace gremio
