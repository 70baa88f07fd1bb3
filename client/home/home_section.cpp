// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/home/home_section.h"

#include "client/ui/card.h"
#include "client/ui/error_state.h"
#include "client/ui/section_header.h"
#include "client/ui/skeleton.h"
#include "client/words/error_words.h"

#include <QLocale>
#include <QVBoxLayout>

namespace gremio {

HomeSection::HomeSection(ui::Icon emptyIcon, int rowHeight, QWidget* parent)
    : QWidget(parent)
    , m_header(new ui::SectionHeader(QString()))
    , m_card(new ui::Card)
    , m_rows(nullptr)
    , m_rowBox(new QWidget)
    , m_skeleton(new ui::Skeleton(3, rowHeight))
    , m_empty(new ui::EmptyState(emptyIcon, QString(), QString()))
    , m_error(new ui::ErrorState(QString(), QString()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::s);
    column->addWidget(m_header);
    column->addWidget(m_card, 1);
    auto* inner = new QVBoxLayout(m_card);
    inner->setContentsMargins(1, 1, 1, 1);
    inner->setSpacing(0);
    m_rows = new QVBoxLayout(m_rowBox);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    for (QWidget* state : std::initializer_list<QWidget*>{m_rowBox, m_skeleton, m_empty, m_error})
        inner->addWidget(state);
    // Rows stand at the top; what is said instead of them in the middle.
    inner->setStretchFactor(m_empty, 100);
    inner->setStretchFactor(m_error, 100);
    inner->addStretch(1);
    connect(m_header, &ui::SectionHeader::linkClicked, this, &HomeSection::linkClicked);
    connect(m_empty, &ui::EmptyState::actionClicked, this, &HomeSection::emptyActionClicked);
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, &HomeSection::tryAgainClicked);
    showLoading();
}

void HomeSection::setWords(const QString& title, const QString& link, const QString& emptyTitle,
    const QString& emptySentence, const QString& emptyAction)
{
    m_header->setTitle(title);
    m_header->setLink(link);
    m_empty->setWords(emptyTitle, emptySentence);
    m_empty->setAction(emptyAction);
}

void HomeSection::setCount(int count)
{
    m_header->setCount(count > 0 ? QLocale().toString(count) : QString());
}

void HomeSection::setRows(const QStringList& keys, const std::function<QWidget*(const QString& key)>& make)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    m_widgets.clear();
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& key : keys) {
        if (!m_widgets.empty())
            m_rows->addWidget(new ui::Rule);
        QWidget* row = make(key);
        m_rows->addWidget(row);
        m_widgets.push_back(row);
    }
}

QWidget* HomeSection::rowOf(const QString& key) const
{
    const auto index = m_keys.indexOf(key);
    return index < 0 ? nullptr : m_widgets[static_cast<std::size_t>(index)];
}

void HomeSection::only(QWidget* shown)
{
    for (QWidget* state : std::initializer_list<QWidget*>{m_rowBox, m_skeleton, m_empty, m_error})
        state->setVisible(state == shown);
}

void HomeSection::showLoading()
{
    only(m_skeleton);
}

void HomeSection::showError(const QString& title, const ApiError& error)
{
    m_error->setWords(title, ErrorWords::say(error));
    m_error->setDetails(ErrorWords::details(error));
    only(m_error);
}

bool HomeSection::isBlank() const
{
    return !m_empty->isHidden();
}

void HomeSection::showRows()
{
    only(m_keys.isEmpty() ? static_cast<QWidget*>(m_empty) : m_rowBox);
}

} // namespace gremio
